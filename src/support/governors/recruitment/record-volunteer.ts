import type { Tx } from '../../../platform/database/database.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import { sayWhen } from '../../../platform/history/say-when.ts';
import type { Doing, Outcome } from '../../../register/index.ts';
import { refusedFor } from '../boards/ledgers.ts';
import { findVolunteer, listIntroductions, lockVolunteer, type Volunteer } from './find-recruitment.ts';
import { isLive } from './introduction.ts';
import { findLastDay } from './record-placement.ts';
import { placedUntil, type VolunteerState } from './volunteer.ts';
import './tables.ts';

export type VolunteerEntry = Pick<
  Volunteer,
  | 'name'
  | 'email'
  | 'telephone'
  | 'employer'
  | 'skills'
  | 'phases'
  | 'localities'
  | 'homeLocalityId'
  | 'travelMiles'
  | 'available'
  | 'worksAt'
  | 'memberForLocality'
  | 'eligibilityDeclaredOn'
  | 'referencesOn'
  | 'checksOn'
  | 'notes'
>;

/** Volunteers of one authority take turns: nobody is entered twice. */
async function takeTurnOf(tx: Tx, { clock }: Doing, authorityId: number): Promise<void> {
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
}

const audit = (tx: Tx, { actor, event, reference }: Doing, id: number, what: { reason?: string; before?: object; after: object }): Promise<void> =>
  recordAudit(tx, { actor, event, subject: { kind: 'governor-volunteer', id }, ...what, ...(reference === undefined ? {} : { reference }) });

function rowOf(entry: VolunteerEntry) {
  return {
    name: entry.name,
    email: entry.email,
    telephone: entry.telephone,
    employer: entry.employer,
    skills: JSON.stringify(entry.skills),
    phases: JSON.stringify(entry.phases),
    localities: JSON.stringify(entry.localities),
    home_locality_id: entry.homeLocalityId,
    travel_miles: entry.travelMiles,
    available: entry.available,
    works_at_provider_id: entry.worksAt,
    member_for_locality_id: entry.memberForLocality,
    eligibility_declared_on: entry.eligibilityDeclaredOn,
    references_on: entry.referencesOn,
    checks_on: entry.checksOn,
    notes: entry.notes,
  };
}

/** What the audit trail says of a volunteer: nothing that finds them. */
const saidOf = ({ skills, eligibilityDeclaredOn, referencesOn, checksOn }: VolunteerEntry) => ({
  skills: skills.join(', '),
  eligibilityDeclaredOn,
  referencesOn,
  checksOn,
});

function futureDay(entry: VolunteerEntry, today: string): string | null {
  const days = { eligibility: entry.eligibilityDeclaredOn, references: entry.referencesOn, checks: entry.checksOn };
  return Object.entries(days).find(([, day]) => day !== null && day > today)?.[0] ?? null;
}

const isSame = (now: Volunteer, entry: VolunteerEntry): boolean =>
  (Object.keys(entry) as (keyof VolunteerEntry)[]).every((key) => JSON.stringify(now[key]) === JSON.stringify(entry[key]));

export async function recordVolunteer(tx: Tx, doing: Doing, authorityId: number, entry: VolunteerEntry): Promise<Outcome<VolunteerEntry>> {
  await takeTurnOf(tx, doing, authorityId);
  const same = await tx
    .selectFrom('governor_volunteer')
    .select(['id', 'name'])
    .where('authority_id', '=', authorityId)
    .where('email', '=', entry.email)
    .where('state', '<>', 'left')
    .executeTakeFirst();
  if (same) {
    const now = await findVolunteer(tx, authorityId, same.id);
    return now && isSame(now, entry)
      ? { kind: 'already', id: same.id }
      : refusedFor('email', `${same.name} is on the list already with this address: change what is kept of them there`);
  }
  const future = futureDay(entry, doing.clock.today());
  if (future !== null) return refusedFor(future, 'The day must be today or earlier');
  const { id } = await tx
    .insertInto('governor_volunteer')
    .values({
      ...rowOf(entry),
      authority_id: authorityId,
      registered_on: doing.clock.today(),
      state: 'looking',
      state_why: null,
      left_on: null,
      entered_by: doing.actor.name,
      entered_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(tx, doing, id, { after: saidOf(entry) });
  return { kind: 'saved', id, plan: entry };
}

export async function correctVolunteer(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  id: number,
  entry: VolunteerEntry,
  seen: string,
): Promise<Outcome<VolunteerEntry>> {
  await takeTurnOf(tx, doing, authorityId);
  const now = await lockVolunteer(tx, authorityId, id);
  if (!now) return refusedFor('name', 'They are not on the list any more');
  if (isSame(now, entry)) return { kind: 'already', id };
  if (seen !== stampOf(now)) return refusedFor('name', 'Somebody changed this since you opened it: look at what it says now, and enter yours again');
  const future = futureDay(entry, doing.clock.today());
  if (future !== null) return refusedFor(future, 'The day must be today or earlier');
  await tx
    .updateTable('governor_volunteer')
    .set({ ...rowOf(entry), entered_by: doing.actor.name, entered_at: doing.clock.now() })
    .where('id', '=', id)
    .execute();
  await tx.updateTable('governor_introduction').set({ person_name: entry.name, email: entry.email }).where('volunteer_id', '=', id).execute();
  await audit(tx, doing, id, { before: saidOf(now), after: saidOf(entry) });
  return { kind: 'saved', id, plan: entry };
}

/** Which version of a volunteer a form began from. */
export const stampOf = ({ enteredAt }: Pick<Volunteer, 'enteredAt'>): string => String(enteredAt.getTime());

export interface StateEntry {
  readonly state: Exclude<VolunteerState, 'placed'>;
  readonly why: string;
}

/** Pausing, looking again, or leaving the list; who leaves is in no introduction that is under way. */
export async function changeVolunteerState(
  tx: Tx,
  doing: Doing,
  authorityId: number,
  id: number,
  { state, why }: StateEntry,
): Promise<Outcome<StateEntry>> {
  await takeTurnOf(tx, doing, authorityId);
  const now = await lockVolunteer(tx, authorityId, id);
  if (!now) return refusedFor('state', 'They are not on the list any more');
  if (now.state === state && now.stateWhy === why) return { kind: 'already', id };
  const live = (await listIntroductions(tx, authorityId, { volunteerId: id })).filter((one) => isLive(one.state));
  if (state === 'left' && live.length > 0)
    return refusedFor('state', `They are introduced to ${live.map(({ providerName }) => providerName).join(', ')}: say first what came of it`);
  const leftOn = state === 'left' ? doing.clock.today() : null;
  const until = placedUntil({ state, leftOn }, await findLastDay(tx, id));
  await tx
    .updateTable('governor_volunteer')
    .set({ state, state_why: why, left_on: leftOn, placed_until: until, entered_at: doing.clock.now() })
    .where('id', '=', id)
    .execute();
  await audit(tx, doing, id, { reason: why, before: { state: now.state }, after: { state } });
  return { kind: 'saved', id, plan: { state, why } };
}
