import { sql } from 'kysely';
import { academicYearOf } from '../../../kernel/period.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { LevelId } from '../academy/charge.ts';
import { type Level, levelOn, levelsOf, type Subscription } from './level.ts';
import './tables.ts';

export async function findLevels(db: Reader, authorityId: number, year: string): Promise<Level[]> {
  const { rows } = await sql<Omit<Level, 'isProvisional'>>`
    select level as id, name, says, price_pence as "pricePence" from subscription_level
    where authority_id = ${authorityId} and academic_year = ${year} order by id`.execute(db);
  return levelsOf(rows);
}

export interface KeptSubscription extends Subscription {
  readonly providerName: string;
  readonly basis: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

export async function listSubscriptions(
  db: Reader,
  authorityId: number,
  only: { readonly providerId?: number; readonly id?: number } = {},
): Promise<KeptSubscription[]> {
  const { rows } = await sql<KeptSubscription>`
    select s.id, s.provider_id as "providerId", p.name as "providerName", s.level, s.from_on as from, s.to_on as to, s.basis,
      s.entered_by as "enteredBy", s.entered_at as "enteredAt"
    from provider_subscription s join provider p on p.id = s.provider_id
    where s.authority_id = ${authorityId} and s.withdrawn_at is null
      ${only.providerId === undefined ? sql`` : sql`and s.provider_id = ${only.providerId}`} ${only.id === undefined ? sql`` : sql`and s.id = ${only.id}`}
    order by p.sort_key, s.from_on desc, s.id`.execute(db);
  return rows;
}

export interface PaysAs {
  readonly level: LevelId;
  readonly levelName: string;
}

/** By which level a provider pays on a day; one who comes without a provider has none. */
export async function findPaysAs(db: Reader, authorityId: number, providerId: number | null, day: string): Promise<PaysAs> {
  const held = providerId === null ? [] : await listSubscriptions(db, authorityId, { providerId });
  const level = levelOn(held, providerId, day);
  const levels = await findLevels(db, authorityId, academicYearOf(day));
  return { level, levelName: levels.find(({ id }) => id === level)?.name ?? level };
}

export interface ChargeLine {
  readonly id: number;
  readonly kind: 'place' | 'place-credit' | 'subscription' | 'subscription-credit';
  readonly onDay: string;
  readonly providerId: number | null;
  readonly providerName: string | null;
  readonly urn: number | null;
  readonly payer: string | null;
  readonly what: string;
  readonly rule: string;
  readonly level: LevelId;
  readonly pence: number;
  readonly exportId: number | null;
}

interface LinesAsked {
  readonly from?: string;
  readonly to?: string;
  readonly exportId?: number;
}

export async function listChargeLines(db: Reader, authorityId: number, { from, to, exportId }: LinesAsked): Promise<ChargeLine[]> {
  const { rows } = await sql<ChargeLine>`
    select l.id, l.kind, l.on_day as "onDay", l.provider_id as "providerId", p.name as "providerName", p.urn, l.payer, l.what, l.rule, l.level, l.pence, l.export_id as "exportId"
    from charge_line l left join provider p on p.id = l.provider_id
    where l.authority_id = ${authorityId} ${from === undefined ? sql`` : sql`and l.on_day >= ${from}::date`} ${to === undefined ? sql`` : sql`and l.on_day <= ${to}::date`}
      ${exportId === undefined ? sql`` : sql`and l.export_id = ${exportId}`}
    order by l.on_day, l.id`.execute(db);
  return rows;
}

export interface InvoiceExport {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly lines: number;
  readonly totalPence: number;
  readonly by: string;
  readonly at: Date;
}

export async function listExports(db: Reader, authorityId: number): Promise<InvoiceExport[]> {
  const { rows } = await sql<InvoiceExport>`
    select id, from_on as from, to_on as to, line_count as lines, total_pence as "totalPence", made_by as by, made_at as at
    from invoice_export where authority_id = ${authorityId} order by id desc`.execute(db);
  return rows;
}
