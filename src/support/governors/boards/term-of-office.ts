import { addDays, addMonths, dateInWords } from '../../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';

export interface Sitting {
  readonly fromOn: string;
  /** The last day of the term; null where somebody sits by office, for as long as they hold it. */
  readonly toOn: string | null;
  /** The last day, where somebody left before. */
  readonly leftOn: string | null;
}

/** Four years unless the instrument says a shorter time: 2012 Regulations, regulation 18. */
export const fourYearsFrom = (fromOn: string): string => addDays(addMonths(fromOn, 48), -1);

/** Later than any day that is asked about. */
const noLastDay = '9999-12-31';

export const lastDayOf = ({ toOn, leftOn }: Pick<Sitting, 'toOn' | 'leftOn'>): string => leftOn ?? toOn ?? noLastDay;
export const sitsOn = (term: Sitting, day: string): boolean => term.fromOn <= day && day <= lastDayOf(term);

const endingWithinMonths = 6;
/** Over within six months, so that the board elects or appoints in time. */
export const isEndingSoon = (term: Sitting, today: string): boolean => sitsOn(term, today) && lastDayOf(term) <= addMonths(today, endingWithinMonths);

/** A term of one to four years, in a seat that nobody else has meanwhile. An own scheme may have another length. */
export function decideTerm(
  { fromOn, toOn }: Pick<Sitting, 'fromOn' | 'toOn'>,
  {
    seatFrom,
    seatEndedOn,
    others,
    isByLaw,
  }: {
    readonly seatFrom: string;
    readonly seatEndedOn: string | null;
    readonly others: readonly (Sitting & { readonly name: string })[];
    readonly isByLaw: boolean;
  },
): Result<null> & { readonly field?: 'from' | 'to' } {
  const at = (field: 'from' | 'to', reason: string) => ({ ...refused(reason), field });
  const last = lastDayOf({ toOn, leftOn: null });
  if (last < fromOn) return at('to', 'The last day must be the same as or after the first');
  if (isByLaw && toOn !== null && toOn > fourYearsFrom(fromOn))
    return at('to', 'A term of office is four years at most: regulation 18 of the 2012 Regulations');
  if (isByLaw && toOn !== null && toOn < addDays(addMonths(fromOn, 12), -1))
    return at('to', 'A term of office is at least one year: record an earlier leaving when it happens');
  // Somebody who sat before the instrument of today goes on in their seat until their term is over.
  if (last < seatFrom)
    return at('to', `The seat is there from ${dateInWords(seatFrom)}: a term that was over before belongs to no seat of this board`);
  if (seatEndedOn !== null && last > seatEndedOn) return at('to', `The seat ends on ${dateInWords(seatEndedOn)}`);
  const rival = others.find((other) => other.fromOn <= last && fromOn <= lastDayOf(other));
  if (rival) return at('from', `${rival.name} sits in this seat ${spanInWords(rival)}`);
  return accepted(null);
}

/** "from 1 October 2026 to 30 September 2030", or by office without a last day. */
export function spanInWords({ fromOn, toOn, leftOn }: Sitting): string {
  const last = leftOn ?? toOn;
  return last === null ? `from ${dateInWords(fromOn)}, by office` : `from ${dateInWords(fromOn)} to ${dateInWords(last)}`;
}

/** May somebody leave on this day, before their term is over? */
export function decideLeaving(term: Sitting, on: string, others: readonly (Sitting & { readonly name: string })[] = []): Result<null> {
  if (on < term.fromOn) return refused(`The last day must be the same as or after ${dateInWords(term.fromOn)}, when the term began`);
  if (term.toOn !== null && on > term.toOn) return refused(`The term is over on ${dateInWords(term.toOn)}`);
  const next = others.find((other) => other.fromOn <= on && term.fromOn <= lastDayOf(other));
  if (next) return refused(`${next.name} sits in this seat from ${dateInWords(next.fromOn)}: enter a day before`);
  return accepted(null);
}

export interface SchoolTerm {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Since when nobody sits in a seat on a day; null where somebody does. */
export function vacantSince(seat: { readonly fromOn: string }, terms: readonly Sitting[], today: string): string | null {
  if (terms.some((term) => sitsOn(term, today))) return null;
  const last = terms
    .filter((term) => lastDayOf(term) < today)
    .map(lastDayOf)
    .toSorted()
    .at(-1);
  const after = last === undefined ? seat.fromOn : addDays(last, 1);
  return after < seat.fromOn ? seat.fromOn : after;
}

/** Vacant for two whole school terms; eight months where the terms are not known. */
export function isLongVacant(since: string, today: string, terms: readonly SchoolTerm[]): boolean {
  const known = terms.some(({ startsOn }) => startsOn <= since) && terms.some(({ endsOn }) => endsOn >= today);
  if (!known) return addMonths(since, 8) <= today;
  return terms.filter(({ startsOn, endsOn }) => since <= startsOn && endsOn < today).length >= 2;
}
