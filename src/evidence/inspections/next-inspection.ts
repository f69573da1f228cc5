import { dateInWords } from '../../kernel/plain-date.ts';
import type { TimelineEntry } from './timeline.ts';

/** Ours, from how Ofsted describes its cycle. */
export const windowRule = {
  schoolYears: 4,
  likelyAfterYears: 3,
  label: 'Provisional: not from the published framework',
  words:
    'A state-funded school is inspected within about four years: by the end of the fourth school year after its last graded, ungraded or report card inspection, and seldom ' +
    'in the first three. In special measures, monitoring comes sooner.',
} as const;

export interface NextInspection {
  readonly kind: 'expected' | 'monitored' | 'overdue' | 'not-known' | 'does-not-apply';
  readonly words: string;
  readonly likelyFrom: string | null;
  readonly dueBy: string | null;
}

export interface WhoseNext {
  readonly isStateFunded: boolean;
  readonly isOpen: boolean;
  readonly today: string;
}

const counting = ['graded', 'ungraded', 'report-card'];

/** When Ofsted is likely to come next, by the provisional rule. */
export function expectNextInspection(entries: readonly TimelineEntry[], { isStateFunded, isOpen, today }: WhoseNext): NextInspection {
  const without = (kind: NextInspection['kind'], words: string): NextInspection => ({ kind, words, likelyFrom: null, dueBy: null });
  if (!isStateFunded) return without('does-not-apply', 'The rule is of state-funded schools.');
  if (!isOpen) return without('does-not-apply', 'It is not open.');
  const last = entries.find(({ kind, who, on }) => counting.includes(kind) && who === 'present' && on !== null);
  if (!last?.on) return without('not-known', 'It cannot be worked out: no inspection of the present school is known.');

  const dueBy = endOfSchoolYear(last.on, windowRule.schoolYears);
  const likelyFrom = yearsLater(last.on, windowRule.likelyAfterYears);
  const from = `counted from the ${last.title.toLowerCase()} of ${dateInWords(last.on)}`;
  if (entries.find(({ kind, who }) => (kind === 'graded' || kind === 'report-card') && who === 'present')?.category === 'Special measures') {
    return { kind: 'monitored', words: `In special measures: Ofsted monitors it sooner. A full inspection is due by ${dateInWords(dueBy)} at the latest, ${from}.`, likelyFrom: null, dueBy }; // prettier-ignore
  }
  if (dueBy < today) return { kind: 'overdue', words: `Was due by ${dateInWords(dueBy)}, ${from}.`, likelyFrom, dueBy };
  const likely = likelyFrom <= today ? 'Likely at any time now' : `Likely from ${dateInWords(likelyFrom)}`;
  return { kind: 'expected', words: `${likely}, due by ${dateInWords(dueBy)}, ${from}.`, likelyFrom, dueBy };
}

/** The last day of the school year that ends so many years after the one in which the day lies. */
function endOfSchoolYear(day: string, later: number): string {
  const year = Number(day.slice(0, 4));
  return `${String((day.slice(5) >= '09-01' ? year + 1 : year) + later)}-08-31`;
}

function yearsLater(day: string, years: number): string {
  const later = `${String(Number(day.slice(0, 4)) + years)}${day.slice(4)}`;
  return day.endsWith('02-29') ? later.replace(/29$/, '28') : later;
}

/** The last time anybody inspected the present school or setting, whatever the kind. */
export function findLastVisit(entries: readonly TimelineEntry[]): { readonly on: string; readonly title: string; readonly body: string } | null {
  const last = entries.find(({ kind, who, on }) => kind !== 'rise' && who === 'present' && on !== null);
  return last?.on ? { on: last.on, title: last.title, body: last.body } : null;
}
