import type { Result } from '../../kernel/result.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, type FieldError, FormReader, type OwnProvider } from '../../register/index.ts';
import type { Asked } from '../common/open-page.ts';
import { findKnownOfTasks } from '../find-known-of-tasks.ts';
import { actingOf } from './acting.ts';
import { answerStep, showStepForm, type StepForm } from './answer-step.ts';
import { doers, type ProgrammeTask } from '../programme-definitions/definition.ts';
import { boxOf } from './field-answers.ts';
import type { Run } from './find-runs.ts';
import { gatherRunDays } from './clock/gather-run-days.ts';
import { dueOfTask } from './clock/due-rules.ts';
import type { RunPage } from './open-run-page.ts';
import { isToldTo } from './own-run-view.ts';
import { isOfficersOwn } from './own-tasks.ts';
import { taskOf, type TaskNow } from './replay.ts';
import type { FieldAnswers, Step } from './run.ts';
import { pathOf } from './run-words.ts';
import { answersInWords } from './run-view.ts';
import { boxesOf, boxesWith, daysOf } from './task-form.ts';
import { mayBeSetAside, mayBeUndone } from './setting-aside.ts';
import { isSamePerson, type Acting } from './who-acts.ts';

/** Under which path a task is recorded: with the whole run, as the provider’s own people, or as an officer who has that task alone. */
type TaskPart = 'tasks' | 'own-tasks' | 'officer-tasks';

interface Found {
  readonly task: ProgrammeTask;
  readonly is: TaskNow;
}

/** The task that the path names, of the stage that the run is in. */
function findTask({ request }: Asked, { definition, now }: Run): Found | null {
  const key = request.params['task'] ?? '';
  const found = taskOf(definition, key);
  const is = Object.hasOwn(now.tasks, key) ? now.tasks[key] : undefined;
  return found === null || is === undefined ? null : { task: found.task, is };
}

/** Back to the run, where a form has nothing left to do. */
export const back = (provider: OwnProvider, run: Run, text: string): Reply => ({
  kind: 'redirect',
  to: pathOf(provider.id, run.id),
  notice: { kind: 'important', text },
});

interface TaskForm extends StepForm {
  /** What its boxes hold before anybody types. */
  readonly first: Record<string, string>;
}

async function recordForm({ means, authority, request, today }: Asked, run: Run, { task }: Found, action: string): Promise<TaskForm> {
  const days = (await gatherRunDays(means.db.kysely, { authorityId: authority.authorityId, today }, [run]))(run);
  const due = dueOfTask({ definition: run.definition, now: run.now, ...days }, task);
  const known = (await findKnownOfTasks(means.db.kysely, authority.authorityId, run)).get(task.key);
  return {
    title: task.name,
    template: 'support/programmes/task.njk',
    days: daysOf(task),
    first: boxesWith(task, known?.answers ?? {}),
    data: {
      says: task.says,
      known: known?.says ?? null,
      doer: doers[task.by],
      due: due.ok ? due.value : null,
      whyNoDay: due.ok ? null : `${due.reason}.`,
      source: task.due.source,
      statutory: task.due.statutory,
      twoPersons: task.twoPersons,
      boxes: boxesOf(task),
      ticked: Object.fromEntries(task.fields.flatMap(({ kind, key }) => (kind === 'choices' ? [[boxOf(key), request.form.getAll(boxOf(key))]] : []))),
      action,
    },
  };
}

function readAnswers(task: ProgrammeTask, form: URLSearchParams, reader: FormReader): FieldAnswers {
  return Object.fromEntries(
    task.fields.flatMap((field): [string, string | readonly string[]][] => {
      const name = boxOf(field.key);
      if (field.kind === 'choices') return [[field.key, form.getAll(name)]];
      if (field.kind === 'date') return [[field.key, reader.date(name, { what: `“${field.label}”` }) ?? '']];
      const text = field.kind === 'long-text' ? reader.longText(name, { what: `“${field.label}”` }) : reader.text(name, { what: `“${field.label}”` });
      return [[field.key, text ?? '']];
    }),
  );
}

const recordPath = (provider: OwnProvider, run: Run, task: ProgrammeTask, part: TaskPart): string =>
  pathOf(provider.id, run.id, `/${part}/${task.key}`);

export function showTask(part: TaskPart): RunPage {
  return async (asked, run, provider) => {
    const found = findTask(asked, run);
    if (found === null || !isOffered(asked, run, found, part)) return { kind: 'not-found' };
    const { task, is } = found;
    if (run.now.state !== 'live' || is.state !== 'to-do' || taskOf(run.definition, task.key)?.stage.key !== run.now.stage)
      return back(provider, run, `“${task.name}” is not to be recorded now: see below where the run is.`);
    const form = await recordForm(asked, run, found, recordPath(provider, run, task, part));
    return showStepForm(run, provider, form, { ...form.first, ...dateBoxes('on', asked.today) });
  };
}

/** What a page of its own does has no form; the provider’s people record what is theirs in a run that they were told of, and an officer what is theirs in any. */
function isOffered({ request, today }: Asked, run: Run, { task }: Found, part: TaskPart): boolean {
  const by = actingOf(request.actor);
  if (part === 'officer-tasks') return isOfficersOwn(task, by);
  return task.doneBy === 'form' && (part === 'tasks' || (isToldTo(run, request.actor, today) && by.as.includes(task.by)));
}

export function saveTask(part: TaskPart): RunPage {
  return async (asked, run, provider) => {
    const found = findTask(asked, run);
    if (found === null || !isOffered(asked, run, found, part)) return { kind: 'not-found' };
    const { task } = found;
    const { request } = asked;
    const reader = new FormReader(request.form);
    const on = reader.date('on', { what: 'The day', missing: 'Enter the day on which it was done' });
    const answers = readAnswers(task, request.form, reader);
    const note = reader.longText('note', { what: 'The note', most: 3000 });
    const form = await recordForm(asked, run, found, recordPath(provider, run, task, part));
    if (reader.errors.length > 0 || on === null) return showStepForm(run, provider, form, request.form, reader.errors);
    const step: Step = { kind: task.twoPersons ? 'task-proposed' : 'task-done', task: task.key, on, answers, note };
    const notice = task.twoPersons
      ? `“${task.name}” is recorded. It waits for a second person to confirm it.`
      : `“${task.name}” is recorded as done.`;
    return answerStep(asked, { run, provider, form, step, notice });
  };
}

/** A form that asks for a day and a reason, about a task. */
const askForm = (
  provider: OwnProvider,
  run: Run,
  { task }: Found,
  part: string,
  words: { title: string; what: string; ask: string; button: string },
): StepForm => ({
  title: words.title,
  template: 'support/programmes/ask.njk',
  days: ['on'],
  data: { ...words, action: pathOf(provider.id, run.id, `/tasks/${task.key}/${part}`) },
});

const setAsideForm = (provider: OwnProvider, run: Run, found: Found): StepForm =>
  askForm(provider, run, found, 'set-aside', {
    title: `Set aside “${found.task.name}”`,
    what: 'It counts as settled without having been done. The reason stays readable.',
    ask: 'Why it is set aside',
    button: 'Set it aside',
  });
const undoForm = (provider: OwnProvider, run: Run, found: Found): StepForm =>
  askForm(provider, run, found, 'undo', {
    title: `Undo “${found.task.name}”`,
    what: 'It is to be done again. What was recorded stays in the run’s history.',
    ask: 'Why it is undone',
    button: 'Undo it',
  });

function pagesFor(
  makeForm: typeof setAsideForm,
  kind: 'task-set-aside' | 'task-undone',
  from: readonly TaskNow['state'][],
  notice: string,
  may: (run: Run, found: Found, by: Acting) => Result<null>,
): { readonly show: RunPage; readonly save: RunPage } {
  return {
    show: async (asked, run, provider) => {
      const found = findTask(asked, run);
      if (found === null) return { kind: 'not-found' };
      if (run.now.state !== 'live' || !from.includes(found.is.state))
        return back(provider, run, `“${found.task.name}” has changed meanwhile: see below.`);
      const allowed = may(run, found, actingOf(asked.request.actor));
      if (!allowed.ok) return back(provider, run, `${allowed.reason}.`);
      return Promise.resolve(showStepForm(run, provider, makeForm(provider, run, found), dateBoxes('on', asked.today)));
    },
    save: async (asked, run, provider) => {
      const found = findTask(asked, run);
      if (found === null) return { kind: 'not-found' };
      const form = makeForm(provider, run, found);
      const read = readDayAndReason(asked.request.form, String(form.data['ask']));
      if (!read.ok) return showStepForm(run, provider, form, asked.request.form, read.errors);
      const step: Step = { kind, task: found.task.key, on: read.on, reason: read.reason };
      return answerStep(asked, { run, provider, form, step, notice: `“${found.task.name}” ${notice}` });
    },
  };
}
export const setAside = pagesFor(setAsideForm, 'task-set-aside', ['to-do'], 'is set aside.', ({ definition }, { task }, by) =>
  mayBeSetAside(definition, task, by),
);
export const undo = pagesFor(undoForm, 'task-undone', ['done', 'set-aside'], 'is to be done again.', (_, { task, is }) =>
  mayBeUndone(task, is.state),
);

type DayAndReason =
  { readonly ok: true; readonly on: string; readonly reason: string } | { readonly ok: false; readonly errors: readonly FieldError[] };

export function readDayAndReason(form: URLSearchParams, ask: string, isNeeded = true): DayAndReason {
  const reader = new FormReader(form);
  const on = reader.date('on', { what: 'The day', missing: 'Enter the day' });
  const reason = reader.longText('reason', {
    what: 'The reason',
    most: 3000,
    ...(isNeeded ? { missing: `Enter ${ask.replace(/^./u, (first) => first.toLowerCase())}` } : {}),
  });
  return reader.errors.length > 0 || on === null ? { ok: false, errors: reader.errors } : { ok: true, on, reason: reason ?? '' };
}

const secondForm = (provider: OwnProvider, run: Run, { task, is }: Found): StepForm => ({
  title: `Confirm “${task.name}”`,
  template: 'support/programmes/second.njk',
  days: ['on'],
  data: {
    first: is.proposed,
    reason: is.note,
    answers: answersInWords(task, is.answers),
    letter:
      run.definition.letters?.some(({ key }) => key === task.letter) === true ? pathOf(provider.id, run.id, `/letters/${task.letter ?? ''}`) : null,
    confirms: 'What was recorded is done from then on, as it was recorded.',
    action: pathOf(provider.id, run.id, `/tasks/${task.key}/second`),
  },
});

export const showSecond: RunPage = async (asked, run, provider) => {
  const found = findTask(asked, run);
  if (found === null) return { kind: 'not-found' };
  if (found.is.proposed === null) return back(provider, run, `“${found.task.name}” does not wait for a second person any more.`);
  if (isSamePerson(found.is.proposed.by, actingOf(asked.request.actor))) return back(provider, run, 'You recorded it: a second person confirms it.');
  return Promise.resolve(showStepForm(run, provider, secondForm(provider, run, found), dateBoxes('on', asked.today)));
};

export const saveSecond: RunPage = async (asked, run, provider) => {
  const found = findTask(asked, run);
  if (found === null) return { kind: 'not-found' };
  const { task, is } = found;
  const form = secondForm(provider, run, found);
  const read = readSecond(asked.request.form);
  if (!read.ok) return showStepForm(run, provider, form, asked.request.form, read.errors);
  const step: Step =
    read.answer === 'confirm'
      ? { kind: 'task-done', task: task.key, on: is.proposed?.on ?? is.doneOn ?? read.on, answers: is.answers, note: is.note }
      : { kind: 'task-declined', task: task.key, on: read.on, reason: read.reason };
  return answerStep(asked, {
    run,
    provider,
    form,
    step,
    notice: `“${task.name}” is ${read.answer === 'confirm' ? 'confirmed' : 'not confirmed, and is to be done again'}.`,
  });
};

export type Second =
  | { readonly ok: true; readonly answer: 'confirm' | 'decline'; readonly on: string; readonly reason: string }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** What a second person answers: to decline takes a reason. */
export function readSecond(form: URLSearchParams): Second {
  const reader = new FormReader(form);
  const answer = reader.choice('answer', ['confirm', 'decline'] as const, 'Choose whether you confirm it');
  const read = readDayAndReason(form, 'Why it is not confirmed', answer === 'decline');
  const errors = [...reader.errors, ...(read.ok ? [] : read.errors)];
  return read.ok && answer !== null ? { ok: true, answer, on: read.on, reason: read.reason } : { ok: false, errors };
}
