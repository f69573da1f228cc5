import { schoolHolidaysOf } from '../../kernel/due-date.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { CheckFacts } from './check.ts';
import { contradictionIn } from './clock/dates-agree.ts';
import { latestDecision } from './clock/due-rules.ts';
import { doers, type ProgrammeDefinition, type ProgrammeTask } from '../programme-definitions/definition.ts';
import { boxOf, checkAnswers, refuse, type Decided } from './field-answers.ts';
import { isOpen, isTheirGate } from './gates.ts';
import { decidePlan } from './later-plans.ts';
import { decideLetter, decideLettersBeyond } from './letters/letter-needs.ts';
import { answersOf, gateOf, stageOf, taskOf, type TaskNow } from './replay.ts';
import type { FieldAnswers, Step } from './run.ts';
import { mayBeInError, mayBeSetAside, mayBeStopped, mayBeUndone } from './setting-aside.ts';
import type { StepAsked } from './step-asked.ts';
import { checkDay, checkReason } from './step-days.ts';
import { decides, isSamePerson, runs, type Acting } from './who-acts.ts';

type TaskStep = Extract<Step, { readonly task: string }>;
type GateStep = Extract<Step, { readonly gate: string }>;
type ReviewStep = Extract<Step, { readonly reviewId: number }>;

/** Whether a run may take a step, and the step as it is kept; or the sentence that says why not. */
export function decideStep(asked: StepAsked): Decided<Step> {
  const { now, step, today } = asked;
  if (now.state === 'ended' || now.state === 'stopped')
    return refuse(`It ${now.state === 'ended' ? 'ended' : 'was stopped'} on ${dateInWords(now.endedOn ?? today)}: from then on it can be read only`);
  if (now.state === 'paused' && !['resumed', 'stopped', 'handed-over'].includes(step.kind)) return refuse('It is paused: resume it first');
  const day = checkDay(asked.definition, now, step, today);
  if (!day.ok) return day;
  const worded = checkReason(step);
  if (!worded.ok) return worded;
  return decideByKind(asked, worded.value);
}

function decideByKind(asked: StepAsked, step: Step): Decided<Step> {
  const { now, by } = asked;
  switch (step.kind) {
    case 'started':
      return refuse('It has begun already');
    case 'task-proposed':
    case 'task-done':
    case 'task-declined':
    case 'task-undone':
    case 'task-set-aside':
      return decideTask(asked, step);
    case 'gate-proposed':
    case 'gate-passed':
    case 'gate-declined':
      return decideGate(asked, step);
    case 'review-held':
    case 'review-withdrawn':
      return decideReview(asked, step);
    case 'plan-agreed':
    case 'plan-approved':
      return decidePlan(asked, step);
    case 'looked-again':
      return runs(by) ? accepted(step) : refuse('Your role does not look after a run');
    case 'handed-over':
      return runs(by) ? accepted(step) : refuse('Your role does not hand a run over');
    case 'resumed':
      if (now.state !== 'paused') return refuse('It is not paused');
      break;
    case 'stopped': {
      const may = mayBeStopped(asked.definition, now, by);
      if (!may.ok || step.inError !== true) return may.ok ? accepted(step) : may;
      const error = mayBeInError(now);
      return error.ok ? accepted(step) : error;
    }
    case 'paused':
  }
  return decides(by) ? accepted(step) : refuse('Pausing, resuming and stopping a run is for the Head of Education Effectiveness and those above');
}

/** What the named checks say, the first refusal of them. One that this version of the service does not know refuses: a step of the law is not taken unchecked. */
export function askChecks(names: readonly string[], checks: StepAsked['checks'], facts: CheckFacts): Result<null> {
  for (const name of names) {
    const check = checks[name];
    const answer = check === undefined ? refuse(`The check “${name}” is not known to this version of the service`) : check(facts);
    if (!answer.ok) return answer;
  }
  return accepted(null);
}

export const factsFor = (
  { definition, subject, now, today, otherRuns, known }: Omit<StepAsked, 'step' | 'by' | 'checks'>,
  on: string,
  sent: FieldAnswers,
): CheckFacts => ({
  subject,
  track: known.track ?? subject.track,
  today,
  answers: answersOf(now),
  doneOn: Object.fromEntries(
    Object.entries(now.tasks).flatMap(([key, { state, doneOn }]) => (state === 'done' && doneOn !== null ? [[key, doneOn]] : [])),
  ),
  since: now.stageSince,
  decidedBy:
    known.calendar === null ? null : latestDecision({ definition, now, calendar: known.calendar, ownHolidays: schoolHolidaysOf(known.calendar) }),
  sent,
  on,
  otherRuns,
  known,
});

function decideTask(asked: StepAsked, step: TaskStep): Decided<Step> {
  const { definition, now, by } = asked;
  const found = taskOf(definition, step.task);
  const is = now.tasks[step.task];
  if (found === null || is === undefined) return refuse('That is no task of this programme');
  const { task, stage } = found;
  if (stage.key !== now.stage)
    return refuse(`“${task.name}” belongs to “${stage.name}”, and the run is in “${stageOf(definition, now.stage)?.name ?? now.stage}”`);
  if (is.state === 'does-not-apply') return refuse(`“${task.name}” is not for this run`);
  switch (step.kind) {
    case 'task-proposed':
      if (!task.twoPersons) return refuse(`“${task.name}” needs no second person`);
      if (!by.as.includes('director'))
        return refuse(`“${task.name}” is a step of the law: only the Director records it, and a second person confirms`);
      return is.state === 'to-do' ? complete(asked, task, step) : refuse(alreadySo(task, is));
    case 'task-done':
      return decideDone(asked, task, is, step);
    case 'task-declined':
      if (is.proposed === null) return refuse(`“${task.name}” does not wait for a second person`);
      return decides(by) ? accepted(step) : refuse('Your role does not decide on this');
    case 'task-undone':
      return decideUndoing(asked, task, is, step);
    case 'task-set-aside':
      if (is.state !== 'to-do') return refuse(alreadySo(task, is));
      return settingAside(definition, task, by, step);
  }
}

function settingAside(definition: ProgrammeDefinition, task: ProgrammeTask, by: Acting, step: Step): Decided<Step> {
  const may = mayBeSetAside(definition, task, by);
  return may.ok ? accepted(step) : may;
}

const alreadySo = ({ name }: ProgrammeTask, { state, doneOn, proposed }: TaskNow): string =>
  state === 'waits-for-second'
    ? `“${name}” waits for a second person: ${proposed?.by.name ?? 'somebody'} has recorded it`
    : `“${name}” ${state === 'done' ? 'was done' : 'was set aside'} on ${dateInWords(doneOn ?? '')}: undo that first if it is wrong`;

function decideDone(asked: StepAsked, task: ProgrammeTask, is: TaskNow, step: Extract<Step, { kind: 'task-done' }>): Decided<Step> {
  const { by } = asked;
  if (!task.twoPersons) {
    if (is.state !== 'to-do') return refuse(alreadySo(task, is));
    return by.as.includes(task.by) ? complete(asked, task, step) : refuse(`“${task.name}” is for the ${doers[task.by]}, or those above`);
  }
  if (is.state !== 'waits-for-second' || is.proposed === null)
    return refuse(is.state === 'to-do' ? `“${task.name}” is a step of the law: the Director records it first` : alreadySo(task, is));
  if (isSamePerson(is.proposed.by, by)) return refuse('Whoever recorded it does not confirm it: that is for a second person');
  if (!decides(by)) return refuse('Confirming it is for the Head of Education Effectiveness or those above');
  // What the second person confirms is what the first wrote, with its day.
  return complete(asked, task, { ...step, on: is.proposed.on, answers: is.answers, note: is.note });
}

function complete(asked: StepAsked, task: ProgrammeTask, step: Extract<Step, { kind: 'task-done' | 'task-proposed' }>): Decided<Step> {
  const { definition, now, by, today, checks } = asked;
  const answers = checkAnswers(task, step.answers, today);
  if (!answers.ok) return answers;
  const kept = { ...step, answers: answers.value };
  const { on } = step;
  const then: TaskNow =
    step.kind === 'task-done'
      ? { state: 'done', doneOn: on, answers: kept.answers, note: step.note, proposed: null }
      : { state: 'waits-for-second', doneOn: null, answers: kept.answers, note: step.note, proposed: { by, stepId: 0, on } };
  const wrong = contradictionIn(definition, { ...now, tasks: { ...now.tasks, [task.key]: then } });
  if (wrong !== null) return refuse(wrong.reason, wrong.task === task.key && wrong.field !== null ? boxOf(wrong.field) : 'on');
  const checked = askChecks(task.checks, checks, factsFor(asked, on, kept.answers));
  if (!checked.ok) return checked;
  const written = decideLetter(definition, task, { ...answersOf(now), [task.key]: kept.answers });
  return written.ok ? accepted(kept) : written;
}

function decideUndoing({ definition, now, by }: StepAsked, task: ProgrammeTask, is: TaskNow, step: Step): Decided<Step> {
  if (is.state === 'to-do') return refuse(`“${task.name}” is not done`);
  if (is.state === 'waits-for-second') return refuse(`“${task.name}” waits for a second person, who may decline it`);
  const may = mayBeUndone(task, is.state);
  if (!may.ok) return may;
  if (!by.as.includes(task.twoPersons ? 'director' : task.by))
    return refuse(`Undoing this is for the ${doers[task.twoPersons ? 'director' : task.by]}, or those above`);
  if (is.state === 'set-aside' && !runs(by)) return refuse('Your role does not take this back');
  const resting = (stageOf(definition, now.stage)?.tasks ?? []).find(
    (other) => other.key !== task.key && ['done', 'waits-for-second'].includes(now.tasks[other.key]?.state ?? '') && restsOn(other, task.key),
  );
  if (resting !== undefined) return refuse(`“${resting.name}” rests on “${task.name}”: undo that first`);
  if (now.proposedGate !== null)
    return refuse(`“${gateOf(definition, now.stage, now.proposedGate.gate)?.name ?? ''}” waits for a second person, and rests on it`);
  return accepted(step);
}

/** It counts from the other, or was for this run because of it. */
function restsOn(task: ProgrammeTask, key: string): boolean {
  const sources = [task.due.from, ...task.fields.map((field) => (field.kind === 'date' ? field.notBefore : null))];
  return task.appliesWhen?.field?.task === key || sources.some((from) => from !== null && 'task' in from && from.task === key);
}

function decideGate(asked: StepAsked, step: GateStep): Decided<Step> {
  const { definition, subject, now, by, checks, known } = asked;
  const gate = gateOf(definition, now.stage, step.gate);
  if (gate === null) return refuse('That is no way out of the stage that the run is in');
  const waiting = now.proposedGate;
  if (step.kind === 'gate-declined') {
    if (waiting?.gate !== step.gate) return refuse(`“${gate.name}” does not wait for a second person`);
    return decides(by) ? accepted(step) : refuse('Your role does not decide on this');
  }
  if (waiting !== null && (step.kind === 'gate-proposed' || waiting.gate !== step.gate))
    return refuse(`“${gateOf(definition, now.stage, waiting.gate)?.name ?? ''}” waits for a second person: have it confirmed or declined first`);
  const isFirst = step.kind === 'gate-proposed' || gate.second === null;
  if (step.kind === 'gate-proposed' && gate.second === null) return refuse(`“${gate.name}” needs no second person`);
  const theirs = isTheirGate(gate, by, isFirst ? 'first' : 'second');
  if (!theirs.ok) return theirs;
  if (!isFirst && waiting === null) return refuse(`“${gate.name}” needs two people: the first proposes it`);
  if (!isFirst && waiting !== null && isSamePerson(waiting.by, by))
    return refuse('Whoever proposed it does not confirm it: that is for a second person');
  const open = isOpen(definition, subject, now, gate, { on: step.on, calendar: known.calendar });
  if (!open.ok) return open;
  const checked = askChecks(gate.checks, checks, factsFor(asked, step.on, {}));
  if (!checked.ok) return checked;
  const written = decideLettersBeyond(definition, now, gate);
  return written.ok ? accepted(step) : written;
}

function decideReview({ definition, now, by }: StepAsked, step: ReviewStep): Decided<Step> {
  if (!runs(by)) return refuse('Your role does not record reviews of a run');
  const visit = now.stages.length - 1;
  const held = now.reviews.find(({ reviewId }) => reviewId === step.reviewId);
  if (step.kind === 'review-withdrawn') {
    if (held === undefined) return refuse('That is no review of this run');
    if (now.proposedGate !== null)
      return refuse(`“${gateOf(definition, now.stage, now.proposedGate.gate)?.name ?? ''}” waits for a second person, and rests on it`);
    return held.visit === visit ? accepted(step) : refuse('It was decided since how the run goes on, and that rests on this review');
  }
  if ((stageOf(definition, now.stage)?.review ?? null) === null) return refuse('The stage that the run is in has no reviews');
  if (held !== undefined) return refuse('That review is recorded already');
  const last = now.reviews.findLast((review) => review.visit === visit);
  return last !== undefined && last.on > step.on
    ? refuse(`The review before it was held on ${dateInWords(last.on)}, which is after ${dateInWords(step.on)}`, 'on')
    : accepted(step);
}
