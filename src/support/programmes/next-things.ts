import { isProvisional } from '../programme-definitions/definition-words.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { isAskedFor } from './clock/asked-for.ts';
import { deadlinesOf, hasEnded, isLeft } from './clock/deadlines.ts';
import { dueOfTask, ruleInWords } from './clock/due-rules.ts';
import { isByLookAgain } from './clock/look-again.ts';
import { doers, type ProgrammeTask } from '../programme-definitions/definition.ts';
import { inTheirOrder } from './in-their-order.ts';
import { doerOfApproval } from './later-plans.ts';
import { isOfficersOwn } from './own-tasks.ts';
import { stageOf, type TaskNow } from './replay.ts';
import { byUrgency, standings } from './run-words.ts';
import { mayAct, type RunViewAsked } from './run-view-asked.ts';
import { mayBeSetAside } from './setting-aside.ts';
import { runs } from './who-acts.ts';

/** What need not be done, and nobody waits for in this run. */
const isOptional = ({ definition, now, ended }: RunViewAsked, task: ProgrammeTask): boolean =>
  task.optional && !isAskedFor(definition, now, task) && !isLeft(ended, task.key);

const endedInWords = (ended: RunViewAsked['ended']): string =>
  ended === null || ended === undefined ? '' : `${ended.what} ${dateInWords(ended.on)}: it has no day any more.`;

/** Tasks, the next review and the decision, late first; what need not be done and has no day any more comes last. */
export function nextThings(asked: RunViewAsked): Record<string, unknown>[] {
  const { definition, now, path } = asked;
  const stage = stageOf(definition, now.stage);
  const deadlines = deadlinesOf(asked).filter(({ doneOn }) => doneOn === null);
  const tasks = (stage?.tasks ?? []).flatMap((task) => {
    const is = now.tasks[task.key];
    if (is === undefined || (is.state !== 'to-do' && is.state !== 'waits-for-second')) return [];
    const deadline = deadlines.find(({ kind, key }) => kind === 'task' && key === task.key);
    return [
      {
        ...toDo(asked, task, is),
        on: deadline?.on ?? null,
        ...(hasEnded(asked.ended, task.key) && !isLeft(asked.ended, task.key)
          ? { tag: { text: 'Runs no longer', colour: 'grey' } }
          : standingOf(is, isLeft(asked.ended, task.key) ? 'due' : deadline?.standing, isOptional(asked, task))),
      },
    ];
  });
  const others = deadlines
    .filter(({ kind }) => kind !== 'task')
    .map(({ kind, what, on, why, source, statutory, standing }) => ({
      name: what,
      on,
      why,
      source,
      statutory,
      provisional: isProvisional(source),
      tag: standings[standing],
      doer:
        kind === 'decision'
          ? 'At one of the ways out below'
          : kind === 'look-again'
            ? `Whoever carries the run, or else the ${doers.lead}`
            : kind === 'approval'
              ? doers[doerOfApproval(definition)]
              : reviewChair(asked),
      record:
        (kind === 'decision' && !isByLookAgain({ source })) || !mayAct(asked) || !runs(asked.by)
          ? null
          : kind === 'look-again' || kind === 'decision'
            ? { href: `${path}/look-again`, text: 'Record what it waits for' }
            : kind === 'approval'
              ? { href: `${path}/plan`, text: 'Go to the plan' }
              : { href: `${path}/reviews`, text: 'Hold it' },
    }));
  return inTheirOrder(stage, [...tasks, ...others].toSorted(byUrgency));
}

function standingOf(
  is: TaskNow,
  standing: keyof typeof standings | undefined,
  isOptional: boolean,
): { readonly tag: { readonly text: string; readonly colour: string } } {
  if (is.state === 'waits-for-second') return { tag: { text: 'Waits for a second person', colour: 'purple' } };
  if (standing === undefined || (isOptional && standing !== 'soon')) return { tag: { text: 'Need not be done', colour: 'grey' } };
  return { tag: standings[standing] };
}

function reviewChair({ definition, now }: RunViewAsked): string {
  const chair = stageOf(definition, now.stage)?.review?.chair;
  return chair === undefined ? '' : `Chair: ${doers[now.reviews.length === 0 ? chair.first : chair.later]}`;
}

/** The letter that goes with a task, drawn from what the run holds. */
export const letterHref = ({ definition, path, readsLetters }: RunViewAsked, { letter }: ProgrammeTask): string | null =>
  readsLetters && definition.letters?.some(({ key }) => key === letter) === true ? `${path}/letters/${letter ?? ''}` : null;

function toDo(asked: RunViewAsked, task: ProgrammeTask, is: TaskNow): Record<string, unknown> {
  const { by, path, definition } = asked;
  const due = dueOfTask(asked, task);
  const href = `${path}/tasks/${task.key}`;
  const may = mayAct(asked) && is.state === 'to-do' && by.as.includes(task.twoPersons ? 'director' : task.by);
  const isTheirs = asked.mayDoOwn && asked.now.state === 'live' && is.state === 'to-do' && isOfficersOwn(task, by);
  return {
    key: task.key,
    name: task.name,
    says: task.says,
    known: asked.knownOfTasks.get(task.key)?.says ?? null,
    doer: doers[task.by],
    optional: isOptional(asked, task),
    twoPersons: task.twoPersons,
    letter: letterHref(asked, task),
    // Of what need not be done the day stands no longer once it has passed, and is told still.
    dayWas: due.ok && !hasEnded(asked.ended, task.key) ? due.value.date : null,
    shut: asked.whyShut(task.key),
    why: hasEnded(asked.ended, task.key) ? endedInWords(asked.ended) : due.ok ? due.value.why : `${due.reason}.`,
    rule: ruleInWords(definition, task.due),
    source: task.due.source,
    statutory: task.due.statutory,
    provisional: isProvisional(task.due.source),
    record: isTheirs
      ? { href: `${path}/officer-tasks/${task.key}`, text: 'Record it' }
      : may
        ? task.doneBy === 'single-plan'
          ? { href: `${path}/plan`, text: 'Go to the plan' }
          : { href, text: 'Record it' }
        : null,
    setAside: may && mayBeSetAside(definition, task, by).ok ? `${href}/set-aside` : null,
  };
}
