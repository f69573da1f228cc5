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

const happened = { planned: 'is planned for', moved: 'is now on', cancelled: 'is cancelled: it was for' } as const;

/** Tells those who are expected at a meeting: the heads of the providers invited, the network’s people and its coordinators; not whoever did it. */
export async function sendMeetingNotice(tx: Tx, doing: Doing, what: keyof typeof happened, { localityId, meetingId, plan }: Told): Promise<void> {
  const { authorityId, actor, clock } = doing;
  const { name, slug } = await tx.selectFrom('locality').select(['name', 'slug']).where('id', '=', localityId).executeTakeFirstOrThrow();
  const to = await listExpected(tx, authorityId, localityId, plan, clock.today());
  await sendNotice(tx, {
    authorityId,
    to: to.filter((id) => id !== actor.accountId),
    kind: 'network-meeting',
    urgency: 'usual',
    subject: `The ${name} network meeting ${happened[what]} ${dateInWords(plan.on)} at ${plan.startsAt}`,
    href: `/networks/${slug}/meetings/${String(meetingId)}`,
  });
}

async function listExpected(
  tx: Tx,
  authorityId: number,
  localityId: number,
  { invited }: Pick<MeetingPlan, 'invited'>,
  today: string,
): Promise<number[]> {
  const stands = sql`s.withdrawn_at is null and s.from_on <= ${today} and (s.to_on is null or s.to_on >= ${today}) and s.locality_id = ${localityId} and s.authority_id = ${authorityId}`;
  const { rows: seated } = await sql<{ id: number }>`
    select s.account_id as id from network_coordinator s where ${stands} union
    select s.account_id from network_person s where ${stands} and s.account_id is not null`.execute(tx);
  const { rows: heads } = await sql<{ id: number; kind: string; phase: string }>`
    select a.id, p.kind, p.phase from account a
    join access_scope x on x.account_id = a.id and x.ended_at is null and x.valid_from <= ${today} and (x.valid_to is null or x.valid_to >= ${today})
    join provider p on p.id = x.provider_id and p.joined_to is null and p.status in ('open', 'closing') and p.locality_id = ${localityId}
    where a.authority_id = ${authorityId} and a.role = 'headteacher'`.execute(tx);
  return [...seated.map(({ id }) => id), ...heads.filter((head) => isInvited(invited, head)).map(({ id }) => id)];
}
