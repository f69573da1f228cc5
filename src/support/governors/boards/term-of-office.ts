import { addDays, addMonths, dateInWords } from '../../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';

export interface Sitting {
  readonly fromOn: string;
  /** The last day of the term. */
  readonly toOn: string;
  /** The last day, where somebody left before. */
  readonly leftOn: string | null;
}

/** Four years unless the instrument says a shorter time: 2012 Regulations, regulation 18. */
export const fourYearsFrom = (fromOn: string): string => addDays(addMonths(fromOn, 48), -1);

export const lastDayOf = ({ toOn, leftOn }: Sitting): string => leftOn ?? toOn;
export const sitsOn = (term: Sitting, day: string): boolean => term.fromOn <= day && day <= lastDayOf(term);

export const endingWithinMonths = 6;
/** Over within six months, so that the board elects or appoints in time. */
export const isEndingSoon = (term: Sitting, today: string): boolean => sitsOn(term, today) && lastDayOf(term) <= addMonths(today, endingWithinMonths);

/** A term of one to four years, in a seat that nobody else has meanwhile. An own scheme may have another length. */
export function decideTerm(
  entry: Pick<Sitting, 'fromOn' | 'toOn'>,
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
  if (entry.toOn < entry.fromOn) return at('to', 'The last day must be the same as or after the first');
  if (isByLaw && entry.toOn > fourYearsFrom(entry.fromOn))
    return at('to', 'A term of office is four years at most: regulation 18 of the 2012 Regulations');
  if (isByLaw && entry.toOn < addDays(addMonths(entry.fromOn, 12), -1))
    return at('to', 'A term of office is at least one year: record an earlier leaving when it happens');
  // Somebody who sat before the instrument of today goes on in their seat until their term is over.
  if (entry.toOn < seatFrom)
    return at('to', `The seat is there from ${dateInWords(seatFrom)}: a term that was over before belongs to no seat of this board`);
  if (seatEndedOn !== null && entry.toOn > seatEndedOn) return at('to', `The seat ends on ${dateInWords(seatEndedOn)}`);
  const rival = others.find((other) => other.fromOn <= entry.toOn && entry.fromOn <= lastDayOf(other));
  if (rival) return at('from', `${rival.name} sits in this seat from ${dateInWords(rival.fromOn)} to ${dateInWords(lastDayOf(rival))}`);
  return accepted(null);
}

/** May somebody leave on this day, before their term is over? */
export function decideLeaving(term: Sitting, on: string, others: readonly (Sitting & { readonly name: string })[] = []): Result<null> {
  if (on < term.fromOn) return refused(`The last day must be the same as or after ${dateInWords(term.fromOn)}, when the term began`);
  if (on > term.toOn) return refused(`The term is over on ${dateInWords(term.toOn)}`);
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
