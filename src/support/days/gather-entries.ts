import type { Reader } from '../../platform/database/database.ts';
import { firstDayOf, lastDayOf } from '../common/years.ts';
import type { DayEntry } from './day-entries.ts';
import { findRates, listPlannedDays, listUsedDays, type PlannedDays, type UsedDays } from './find-days.ts';
import { rateOn } from './funding.ts';
import { type EntitledQuestion, gatherEntitled, type GatheredEntitled } from './gather-entitled.ts';

export interface GatheredDays extends GatheredEntitled {
  readonly entries: readonly DayEntry[];
  /** What the entries are made of, and with them those that were withdrawn. */
  readonly planned: readonly PlannedDays[];
  readonly used: readonly UsedDays[];
}

const stands = ({ withdrawn }: Pick<PlannedDays, 'withdrawn'>): boolean => withdrawn === null;

/** Days entitled, planned and given in a year of the providers within reach, each with what it costs. */
export async function gatherEntries(db: Reader, question: EntitledQuestion): Promise<GatheredDays> {
  const gathered = await gatherEntitled(db, question);
  const { actor, year, providerId } = question;
  const of = { authorityId: actor.authorityId, ...(providerId === undefined ? {} : { providerId }) };
  const rates = await findRates(db, actor.authorityId);
  const planned = await listPlannedDays(db, { ...of, year });
  const used = await listUsedDays(db, { ...of, from: firstDayOf(year), to: lastDayOf(year) });
  const cost = (days: number, source: PlannedDays['source'], on: string): number =>
    Math.round(days * rateOn(rates, source, on, gathered.costOfDay) * 100) / 100;
  const byId = new Map(gathered.providers.map(({ id, name, localityName, tier }) => [id, { id, name, localityName, tier }]));
  const entries = [
    ...gathered.providers.flatMap(({ id, lead, entitlement: { days }, isOpen }): DayEntry[] => {
      const provider = byId.get(id);
      return provider && isOpen && days > 0 ? [{ what: 'entitled', provider, adviser: lead, days, source: null, pounds: 0 }] : [];
    }),
    ...planned.filter(stands).flatMap(({ providerId: id, adviser, days, source }): DayEntry[] => {
      const provider = byId.get(id);
      return provider ? [{ what: 'planned', provider, adviser, days, source, pounds: cost(days, source, gathered.day) }] : [];
    }),
    ...used.filter(stands).flatMap(({ providerId: id, adviser, days, source, on }): DayEntry[] => {
      const provider = byId.get(id);
      return provider ? [{ what: 'used', provider, adviser, days, source, pounds: cost(days, source, on) }] : [];
    }),
  ];
  return { ...gathered, entries, planned, used };
}
