import type { AppliesWhen, CountsFrom, DueRule, ProgrammeDefinition, ProgrammeTask, Stage, TaskField } from './definition.ts';
import {
  isAlwaysPassed,
  mayApply,
  mayComeBefore,
  mayLeaveBy,
  placedTasks,
  placeOf,
  sortsByStage,
  sortsOfRun,
  type PlacedTask,
  type SortOfRun,
} from './definition-graph.ts';
import { quoted, sortInWords, trackWords } from './definition-words.ts';
import type { KnownToCode } from './known-check.ts';
import { lostNames, type LostNames } from './lost-names.ts';

interface Fault {
  readonly at: string;
  readonly says: string;
}

/** Faults of what points at something else: from which day a rule counts, and on what answer something hangs. */
export function referenceFaults(definition: ProgrammeDefinition, known: Pick<KnownToCode, 'definitions'>): Fault[] {
  const lost = lostNames(definition, known);
  const sorts = sortsByStage(definition);
  return [
    ...definition.attend.flatMap(({ who, appliesWhen }, place) =>
      conditionFaults(definition, { at: `attend/${String(place)}`, name: quoted(who), stage: null, task: null, lost }, appliesWhen),
    ),
    ...definition.stages.flatMap((stage) => [
      ...stage.tasks.flatMap((task) => taskFaults(definition, { stage, task }, lost)),
      ...reviewRuleFaults(definition, stage, lost),
      ...stage.gates.flatMap((gate) =>
        conditionFaults(
          definition,
          { at: `stages/${stage.key}/gates/${gate.key}`, name: `${quoted(gate.name)} of ${quoted(stage.name)}`, stage, task: null, lost },
          gate.appliesWhen,
        ),
      ),
      ...unansweredFaults(definition, stage, sorts.get(stage.key) ?? []),
    ]),
    ...circleFaults(definition),
  ];
}

/** Whatever points at a task: where it stands, and what it is called. */
interface Pointing {
  readonly at: string;
  readonly name: string;
  /** Null for what is of the whole programme: any task is before it. */
  readonly stage: Stage | null;
  readonly task: ProgrammeTask | null;
  /** What it points at and is not there. */
  readonly lost: LostNames;
}

function taskFaults(definition: ProgrammeDefinition, { stage, task }: PlacedTask, lost: LostNames): Fault[] {
  const from: Pointing = { at: `stages/${stage.key}/tasks/${task.key}`, name: quoted(task.name), stage, task, lost };
  return [
    ...dueFaults(definition, from, task.due),
    ...conditionFaults(definition, from, task.appliesWhen),
    ...task.fields.flatMap((field) =>
      field.kind === 'date' && field.notBefore !== null ? notBeforeFaults(definition, from, field, field.notBefore) : [],
    ),
  ];
}

function reviewRuleFaults(definition: ProgrammeDefinition, stage: Stage, lost: LostNames): Fault[] {
  const from: Pointing = { at: `stages/${stage.key}`, name: `The review of ${quoted(stage.name)}`, stage, task: null, lost };
  return [stage.review?.every, stage.review?.decideAfter?.latest].flatMap((rule) => (rule === undefined ? [] : dueFaults(definition, from, rule)));
}

/** A rule counts from a day that there will be: otherwise what is due has no day, and nobody is ever told that it is late. */
function dueFaults(definition: ProgrammeDefinition, from: Pointing, { from: counts }: Pick<DueRule, 'from'>): Fault[] {
  const says = (text: string): Fault[] => [{ at: from.at, says: text }];
  if (counts.kind === 'start' || counts.kind === 'stage') return [];
  const found = earlierTask(definition, from, counts.task, 'counts from');
  if (!found.ok) return says(found.says);
  const target = found.placed;
  if (counts.kind === 'field') {
    const field = target.task.fields.find(({ key }) => key === counts.field);
    if (field === undefined)
      return says(
        `${from.name} counts from ${from.lost.field(counts.field, { task: counts.task })} in ${quoted(target.task.name)}, which asks no such thing.`,
      );
    if (field.kind !== 'date') return says(`${from.name} counts from ${quoted(field.label)} in ${quoted(target.task.name)}, which is no day.`);
    // What need not be done may wait for what nobody need answer.
    if (!field.required && from.task?.optional !== true)
      return says(
        `${from.name} counts from ${quoted(field.label)} in ${quoted(target.task.name)}, which may be left empty: then it would have no day.`,
      );
  }
  const why = whyUndated(definition, from, target);
  return why === null ? [] : says(`${from.name} counts from ${quoted(target.task.name)}, and ${why}: then it would have no day.`);
}

/** Why a run may come to what is due without the task that it counts from; null where no run may. */
function whyUndated(definition: ProgrammeDefinition, { stage, task }: Pointing, target: PlacedTask): string | null {
  const when = task?.appliesWhen ?? null;
  // An answer that it hangs on has been given, so that what lies before that answer has been gone through too.
  const answeredIn = when?.field ? (placeOf(definition, when.field.task)?.stage.key ?? null) : null;
  const passed = [stage?.key ?? null, answeredIn].flatMap((key) => key ?? []);
  const mine = sortsOfRun(definition).filter((sort) => mayApply(when, sort));
  const isPassed = passed.some((key) => mine.every((sort) => isAlwaysPassed(definition, target.stage.key, key, sort)));
  if (!isPassed) return `a run may come to it without ${quoted(target.stage.name)}`;
  if (target.task.optional && task?.optional !== true) return 'that need not be done';
  const { character, field, ...rest } = target.task.appliesWhen ?? {};
  if (!mine.every((sort) => mayApply(rest, sort))) return 'that is not for every run that this is for';
  if (character !== undefined && !mine.every((sort) => mayApply({ character }, sort))) return 'that is for some schools alone';
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  if (field !== undefined && !(isSame(field, when?.field) || when?.field?.task === target.task.key)) return 'that hangs on an answer';
  return null;
}

type Earlier = { readonly ok: true; readonly placed: PlacedTask } | { readonly ok: false; readonly says: string };

function earlierTask(definition: ProgrammeDefinition, { name, stage, task, lost }: Pointing, key: string, does: string): Earlier {
  const placed = placeOf(definition, key);
  if (placed === null) return { ok: false, says: `${name} ${does} ${lost.task(key)}, and there is no such task.` };
  if (key === task?.key) return { ok: false, says: `${name} ${does} itself.` };
  const isBefore = stage === null || mayComeBefore(definition, placed.stage.key, stage.key);
  return isBefore ? { ok: true, placed } : { ok: false, says: `${name} ${does} ${quoted(placed.task.name)}, which comes after it.` };
}

function conditionFaults(definition: ProgrammeDefinition, from: Pointing, when: AppliesWhen | null): Fault[] {
  if (when === null) return [];
  const { at, name } = from;
  const tracks = (when.track ?? []).filter((track) => !definition.tracks.includes(track));
  const triggers = (when.trigger ?? []).filter((trigger) => !definition.triggers.includes(trigger));
  return [
    ...tracks.map((track) => ({ at, says: `${name} is for ${quoted(trackWords[track])}, for which the programme is not.` })),
    ...triggers.map((trigger) => ({ at, says: `${name} is for runs that begin by ${quoted(trigger)}, by which none does.` })),
    ...(when.field === undefined ? [] : answerFaults(definition, from, when.field)),
  ];
}

function answerFaults(definition: ProgrammeDefinition, from: Pointing, { task, field: key, is }: NonNullable<AppliesWhen['field']>): Fault[] {
  const { at, name, lost } = from;
  const found = earlierTask(definition, from, task, 'hangs on an answer of');
  if (!found.ok) return [{ at, says: found.says }];
  const asks = found.placed.task;
  const field = asks.fields.find((one) => one.key === key);
  if (field === undefined) return [{ at, says: `${name} hangs on ${lost.field(key, { task })} in ${quoted(asks.name)}, which asks no such thing.` }];
  if (!('options' in field))
    return [{ at, says: `${name} hangs on ${quoted(field.label)} in ${quoted(asks.name)}, which has no answers to choose from.` }];
  const { options } = field;
  return is
    .filter((value) => options.every((option) => option.value !== value))
    .map((value) => ({
      at,
      says: `${name} is for the answer ${lost.answer(value, { task, field: key })}, which ${quoted(field.label)} does not offer.`,
    }));
}

/** Where every way on that a run has hangs on one question, each of its answers must have one. */
function unansweredFaults(definition: ProgrammeDefinition, stage: Stage, coming: readonly SortOfRun[]): Fault[] {
  const without = coming.flatMap((sort) => unanswered(definition, stage, sort).map((says) => ({ sort, says })));
  return [...Map.groupBy(without, ({ says }) => says)].map(([says, found]) => ({
    at: `stages/${stage.key}`,
    says: `From ${quoted(stage.name)} there is no way on where ${says}${sortInWords(
      found.map(({ sort }) => sort),
      coming,
    )}.`,
  }));
}

/** The answers with which such a run has no way on: "“What was found” is “No help is needed”". */
function unanswered(definition: ProgrammeDefinition, stage: Stage, sort: SortOfRun): string[] {
  const open = stage.gates.flatMap((gate) => (mayLeaveBy(definition, gate, sort) ? [gate.appliesWhen?.field] : []));
  const [asked] = open;
  if (asked === undefined || !open.every((one) => one?.task === asked.task && one.field === asked.field)) return [];
  const field = placeOf(definition, asked.task)?.task.fields.find(({ key }) => key === asked.field);
  if (field?.kind !== 'choice') return [];
  const answered = new Set(open.flatMap((one) => one?.is ?? []));
  return field.options.filter(({ value }) => !answered.has(value)).map(({ text }) => `${quoted(field.label)} is ${quoted(text)}`);
}

function notBeforeFaults(definition: ProgrammeDefinition, from: Pointing, field: TaskField, notBefore: CountsFrom): Fault[] {
  if (notBefore.kind === 'start' || notBefore.kind === 'stage') return [];
  const { at, task, lost } = from;
  const name = `${quoted(field.label)} in ${from.name}`;
  const isOwn = notBefore.task === task?.key;
  const found = isOwn && notBefore.kind === 'field' ? null : earlierTask(definition, { ...from, name }, notBefore.task, 'is held against');
  if (found?.ok === false) return [{ at, says: found.says }];
  if (notBefore.kind === 'task') return [];
  const asks = found?.placed.task ?? task;
  const where = found === null ? '' : ` in ${quoted(found.placed.task.name)}`;
  const target = asks?.fields.find(({ key }) => key === notBefore.field);
  if (target === undefined)
    return [
      { at, says: `${name} is held against ${lost.field(notBefore.field, { task: notBefore.task })}${where}, and there is no such thing asked.` },
    ];
  if (target.kind !== 'date') return [{ at, says: `${name} is held against ${quoted(target.label)}${where}, which is no day.` }];
  const isAsked = asks !== null && asks.fields.indexOf(target) < asks.fields.indexOf(field);
  return isOwn && !isAsked ? [{ at, says: `${name} is held against what is asked after it.` }] : [];
}

/** Two tasks that wait for one another never have a day. */
function circleFaults(definition: ProgrammeDefinition): Fault[] {
  const placed = placedTasks(definition);
  const next = ({ due, appliesWhen }: ProgrammeTask): string[] => [
    ...(due.from.kind === 'task' || due.from.kind === 'field' ? [due.from.task] : []),
    ...(appliesWhen?.field ? [appliesWhen.field.task] : []),
  ];
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const waiting = [from];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      const of = placed.find(({ task }) => task.key === key);
      const ahead = of ? next(of.task) : [];
      if (ahead.includes(to)) return true;
      waiting.push(...ahead);
    }
    return false;
  };
  return placed
    .filter(({ task }) => !next(task).includes(task.key) && reaches(task.key, task.key))
    .map(({ stage, task }) => ({ at: `stages/${stage.key}/tasks/${task.key}`, says: `${quoted(task.name)} waits for itself, by way of others.` }));
}
