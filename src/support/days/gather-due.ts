import type { Reader } from '../../platform/database/database.ts';
import { findCalendar } from '../../register/index.ts';
import { cadenceInWords } from '../entitlement/cadence-words.ts';
import { type NextDue, nextDue } from '../entitlement/next-due.ts';
import { listPathwayVisits } from '../early-years/pathway/list-pathway-visits.ts';
import { countsFor, lastOf } from './counts-for.ts';
import { listEnteredDays, listVisitDates } from './find-days.ts';
import type { EntitledProvider } from './gather-entitled.ts';

export interface DueContact {
  readonly provider: EntitledProvider;
  /** "Visit each term". */
  readonly says: string;
  readonly what: 'visit' | 'conversation' | 'contact';
  readonly last: string | null;
  /** The next that is planned; null where none is. */
  readonly plannedOn: string | null;
  readonly due: NextDue;
}

/** What each open provider is owed next, and when. `from` looks back far enough for the last of anything that comes once a year. */
export async function gatherDue(
  db: Reader,
  { authorityId, today, providers }: { readonly authorityId: number; readonly today: string; readonly providers: readonly EntitledProvider[] },
): Promise<DueContact[]> {
  const owed = providers.filter(({ isOpen, entitlement }) => isOpen && entitlement.contacts.length > 0);
  if (owed.length === 0) return [];
  const calendar = await findCalendar(db, { authorityId });
  const from = `${String(Number(today.slice(0, 4)) - 3)}${today.slice(4, 8)}01`;
  const only = owed.length === 1 && owed[0] ? { providerId: owed[0].id } : {};
  const of = { authorityId, ...only };
  const entered = (await listEnteredDays(db, { ...of, from, to: today })).filter(({ withdrawn }) => withdrawn === null);
  const visits = [...(await listVisitDates(db, of, from)), ...(await listPathwayVisits(db, of, from))];
  const given = Map.groupBy([...entered, ...visits.filter(({ isHeld }) => isHeld)], ({ providerId }) => providerId);
  const planned = Map.groupBy(
    visits.filter(({ isHeld, on }) => !isHeld && on >= today),
    ({ providerId }) => providerId,
  );
  return owed.flatMap((provider) =>
    provider.entitlement.contacts.map((cadence): DueContact => {
      const last = lastOf(cadence.what, given.get(provider.id) ?? []);
      const due = nextDue(cadence, { last, from: provider.entitlement.since }, { calendar, today });
      const toCome = (planned.get(provider.id) ?? []).filter(({ purpose }) => countsFor(cadence.what, purpose)).map(({ on }) => on);
      return { provider, says: cadenceInWords(cadence), what: cadence.what, last, plannedOn: toCome.toSorted()[0] ?? null, due };
    }),
  );
}
