import { dateInWords, parsePlainDate, weekdayOf } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { refuse, type Decided } from './field-answers.ts';
import { stageOf, type RunNow } from './replay.ts';
import type { Step } from './run.ts';

/** The latest thing that happened in the stage, and what it was. */
function latestOf(definition: ProgrammeDefinition, now: RunNow): { readonly on: string; readonly what: string } {
  const stage = stageOf(definition, now.stage);
  const tasks = (stage?.tasks ?? []).flatMap(({ key, name }) => {
    const on = now.tasks[key]?.doneOn ?? now.tasks[key]?.proposed?.on ?? null;
    return on === null ? [] : [{ on, what: `“${name}” was done` }];
  });
  const reviews = now.reviews.filter(({ visit }) => visit === now.stages.length - 1).map(({ on }) => ({ on, what: 'a review was held' }));
  const paused = now.paused === null ? [] : [{ on: now.paused.on, what: 'it was paused' }];
  const proposed = now.proposedGate === null ? [] : [{ on: now.proposedGate.on, what: 'this was proposed' }];
  const all = [{ on: now.stageSince, what: `“${stage?.name ?? now.stage}” began` }, ...tasks, ...reviews, ...paused, ...proposed];
  return all.reduce((latest, one) => (one.on > latest.on ? one : latest));
}

/** Whether the day of a step can be right, beside what the run knows already. */
export function checkDay(definition: ProgrammeDefinition, now: RunNow, step: Step, today: string): Decided<null> {
  const { on } = step;
  if (parsePlainDate(on) !== on) return refuse('Enter a real day', 'on');
  if (on > today) return refuse(`${dateInWords(on)} is in the future: enter the day on which it happened`, 'on');
  if (on < now.startedOn) return refuse(`${dateInWords(on)} is before the run began, on ${dateInWords(now.startedOn)}`, 'on');
  // A plan is agreed and approved at meetings, which may be told after the run has gone on.
  if (step.kind === 'handed-over' || step.kind === 'plan-agreed' || step.kind === 'plan-approved') return accepted(null);
  if (on < now.stageSince)
    return refuse(
      `${dateInWords(on)} is before “${stageOf(definition, now.stage)?.name ?? now.stage}” began, on ${dateInWords(now.stageSince)}`,
      'on',
    );
  if (step.kind === 'review-held' && ['Saturday', 'Sunday'].includes(weekdayOf(on)))
    return refuse(`${dateInWords(on)} is a ${weekdayOf(on)}: enter the day on which the review was held`, 'on');
  const pause = step.kind === 'review-held' ? now.pauses.find(({ from, to }) => from < on && on < to) : undefined;
  if (pause !== undefined)
    return refuse(`It was paused from ${dateInWords(pause.from)} to ${dateInWords(pause.to)}: no review was held on ${dateInWords(on)}`, 'on');
  if (step.kind === 'paused' && step.until !== null) {
    if (parsePlainDate(step.until) !== step.until) return refuse('Enter a real day', 'until');
    if (step.until <= on) return refuse(`A pause that begins on ${dateInWords(on)} cannot last until ${dateInWords(step.until)}`, 'until');
  }
  if (step.kind === 'looked-again' && now.lookedOn !== null && on <= now.lookedOn)
    return refuse(`Somebody looked at it already on ${dateInWords(now.lookedOn)}`, 'on');
  if (!['gate-proposed', 'gate-passed', 'stopped', 'resumed', 'looked-again'].includes(step.kind)) return accepted(null);
  const latest = latestOf(definition, now);
  return on < latest.on ? refuse(`${dateInWords(on)} is before ${latest.what}, on ${dateInWords(latest.on)}`, 'on') : accepted(null);
}

const longest = 3000;
const missing: Partial<Record<Step['kind'], string>> = {
  'task-declined': 'Enter why it is not confirmed',
  'task-undone': 'Enter why it is undone',
  'task-set-aside': 'Enter why it is set aside',
  'review-withdrawn': 'Enter why the review is withdrawn',
  'gate-proposed': 'Enter the reasons for the decision',
  'gate-passed': 'Enter the reasons for the decision',
  'gate-declined': 'Enter why it is not confirmed',
  'paused': 'Enter why it is paused',
  'resumed': 'Enter why it is resumed',
  'stopped': 'Enter why it is stopped',
  'looked-again': 'Enter what it waits for',
};

/** The step with its reason trimmed, where it needs one and has it. */
export function checkReason(step: Step): Decided<Step> {
  const text = 'reason' in step ? (step.reason ?? '').trim() : null;
  const ask = missing[step.kind];
  if (text === '' && ask !== undefined) return refuse(ask, 'reason');
  if (text !== null && text.length > longest) return refuse(`The reason must be ${longest.toLocaleString('en-GB')} characters or fewer`, 'reason');
  if ('note' in step && (step.note ?? '').length > longest)
    return refuse(`The note must be ${longest.toLocaleString('en-GB')} characters or fewer`, 'note');
  return accepted(text === null || step.kind === 'handed-over' ? step : ({ ...step, reason: text } as Step));
}
