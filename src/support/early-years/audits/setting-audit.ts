import { addMonths, dateInWords } from '../../../kernel/plain-date.ts';
import { accepted, type Result } from '../../../kernel/result.ts';
import { auditKinds, statementsOf, type AuditKind, type StatementList } from './statements.ts';

export const auditAnswers = { 'yes': 'Yes', 'partly': 'Partly', 'no': 'No', 'not-applicable': 'Not applicable' } as const;
export type AuditAnswer = keyof typeof auditAnswers;
export const auditAnswerIds = Object.keys(auditAnswers) as AuditAnswer[];

export const auditSides = { setting: 'The setting itself', authority: 'The authority' } as const;
export type AuditSide = keyof typeof auditSides;
export const auditSideIds = Object.keys(auditSides) as AuditSide[];

export const auditStates = { draft: 'Being answered', final: 'Final' } as const;
export type AuditState = keyof typeof auditStates;

/** By the statement’s key. `answer` null: not answered yet. */
export type GivenAnswers = Readonly<Record<string, { readonly answer: AuditAnswer | null; readonly seen: string }>>;

interface Fault {
  readonly ok: false;
  readonly reason: string;
  readonly field?: string;
}

/** What stands in the way of making it final, one line a statement, in the list’s order. */
export function faultsOf(list: StatementList, given: GivenAnswers): readonly { readonly field: string; readonly reason: string }[] {
  return statementsOf(list).flatMap(({ key, says }) => {
    const found = given[key];
    if (found?.answer === undefined || found.answer === null) return [{ field: `${key}-answer`, reason: `Answer “${says}”` }];
    const isToExplain = found.answer === 'no' || found.answer === 'partly';
    return isToExplain && found.seen.trim() === '' ? [{ field: `${key}-seen`, reason: `Enter what was seen for “${says}”` }] : [];
  });
}

/** Whether the day of an audit can be so. */
export function checkAuditDay(on: string, today: string): Result<null> | Fault {
  return on > today ? { ok: false, field: 'on', reason: 'The day of the audit must be today or earlier' } : accepted(null);
}

/** Each kind is done again within a year. Provisional: not from the published framework. */
export const nextAuditDue = (auditedOn: string): string => addMonths(auditedOn, 12);

/** How many of each answer, in words: "14 yes, 2 partly, 1 no". */
export function countsOf(list: StatementList, given: GivenAnswers): Readonly<Record<AuditAnswer | 'unanswered', number>> {
  const counts = { 'yes': 0, 'partly': 0, 'no': 0, 'not-applicable': 0, 'unanswered': 0 };
  for (const { key } of statementsOf(list)) counts[given[key]?.answer ?? 'unanswered'] += 1;
  return counts;
}

export function countsInWords(list: StatementList, given: GivenAnswers): string {
  const counts = countsOf(list, given);
  const parts = auditAnswerIds.filter((id) => counts[id] > 0).map((id) => `${String(counts[id])} ${auditAnswers[id].toLowerCase()}`);
  return [...parts, ...(counts.unanswered > 0 ? [`${String(counts.unanswered)} not answered`] : [])].join(', ');
}

/** Whether children may not be safe by it: the same-day route then comes before anything here. */
export const asksSameDayRoute = (kind: AuditKind, given: GivenAnswers): boolean =>
  kind === 'safeguarding' && Object.values(given).some(({ answer }) => answer === 'no');

/** When an audit of a kind is next due. */
export interface AuditDue {
  readonly kind: AuditKind;
  /** Whose audit it is; null where neither side has done one. */
  readonly side: AuditSide | null;
  /** Null where there never was one: then it is due now, of no day. */
  readonly dueOn: string | null;
  readonly says: string;
  readonly isDue: boolean;
}

/** Within how many days it is named as due. */
const soon = 28;

export function auditDue(kind: AuditKind, side: AuditSide | null, nextDueOn: string | null, today: string, days: (from: string, to: string) => number): AuditDue {
  const name = `${auditKinds[kind]}${side === null ? '' : `, by ${auditSides[side].toLowerCase()}`}`;
  const of = { kind, side, dueOn: nextDueOn };
  if (nextDueOn === null) return { ...of, says: `${name}: none on record yet`, isDue: true };
  const left = days(today, nextDueOn);
  const when = dateInWords(nextDueOn);
  if (left < 0) return { ...of, says: `${name}: overdue since ${when}`, isDue: true };
  return { ...of, says: `${name}: due by ${when}`, isDue: left <= soon };
} // prettier-ignore

/** Of each side that has done one; what one side says of itself never puts off what the other is to look at again. `nextOf`: when that of a side is next due. */
export function auditsDue(kind: AuditKind, nextOf: (side: AuditSide) => string | undefined, today: string, days: (from: string, to: string) => number): AuditDue[] {
  const done = auditSideIds.flatMap((side) => {
    const on = nextOf(side);
    return on === undefined ? [] : [auditDue(kind, side, on, today, days)];
  });
  return done.length > 0 ? done : [auditDue(kind, null, null, today, days)];
} // prettier-ignore

/** What a reader on one side may see of an audit: what is final is both sides’, a draft is its own side’s. */
export const maySee = (audit: { readonly state: AuditState; readonly bySide: AuditSide }, side: AuditSide): boolean =>
  audit.state === 'final' || audit.bySide === side;
