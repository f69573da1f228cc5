import { ownColumn, type RecordKind } from './record-kind.ts';

const withTheAccount = 'Removed by signing in or out, or when it has run out; at the latest when the account is erased.';

/** Of an account, and of no use without it. */
function meansOfSignIn(
  given: Pick<RecordKind, 'kind' | 'label' | 'what' | 'table' | 'key' | 'title' | 'secrets'> &
    Partial<Pick<RecordKind, 'owner' | 'dated' | 'words' | 'people'>>,
): RecordKind {
  return {
    owner: ownColumn,
    words: [],
    dated: 'created_at',
    source: { words: 'Signing in' },
    isCasework: false,
    retention: { none: withTheAccount },
    ...given,
    people: [{ columns: ['account_id'], holds: 'account', as: 'subject' }, ...(given.people ?? [])],
  };
}

/** What signing in leaves behind. Sealed secrets and hashes are said to be there, and never given. */
export const signInRecordKinds: readonly RecordKind[] = [
  meansOfSignIn({
    kind: 'session',
    label: 'Times somebody was signed in',
    what: 'Which browser was signed in, from which network address and when, so that it can be signed out and misuse found.',
    table: 'session',
    key: 'id',
    title: ['device'],
    owner: { by: 'row', column: 'account_id', table: 'account' },
    people: [{ columns: ['address'], holds: 'contact', as: 'subject' }],
    words: ['notice'],
    secrets: ['id_hash', 'pending_factor'],
  }),
  meansOfSignIn({
    kind: 'half-session',
    label: 'Sign-ins that were begun',
    what: 'That a password was given and a code not yet.',
    table: 'half_session',
    key: 'id_hash',
    title: [],
    secrets: ['id_hash', 'pending_factor'],
  }),
  meansOfSignIn({
    kind: 'second-factor',
    label: 'Authenticator apps',
    what: 'That somebody signs in with a code, and since when.',
    table: 'second_factor',
    key: 'account_id',
    title: [],
    secrets: ['sealed_secret'],
    dated: 'enrolled_at',
  }),
  meansOfSignIn({
    kind: 'recovery-code',
    label: 'Recovery codes',
    what: 'That there is a code for when an authenticator is lost, and when it was used.',
    table: 'recovery_code',
    key: 'code_hash',
    title: [],
    secrets: ['code_hash'],
  }),
  meansOfSignIn({
    kind: 'identity-link',
    label: 'Who accounts are at the council’s own sign-in',
    what: 'The number by which the council’s identity provider knows somebody.',
    table: 'identity_link',
    key: 'subject',
    title: ['issuer'],
    secrets: [],
    dated: 'linked_at',
  }),
  meansOfSignIn({
    kind: 'account-link',
    label: 'Invitations and links to reset a password',
    what: 'That such a link was sent, until when it could be used, and whether it was.',
    table: 'account_link',
    key: 'secret_hash',
    title: ['purpose'],
    secrets: ['secret_hash'],
  }),
  meansOfSignIn({
    kind: 'known-device',
    label: 'Devices that were used before',
    what: 'What sort of device somebody signed in with and when, so that they are told of one that is new.',
    table: 'known_device',
    key: 'device_hash',
    title: ['device'],
    secrets: ['device_hash'],
    dated: 'last_seen_at',
  }),
  meansOfSignIn({
    kind: 'kept-form',
    label: 'Forms kept for somebody whose time ran out',
    what: 'What somebody was typing when they were signed out, sealed so that only their own browser can open it.',
    table: 'kept_form',
    key: 'secret_hash',
    title: [],
    secrets: ['secret_hash', 'sealed_form'],
  }),
];
