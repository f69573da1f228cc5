import './tables.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import type { KeptSeat } from './list-seats.ts';
import { listCoordinators, listPartners, listPeople } from './list-seats.ts';
import { refuse, type Saved, saved } from './saved.ts';
import { decideEnd, isStanding, type PartnerKind } from './seat.ts';

export type SeatTable = 'network_coordinator' | 'network_person' | 'network_partner';
const kindOf = (table: SeatTable): string => table.replaceAll('_', '-');

export interface CoordinatorEntry {
  readonly accountId: number;
  readonly from: string;
}

/** Somebody coordinates a network from a day on. */
export async function recordCoordinator(tx: Tx, doing: Doing, localityId: number, { accountId, from }: CoordinatorEntry): Promise<Saved> {
  const { authorityId, clock } = doing;
  await takeTurn(tx, doing);
  const open = (await listCoordinators(tx, authorityId, localityId)).find(
    (one) => one.accountId === accountId && one.to === null && !one.isWithdrawn,
  );
  if (open !== undefined) return open.from === from ? saved(open.id, false) : refuse('account', `${open.name} coordinates it already`);
  if (from > clock.today()) return refuse('from', 'The first day must be today or earlier');
  const { id } = await tx
    .insertInto('network_coordinator')
    .values({ ...entered(doing, localityId, from), account_id: accountId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return audited(tx, doing, 'network_coordinator', id, { localityId, accountId, from });
}

export interface PersonEntry {
  readonly accountId: number | null;
  readonly name: string;
  readonly part: string;
  readonly from: string;
}

export async function recordPerson(tx: Tx, doing: Doing, localityId: number, entry: PersonEntry): Promise<Saved> {
  const { authorityId, clock } = doing;
  await takeTurn(tx, doing);
  const open = (await listPeople(tx, authorityId, localityId)).filter((one) => one.to === null && !one.isWithdrawn);
  const same = open.find(({ accountId, name }) => (entry.accountId === null ? name === entry.name : accountId === entry.accountId));
  if (same !== undefined)
    return same.part === entry.part && same.from === entry.from ? saved(same.id, false) : refuse('name', `${same.name} belongs to it already`);
  if (entry.from > clock.today()) return refuse('from', 'The first day must be today or earlier');
  const { accountId, name, part, from } = entry;
  const { id } = await tx
    .insertInto('network_person')
    .values({ ...entered(doing, localityId, from), account_id: accountId, name, part })
    .returning('id')
    .executeTakeFirstOrThrow();
  return audited(tx, doing, 'network_person', id, { localityId, ...entry });
}

export interface PartnerEntry {
  readonly kind: PartnerKind;
  readonly name: string;
  readonly providerId: number | null;
  readonly contactName: string | null;
  readonly contact: string | null;
  readonly offers: string;
  readonly from: string;
}

/** Enters a partner; or, of one that is there, what has changed, its earlier words being kept in the history. */
export async function recordPartner(tx: Tx, doing: Doing, localityId: number, entry: PartnerEntry, partnerId: number | null): Promise<Saved> {
  const { authorityId, clock } = doing;
  await takeTurn(tx, doing);
  const all = (await listPartners(tx, authorityId, localityId)).filter(({ isWithdrawn }) => !isWithdrawn);
  const there = all.find(({ id }) => id === partnerId);
  if (partnerId !== null && there === undefined) return refuse('name', 'It was withdrawn meanwhile', 409);
  const same = all.find((one) => one.name.toLowerCase() === entry.name.toLowerCase() && one.to === null && one.id !== partnerId);
  if (same !== undefined)
    return isSamePartner(same, entry) ? saved(same.id, false) : refuse('name', `${same.name} is a partner already: change that one`);
  if (entry.from > clock.today()) return refuse('from', 'The first day must be today or earlier');
  if (there?.to !== null && there !== undefined && there.to < entry.from) return refuse('from', 'It cannot begin after its last day');
  if (there !== undefined && isSamePartner(there, entry)) return saved(there.id, false);
  const { kind, name, providerId, contactName, contact, offers, from } = entry;
  const row = { kind, name, provider_id: providerId, contact_name: contactName, contact, offers, from_on: from };
  if (there !== undefined) {
    await tx.updateTable('network_partner').set(row).where('id', '=', there.id).execute();
    return audited(tx, doing, 'network_partner', there.id, { localityId, ...entry });
  }
  const values = { ...entered(doing, localityId, from), ...row };
  const { id } = await tx.insertInto('network_partner').values(values).returning('id').executeTakeFirstOrThrow();
  return audited(tx, doing, 'network_partner', id, { localityId, ...entry });
}

const isSamePartner = (one: PartnerEntry, other: PartnerEntry): boolean =>
  (['kind', 'name', 'providerId', 'contactName', 'contact', 'offers', 'from'] as const).every((part) => one[part] === other[part]);

export type Ending =
  { readonly how: 'ended'; readonly last: string; readonly reason: string } | { readonly how: 'withdrawn'; readonly reason: string };

/** A place in a network ends, or never was: either way it stays readable. */
export async function endSeat(tx: Tx, doing: Doing, table: SeatTable, localityId: number, id: number, ending: Ending): Promise<Saved> {
  const { actor, authorityId, clock } = doing;
  await takeTurn(tx, doing);
  const kept = (await listOf(tx, table, authorityId, localityId)).find((one) => one.id === id);
  if (kept === undefined) return refuse('reason', 'It is not there');
  if (ending.how === 'withdrawn') {
    if (kept.isWithdrawn) return saved(id, false);
    const set = { withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: ending.reason };
    await tx.updateTable(table).set(set).where('id', '=', id).execute();
  } else {
    if (kept.to === ending.last && kept.endedReason === ending.reason) return saved(id, false);
    const decided = decideEnd(kept, ending.last, clock.today());
    if (!decided.ok) return refuse(decided.field, decided.reason);
    const set = { to_on: ending.last, ended_by: actor.name, ended_at: clock.now(), ended_reason: ending.reason };
    await tx.updateTable(table).set(set).where('id', '=', id).execute();
  }
  return audited(tx, doing, table, id, ending, ending.reason);
}

async function listOf(tx: Tx, table: SeatTable, authorityId: number, localityId: number): Promise<readonly KeptSeat[]> {
  if (table === 'network_coordinator') return listCoordinators(tx, authorityId, localityId);
  return table === 'network_person' ? listPeople(tx, authorityId, localityId) : listPartners(tx, authorityId, localityId);
}

/** Whoever takes over coordinates from today on; the last day of the one before is the day before, or today where they began today. */
export async function giveCoordination(tx: Tx, ids: readonly number[], to: { readonly accountId: number; readonly name: string }, now: { readonly at: Date; readonly today: string; readonly before: string }): Promise<void> {
  for (const id of ids) {
    const kept = await tx.selectFrom('network_coordinator').selectAll().where('id', '=', id).where('to_on', 'is', null).where('withdrawn_at', 'is', null).executeTakeFirst();
    if (kept === undefined || kept.account_id === to.accountId) continue;
    const ended = { to_on: kept.from_on > now.before ? kept.from_on : now.before, ended_by: to.name, ended_at: now.at, ended_reason: 'Handed over' };
    await tx.updateTable('network_coordinator').set(ended).where('id', '=', id).execute();
    const there = (await listCoordinators(tx, kept.authority_id, kept.locality_id)).some((one) => one.accountId === to.accountId && isStanding(one, now.today));
    if (there) continue;
    await sql`
      insert into network_coordinator (authority_id, locality_id, account_id, from_on, entered_by, entered_at)
      values (${kept.authority_id}, ${kept.locality_id}, ${to.accountId}, ${now.today}, ${to.name}, ${now.at})`.execute(tx);
  }
} // prettier-ignore

const entered = ({ actor, clock, authorityId }: Doing, localityId: number, from: string) => ({
  authority_id: authorityId,
  locality_id: localityId,
  from_on: from,
  entered_by: actor.name,
  entered_at: clock.now(),
});

async function audited(
  tx: Tx,
  { actor, event, reference }: Doing,
  table: SeatTable,
  id: number,
  after: object,
  reason: string | null = null,
): Promise<Saved> {
  await recordAudit(tx, { actor, event, subject: { kind: kindOf(table), id }, after, reference, ...(reason === null ? {} : { reason }) });
  return saved(id, true);
}
