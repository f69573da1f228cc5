import { addDays } from '../../../kernel/plain-date.ts';
import { type SchoolCalendar, termOf } from '../../../kernel/school-calendar.ts';
import { isUnderWay, takesRoom, type VisitState } from './brokered-visit.ts';

export interface VisitInBrief {
  readonly offerId: number;
  readonly askerId: number;
  readonly hostId: number;
  readonly proposedOn: string;
  readonly state: VisitState;
}

/** The term that a day is in; in the holidays, the one to come; where terms are not known, the months around it. */
export function termAround(calendar: SchoolCalendar, day: string): { readonly from: string; readonly to: string } {
  const term = termOf(calendar, day) ?? calendar.terms.find(({ startsOn }) => startsOn > day);
  return term === undefined ? { from: addDays(day, -60), to: addDays(day, 60) } : { from: term.startsOn, to: term.endsOn };
}

/** How many of an offer are taken up in a term: by the day of the visit where it has one, else by when it was proposed. */
export const takenIn = (offerId: number, visits: readonly VisitInBrief[], { from, to }: { readonly from: string; readonly to: string }): number =>
  visits.filter((visit) => {
    const on = visit.state.happenedOn ?? visit.state.visitOn ?? visit.proposedOn;
    return visit.offerId === offerId && takesRoom(visit.state) && from <= on && on <= to;
  }).length;

/** Visits that a provider is in, on either side, and that have not happened yet. */
export const underWayOf = (providerId: number, visits: readonly VisitInBrief[]): number =>
  visits.filter(({ askerId, hostId, state }) => (askerId === providerId || hostId === providerId) && isUnderWay(state)).length;
