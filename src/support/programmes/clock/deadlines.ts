import { dueOn, onWorkingDay, type DueDate } from '../../../kernel/due-date.ts';
import { addDays, dateInWords } from '../../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import type { DueRule, Gate, ProgrammeDefinition, ProgrammeTask, Stage } from '../../programme-definitions/definition.ts';
import { applies } from '../applies.ts';
import { isAskedFor } from './asked-for.ts';
import { countingReviews } from '../counting-reviews.ts';
import { baseOf, dueAfter, dueOfTask, ruleInWords, type ReckonedBy } from './due-rules.ts';
import { lookAgain, lookAgainDue } from './look-again.ts';
import { answersOf, stageOf, taskOf, type RunNow } from '../replay.ts';
import { planTasks, type Deadline, type RunSubject } from '../run.ts';

/** Days that run no longer before their run is over: a notice that the Secretary of State’s ended, a power that was used or that no gateway opens. */
export interface EndedDays {
  readonly on: string;
  /** In words that a day follows: "Section 64 was used on". */
  readonly what: string;
  readonly tasks: 'all' | readonly string[];
  /** Of all, what is still to be done because of it. */
  readonly leaves?: readonly string[];
}

export interface DeadlinesAsked extends ReckonedBy {
  readonly definition: ProgrammeDefinition;
  readonly subject: RunSubject;
  readonly now: RunNow;
  /** Tasks whose days run no longer, by what happened elsewhere. */
  readonly ended?: EndedDays | null;
  readonly today: string;
}

const soon = 7;

/**
 * What has a day: the tasks of the stage that the run is in, its next review and its decision; and what was done in time, or late. What a stage was left
 * without is due no more; what need not be done, and nobody asked for, is never late. Where all that leaves no day, the run is looked at again.
 */
export function deadlinesOf(asked: DeadlinesAsked): readonly Deadline[] {
  const { definition, now } = asked;
  const visited = [...new Set(now.stages.map(({ stage }) => stage))].flatMap((key) => stageOf(definition, key) ?? []);
  const all = visited.flatMap((stage) => stage.tasks.flatMap((task) => taskDeadline(asked, stage, task)));
  const reviews = now.stages.flatMap((_, visit) => reviewDeadlines(asked, visit));
  const found = [...all, ...lapsingAhead(asked, visited), ...reviews, ...approvalDeadlines(asked, reviews), ...wayOnDeadlines(asked)].filter(
    ({ kind, key, doneOn }) => doneOn !== null || kind !== 'task' || !hasEnded(asked.ended, key),
  );
  return [...found, ...lookAgainDeadlines(asked, found)];
}

/** Whether the day of a task runs no longer. */
export const hasEnded = (ended: EndedDays | null | undefined, task: string): boolean =>
  ended !== null && ended !== undefined && (ended.tasks === 'all' || ended.tasks.includes(task));

/** Whether a task is still to be done because of what ended all else: it has no day of its own. */
export const isLeft = (ended: EndedDays | null | undefined, task: string): boolean => ended?.leaves?.includes(task) === true;

/** The ways out that wait for nothing but a decision once a stage’s tasks are done: those that lead on, and ends that no check in code may hold shut. */
export const waysToDecide = ({ definition, subject, now }: Pick<DeadlinesAsked, 'definition' | 'subject' | 'now'>): Gate[] =>
  (stageOf(definition, now.stage)?.gates ?? []).filter(
    ({ needsTasks, to, checks, appliesWhen }) => needsTasks && (to !== null || checks.length === 0) && applies(appliesWhen, subject, answersOf(now)),
  );

/**
 * A stage whose tasks are all done waits for a decision, which no task shows. What the stages that it leads to have a day for already, counted from the start or
 * from what is done, is late by that day whoever has not decided.
 */
function wayOnDeadlines(asked: DeadlinesAsked): Deadline[] {
  const { definition, subject, now, today } = asked;
  const stage = stageOf(definition, now.stage);
  const left = (stage?.tasks ?? []).some(({ key, optional }) => !optional && ['to-do', 'waits-for-second'].includes(now.tasks[key]?.state ?? ''));
  if (stage === null || (stage.review?.decideAfter ?? null) !== null || left || isOver(now)) return [];
  const ways = waysToDecide(asked);
  if (ways.length === 0) return [];
  const next = ways
    .flatMap(({ to }) => (to === null ? [] : (stageOf(definition, to)?.tasks ?? [])))
    .filter(({ optional, due, appliesWhen }) => !optional && due.from.kind !== 'stage' && applies(appliesWhen, subject, answersOf(now)))
    .flatMap((task) => {
      const due = dueOfTask(asked, task);
      return due.ok ? [{ task, due: due.value }] : [];
    })
    .toSorted((one, other) => (one.due.date < other.due.date ? -1 : 1))[0];
  const again = lookAgainDue(asked, now);
  const on = next?.due.date ?? again.date;
  return [
    {
      kind: 'decision',
      key: stage.key,
      stage: stage.key,
      what: `Decide how “${stage.name}” goes on`,
      on,
      why:
        next === undefined
          ? `Everything of the stage is done: it waits for the decision, and nothing gives that a day. ${again.why}`
          : `By the day on which “${next.task.name}” of the next stage is due. ${next.due.why}`,
      source: next?.task.due.source ?? lookAgain.source,
      statutory: false,
      standing: standingOf(today, on, null),
      doneOn: null,
    },
  ];
}

/** Whether somebody waits for it: what need not be done, and nobody asked for, may pass without a word. */
export function isWaitedFor({ definition, now }: Pick<DeadlinesAsked, 'definition' | 'now'>, { kind, key, doneOn }: Deadline): boolean {
  const task = kind === 'task' ? taskOf(definition, key)?.task : undefined;
  return doneOn === null && (task === undefined || !task.optional || isAskedFor(definition, now, task));
}

/** No live run stands on nobody’s list: where nothing that somebody waits for has a day, whoever carries it looks at what it waits for. */
function lookAgainDeadlines(asked: DeadlinesAsked, found: readonly Deadline[]): Deadline[] {
  const { definition, now, ended, today } = asked;
  const waiting = found.filter((one) => isWaitedFor(asked, one));
  if (isOver(now) || waiting.some(({ on }) => on !== null)) return [];
  const stage = stageOf(definition, now.stage);
  const name = stage?.name ?? now.stage;
  const isEnded = ended?.tasks === 'all';
  const left = isEnded
    ? (stage?.tasks ?? []).find(({ key }) => isLeft(ended, key) && ['to-do', 'waits-for-second'].includes(now.tasks[key]?.state ?? ''))
    : undefined;
  const due = isEnded ? lookAgainDue(asked, now, ended.on) : lookAgainDue(asked, now);
  const [what, because] = isEnded
    ? [
        left === undefined ? 'Close the run' : `${left.name}, and close the run`,
        `${ended.what} ${dateInWords(ended.on)}: nothing ${left === undefined ? '' : 'else '}of it is due any more.`,
      ]
    : waiting.length > 0
      ? [
          `Look again at “${name}”: what is left has no day`,
          'What is left to do counts from what has not happened, or from term dates that are not known.',
        ]
      : [
          `Look again at “${name}”: what is it waiting for?`,
          'All that was asked for here is done, and the ways out wait for something else, or for their time.',
        ];
  const why = `${because} ${due.why}`;
  const { source } = lookAgain;
  return [
    {
      kind: 'look-again',
      key: now.stage,
      stage: now.stage,
      what,
      on: due.date,
      why,
      source,
      statutory: false,
      standing: standingOf(today, due.date, null),
      doneOn: null,
    },
  ];
}

/** A later version of the plan is approved by the next review, which reads it. */
function approvalDeadlines({ definition, now, today }: DeadlinesAsked, reviews: readonly Deadline[]): Deadline[] {
  const { plan } = now;
  const task = taskOf(definition, planTasks.approved)?.task;
  if (plan === null || plan.approvedOn !== null || task === undefined || isOver(now)) return [];
  const next = reviews.find(({ kind, doneOn }) => kind === 'review' && doneOn === null);
  // Where no review is to come, nothing reads it any more; and before the first was approved, the task is there to do.
  if (next === undefined || now.tasks[task.key]?.state === 'to-do') return [];
  const { on } = next;
  const why = `By the next review, which reads it: ${next.why}`;
  const { source } = task.due;
  const what = `${task.name}: version ${String(plan.version)}`;
  return [
    {
      kind: 'approval',
      key: task.key,
      stage: now.stage,
      what,
      on,
      why,
      source,
      statutory: false,
      standing: standingOf(today, on, null),
      doneOn: null,
    },
  ];
}

const isOver = ({ state }: RunNow): boolean => state === 'stopped' || state === 'ended';

function standingOf(today: string, on: string | null, doneOn: string | null): Deadline['standing'] {
  if (doneOn !== null) return on !== null && doneOn > on ? 'done-late' : 'done';
  if (on === null) return 'waiting';
  if (on < today) return 'late';
  return on <= addDays(today, soon) ? 'soon' : 'due';
}

function taskDeadline(asked: DeadlinesAsked, stage: Stage, task: ProgrammeTask): Deadline[] {
  const { now, today } = asked;
  const is = now.tasks[task.key];
  if (is === undefined || is.state === 'set-aside' || is.state === 'does-not-apply') return [];
  if (is.state !== 'done' && (stage.key !== now.stage || isOver(now))) return [];
  const due = dueOfTask(asked, task);
  const on = due.ok ? due.value.date : null;
  const standing = standingOf(today, on, is.doneOn);
  if (standing === 'late' && task.optional && !isAskedFor(asked.definition, now, task)) return [];
  const { source, statutory } = task.due;
  const why = due.ok ? due.value.why : `${due.reason}.`;
  return [{ kind: 'task', key: task.key, stage: stage.key, what: task.name, on, why, source, statutory, standing, doneOn: is.doneOn }];
}

/** A power that the law lets lapse stands from the day on which its limit can be told, also before the stage that it is used in: whoever waits for the stage may wait too long. */
function lapsingAhead(asked: DeadlinesAsked, visited: readonly Stage[]): Deadline[] {
  const { definition, now, today } = asked;
  if (isOver(now)) return [];
  return definition.stages
    .filter((stage) => !visited.includes(stage))
    .flatMap(({ key: stage, tasks }) =>
      tasks.flatMap((task): Deadline[] => {
        const { source, statutory } = task.due;
        const due = task.optional && statutory && now.tasks[task.key]?.state === 'to-do' ? dueOfTask(asked, task) : null;
        if (due?.ok !== true || due.value.date < today) return [];
        const { date: on, why } = due.value;
        return [
          { kind: 'task', key: task.key, stage, what: task.name, on, why, source, statutory, standing: standingOf(today, on, null), doneOn: null },
        ];
      }),
    );
}

function reviewDeadlines(asked: DeadlinesAsked, visit: number): Deadline[] {
  const { definition, now, today } = asked;
  const at = now.stages[visit];
  const stage = at === undefined ? null : stageOf(definition, at.stage);
  const review = stage?.review ?? null;
  if (at === undefined || stage === null || review === null) return [];
  const held = now.reviews.filter((one) => one.visit === visit).map(({ on }) => on);
  const isOpen = visit === now.stages.length - 1 && !isOver(now);
  const made = (kind: 'review' | 'decision', what: string, rule: DueRule, due: Result<DueDate>, doneOn: string | null): Deadline => {
    const on = due.ok ? due.value.date : null;
    const why = due.ok ? due.value.why : `${due.reason}.`;
    return {
      kind,
      key: stage.key,
      stage: stage.key,
      what,
      on,
      why,
      source: rule.source,
      statutory: rule.statutory,
      standing: standingOf(today, on, doneOn),
      doneOn,
    };
  };
  const reviews = [...held, ...(isOpen ? [null] : [])].map((doneOn, index) =>
    made('review', review.name, review.every, dueAfter(asked, review.every, held[index - 1] ?? at.from), doneOn),
  );
  const { decideAfter } = review;
  if (decideAfter === null || !isOpen) return reviews;
  return [
    ...reviews,
    made(
      'decision',
      `Decide how “${stage.name}” goes on`,
      decideAfter.latest,
      decisionDue(asked, decideAfter, countingReviews(now, visit, review)),
      null,
    ),
  ];
}

/** After so many reviews, on the day of the last of them; or by the rule’s day, whichever is first. */
function decisionDue(
  asked: DeadlinesAsked,
  { reviews, latest }: { readonly reviews: number; readonly latest: DueRule },
  held: readonly string[],
): Result<DueDate> {
  const base = baseOf(asked.now, latest.from, asked.now.stage);
  const byRule = base === null ? refused(`${ruleInWords(asked.definition, latest)}, which has not happened yet`) : dueAfter(asked, latest, base);
  const nth = held[reviews - 1];
  if (nth === undefined || (byRule.ok && byRule.value.date <= nth)) return byRule;
  const way = `${reviews === 1 ? 'the first review' : `review ${String(reviews)}`} of the stage, after which it is decided`;
  return accepted(onWorkingDay(asked.calendar, dueOn(addDays(nth, 0), way), 'after'));
}
