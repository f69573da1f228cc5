import { addDays } from '../../../kernel/plain-date.ts';
import { type SchoolCalendar, termOf } from '../../../kernel/school-calendar.ts';
import { isUnderWay, takesRoom, type VisitState } from './brokered-visit.ts';

export interface VisitInBrief {
  readonly offerId: number;
  readonly hostId: number;
  readonly proposedOn: string;
  readonly state: VisitState;
}

/** The term that a day is in; in the holidays, the one to come; where terms are not known, the months around it. */
export function termAround(calendar: SchoolCalendar, day: string): { readonly from: string; readonly to: string } {
  const term = termOf(calendar, day) ?? calendar.terms.find(({ startsOn }) => startsOn > day);
  return term === undefined ? { from: addDays(day, -60), to: addDays(day, 60) } : { from: term.startsOn, to: term.endsOn };
}

/** Longer than this no holiday is: the terms of that year are not known. */
const mostHoliday = 60;

/** A day in the holidays takes room of the term to come. */
function countedOn(calendar: SchoolCalendar, day: string): string {
  if (termOf(calendar, day) !== null) return day;
  const next = calendar.terms.find(({ startsOn }) => startsOn > day)?.startsOn;
  return next !== undefined && next <= addDays(day, mostHoliday) ? next : day;
}

/** How many of an offer are taken up in the term around a day: by the day of the visit where it has one, else by when it was proposed. */
export function takenIn(offerId: number, visits: readonly VisitInBrief[], calendar: SchoolCalendar, day: string): number {
  const { from, to } = termAround(calendar, day);
  return visits.filter((visit) => {
    const on = countedOn(calendar, visit.state.happenedOn ?? visit.state.visitOn ?? visit.proposedOn);
    return visit.offerId === offerId && takesRoom(visit.state) && from <= on && on <= to;
  }).length;
}

/** Visits that a provider gives and that have not happened yet. Those it asked for are in confidence, and would show by its being left out. */
export const givenBy = (providerId: number, visits: readonly VisitInBrief[]): number =>
  visits.filter(({ hostId, state }) => hostId === providerId && isUnderWay(state)).length;
