import './tables.ts';
import { sql } from 'kysely';
import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import type { Doing } from '../../common/doing.ts';
import { isInvited } from './member-groups.ts';
import type { MeetingPlan } from './meeting.ts';

interface Told {
  readonly localityId: number;
  readonly meetingId: number;
  readonly plan: Pick<MeetingPlan, 'on' | 'startsAt' | 'invited'>;
}

const happened = {
  planned: (name: string, when: string) => `The ${name} network meeting is planned for ${when}`,
  moved: (name: string, when: string) => `The ${name} network meeting is now on ${when}`,
  cancelled: (name: string, when: string) => `The ${name} network meeting is cancelled: it was for ${when}`,
  uninvited: (name: string, when: string) => `You are no longer invited to the ${name} network meeting of ${when}`,
} as const;
type Happened = keyof typeof happened;

/** Tells those who are expected at a meeting: the heads of the providers invited, the network’s people and its coordinators; not whoever did it. */
export async function sendMeetingNotice(tx: Tx, doing: Doing, what: Happened, told: Told): Promise<void> {
  await tell(tx, doing, what, told, expectedOf(await listPossible(tx, doing, told.localityId), told.plan));
}

/** After a change: who has come to be invited learns that it is planned, who no longer is that they are not, and the others where it is moved. */
export async function sendChangeNotices(tx: Tx, doing: Doing, told: Told, before: Told['plan'], isMoved: boolean): Promise<void> {
  const possible = await listPossible(tx, doing, told.localityId);
  const was = expectedOf(possible, before);
  const is = expectedOf(possible, told.plan);
  const onlyIn = (one: ReadonlySet<number>, other: ReadonlySet<number>) => new Set([...one].filter((id) => !other.has(id)));
  await tell(tx, doing, 'planned', told, onlyIn(is, was));
  await tell(tx, doing, 'uninvited', { ...told, plan: before }, onlyIn(was, is));
  if (isMoved) await tell(tx, doing, 'moved', told, new Set([...is].filter((id) => was.has(id))));
}

async function tell(
  tx: Tx,
  { authorityId, actor }: Doing,
  what: Happened,
  { localityId, meetingId, plan }: Told,
  to: ReadonlySet<number>,
): Promise<void> {
  const { name, slug } = await tx.selectFrom('locality').select(['name', 'slug']).where('id', '=', localityId).executeTakeFirstOrThrow();
  await sendNotice(tx, {
    authorityId,
    to: [...to].filter((id) => id !== actor.accountId),
    kind: 'network-meeting',
    urgency: 'usual',
    subject: happened[what](name, `${dateInWords(plan.on)} at ${plan.startsAt}`),
    href: `/networks/${slug}/meetings/${String(meetingId)}`,
  });
}

interface Possible {
  /** Who is expected whoever is invited. */
  readonly seated: readonly number[];
  readonly heads: readonly { readonly id: number; readonly kind: string; readonly phase: string }[];
}

const expectedOf = ({ seated, heads }: Possible, { invited }: Told['plan']): ReadonlySet<number> =>
  new Set([...seated, ...heads.filter((head) => isInvited(invited, head)).map(({ id }) => id)]);

async function listPossible(tx: Tx, { authorityId, clock }: Doing, localityId: number): Promise<Possible> {
  const today = clock.today();
  const stands = sql`s.withdrawn_at is null and s.from_on <= ${today} and (s.to_on is null or s.to_on >= ${today}) and s.locality_id = ${localityId} and s.authority_id = ${authorityId}`;
  const { rows: seated } = await sql<{ id: number }>`
    select s.account_id as id from network_coordinator s where ${stands} union
    select s.account_id from network_person s where ${stands} and s.account_id is not null`.execute(tx);
  const { rows: heads } = await sql<{ id: number; kind: string; phase: string }>`
    select a.id, p.kind, p.phase from account a
    join access_scope x on x.account_id = a.id and x.ended_at is null and x.valid_from <= ${today} and (x.valid_to is null or x.valid_to >= ${today})
    join provider p on p.id = x.provider_id and p.joined_to is null and p.status in ('open', 'closing') and p.locality_id = ${localityId}
    where a.authority_id = ${authorityId} and a.role = 'headteacher'`.execute(tx);
  return { seated: seated.map(({ id }) => id), heads };
}
