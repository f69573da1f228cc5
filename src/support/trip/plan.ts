import { z } from 'zod';
import { addDays, dateInWords, daysBetween } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { halfTermsOf, isSchoolDay, type SchoolCalendar } from '../../kernel/school-calendar.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const key = z.string().regex(/^[a-z]\d{1,4}$/u);

const halfTerm = z.strictObject({ key: z.string(), name: z.string(), by: day });
export type PlanHalfTerm = z.infer<typeof halfTerm>;

const objective = z.strictObject({
  key,
  says: z.string(),
  success: z.string(),
  /** By the half-term’s key. One that is not written yet is not there. */
  milestones: z.record(z.string(), z.string()),
});

const action = z.strictObject({
  key,
  what: z.string(),
  /** The objective that it serves, by its key; null where that is not said. */
  objective: key.nullable().default(null),
  ownerSide: z.enum(['authority', 'provider', 'other']),
  /** Empty where nobody is named yet. */
  ownerName: z.string(),
  ownerAccountId: z.number().int().nullable(),
  dueOn: day.nullable(),
  success: z.string(),
});
export type PlanAction = z.infer<typeof action>;

const priority = z.strictObject({
  key,
  title: z.string(),
  why: z.string(),
  /** Measures of the catalogue by id, whose figures the board pack shows. */
  measures: z.array(z.string()).max(6),
  objectives: z.array(objective).max(8),
  actions: z.array(action).max(20),
});
export type PlanPriority = z.infer<typeof priority>;

/** The objective that an action serves; where its priority has one alone, that. Null where it is not said. */
export function servedBy({ objectives }: Pick<PlanPriority, 'objectives'>, given: string | null): string | null {
  const [first, ...others] = objectives;
  if (objectives.some((one) => one.key === given)) return given;
  return first !== undefined && others.length === 0 ? first.key : null;
}

const support = z.strictObject({
  key,
  what: z.string(),
  by: z.string(),
  /** Adviser days and the like; null where it is not counted in days. */
  days: z.number().min(0).nullable(),
  /** Pounds. */
  cost: z.number().min(0).nullable(),
});
export type PlanSupport = z.infer<typeof support>;

/**
 * The single plan: one document, agreed whole. Keys are given once in a run and never used again, so that what was said of a part (a milestone met, a grade)
 * finds it in the next version too.
 */
export const planDocument = z.strictObject({
  startsOn: day,
  endsOn: day,
  halfTerms: z.array(halfTerm),
  priorities: z.array(priority).max(8),
  support: z.array(support).max(20),
  /** The number that the next key takes. */
  next: z.number().int().min(1),
});
export type PlanDocument = z.infer<typeof planDocument>;

/** A half-term of which the plan has fewer school days asks for no milestone. */
const leastSchoolDays = 10;
/** Three terms. */
const longestDays = 366;

/** The half-terms of a plan, each with its last school day, by which its milestones are to be met. Refused where term dates are not known to the plan’s end. */
export function halfTermsFor(calendar: SchoolCalendar, startsOn: string, endsOn: string): Result<PlanHalfTerm[]> {
  const known = calendar.terms.at(-1)?.endsOn;
  if (known === undefined || known < endsOn)
    return refused(
      known === undefined
        ? 'No term dates are known, and milestones are set by half-term: enter the terms first'
        : `Term dates after ${dateInWords(known)} are not known, and milestones are set by half-term: enter the terms first, or end the plan by then`,
    );
  const within = halfTermsOf(calendar).flatMap(({ academicYear, name, from, to }) => {
    const days = schoolDays(calendar, from < startsOn ? startsOn : from, to > endsOn ? endsOn : to);
    const by = days.at(-1);
    return by === undefined || days.length < leastSchoolDays ? [] : [{ academicYear, name, by }];
  });
  return within.length === 0
    ? refused('The plan has no half-term with ten school days in it: end it later')
    : accepted(
        within.map(({ academicYear, name, by }) => ({
          key: `${academicYear} ${name}`.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-'),
          name: `${name}, ${academicYear}`,
          by,
        })),
      );
}

function schoolDays(calendar: SchoolCalendar, from: string, to: string): string[] {
  const days = Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
  return days.filter((each) => isSchoolDay(calendar, each));
}

/** Whether a plan may run from one day to another. */
export function decideSpan(span: { readonly startsOn: string; readonly endsOn: string }, runStartedOn: string): Result<null> {
  const { startsOn, endsOn } = span;
  if (startsOn < runStartedOn) return refused(`The plan cannot begin before rapid improvement did, on ${dateInWords(runStartedOn)}`);
  if (endsOn <= startsOn) return refused('The plan must end after it begins');
  if (daysBetween(startsOn, endsOn) > longestDays) return refused('A plan lasts three terms at the most: end it within a year');
  return accepted(null);
}

export interface Gap {
  /** The priority that it is in; null where it is of the plan as a whole. */
  readonly priority: string | null;
  readonly says: string;
}

/** Everything that the plan still needs before it may be agreed, in the order in which it is read. None: it may be. */
export function gapsIn(plan: PlanDocument, runStartedOn: string): Gap[] {
  const span = decideSpan(plan, runStartedOn);
  const whole = (says: string): Gap => ({ priority: null, says });
  return [
    ...(span.ok ? [] : [whole(span.reason)]),
    ...(plan.priorities.length === 0 ? [whole('The plan has no priority')] : []),
    ...plan.priorities.flatMap((each) => gapsInPriority(plan, each).map((says): Gap => ({ priority: each.key, says }))),
    ...(plan.support.length === 0 ? [whole('The plan does not say what the authority’s support is, and what it costs')] : []),
    ...plan.support.filter(({ cost }) => cost === null).map(({ what }) => whole(`The support “${what}” has no cost: enter 0 where it costs nothing`)),
  ];
}

function gapsInPriority(plan: PlanDocument, { title, objectives, actions }: PlanPriority): string[] {
  return [
    ...(objectives.length === 0 ? [`The priority “${title}” has no objective`] : []),
    ...objectives.flatMap(({ says, success, milestones }) => [
      ...(success === '' ? [`The objective “${says}” does not say what success is`] : []),
      ...plan.halfTerms
        .filter((each) => (milestones[each.key] ?? '') === '')
        .map((each) => `The objective “${says}” has no milestone for ${each.name}`),
    ]),
    ...(actions.length === 0 ? [`The priority “${title}” has no action`] : []),
    ...actions.flatMap((each) => [
      ...(objectives.length > 0 && servedBy({ objectives }, each.objective) === null
        ? [`The action “${each.what}” does not say which objective it serves`]
        : []),
      ...gapsInAction(plan, each),
    ]),
  ];
}

function gapsInAction({ startsOn, endsOn }: PlanDocument, { what, ownerName, dueOn, success }: PlanAction): string[] {
  const named = `The action “${what}”`;
  return [
    ...(ownerName === '' ? [`${named} has no owner`] : []),
    ...(success === '' ? [`${named} has no measure of success`] : []),
    ...(dueOn === null ? [`${named} has no day by which it is done`] : []),
    ...(dueOn !== null && (dueOn < startsOn || dueOn > endsOn)
      ? [
          `${named} is due on ${dateInWords(dueOn)}, which is not between ${dateInWords(startsOn)} and ${dateInWords(endsOn)}, when the plan begins and ends`,
        ]
      : []),
  ];
}

/** Whether it may be agreed: the refusal says the first thing that it lacks, and how many more there are. */
export function mayAgree(
  plan: PlanDocument,
  { runStartedOn, on, today }: { readonly runStartedOn: string; readonly on: string; readonly today: string },
): Result<null> {
  if (on > today) return refused('The day on which it was agreed must be today or earlier');
  if (on < runStartedOn) return refused(`It cannot have been agreed before rapid improvement began, on ${dateInWords(runStartedOn)}`);
  const gaps = gapsIn(plan, runStartedOn);
  const first = gaps[0];
  if (first === undefined) return accepted(null);
  return refused(gaps.length === 1 ? first.says : `${first.says}. ${String(gaps.length - 1)} more must be put right too`);
}
