import { isProvisional } from '../programme-definitions/definition-words.ts';
import { poundsInWords } from '../../kernel/statistic.ts';
import { dateInWords, dayInWords } from '../../kernel/plain-date.ts';
import { applies } from './applies.ts';
import { dueOfTask } from './clock/due-rules.ts';
import { askChecks, factsFor } from './decide-step.ts';
import { doers, triggers, type Gate, type ProgrammeDefinition, type ProgrammeTask } from '../programme-definitions/definition.ts';
import { isFor, isOpen, isTheirGate } from './gates.ts';
import { hasPlan } from '../programme-definitions/definition-graph.ts';
import { answersOf, gateOf, replay, stageOf, type RunNow, outcomeOf } from './replay.ts';
import { grades, type By, type FieldAnswers } from './run.ts';
import { standings, stateTag } from './run-words.ts';
import { mayBeStopped, mayBeUndone } from './setting-aside.ts';
import { stepInWords } from './step-words.ts';
import { decides, isSamePerson, runs } from './who-acts.ts';
import { letterHref, nextThings } from './next-things.ts';
import { mayAct, type RunViewAsked } from './run-view-asked.ts';

export interface Answer {
  readonly label: string;
  readonly text: string;
}

/** What was written down when a task was done, in words. */
export function answersInWords(task: ProgrammeTask, answers: FieldAnswers): Answer[] {
  return task.fields.flatMap((field): Answer[] => {
    const given = answers[field.key];
    if (given === undefined) return [];
    const all = typeof given === 'string' ? [given] : given;
    if (field.kind === 'date') return [{ label: field.label, text: all.map(dayInWords).join(', ') }];
    if (field.kind === 'pounds') return [{ label: field.label, text: poundsInWords(Number(all[0] ?? 0)) }];
    if (field.kind !== 'choice' && field.kind !== 'choices') return [{ label: field.label, text: all.join('\n') }];
    return [{ label: field.label, text: all.map((value) => field.options.find((option) => option.value === value)?.text ?? value).join(', ') }];
  });
}

const isOver = ({ state }: RunNow): boolean => state === 'stopped' || state === 'ended';

/** Everything that the page of a run shows to officers. */
export function runView(asked: RunViewAsked): Record<string, unknown> {
  const { definition, subject, now, by, path } = asked;
  const stage = stageOf(definition, now.stage);
  const outcome = outcomeOf(definition, now);
  return {
    state: stateTag(now.state, now.inError),
    stage: { name: stage?.name ?? now.stage, says: stage?.says ?? '', since: now.stageSince },
    trigger: triggers[subject.trigger],
    outcome: outcome?.label ?? null,
    ended: isOver(now) || asked.ended?.tasks !== 'all' ? null : { on: asked.ended.on, what: asked.ended.what },
    attend: definition.attend.filter(({ appliesWhen }) => applies(appliesWhen, subject, answersOf(now))).map(({ who }) => who),
    next: isOver(now) ? [] : nextThings(asked),
    done: (stage?.tasks ?? []).flatMap((task) => doneTask(asked, task)),
    doneBefore: doneBefore(asked),
    notForRun: (stage?.tasks ?? []).filter(({ key }) => now.tasks[key]?.state === 'does-not-apply').map(({ name }) => name),
    reviews: now.reviews.map(({ on, overall }) => ({ on, overall: grades[overall] })),
    gates: isOver(now) ? [] : (stage?.gates ?? []).filter((gate) => isFor(gate, subject, now)).map((gate) => gateLine(asked, gate)),
    seconds: isOver(now) ? [] : waitingForSecond(asked),
    story: storyOf(asked),
    may: {
      pause: now.state === 'live' && decides(by) ? `${path}/pause` : null,
      resume: now.state === 'paused' && decides(by) ? `${path}/resume` : null,
      stop: !isOver(now) && mayBeStopped(definition, now, by).ok ? `${path}/stop` : null,
      handOver: !isOver(now) && asked.mayRun && runs(by) ? `${path}/hand-over` : null,
    },
    reviewsHref: definition.stages.some(({ review }) => review !== null) ? `${path}/reviews` : null,
    planHref: hasPlan(definition) ? `${path}/plan` : null,
  };
}

function doneTask(asked: RunViewAsked, task: ProgrammeTask): Record<string, unknown>[] {
  const { now, by, path, steps } = asked;
  const is = now.tasks[task.key];
  if (is === undefined || (is.state !== 'done' && is.state !== 'set-aside')) return [];
  const step = steps.findLast((one) => (one.kind === 'task-done' || one.kind === 'task-set-aside') && one.task === task.key);
  const proposal = task.twoPersons ? steps.findLast((one) => one.kind === 'task-proposed' && one.task === task.key) : undefined;
  const due = dueOfTask(asked, task);
  const isLate = is.state === 'done' && due.ok && is.doneOn !== null && is.doneOn > due.value.date;
  const may = mayAct(asked) && now.proposedGate === null && mayBeUndone(task, is.state).ok && by.as.includes(task.twoPersons ? 'director' : task.by);
  return [
    {
      name: task.name,
      tag: is.state === 'set-aside' ? { text: 'Set aside', colour: 'grey' } : standings[isLate ? 'done-late' : 'done'],
      on: is.doneOn,
      by: proposal === undefined ? (step?.by.name ?? '') : `${proposal.by.name}, confirmed by ${step?.by.name ?? ''}`,
      due: due.ok ? { ...due.value, provisional: isProvisional(task.due.source) } : null,
      note: is.note,
      letter: letterHref(asked, task),
      answers: answersInWords(task, is.answers),
      undo: may ? `${path}/tasks/${task.key}/undo` : null,
    },
  ];
}

/** What was done in the stages that the run has left, visit by visit as it stood then: a stage that is entered again begins afresh. */
function doneBefore(asked: RunViewAsked): Record<string, unknown>[] {
  const { definition, subject, steps, now } = asked;
  const left = steps.flatMap(({ kind }, index) => (kind === 'gate-passed' ? [index] : []));
  return now.stages.slice(0, -1).flatMap(({ stage, from, to }, visit) => {
    const upTo = steps.slice(0, left[visit]);
    const then = { ...asked, steps: upTo, now: replay(definition, subject, upTo) };
    // A letter is drawn from what the run holds now.
    const isLatest = now.stages.findLastIndex((one) => one.stage === stage) === visit;
    const done = (stageOf(definition, stage)?.tasks ?? []).flatMap((task) =>
      doneTask(then, task).map((one) => ({ ...one, undo: null, ...(isLatest ? {} : { letter: null }) })),
    );
    return done.length === 0 ? [] : [{ says: `Done in “${nameOf(definition, stage)}”, ${dateInWords(from)} to ${dateInWords(to ?? from)}`, done }];
  });
}

function gateLine(asked: RunViewAsked, gate: Gate): Record<string, unknown> {
  const { definition, subject, now, by, checks, path, today, calendar } = asked;
  const open = isOpen(definition, subject, now, gate, { on: today, calendar });
  const checked = open.ok ? askChecks(gate.checks, checks, factsFor(asked, today, {})) : open;
  const isWaiting = now.proposedGate !== null;
  const next = gate.to === null ? null : stageOf(definition, gate.to);
  return {
    name: gate.name,
    leads:
      next === null
        ? `Ends the run: ${definition.outcomes.find(({ key }) => key === gate.outcome)?.label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase()) ?? ''}`
        : `Leads to “${next.name}”`,
    who: `${doers[gate.by]}${gate.second === null ? '' : `, and then the ${doers[gate.second]}: two people`}`,
    whyShut: now.state === 'paused' ? 'The run is paused' : isWaiting ? 'A decision waits for a second person' : checked.ok ? null : checked.reason,
    href: checked.ok && mayAct(asked) && !isWaiting && by.as.includes(gate.by) ? `${path}/gates/${gate.key}` : null,
  };
}

/** What somebody else must confirm: the steps of the law, and decisions for two. */
function waitingForSecond(asked: RunViewAsked): Record<string, unknown>[] {
  const { definition, now, by, path } = asked;
  const line = (name: string, first: By, on: string, href: string, may: boolean): Record<string, unknown> => ({
    name,
    by: first.name,
    on,
    href: may && mayAct(asked) ? href : null,
    isOwn: isSamePerson(first, by),
  });
  const tasks = (stageOf(definition, now.stage)?.tasks ?? []).flatMap(({ key, name }) => {
    const first = now.tasks[key]?.proposed ?? null;
    return first === null ? [] : [line(name, first.by, first.on, `${path}/tasks/${key}/second`, decides(by))];
  });
  const waiting = now.proposedGate;
  const gate = waiting === null ? null : gateOf(definition, now.stage, waiting.gate);
  return waiting === null || gate === null
    ? tasks
    : [...tasks, line(gate.name, waiting.by, waiting.on, `${path}/gates/${gate.key}/second`, isTheirGate(gate, by, 'second').ok)];
}

/** What happened, stage by stage in order; the last is where the run is. */
function storyOf({ definition, steps, now }: RunViewAsked): Record<string, unknown>[] {
  const visits = now.stages.map(({ stage, from, to }) => ({ name: nameOf(definition, stage), from, to, steps: [] as Record<string, unknown>[] }));
  let at = 0;
  for (const step of steps) {
    visits[at]?.steps.push({
      on: step.on,
      what: stepInWords(definition, step).replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
      by: step.by.name,
      at: step.at,
      reason: 'reason' in step ? step.reason : 'note' in step ? step.note : null,
    });
    if (step.kind === 'gate-passed' && at < visits.length - 1) at += 1;
  }
  return visits.map((visit, index) => ({
    ...visit,
    isLast: index === visits.length - 1,
    says: `${visit.name}: ${dateInWords(visit.from)} to ${visit.to === null ? 'now' : dateInWords(visit.to)}`,
  }));
}

const nameOf = (definition: ProgrammeDefinition, key: string): string => stageOf(definition, key)?.name ?? key;
