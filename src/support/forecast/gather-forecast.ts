import { addDays } from '../../kernel/plain-date.ts';
import { isSchoolDay } from '../../kernel/school-calendar.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { academicYearOf } from '../../kernel/period.ts';
import { tierLabels } from '../../kernel/tier.ts';
import { findBoard, findCapacity, findCriteriaInForce, isEntitledToDays, listCycles } from '../../judgement/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findCalendar } from '../../register/index.ts';
import { firstDayOf, lastDayOf } from '../common/years.ts';
import { findRates, listUsedDays } from '../days/find-days.ts';
import { rateOn, sumDays, usesEntitlement } from '../days/funding.ts';
import { type EntitledQuestion, gatherEntitled } from '../days/gather-entitled.ts';
import { type Forecast, forecastDays, type Month } from './forecast.ts';
import { pendingTier } from './pending-tier.ts';

export interface PendingChange {
  readonly name: string;
  readonly href: string;
  readonly from: string;
  readonly to: string;
  readonly isDecided: boolean;
  /** Days a year more; fewer where it is below nought. */
  readonly days: number;
}

export interface GatheredForecast {
  readonly year: string;
  readonly forecast: Forecast;
  readonly changes: readonly PendingChange[];
  /** Moves that bring no other days, or are of providers whose days do not go by tier. */
  readonly withoutDays: number;
  readonly isProvisional: boolean;
  /** Weighted by working days, as terms are not known. */
  readonly isWithoutTerms: boolean;
  readonly costOfDay: number;
}

/** Days needed this year by month, as tiers are and as what stands on the tier board would make them, against the days of school improvement advisers. */
export async function gatherForecast(db: Reader, actor: EntitledQuestion['actor'], today: string): Promise<GatheredForecast> {
  const { authorityId } = actor;
  const year = academicYearOf(today);
  const gathered = await gatherEntitled(db, { actor, permission: 'days.view', year, today });
  const [cycle] = await listCycles(db, authorityId);
  const board = await findBoard(db, { actor, today, cycleId: cycle?.id ?? null, isLatest: true });
  const onBoard = new Map(board.map((row) => [row.providerId, row]));
  const { document } = await findCriteriaInForce(db, authorityId, gathered.day);
  const used = (await listUsedDays(db, { authorityId, from: firstDayOf(year), to: lastDayOf(year) })).filter(({ withdrawn }) => withdrawn === null);
  const usedBy = Map.groupBy(used, ({ providerId }) => providerId);
  const calendar = await findCalendar(db, { authorityId });
  const lines = gathered.providers
    .filter(({ isOpen, legalTrack }) => isOpen && legalTrack !== 'early-years')
    .map((provider) => {
      const row = onBoard.get(provider.id);
      const pending = row === undefined ? null : pendingTier(row);
      const gives = isEntitledToDays(document.entitlement, { setId: provider.setId, isAcademy: provider.legalTrack === 'academy' });
      const now = provider.entitlement.days;
      const then = pending !== null && gives ? document.entitlement.days[pending.tier] : now;
      const given = sumDays((usedBy.get(provider.id) ?? []).filter(({ source }) => usesEntitlement(source)).map(({ days }) => days));
      return { provider, pending, now, then, given };
    });
  const changed = lines.filter(({ provider, pending }) => pending !== null && pending.tier !== provider.tier);
  const { months, isWithoutTerms } = monthsOf(year, calendar);
  const counted = new Set(lines.map(({ provider }) => provider.id));
  const byMonth = Object.groupBy(
    used.filter(({ providerId }) => counted.has(providerId)),
    ({ on }) => on.slice(0, 7),
  );
  return {
    year,
    isWithoutTerms,
    forecast: forecastDays({
      months,
      owed: lines.map(({ pending, now, then, given }) => ({ now, decided: pending?.isDecided === true ? then : now, proposed: then, used: given })),
      used: Object.fromEntries(Object.entries(byMonth).map(([month, of]) => [month, sumDays((of ?? []).map(({ days }) => days))])),
      available: (await findCapacity(db, authorityId, year)).sia ?? null,
      current: today.slice(0, 7),
    }),
    changes: changed
      .filter(({ now, then }) => now !== then)
      .map(({ provider, pending, now, then }) => ({
        name: provider.name,
        href: `/providers/${String(provider.id)}/tier`,
        from: provider.tier === null ? 'None in force' : tierLabels[provider.tier],
        to: tierLabels[pending?.tier ?? 'secure'],
        isDecided: pending?.isDecided === true,
        days: sumDays([then, -now]),
      })),
    withoutDays: changed.filter(({ now, then }) => now === then).length,
    isProvisional: gathered.isProvisional,
    costOfDay: rateOn(await findRates(db, authorityId), 'core', today, gathered.costOfDay),
  };
}

/** The twelve months with their school days; working days, and none in August, where the year’s terms are not known. */
function monthsOf(year: string, calendar: Awaited<ReturnType<typeof findCalendar>>): { readonly months: Month[]; readonly isWithoutTerms: boolean } {
  const isWithoutTerms = !calendar.terms.some(({ academicYear }) => academicYear === year);
  const counts = new Map<string, number>();
  for (let day = firstDayOf(year); day <= lastDayOf(year); day = addDays(day, 1)) {
    const month = day.slice(0, 7);
    const counted = isWithoutTerms ? isWorkingDay(day, calendar.holidays) && !month.endsWith('-08') : isSchoolDay(calendar, day);
    counts.set(month, (counts.get(month) ?? 0) + (counted ? 1 : 0));
  }
  return { months: [...counts].map(([month, schoolDays]) => ({ month, schoolDays })), isWithoutTerms };
}
