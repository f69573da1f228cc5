import { addMonths, dateInWords, parsePlainDate } from '../../../kernel/plain-date.ts';
import { accepted, type Result } from '../../../kernel/result.ts';
import type { CheckFacts, NamedCheck } from '../check.ts';
import { askChecks } from '../decide-step.ts';
import { triggers, type ProgrammeDefinition } from '../../programme-definitions/definition.ts';
import { refuse, type Decided } from '../field-answers.ts';
import type { RunSubject } from '../run.ts';
import { runs, type Acting } from '../who-acts.ts';

export interface StartAsked {
  readonly definition: ProgrammeDefinition;
  readonly subject: RunSubject;
  readonly by: Acting;
  readonly today: string;
  readonly on: string;
  /** Of a run of the same kind that is under way at the provider. */
  readonly liveSince: string | null;
  /** When the last run of the same kind there was over: one that was begun in error is none. */
  readonly lastEndedOn: string | null;
  /** Why nothing begins at a provider that is closed. */
  readonly closed: string | null;
  /** Why it is not for providers of this kind, where the law says it; null where it is for them. */
  readonly notForTrack: string | null;
  readonly checks: Readonly<Record<string, NamedCheck>>;
  readonly otherRuns: CheckFacts['otherRuns'];
  readonly known: CheckFacts['known'];
}

/** Whether a run may begin at a provider at all, whatever its trigger. */
export function mayStart(asked: Omit<StartAsked, 'by' | 'lastEndedOn'>): Result<null> {
  const { definition, subject, liveSince, closed, notForTrack, checks, otherRuns, known, on, today } = asked;
  if (closed !== null) return refuse(closed);
  const lawful = askChecks(definition.checks, checks, {
    subject,
    track: subject.track,
    today,
    answers: {},
    doneOn: {},
    since: on,
    sent: {},
    on,
    otherRuns,
    known,
  });
  // Where the law says why not, its sentence says more than ours.
  if (!definition.tracks.includes(subject.track))
    return lawful.ok ? refuse(notForTrack ?? `${definition.name} is not for providers of this kind`) : lawful;
  if (liveSince !== null) return refuse(`A run of it has been under way here since ${dateInWords(liveSince)}: there is one at a time`);
  return lawful;
}

/** How long ago a run may have begun that is recorded today. Provisional: not from the published framework. */
const longestAgoInMonths = 24;

export function checkStartDay(on: string, today: string): Decided<null> {
  if (parsePlainDate(on) !== on) return refuse('Enter a real day', 'on');
  if (on > today) return refuse(`${dateInWords(on)} is in the future: a run begins today or before`, 'on');
  const earliest = addMonths(today, -longestAgoInMonths);
  return on < earliest
    ? refuse(
        `${dateInWords(on)} is more than two years ago: check the year. A run that is recorded today began on ${dateInWords(earliest)} or later`,
        'on',
      )
    : accepted(null);
}

export function decideStart(asked: StartAsked, reason: string): Decided<null> {
  const { definition, subject, by, on, today } = asked;
  if (!runs(by)) return refuse('Your role does not begin a run');
  const day = checkStartDay(on, today);
  if (!day.ok) return day;
  if (reason === '') return refuse('Enter why it begins', 'reason');
  if (reason.length > 3000) return refuse('The reason must be 3,000 characters or fewer', 'reason');
  if (!definition.triggers.includes(subject.trigger))
    return refuse(`${definition.name} does not begin by ${triggers[subject.trigger].toLowerCase()}`, 'trigger');
  const may = mayStart(asked);
  if (!may.ok) return may;
  const { lastEndedOn } = asked;
  return lastEndedOn !== null && on < lastEndedOn
    ? refuse(`A run of it lasted here until ${dateInWords(lastEndedOn)}: another cannot have begun on ${dateInWords(on)}, before that`, 'on')
    : accepted(null);
}
