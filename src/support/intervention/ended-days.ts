import type { EndedDays } from '../programmes/clock/deadlines.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import type { FieldAnswers } from '../programmes/run.ts';
import { answerOf, endedBySecretaryOfState } from './gateways-open.ts';
import { isPowerShutForGood } from './power-of-task.ts';

interface Notice {
  readonly programme: string;
  readonly answers: Readonly<Record<string, FieldAnswers>>;
  readonly secretaryOfStateNotices: readonly { readonly from: string; readonly until: string | null }[];
  /** Days of appointments under section 64 at the school, by whatever run. */
  readonly appointedOn: readonly string[];
  readonly today: string;
}

/** The alarm of a notice stops where its power has been used, or cannot be: a clock that runs on over nothing teaches people to pass it by. */
export function daysEndedOfNotice({ programme, answers, secretaryOfStateNotices, appointedOn, today }: Notice): EndedDays | null {
  const given = answerOf(answers, 'given', 'given-on');
  const ends = answerOf(answers, 'given', 'compliance-ends');
  if (given === null || ends === null) return null;
  const known = { track: null, category: null, secretaryOfStateNotices, calendar: null };
  const ended = programme === 'warning-notice' ? endedBySecretaryOfState(known, given, today) : null;
  if (ended !== null)
    return { on: ended, what: 'Ended by the Secretary of State’s notice of', tasks: 'all', leaves: ['state-ended', 'state-ended-later'] };
  const used = appointedOn.filter((on) => on > ends).toSorted()[0];
  return used === undefined ? null : { on: used, what: 'Section 64 was used on', tasks: ['governors-limit'] };
}

/** A suspension that is over is reviewed no more, also before anybody has closed its run. */
export function daysEndedOfSuspension(answers: Notice['answers'], doneOn: string | null, today: string): EndedDays | null {
  if (doneOn === null || answers['restore'] === undefined) return null;
  const last = answerOf(answers, 'restore', 'last-day') ?? doneOn;
  return last > today ? null : { on: last, what: 'The suspension was over on', tasks: ['look', 'look-again', 'look-later'] };
}

/** What a power that no gateway opens, today or from a day that a notice names, asked for is due no more: it could not be recorded. */
export function daysShutInIntervention({ key, stages }: ProgrammeDefinition, facts: Parameters<typeof isPowerShutForGood>[1]): EndedDays | null {
  const tasks = stages.flatMap((stage) => stage.tasks.map((task) => task.key)).filter((task) => isPowerShutForGood({ programme: key, task }, facts));
  return tasks.length === 0 ? null : { on: facts.on, what: 'Not open on', tasks };
}
