import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { RecordKind, Retention } from '../../platform/records/record-kind.ts';
import { type HoldInForce, holdOn } from '../legal-holds/list-holds.ts';
import {
  contentsOf,
  datedOf,
  dayOf,
  hasOneOf,
  isOwnedBy,
  type OwnAuthority,
  providerIdOf,
  recordIdOf,
  sourceOf,
  titleOf,
} from '../records/build-conditions.ts';
import '../tables.ts';

/** A record whose period has run out, or will in the year that was asked for. */
export interface DueRecord {
  readonly id: string;
  readonly title: string;
  readonly source: string | null;
  readonly datedOn: string | null;
  readonly providerId: number | null;
  readonly providerName: string | null;
  /** The day the period ends. */
  readonly dueOn: string;
  /** The id of a legal hold that covers it. */
  readonly holdId: number | null;
  readonly decision: 'keep' | 'erase' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly keepUntil: string | null;
  /** Nothing is left to decide this year: it was erased, or is kept to a later one. */
  readonly isDecided: boolean;
  readonly contents: Record<string, unknown>;
}

export interface DueQuestion {
  readonly authority: OwnAuthority;
  readonly kinds: readonly RecordKind[];
  readonly kind: RecordKind & { readonly retention: Retention };
  readonly years: number;
  readonly holds: readonly HoldInForce[];
  /** Periods that end in this year or before it. */
  readonly year: number;
}

export interface DueCounts {
  readonly due: number;
  readonly onHold: number;
  readonly decided: number;
}

/** Every row of the kind whose period ends by the end of the year, with what was decided of it last. */
function dueRows({ authority, kinds, kind, years, holds, year }: DueQuestion): RawBuilder<DueRecord> {
  const { retention } = kind;
  const from = sql<string>`coalesce(${sql.join(retention.from.map(dayOf))})`;
  const when = retention.when === undefined ? sql`true` : hasOneOf(retention.when);
  return sql<DueRecord>`
    select r.*, p.name as "providerName", d.decision, d.decided_by as "decidedBy", d.decided_at as "decidedAt", d.keep_until as "keepUntil",
      coalesce(d.decision = 'erase' or extract(year from d.keep_until) > ${year}, false) as "isDecided"
    from (
      select ${recordIdOf(kind)} as id, ${titleOf(kinds, kind)} as title, ${sourceOf(kind)} as source, ${datedOf(kind)} as "datedOn",
        ${providerIdOf(kind)} as "providerId", (${from} + make_interval(years => ${years}::integer))::date as "dueOn",
        ${holdOn(kinds, kind, holds)} as "holdId", ${contentsOf(kinds, kind)} as contents
      from ${sql.table(kind.table)} t
      where ${isOwnedBy(kind, authority)} and ${when} and extract(year from ${from}) + ${years}::integer <= ${year}
    ) r
    left join provider p on p.id = r."providerId"
    left join lateral (
      select * from retention_decision d
      where d.authority_id = ${authority.id} and d.kind = ${kind.kind} and d.record_id = r.id
      order by d.id desc limit 1
    ) d on true`;
}

export async function countDue(reader: Reader, question: DueQuestion): Promise<DueCounts> {
  const { rows } = await sql<DueCounts>`
    select count(*) filter (where not "isDecided")::integer as due,
      count(*) filter (where not "isDecided" and "holdId" is not null)::integer as "onHold",
      count(*) filter (where "isDecided")::integer as decided
    from (${dueRows(question)}) due`.execute(reader);
  return rows[0] ?? { due: 0, onHold: 0, decided: 0 };
}

export interface DuePart {
  /** Those already decided too. */
  readonly withDecided?: boolean;
  /** Those that no hold covers come first. */
  readonly freeFirst?: boolean;
  readonly limit: number;
  readonly offset?: number;
}

export async function listDue(reader: Reader, question: DueQuestion, part: DuePart): Promise<DueRecord[]> {
  const { withDecided = false, freeFirst = false, limit, offset = 0 } = part;
  const wanted = withDecided ? sql`true` : sql`not "isDecided"`;
  const first = freeFirst ? sql`"holdId" is not null,` : sql``;
  const { rows } = await sql<DueRecord>`
    select * from (${dueRows(question)}) due where ${wanted} order by ${first} "dueOn", id limit ${limit} offset ${offset}`.execute(reader);
  return rows;
}

export async function findDue(reader: Reader, question: DueQuestion, id: string): Promise<DueRecord | null> {
  const { rows } = await sql<DueRecord>`select * from (${dueRows(question)}) due where id = ${id}`.execute(reader);
  return rows[0] ?? null;
}
