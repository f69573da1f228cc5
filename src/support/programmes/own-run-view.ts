import { isProvisional } from '../programme-definitions/definition-words.ts';
import { isSamePerson } from '../../kernel/person-names.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { dayOfLetter, neverWent, readersOf } from './letters/letter-readers.ts';
import { applies } from './applies.ts';
import { deadlinesOf, type DeadlinesAsked } from './clock/deadlines.ts';
import { baseOf, dueOfTask } from './clock/due-rules.ts';
import type { Doer, ProgrammeDefinition, ProgrammeTask, Stage } from '../programme-definitions/definition.ts';
import type { Run } from './find-runs.ts';
import { hasPlan } from '../programme-definitions/definition-graph.ts';
import { lessonsOf } from './lessons.ts';
import { answersOf, asWritten, stageOf, taskOf, type RunNow, outcomeOf } from './replay.ts';
import { grades, type Deadline, type RunSubject } from './run.ts';
import { byUrgency, standings, stateTag } from './run-words.ts';
import type { Acting } from './who-acts.ts';

const ofProvider: readonly Doer[] = ['head', 'chair', 'trust'];
const isTheirs = ({ by }: ProgrammeTask): boolean => ofProvider.includes(by);

/**
 * Whether the provider’s own people have been told of a run: a letter of it has gone, something in it is theirs to do now, or it is reviewed with them. Before, it is
 * the authority’s own thinking, and they hear of it from a person first.
 */
export function isTold(definition: ProgrammeDefinition, subject: RunSubject, now: RunNow, today: string): boolean {
  if (now.inError) return false;
  // What a change of head began is about one person: once it is over, it is no reading for whoever holds the post next.
  if (definition.triggers.includes('head-change') && now.state !== 'live' && now.state !== 'paused') return false;
  const visited = new Set(now.stages.map(({ stage }) => stage));
  return definition.stages.some(
    (stage) =>
      stage.tasks.some((task) => hasGone(definition, now, task, today)) ||
      (visited.has(stage.key) &&
        (stage.review !== null ||
          stage.tasks.some(
            (task) => isTheirs(task) && applies(task.appliesWhen, subject, answersOf(now)) && baseOf(now, task.due.from, stage.key) !== null,
          ))),
  );
}

/** What is about one head is read by no other head of the same place, before or after. */
function isAboutAnother({ definition, person }: Pick<Run, 'definition' | 'person'>, { role, name }: Pick<Actor, 'role' | 'name'>): boolean {
  return definition.triggers.includes('head-change') && role === 'headteacher' && (person === null || !isSamePerson(person, name));
}

/** Governors and their clerk read what is about their school: an induction is between its head, the chair and the authority. */
const isNotForBoard = ({ triggers }: ProgrammeDefinition, role: string | null): boolean =>
  (role === 'governor' || role === 'clerk') && triggers.includes('head-change');

/** A diocese takes part where the definition has it among those who attend, for a school such as this one. */
const isDioceseAsked = ({ definition, subject, now }: Pick<Run, 'definition' | 'subject' | 'now'>): boolean =>
  definition.attend.some(({ as, appliesWhen }) => as === 'diocese' && applies(appliesWhen, subject, answersOf(now)));

/** Whether somebody outside the authority reads a run of a provider that they reach: the diocese after the provider itself, and where it takes part. */
export function isToldTo(run: Pick<Run, 'definition' | 'subject' | 'now' | 'person'>, actor: Pick<Actor, 'role' | 'name'>, today: string): boolean {
  if (isAboutAnother(run, actor) || isNotForBoard(run.definition, actor.role)) return false;
  if (actor.role === 'diocese' && !isDioceseAsked(run)) return false;
  return isTold(run.definition, run.subject, run.now, today);
}

/** A letter goes on the day that it bears, which may be after it was confirmed. */
export function hasGone({ letters }: ProgrammeDefinition, { tasks }: RunNow, { key, letter: sends }: ProgrammeTask, today: string): boolean {
  if (sends === null || tasks[key]?.state !== 'done') return false;
  const letter = letters?.find((one) => one.key === sends);
  if (letter !== undefined && neverWent({ letter, tasks })) return false;
  const day = letter === undefined ? null : dayOfLetter({ letter, tasks });
  // A power that was taken back before anything went bears no day.
  return letter === undefined || (day !== null && day <= today);
}

/** What the authority does with them: a day for them to know of, and nothing that they record. */
export const isWithThem = (definition: ProgrammeDefinition, key: string): boolean => taskOf(definition, key)?.task.heldWithThem === true;

/** Of a run’s days, those that are theirs: their own tasks, and reviews and checks, which are held with them. */
export function isTheirDay(definition: ProgrammeDefinition, { kind, key }: Pick<Deadline, 'kind' | 'key'>): boolean {
  const task = kind === 'task' || kind === 'approval' ? taskOf(definition, key)?.task : undefined;
  return kind === 'review' || (task !== undefined && (isTheirs(task) || isWithThem(definition, key)));
}

/** A stage from which every way is an end that is not good: its name says so already. */
export const endsBadly = ({ outcomes }: ProgrammeDefinition, { gates }: Stage): boolean =>
  gates.every(({ outcome }) => outcomes.find(({ key }) => key === outcome)?.good === false);

/** What they may know of the stage: in a process of the law, and before an end that is not good, its name is the authority’s intention until a letter of that stage has gone. */
export function toldStage(definition: ProgrammeDefinition, now: RunNow, key: string, today: string): string | null {
  const stage = stageOf(definition, key);
  const isWritten = stage?.tasks.some((task) => hasGone(definition, now, task, today)) === true;
  return stage !== null && (definition.statutory || endsBadly(definition, stage)) && !isWritten ? null : (stage?.name ?? key);
}

/** How it ended, where it ended well: of any other end they hear from a person first, and not from a word on a page. Once its letter has gone they were told. */
export function toldOutcome(definition: ProgrammeDefinition, now: RunNow, today: string): string | null {
  const ended = outcomeOf(definition, now);
  const last = stageOf(definition, now.stage);
  const isTold = ended?.good !== false || (last !== null && endsBadly(definition, last) && toldStage(definition, now, last.key, today) !== null);
  return isTold ? (ended?.label ?? null) : null;
}

/** Why it began, to the provider’s own people: where the programme has that written for them, and not for officers. */
export const toldReason = ({ definition, reason }: Pick<Run, 'definition' | 'reason'>, { role }: Pick<Actor, 'role'>): string | null =>
  definition.reasonIsTold && role !== 'diocese' ? reason : null;

/** A run as its head, chair and trust see it: where it is, what is theirs to do, and what they were told; never what officers think or write to each other. */
export function ownRunView(asked: DeadlinesAsked, by: Acting, path: string): Record<string, unknown> {
  const { definition, now, today } = asked;
  const visits = toldVisits(asked);
  const told = visits.at(-1);
  const written = asWritten(now);
  const isOpen = now.state === 'live' || now.state === 'paused';
  return {
    state: stateTag(now.state),
    stage: told === undefined ? null : { name: told.name, since: told.from },
    outcome: toldOutcome(definition, now, today),
    lessons: lessonsOf(definition, now),
    next: isOpen ? theirNext(asked, by, path) : [],
    done: definition.stages.flatMap(({ tasks }) =>
      tasks.flatMap((task) => {
        const is = written[task.key];
        return is?.state === 'done' && (task.letter === null ? isTheirs(task) : hasGone(definition, { ...now, tasks: written }, task, today))
          ? [{ name: task.name, on: is.doneOn, letterHref: letterOfTask(asked, by, task, path) }]
          : [];
      }),
    ),
    reviews: now.reviews.map(({ on, overall }) => ({ on, overall: grades[overall] })),
    planHref: hasPlan(definition) ? `${path}/plan` : null,
    reviewsHref: definition.stages.some(({ review }) => review !== null) ? `${path}/reviews` : null,
    stages: visits,
  };
}

/** The stages that they know of. Where the next is not theirs to know yet, nothing says that the one before is over: that alone would tell them. */
function toldVisits({
  definition,
  now,
  today,
}: Pick<DeadlinesAsked, 'definition' | 'now' | 'today'>): { readonly name: string; readonly from: string; readonly to: string | null }[] {
  const visits = now.stages.map(({ stage, from, to }) => ({ name: toldStage(definition, now, stage, today), from, to }));
  const isOver = now.state === 'ended' || now.state === 'stopped';
  return visits.flatMap(({ name, from, to }, at) => {
    const isNextHidden = !isOver && at < visits.length - 1 && visits.slice(at + 1).every((one) => one.name === null);
    return name === null ? [] : [{ name, from, to: isNextHidden ? null : to }];
  });
}

/** The name of the stage that they know the run to be in. */
export const toldStageNow = (asked: Parameters<typeof toldVisits>[0]): string | null => toldVisits(asked).at(-1)?.name ?? null;

/** Where they read what was sent to them. */
function letterOfTask({ definition, now, today }: DeadlinesAsked, by: Acting, { key, letter: sends }: ProgrammeTask, path: string): string | null {
  const letter = definition.letters?.find((one) => one.key === sends);
  const readers = letter === undefined ? [] : readersOf({ letter, task: key, tasks: asWritten(now), today });
  return letter !== undefined && readers.some((one) => by.as.includes(one)) ? `${path}/sent-letters/${letter.key}` : null;
}

function theirNext(asked: DeadlinesAsked, by: Acting, path: string): Record<string, unknown>[] {
  const { definition, now } = asked;
  const deadlines = deadlinesOf(asked).filter(({ doneOn }) => doneOn === null);
  const tasks = (stageOf(definition, now.stage)?.tasks ?? []).filter((task) => isTheirs(task) && now.tasks[task.key]?.state === 'to-do');
  const theirs = tasks.map((task) => {
    const deadline = deadlines.find(({ kind, key }) => kind === 'task' && key === task.key);
    const due = dueOfTask(asked, task);
    const may = now.state === 'live' && by.as.includes(task.by) && task.doneBy === 'form';
    return {
      name: task.name,
      says: task.says,
      on: deadline?.on ?? null,
      why: due.ok ? due.value.why : `${due.reason}.`,
      dayWas: due.ok ? due.value.date : null,
      source: task.due.source,
      provisional: isProvisional(task.due.source),
      tag: standings[deadline?.standing ?? 'waiting'],
      href: may ? `${path}/own-tasks/${task.key}` : null,
    };
  });
  const reviews = deadlines
    .filter(({ kind, key }) => kind === 'review' || kind === 'approval' || (kind === 'task' && isWithThem(definition, key)))
    .map(({ kind, what, on, why, source, standing }) => ({
      name: what,
      says: null,
      on,
      why,
      source,
      provisional: isProvisional(source),
      tag: standings[standing],
      href: kind === 'approval' ? `${path}/plan` : null,
    }));
  return [...theirs, ...reviews].toSorted(byUrgency);
}
