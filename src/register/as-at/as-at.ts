import { dateInWords } from '../../kernel/plain-date.ts';

/** What is said of one thing that a provider has, a post or an adviser, on a day. */
export interface AsAtLine {
  /** The same thing in another state of knowledge has the same key. */
  readonly key: string;
  readonly title: string;
  /** As a sentence begins after the day: "the headteacher", "the post of headteacher", "the supporting advisers". */
  readonly subject: string;
  readonly isPlural: boolean;
  /** Who it was, from when, to when: as much as may differ; null where nobody is recorded. */
  readonly text: string | null;
  /** Where nobody is: "headteacher", "lead adviser". */
  readonly noun: string;
  readonly records: readonly AsAtRecord[];
}

export interface AsAtRecord {
  readonly id: number;
  readonly text: string;
  readonly href: string;
  /** Who told us, or why it is so: "Source: …", "Reason: …". */
  readonly source: string;
}

export interface AsAtDates {
  /** The day it is asked about. */
  readonly on: string;
  /** The day whose knowledge is asked for; null for what is known today. */
  readonly known: string | null;
  readonly today: string;
}

/** Two states of knowledge of one day: the one asked for, and the other it is set beside. Null for a day that is not over: only today's is known. */
export function otherKnowledge({ on, known, today }: AsAtDates): { readonly known: string | null } | null {
  if (known !== null) return { known: null };
  return on < today ? { known: on } : null;
}

export interface ComparedLine {
  readonly asked: AsAtLine;
  readonly other: AsAtLine | null;
  readonly isDifferent: boolean;
  /** The records that either state of knowledge speaks of. */
  readonly recordIds: readonly number[];
}

const nobody = (line: AsAtLine): AsAtLine => ({ ...line, text: null, records: [] });

/** Sets each line beside the same in the other state of knowledge; one that is missing from either says nobody there. */
export function compareLines(asked: readonly AsAtLine[], other: readonly AsAtLine[] | null): ComparedLine[] {
  const pair = (one: AsAtLine, beside: AsAtLine | null): ComparedLine => ({
    asked: one,
    other: beside,
    isDifferent: beside !== null && beside.text !== one.text,
    recordIds: [...new Set([...one.records, ...(beside?.records ?? [])].map(({ id }) => id))],
  });
  const others = new Map(other?.map((line) => [line.key, line]));
  const askedKeys = new Set(asked.map(({ key }) => key));
  return [
    ...asked.map((line) => pair(line, other === null ? null : (others.get(line.key) ?? nobody(line)))),
    ...(other ?? []).filter(({ key }) => !askedKeys.has(key)).map((line) => pair(nobody(line), line)),
  ];
}

/** "On 1 March 2026 the headteacher was Robin Ashdown (substantive), from 1 September 2024." */
export function sayLine({ subject, isPlural, text, noun }: AsAtLine, { on, known, today }: AsAtDates): string {
  if (text === null) return `For ${dateInWords(on)} nobody ${known === null ? 'is' : 'was'} recorded as ${noun}.`;
  const verb = on > today ? 'will be' : on === today ? (isPlural ? 'are' : 'is') : isPlural ? 'were' : 'was';
  return `On ${dateInWords(on)} ${subject} ${verb} ${text}.`;
}

/** "That is what we know today." */
export function sayKnowledge({ known }: AsAtDates): string {
  return known === null ? 'That is what we know today.' : `That is what we knew on ${dateInWords(known)}.`;
}

/** What the other state of knowledge says: "On that day we knew the same." */
export function sayOther({ other, isDifferent }: ComparedLine, { known }: AsAtDates): string | null {
  if (other === null) return null;
  const opening = known === null ? 'On that day we knew' : 'Today we know';
  return isDifferent ? `${opening}: ${other.text ?? 'nobody'}.` : `${opening} the same.`;
}
