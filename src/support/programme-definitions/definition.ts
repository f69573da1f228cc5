import { z } from 'zod';
import { earlierReadersOf, earlierRoleOf, earlierTakenBackBy, wasHeldWithThem, wasReasonTold } from './earlier-definitions.ts';
import { letterReaders } from './readers.ts';

/** The tracks of the register, each with its own law (domain: two legal tracks). */
export const tracks = ['maintained', 'academy', 'early-years', 'independent', 'college', 'alternative-provision'] as const;
export type Track = (typeof tracks)[number];

/** What may begin a run. `programme`: another run that led to it. */
export const triggers = {
  'tier': 'Its tier',
  'concern': 'A concern',
  'inspection': 'An inspection',
  'programme': 'Another programme',
  'head-change': 'A change of head',
  'registration': 'A new registration',
  'by-hand': 'A decision by hand',
} as const;
export type Trigger = keyof typeof triggers;
const triggerIds = ['tier', 'concern', 'inspection', 'programme', 'head-change', 'registration', 'by-hand'] as const;

/** Who does a task or decides at a gate. Those of the provider are `head`, `chair` and `trust`; none of them decides at a gate. */
export const doers = {
  'lead': 'Head of Education Effectiveness',
  'assistant-director': 'Assistant Director',
  'director': 'Director',
  'adviser': 'Adviser',
  'safeguarding-lead': 'Safeguarding lead',
  'specialist': 'Specialist officer',
  'legal': 'Legal services',
  'mentor': 'Mentor',
  'head': 'Headteacher or manager',
  'chair': 'Chair of governors',
  'trust': 'Trust chief executive',
} as const;
export type Doer = keyof typeof doers;
const doerIds = [
  'lead',
  'assistant-director',
  'director',
  'adviser',
  'safeguarding-lead',
  'specialist',
  'legal',
  'mentor',
  'head',
  'chair',
  'trust',
] as const;

/**
 * What a rule counts. `calendar-days`, `weeks` and `months` go by the calendar; `working-days` leave out weekends and bank holidays; `school-days` and
 * `school-weeks` go by the authority’s term dates; `own-days` are working days that leave out that school’s holidays of more than a week (SI 2005/2038).
 */
export const dueUnits = {
  'calendar-days': 'calendar day',
  'working-days': 'working day',
  'school-days': 'school day',
  'own-days': 'day that is in no holiday of the school of over a week',
  'school-weeks': 'school week',
  'weeks': 'week',
  'months': 'month',
} as const;
export type DueUnit = keyof typeof dueUnits;

const key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u, 'A key is lower-case letters, digits and hyphens');
const words = z.string().trim().min(1).max(600);
const short = z.string().trim().min(1).max(120);

/** From which day a rule counts: of the run, of the stage, that a task was done, or that a task’s field names. */
const countsFrom = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('stage') }),
  z.strictObject({ kind: z.literal('task'), task: key }),
  z.strictObject({ kind: z.literal('field'), task: key, field: key }),
]);
export type CountsFrom = z.infer<typeof countsFrom>;

/** When something is due. `count` 0 is the day itself. `source` is the paragraph or the framework’s default that says so. */
const dueRule = z.strictObject({
  from: countsFrom,
  count: z.number().int().min(0).max(400),
  unit: z.enum(['calendar-days', 'working-days', 'school-days', 'own-days', 'school-weeks', 'weeks', 'months']),
  source: words,
  /** What the law fixes is never later for a weekend: it moves back to the working day before. Others move to the one after. */
  statutory: z.boolean(),
});
export type DueRule = z.infer<typeof dueRule>;

/** An answer to what a task asks; of the values, any. */
const answer = z.strictObject({ task: key, field: key, is: z.array(short).min(1) });

/** A task, a gate or a letter that is for some runs alone. All that are named must hold; of the values of one, any. */
const appliesWhen = z.strictObject({
  track: z.array(z.enum(tracks)).min(1).optional(),
  /** Of the school’s character: "voluntary-aided", "voluntary-controlled", "foundation", "community" … as the register says. */
  character: z.array(short).min(1).optional(),
  trigger: z.array(z.enum(triggerIds)).min(1).optional(),
  /** What an earlier task’s field was answered with. */
  field: answer.optional(),
});
export type AppliesWhen = z.infer<typeof appliesWhen>;

const fieldBase = { key, label: short, hint: z.string().trim().max(300).nullable(), required: z.boolean() };
const field = z.discriminatedUnion('kind', [
  z.strictObject({ ...fieldBase, kind: z.literal('text') }),
  z.strictObject({ ...fieldBase, kind: z.literal('long-text') }),
  /** `notBefore`: the run’s start, the day that a task was done, or an earlier field; a day before it is refused with that sentence. `mayBeAhead`: a day to come. */
  z.strictObject({ ...fieldBase, kind: z.literal('date'), notBefore: countsFrom.nullable(), mayBeAhead: z.boolean() }),
  z.strictObject({
    ...fieldBase,
    kind: z.literal('choice'),
    options: z
      .array(z.strictObject({ value: key, text: short }))
      .min(2)
      .max(12),
  }),
  z.strictObject({
    ...fieldBase,
    kind: z.literal('choices'),
    options: z
      .array(z.strictObject({ value: key, text: short }))
      .min(1)
      .max(12),
  }),
  z.strictObject({ ...fieldBase, kind: z.literal('pounds') }),
]);
export type TaskField = z.infer<typeof field>;
/** What was answered to a task’s fields, by their keys: of several choices a list. */
export type FieldAnswers = Readonly<Record<string, string | readonly string[]>>;

const storedTask = z.strictObject({
  key,
  name: short,
  /** What has to be done, in a sentence or two. */
  says: words,
  by: z.enum(doerIds),
  due: dueRule,
  /** What it asks to be written down. */
  fields: z.array(field).max(12),
  /** Every other task of a stage must be done before a gate that leads on; this one need not. */
  optional: z.boolean(),
  appliesWhen: appliesWhen.nullable(),
  /** A step of the law: only the director records it, and a second person confirms. */
  twoPersons: z.boolean(),
  /** Names of the checks in code that must hold before it is recorded: "no-live-secretary-of-state-notice". */
  checks: z.array(key).max(10),
  /** The letter’s template that goes with it. */
  letter: key.nullable(),
  /** Pages of the service that do it, and no form: of "single-plan" those of the plan, which know the tasks that they do by their keys. */
  doneBy: z.enum(['form', 'single-plan']),
  /** The authority does it with the provider, who reads its day and records nothing. */
  heldWithThem: z.boolean().optional(),
});

/** A way out of a stage: to another, or to the end of the run with an outcome. Decided by a person; where `second`, confirmed by another. */
const gate = z.strictObject({
  key,
  /** As a thing to do: "Continue with a further plan". */
  name: short,
  to: key.nullable(),
  /** Where `to` is null. */
  outcome: key.nullable(),
  by: z.enum(doerIds),
  second: z.enum(doerIds).nullable(),
  /** False: may be taken although tasks of the stage are not done (closing, escalating). */
  needsTasks: z.boolean(),
  /** At least so many reviews of the run. */
  needsReviews: z.number().int().min(0).max(12),
  checks: z.array(key).max(10),
  appliesWhen: appliesWhen.nullable(),
});
export type Gate = z.infer<typeof gate>;

/** Reviews again and again while a stage lasts. */
const review = z.strictObject({
  name: short,
  /** Counted from the stage’s first day, then from each review. */
  every: dueRule,
  /** Who chairs the first, and who all after it. */
  chair: z.strictObject({ first: z.enum(doerIds), later: z.enum(doerIds) }),
  /** A gate must be taken after so many, or by the rule’s day, whichever is first. */
  decideAfter: z.strictObject({ reviews: z.number().int().min(1).max(12), latest: dueRule }).nullable(),
});
export type ProgrammeReview = z.infer<typeof review>;

const storedStage = z.strictObject({
  key,
  name: short,
  says: words,
  tasks: z.array(storedTask).max(24),
  review: review.nullable(),
  gates: z.array(gate).min(1).max(10),
});

/** The words of a letter. What stands in double braces is a field of the run, "task.field", or one of provider and authority. */
const storedLetter = z.strictObject({
  key,
  name: short,
  to: z.string().trim().min(1).max(200),
  subject: z.string().trim().min(1).max(200),
  /** Plain text: "# heading", an empty line between paragraphs. */
  body: z.string().trim().min(1).max(6000),
  /** The field that says who has a copy; null where nobody has one. */
  copies: z.string().nullable(),
  /** The fields with the day that it bears, and with who signs. */
  dated: z.string(),
  signed: z.string(),
  /** Who outside the authority reads it here, once its day has come; whoever has a copy does too. Officers read every letter. */
  readBy: z
    .array(z.enum(letterReaders satisfies readonly (Doer | 'diocese')[]))
    .max(letterReaders.length)
    .optional(),
  /** The answer by which what it brings is taken back: where that is before its day, it never went. */
  takenBackBy: answer.nullable().optional(),
});
const letter = storedLetter.transform(({ readBy, takenBackBy, ...words }) => ({
  ...words,
  readBy: readBy ?? earlierReadersOf(words.key),
  takenBackBy: takenBackBy === undefined ? earlierTakenBackBy(words.dated) : takenBackBy,
}));
export type ProgrammeLetter = z.infer<typeof letter>;

const storedAttendee = z.strictObject({ who: short, appliesWhen: appliesWhen.nullable(), as: z.enum(['diocese']).nullable().optional() });
const attendee = storedAttendee.transform(({ as, ...one }) => ({ ...one, as: as === undefined ? earlierRoleOf(one.who) : as }));
export type Attendee = z.infer<typeof attendee>;

const storedDefinition = z.strictObject({
  key,
  name: z.string().trim().min(1).max(80),
  /** How it is named in the middle of a sentence: "rapid improvement (TRIP)". */
  inWords: short,
  says: words,
  /** "Provisional: not from the published framework", or the statute. */
  source: words,
  provisional: z.boolean(),
  statutory: z.boolean(),
  /** Whether the provider’s own people read why a run began: it is then written for them. */
  reasonIsTold: z.boolean().optional(),
  tracks: z.array(z.enum(tracks)).min(1),
  triggers: z.array(z.enum(triggerIds)).min(1),
  /** Who attends its meetings, and when: "The diocese, for a voluntary school". */
  attend: z.array(attendee).max(12),
  /** Checks that must hold before a run begins. */
  checks: z.array(key).max(10),
  stages: z.array(storedStage).min(1).max(20),
  /** Those that its tasks name: a run keeps the words that it began under. */
  letters: z.array(letter).max(20).optional(),
  outcomes: z
    .array(z.strictObject({ key, label: short, /** What is said of runs that ended so, on the board. */ good: z.boolean().nullable() }))
    .min(1)
    .max(12),
});

/**
 * A staged process as data: the first stage is where a run begins. What the shape cannot say (every stage reachable, every due rule pointing at a task that
 * comes before it …) is checked by `definition-faults.ts`.
 */
export const programmeDefinition = storedDefinition.transform(({ reasonIsTold, stages, ...whole }) => ({
  ...whole,
  reasonIsTold: reasonIsTold ?? wasReasonTold(whole.key),
  stages: stages.map(({ tasks, ...stage }) => ({
    ...stage,
    tasks: tasks.map(({ heldWithThem, ...task }) => ({ ...task, heldWithThem: heldWithThem ?? wasHeldWithThem(whole.key, task.key) })),
  })),
}));
export type ProgrammeDefinition = z.infer<typeof programmeDefinition>;
export type Stage = ProgrammeDefinition['stages'][number];
export type ProgrammeTask = Stage['tasks'][number];
