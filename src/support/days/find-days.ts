import { sql } from 'kysely';
import { findDaysUsed } from '../../evidence/index.ts';
import { academicYearOf } from '../../kernel/period.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Person } from './day-entries.ts';
import type { DayRate, FundingSource } from './funding.ts';
import { type Purpose, purposeOfVisit } from './purpose.ts';
import '../tables.ts';

interface Withdrawal {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

export interface PlannedDays {
  readonly id: number;
  readonly providerId: number;
  readonly adviser: Person;
  readonly year: string;
  readonly days: number;
  readonly source: FundingSource;
  readonly note: string | null;
  readonly plannedBy: string;
  readonly plannedAt: Date;
  readonly withdrawn: Withdrawal | null;
}

export interface UsedDays {
  /** Null where they are in the note of a visit. */
  readonly id: number | null;
  readonly providerId: number;
  readonly adviser: Person;
  readonly on: string;
  readonly days: number;
  readonly purpose: Purpose;
  readonly source: FundingSource;
  readonly note: string | null;
  readonly enteredBy: string;
  readonly withdrawn: Withdrawal | null;
  /** The visit that they are of. */
  readonly href: string | null;
}

type Raw<T> = Omit<T, 'adviser' | 'withdrawn' | 'href'> & { accountId: number; accountName: string; by: string | null; at: Date; reason: string };

const shape = <T>({ accountId, accountName, by, at, reason, ...row }: Raw<T>) => ({
  ...row,
  adviser: { id: accountId, name: accountName },
  withdrawn: by === null ? null : { by, at, reason },
});

interface Question {
  readonly authorityId: number;
  readonly providerId?: number;
}

const ofProvider = ({ providerId }: Question) => (providerId === undefined ? sql`true` : sql`d.provider_id = ${providerId}`);

/** What is planned for a year, those withdrawn too, in order of entry. */
export async function listPlannedDays(db: Reader, question: Question & { readonly year: string }): Promise<PlannedDays[]> {
  const { rows } = await sql<Raw<PlannedDays>>`
    select d.id, d.provider_id as "providerId", d.account_id as "accountId", u.name as "accountName", d.academic_year as year, d.days::float8 as days,
      d.funding_source as source, d.note, d.planned_by as "plannedBy", d.planned_at as "plannedAt",
      d.withdrawn_by as by, d.withdrawn_at as at, d.withdrawn_reason as reason
    from planned_days d join account u on u.id = d.account_id
    where d.authority_id = ${question.authorityId} and d.academic_year = ${question.year} and ${ofProvider(question)} order by d.id`.execute(db);
  return rows.map((row) => shape<PlannedDays>(row));
}

/** Days given from a day to another, the latest first: those of visits, and what was entered by hand, withdrawn or not. */
export async function listUsedDays(db: Reader, question: Question & { readonly from: string; readonly to: string }): Promise<UsedDays[]> {
  const entered = await listEnteredDays(db, question);
  const ofVisits = await listVisitDays(db, question);
  return [...entered, ...ofVisits].toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : (other.id ?? 0) - (one.id ?? 0)));
}

/** Days that were entered by hand, withdrawn or not: those of visits are not among them. */
export async function listEnteredDays(db: Reader, question: Question & { readonly from: string; readonly to: string }): Promise<UsedDays[]> {
  const { rows } = await sql<Raw<UsedDays>>`
    select d.id, d.provider_id as "providerId", d.account_id as "accountId", u.name as "accountName", d.used_on::text as "on", d.days::float8 as days,
      d.purpose, d.funding_source as source, d.note, d.entered_by as "enteredBy",
      d.withdrawn_by as by, d.withdrawn_at as at, d.withdrawn_reason as reason
    from used_days d join account u on u.id = d.account_id
    where d.authority_id = ${question.authorityId} and d.used_on between ${question.from}::date and ${question.to}::date and ${ofProvider(question)}`.execute(
    db,
  );
  return rows.map((row) => ({ ...shape<UsedDays>(row), href: null }));
}

/** A visit’s note says whose days and how many, and not who pays: it is whoever pays for what the adviser is planned to give there, where that is one; or else the core budget. */
async function listVisitDays(db: Reader, question: Question & { readonly from: string; readonly to: string }): Promise<UsedDays[]> {
  const { authorityId, providerId, from, to } = question;
  const used = (await findDaysUsed(db, { authorityId, from, to })).filter((one) => providerId === undefined || one.providerId === providerId);
  if (used.length === 0) return [];
  const { rows } = await sql<{ key: string; sources: FundingSource[] }>`
    select provider_id || ' ' || account_id || ' ' || academic_year as key, array_agg(distinct funding_source) as sources
    from planned_days where authority_id = ${authorityId} and withdrawn_at is null group by 1`.execute(db);
  const payers = new Map(rows.map(({ key, sources }) => [key, sources]));
  return used.map((one) => {
    const planned = payers.get(`${String(one.providerId)} ${String(one.accountId)} ${academicYearOf(one.on)}`) ?? [];
    return {
      id: null,
      providerId: one.providerId,
      adviser: { id: one.accountId, name: one.name },
      on: one.on,
      days: one.hundredths / 100,
      purpose: purposeOfVisit(one.purpose),
      source: (planned.length === 1 ? planned[0] : undefined) ?? 'core',
      note: null,
      enteredBy: one.name,
      withdrawn: null,
      href: `/providers/${String(one.providerId)}/visits/${String(one.visitId)}`,
    };
  });
}

export interface VisitDay {
  readonly providerId: number;
  readonly purpose: Purpose;
  readonly on: string;
  readonly isHeld: boolean;
}

/** Visits held from a day on, and those that are planned, of each school that they cover; a note need not be written. */
export async function listVisitDates(db: Reader, { authorityId, providerId }: Question, from: string): Promise<VisitDay[]> {
  const { rows } = await sql<{ providerId: number; purpose: Parameters<typeof purposeOfVisit>[0]; on: string; isHeld: boolean }>`
    select d.provider_id as "providerId", v.purpose, coalesce(v.held_on, v.planned_on)::text as "on", v.held_on is not null as "isHeld"
    from visit v join visit_part d on d.visit_id = v.id
    where v.authority_id = ${authorityId} and d.state <> 'cancelled' and coalesce(v.held_on, v.planned_on) >= ${from}::date
      and ${ofProvider({ authorityId, ...(providerId === undefined ? {} : { providerId }) })}`.execute(db);
  return rows.map(({ purpose, ...row }) => ({ ...row, purpose: purposeOfVisit(purpose) }));
}

export interface KeptRate extends DayRate {
  readonly id: number;
  readonly basis: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: Withdrawal | null;
}

/** Every rate that was entered, those withdrawn too, by who pays and the latest first. */
export async function listRates(db: Reader, authorityId: number): Promise<KeptRate[]> {
  const { rows } = await sql<Omit<KeptRate, 'withdrawn'> & { by: string | null; at: Date; reason: string }>`
    select id, funding_source as source, pounds::float8 as pounds, valid_from::text as "from", basis, entered_by as "enteredBy", entered_at as "enteredAt",
      withdrawn_by as by, withdrawn_at as at, withdrawn_reason as reason
    from day_rate where authority_id = ${authorityId} order by funding_source, valid_from desc, id desc`.execute(db);
  return rows.map(({ by, at, reason, ...row }) => ({ ...row, withdrawn: by === null ? null : { by, at, reason } }));
}

/** The rates that count. */
export async function findRates(db: Reader, authorityId: number): Promise<readonly DayRate[]> {
  return (await listRates(db, authorityId)).filter(({ withdrawn }) => withdrawn === null);
}

/** How many days an entry is of that stands at this provider; undefined where there is none. */
export async function findStandingDays(
  db: Reader,
  table: 'planned_days' | 'used_days',
  { id, providerId, authorityId }: { readonly id: number | null; readonly providerId: number; readonly authorityId: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ days: number }>`
    select days::float8 as days from ${sql.table(table)}
    where id = ${id} and provider_id = ${providerId} and authority_id = ${authorityId} and withdrawn_at is null`.execute(db);
  return rows[0]?.days;
}
