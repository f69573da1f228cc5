import { sql } from 'kysely';
import { academicYearOf } from '../../kernel/period.ts';
import type { Reader } from '../../platform/database/database.ts';
import { listProvidersOnDay } from '../../register/index.ts';
import type { Asked as PageAsked } from '../common/open-page.ts';
import { findRates } from '../days/find-days.ts';
import { rateOn } from '../days/funding.ts';
import { gatherEntitled } from '../days/gather-entitled.ts';
import { type Asked, type DelegatingPhase, firstDay, type MaintainedSchool, type Model, modelDeDelegation, phaseIds } from './model.ts';
import '../tables.ts';

export interface Conversion {
  readonly id: number;
  readonly providerId: number;
  readonly name: string;
  readonly on: string;
  readonly basis: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** Conversions that are expected, the first to come first. */
export async function listConversions(db: Reader, authorityId: number): Promise<Conversion[]> {
  const { rows } = await sql<Conversion>`
    select c.id, c.provider_id as "providerId", p.name, c.expected_on::text as "on", c.basis, c.entered_by as "enteredBy", c.entered_at as "enteredAt"
    from expected_conversion c join provider p on p.id = c.provider_id
    where c.authority_id = ${authorityId} and c.withdrawn_at is null order by c.expected_on, p.sort_key`.execute(db);
  return rows;
}

/** The maintained schools that may de-delegate, by name, with what they need and when they are expected to convert. */
export async function listMaintained({ means, request, authority, today }: PageAsked): Promise<MaintainedSchool[]> {
  const { authorityId, laCode } = authority;
  const db = means.db.kysely;
  const { providers } = await gatherEntitled(db, {
    actor: { ...request.actor, authorityId },
    permission: 'de-delegation.view',
    year: academicYearOf(today),
    today,
  });
  const eligible = providers.filter(
    ({ isOpen, legalTrack, kind, phase }) => isOpen && legalTrack === 'maintained' && kind === 'school' && isPhase(phase),
  );
  const counted = await listProvidersOnDay(db, { authorityId, laCode, asAt: today, ids: eligible.map(({ id }) => id) });
  const pupilsOf = new Map(counted.map(({ id, pupils }) => [id, pupils?.value ?? null]));
  const conversionOf = new Map((await listConversions(db, authorityId)).map(({ providerId, on }) => [providerId, on]));
  return eligible.map(({ id, name, phase, entitlement }) => ({
    id,
    name,
    phase: phase as DelegatingPhase,
    pupils: pupilsOf.get(id) ?? null,
    days: entitlement.days,
    ...conversionAsOf(conversionOf.get(id) ?? null, today),
  }));
}

/** A day that has passed while the register has the school as maintained still is no conversion: it is said, and the school stays in. */
const conversionAsOf = (on: string | null, today: string): Pick<MaintainedSchool, 'convertsOn' | 'lapsedOn'> =>
  on !== null && on <= today ? { convertsOn: null, lapsedOn: on } : { convertsOn: on, lapsedOn: null };

const isPhase = (phase: string): phase is DelegatingPhase => (phaseIds as readonly string[]).includes(phase);

/** The next financial year to begin. */
export const nextFinancialYear = (today: string): number => Number(today.slice(0, 4)) + (today.slice(5) >= '04-01' ? 1 : 0);

/** What a de-delegated day costs on a year’s first day. */
export async function findDelegatedRate(db: Reader, authorityId: number, financialYear: number, costOfDay: number): Promise<number> {
  return rateOn(await findRates(db, authorityId), 'de-delegated', firstDay(financialYear), costOfDay);
}

export async function gatherModel(page: PageAsked, asked: Asked): Promise<Model> {
  return modelDeDelegation(await listMaintained(page), asked);
}
