import './tables.ts';
import { sql } from 'kysely';
import { addDays, dateInWords } from '../../../kernel/plain-date.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { type DiaryEntry, type HeldWork, isAllowed, type WorkItem, type WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { listMeetings } from './find-meetings.ts';
import { listCoordinated, listJoined, listOwnProviders } from './find-networks.ts';
import { isInvited } from './member-groups.ts';
import type { NetworkMeeting } from './meeting.ts';
import { giveCoordination } from './record-seat.ts';

/** Meetings in the diaries of those who are expected at them, what coordinators have still to record, and whom they hand their networks to. */
export function localityNetworkWork({ db, clock }: SupportMeans): WorkSource {
  return {
    id: 'localities',
    list: (actor, today) => listToRecord(db.kysely, actor, today),
    diary: (actor, from, to) => listDiary(db.kysely, actor, clock.today(), { from, to }),
    held: findHeld,
    handOver: (tx, ids, to) =>
      giveCoordination(tx, ids, to, { at: clock.now(), today: clock.today(), before: addDays(clock.today(), -1) }),
  };
} // prettier-ignore

interface Named {
  readonly name: string;
  readonly slug: string;
}

async function nameLocalities(reader: Reader, authorityId: number): Promise<ReadonlyMap<number, Named>> {
  const rows = await reader.selectFrom('locality').select(['id', 'name', 'slug']).where('authority_id', '=', authorityId).execute();
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

const hrefOf = ({ slug }: Named, { id }: NetworkMeeting, rest = ''): string => `/networks/${slug}/meetings/${String(id)}${rest}`;

async function listToRecord(reader: Reader, actor: Actor, today: string): Promise<WorkItem[]> {
  if (!isAllowed(actor, 'network.run') || actor.authorityId === null) return [];
  const coordinated = await listCoordinated(reader, actor, today);
  if (coordinated.size === 0) return [];
  const named = await nameLocalities(reader, actor.authorityId);
  const meetings = await listMeetings(reader, actor.authorityId, null);
  return meetings
    .filter(({ localityId, state, on }) => coordinated.has(localityId) && state === 'planned' && on < today)
    .flatMap((meeting): WorkItem[] => {
      const locality = named.get(meeting.localityId);
      if (locality === undefined) return [];
      const text = `Notes and attendance to be recorded: ${locality.name} network meeting of ${dateInWords(meeting.on)}`;
      return [{ kind: 'draft', text, href: hrefOf(locality, meeting, '/held'), provider: null, dueOn: null, since: null }];
    });
}

/** Coordinators and the network’s people have every meeting of theirs; heads and their delegates those that their providers are invited to. */
async function listDiary(
  reader: Reader,
  actor: Actor,
  today: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<DiaryEntry[]> {
  if (!isAllowed(actor, 'network.view') || actor.authorityId === null || actor.accountId === null) return [];
  const coordinated = isAllowed(actor, 'network.run') ? await listCoordinated(reader, actor, today) : new Set<number>();
  const joined = await listJoined(reader, actor, today);
  const own = ['headteacher', 'head-delegate'].includes(actor.role ?? '') ? await listOwnProviders(reader, actor, today) : [];
  if (coordinated.size + joined.size + own.length === 0) return [];
  const named = await nameLocalities(reader, actor.authorityId);
  return (await listMeetings(reader, actor.authorityId, null))
    .filter(({ state, on }) => state !== 'cancelled' && on >= from && on <= to)
    .filter(
      (meeting) =>
        coordinated.has(meeting.localityId) ||
        joined.has(meeting.localityId) ||
        own.some((provider) => provider.localityId === meeting.localityId && isInvited(meeting.invited, provider)),
    )
    .flatMap((meeting): DiaryEntry[] => {
      const locality = named.get(meeting.localityId);
      if (locality === undefined) return [];
      const title = `${locality.name} network meeting, ${meeting.place ?? 'online'}`;
      const { on, startsAt, endsAt } = meeting;
      return [{ uid: `network-meeting-${String(meeting.id)}`, on, from: startsAt, to: endsAt, title, href: hrefOf(locality, meeting) }];
    });
}

async function findHeld(reader: Reader, accountId: number): Promise<HeldWork> {
  const { rows } = await sql<{ id: number; name: string; slug: string }>`
    select c.id, l.name, l.slug from network_coordinator c join locality l on l.id = c.locality_id
    where c.account_id = ${accountId} and c.to_on is null and c.withdrawn_at is null order by l.name, c.id`.execute(reader);
  return {
    kind: 'network-coordinator',
    label: 'Locality networks coordinated',
    items: rows.map(({ id, name, slug }) => ({ id, text: `${name} network`, href: `/networks/${slug}`, providerId: null })),
  };
}
