import type { Reader } from '../../platform/database/database.ts';
import { firstDayOf, lastDayOf } from '../common/years.ts';
import type { DayEntry } from './day-entries.ts';
import { findRates, listPlannedDays, listUsedDays } from './find-days.ts';
import { rateOn } from './funding.ts';
import { type EntitledQuestion, gatherEntitled, type GatheredEntitled } from './gather-entitled.ts';

export interface GatheredDays extends GatheredEntitled {
  readonly entries: readonly DayEntry[];
}

/** Days entitled, planned and given in a year of the providers within reach, each with what it costs. */
export async function gatherEntries(db: Reader, question: EntitledQuestion): Promise<GatheredDays> {
  const gathered = await gatherEntitled(db, question);
  const { actor, year, providerId } = question;
  const of = { authorityId: actor.authorityId, ...(providerId === undefined ? {} : { providerId }) };
  const rates = await findRates(db, actor.authorityId);
  const planned = (await listPlannedDays(db, { ...of, year })).filter(({ withdrawn }) => withdrawn === null);
  const used = (await listUsedDays(db, { ...of, from: firstDayOf(year), to: lastDayOf(year) })).filter(({ withdrawn }) => withdrawn === null);
  const cost = (days: number, source: (typeof planned)[number]['source'], on: string): number =>
    Math.round(days * rateOn(rates, source, on, gathered.costOfDay) * 100) / 100;
  const byId = new Map(gathered.providers.map(({ id, name, localityName, tier }) => [id, { id, name, localityName, tier }]));
  const entries = [
    ...gathered.providers.flatMap(({ id, lead, entitlement: { days }, isOpen }): DayEntry[] => {
      const provider = byId.get(id);
      return provider && isOpen && days > 0 ? [{ what: 'entitled', provider, adviser: lead, days, source: null, pounds: 0 }] : [];
    }),
    ...planned.flatMap(({ providerId: id, adviser, days, source }): DayEntry[] => {
      const provider = byId.get(id);
      return provider ? [{ what: 'planned', provider, adviser, days, source, pounds: cost(days, source, gathered.day) }] : [];
    }),
    ...used.flatMap(({ providerId: id, adviser, days, source, on }): DayEntry[] => {
      const provider = byId.get(id);
      return provider ? [{ what: 'used', provider, adviser, days, source, pounds: cost(days, source, on) }] : [];
    }),
  ];
  return { ...gathered, entries };
}
