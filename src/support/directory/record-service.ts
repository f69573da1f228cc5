import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { type KeptService, listOwners, listServices } from './list-services.ts';
import { serviceCategories, type ServiceEntry, wrongWith } from './service.ts';

/** What came of saving something that several people edit. */
export type Saved =
  | { readonly kind: 'saved'; readonly id: number }
  | { readonly kind: 'refused'; readonly field: string; readonly reason: string }
  /** Somebody saved it since the form was shown. Nothing was written. */
  | { readonly kind: 'overtaken' };

export const entryOf = ({ id: _i, localityName: _l, ownerName: _o, changed: _c, withdrawn: _w, ...entry }: KeptService): ServiceEntry => entry;

/** Writes a service into the directory, or changes one: `seen` is how often it had been saved when the form was shown. The same sent twice is written once. */
export async function recordService(
  tx: Tx,
  doing: Doing,
  entry: ServiceEntry,
  changes: { readonly id: number; readonly seen: number } | null = null,
): Promise<Saved> {
  await takeTurn(tx, doing);
  const { actor, clock, event, reference, authorityId } = doing;
  const [wrong] = wrongWith(entry, clock.today());
  if (wrong) return { kind: 'refused', field: wrong.field, reason: wrong.says };
  const standing = (await listServices(tx, authorityId)).filter(({ withdrawn }) => withdrawn === null);
  const before = changes === null ? null : (standing.find(({ id }) => id === changes.id) ?? null);
  if (changes !== null && before === null) return { kind: 'refused', field: 'name', reason: 'Somebody withdrew this service while you changed it' };
  if (before !== null && isDeepStrictEqual(entryOf(before), entry)) return { kind: 'saved', id: before.id };
  const named = standing.find(({ id, name }) => id !== before?.id && name.toLowerCase() === entry.name.toLowerCase());
  if (named !== undefined && changes === null && isDeepStrictEqual(entryOf(named), entry)) return { kind: 'saved', id: named.id };
  if (named !== undefined) return { kind: 'refused', field: 'name', reason: `The directory has a service of this name already: ${serviceCategories[named.category]}` }; // prettier-ignore
  if (before !== null && before.changed !== changes?.seen) return { kind: 'overtaken' };
  if (entry.ownerAccountId !== before?.ownerAccountId && !(await listOwners(tx, authorityId)).some(({ id }) => id === entry.ownerAccountId))
    return { kind: 'refused', field: 'owner', reason: 'Choose whose entry it is' };
  const row = rowOf(entry);
  const { id } =
    before === null
      ? await tx
          .insertInto('directory_service')
          .values({ ...row, authority_id: authorityId, entered_by: actor.name, entered_at: clock.now() })
          .returning('id')
          .executeTakeFirstOrThrow()
      : await tx
          .updateTable('directory_service')
          .set({ ...row, changed: before.changed + 1 })
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'directory-service', id },
    before: before === null ? null : entryOf(before),
    after: entry,
    reference,
  });
  if (entry.ownerAccountId !== before?.ownerAccountId && entry.ownerAccountId !== actor.accountId)
    await sendNotice(tx, {
      authorityId,
      to: [entry.ownerAccountId],
      kind: 'service-is-yours',
      urgency: 'usual',
      subject: `An entry of the services directory is yours to keep: ${entry.name}`,
      href: `/services/${String(id)}`,
    });
  return { kind: 'saved', id };
}

const rowOf = (entry: ServiceEntry) => ({
  category: entry.category,
  name: entry.name,
  says: entry.says,
  phases: JSON.stringify(entry.phases),
  locality_id: entry.localityId,
  email: entry.email,
  phone: entry.phone,
  web: entry.web,
  owner_account_id: entry.ownerAccountId,
  reviewed_on: entry.reviewedOn,
  review_due_on: entry.reviewDueOn,
});
