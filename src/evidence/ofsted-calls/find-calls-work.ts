import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Reader } from '../../platform/database/database.ts';
import { isAllowed, type WorkSource } from '../../register/index.ts';
import { type MeetingKind, meetingWords } from './ofsted-call.ts';
import { pathOfCall } from './open-call-pages.ts';

interface Row {
  readonly id: number;
  readonly callId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly kind: MeetingKind;
  readonly on: string;
  readonly at: string;
}

async function listBooked(reader: Reader, accountId: number | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.id, m.call_id as "callId", p.id as "providerId", p.name as "providerName", m.kind, m.held_for as "on", m.at_time as at
    from ofsted_call_meeting m join ofsted_call c on c.id = m.call_id join provider p on p.id = m.provider_id
    where m.owner_account_id = ${accountId}::int and m.held_on is null and c.withdrawn_at is null order by m.held_for, m.at_time, m.id`.execute(
    reader,
  );
  return rows;
}

const textOf = ({ kind, providerName }: Row): string => `${meetingWords[kind].text}, ${providerName}`;

/** Welfare calls and feedback meetings as somebody's work. */
export function ofstedCallsWork({ db }: { readonly db: Database; readonly clock: Clock }): WorkSource {
  return {
    id: 'ofsted-calls',
    list: async (actor) => {
      if (!isAllowed(actor, 'ofsted-call.view')) return [];
      return (await listBooked(db.kysely, actor.accountId)).map((row) => ({
        kind: 'visit',
        text: `${textOf(row)}, at ${row.at}`,
        href: pathOfCall(row.providerId, row.callId),
        provider: { id: row.providerId, name: row.providerName },
        dueOn: row.on,
        since: null,
      }));
    },
    diary: async (actor, from, to) => {
      if (!isAllowed(actor, 'ofsted-call.view')) return [];
      const rows = (await listBooked(db.kysely, actor.accountId)).filter(({ on }) => on >= from && on <= to);
      return rows.map((row) => ({
        uid: `ofsted-call-meeting-${String(row.id)}`,
        on: row.on,
        from: row.at,
        to: null,
        title: `Meeting, ${row.providerName}`,
        href: pathOfCall(row.providerId, row.callId),
        providerIds: [row.providerId],
      }));
    },
    held: async (reader, accountId) => ({
      kind: 'ofsted-call-meeting',
      label: 'Welfare calls and feedback meetings',
      items: (await listBooked(reader, accountId)).map((row) => ({
        id: row.id,
        text: textOf(row),
        href: pathOfCall(row.providerId, row.callId),
        providerId: row.providerId,
      })),
    }),
    handOver: async (tx, ids, { accountId, name }) => {
      if (ids.length === 0) return;
      await tx
        .updateTable('ofsted_call_meeting')
        .set({ owner_account_id: accountId, owner_name: name })
        .where('id', 'in', [...ids])
        .execute();
    },
  };
}
