import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { findPerson, type PersonAsked } from '../records/find-person.ts';
import type { Doing } from '../records/take-turn.ts';
import { countsOf, type Disclosure, partsForPerson, partsForPublic } from './disclosure.ts';
import { listHeldAboutPerson, listHeldAboutProvider, listKnownNames } from './list-held.ts';

/** The request that a file answers. */
export interface DisclosureRequest {
  readonly reference: string;
  readonly reason: string;
  readonly format: string;
}

interface Asked {
  readonly kinds: readonly RecordKind[];
  readonly authority: OwnAuthority;
  readonly request: DisclosureRequest;
}

/** Everything held about a person; that it was taken, by whom and why, stands in the audit trail before it leaves. */
export async function preparePersonDisclosure(tx: Tx, doing: Doing, asked: Asked, person: PersonAsked): Promise<Disclosure> {
  const { kinds, authority } = asked;
  const sought = await findPerson(tx, authority, person);
  const everybody = await listKnownNames(tx, kinds, authority);
  const held = await listHeldAboutPerson(tx, kinds, authority, sought);
  const known = { theirs: sought.names, emails: sought.emails, accountIds: sought.accountIds, everybody };
  const [accountId] = sought.accountIds;
  const subject = accountId === undefined ? { kind: 'person', id: person.email ?? person.name ?? '' } : { kind: 'account', id: accountId };
  const about = [...sought.names, ...sought.emails].join(', ');
  return keepTrace(tx, doing, asked, { subject, about, disclosure: { about: 'person', subject: about, parts: partsForPerson(held, known) } });
}

/** Everything held about a provider, with the parts to look at before it is given to the public. */
export async function prepareProviderDisclosure(
  tx: Tx,
  doing: Doing,
  asked: Asked,
  provider: { readonly id: number; readonly name: string },
): Promise<Disclosure> {
  const { kinds, authority } = asked;
  const everybody = await listKnownNames(tx, kinds, authority);
  const held = await listHeldAboutProvider(tx, kinds, authority, provider.id);
  return keepTrace(tx, doing, asked, {
    subject: { kind: 'provider', id: provider.id },
    about: provider.name,
    disclosure: { about: 'provider', subject: provider.name, parts: partsForPublic(held, { everybody }) },
  });
}

interface Made {
  readonly subject: { readonly kind: string; readonly id: string | number };
  readonly about: string;
  readonly disclosure: Pick<Disclosure, 'about' | 'subject' | 'parts'>;
}

async function keepTrace(tx: Tx, doing: Doing, { authority, request }: Asked, { subject, about, disclosure }: Made): Promise<Disclosure> {
  const { reference, reason, format } = request;
  await recordAudit(tx, {
    actor: doing.actor,
    event: doing.event,
    subject,
    reason,
    after: { about, request: reference, format, ...countsOf(disclosure.parts) },
    reference: doing.reference,
  });
  return { ...disclosure, authority: authority.name, reference, reason, madeBy: doing.actor.name, madeAt: doing.clock.now() };
}
