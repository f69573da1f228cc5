import '../tables.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Clock } from '../../clock.ts';
import type { Tx } from '../../database/database.ts';
import { anonymous } from '../actor.ts';
import { issueAccountLink, pathOfLink } from '../account-links.ts';
import { tellOwner } from '../tell-owner.ts';
import { isUsable } from '../usable-account.ts';

interface Asked {
  readonly email: string;
  readonly publicAddress: string;
  readonly reference: string;
}

/** A second request so soon sends nothing, so that nobody can fill somebody's mailbox. */
const minutesBetween = 5;

/** Sends a link to whoever has an account by this address. Whether anybody has is told to nobody. */
export async function requestReset(tx: Tx, clock: Clock, { email, publicAddress, reference }: Asked): Promise<void> {
  const account = await tx
    .selectFrom('account as a')
    .select(['a.id', 'a.authority_id', 'a.sign_in_method'])
    .where((eb) => eb.fn<string>('lower', ['a.email']), '=', email.trim().toLowerCase())
    .where(isUsable(clock))
    .forUpdate()
    .executeTakeFirst();
  if (account === undefined) return;
  const { id, authority_id: authorityId } = account;
  const latest = await tx
    .selectFrom('account_link')
    .select('created_at')
    .where('account_id', '=', id)
    .where('purpose', '=', 'password-reset')
    .where('created_at', '>', new Date(clock.now().getTime() - minutesBetween * 60_000))
    .executeTakeFirst();
  if (latest !== undefined) return;
  // Also where there is no password: it marks when the last mail was sent.
  const secret = await issueAccountLink(tx, clock, id, 'password-reset');
  if (account.sign_in_method === 'oidc') {
    await tellOwner(tx, id, 'How you sign in to Waymark', [
      'Somebody asked for a new password for your account. It has none: you sign in with your council account.',
    ]);
    return;
  }
  await tellOwner(tx, id, 'Set a new password', [
    'Somebody, perhaps you, asked for a new password for your Waymark account. Set one here within an hour:',
    `${publicAddress}${pathOfLink('password-reset', secret)}`,
    'If it was not you, there is nothing to do: your password stays as it is.',
  ]);
  await recordAudit(tx, { actor: anonymous, event: 'account.reset-requested', subject: { kind: 'account', id }, authorityId, reference });
}
