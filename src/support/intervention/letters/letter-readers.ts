import type { Doer, ProgrammeLetter } from '../../programme-definitions/definition.ts';
import type { FieldAnswers } from '../../programmes/run.ts';
import type { TaskNow } from '../../programmes/replay.ts';
import { endings, takenBack } from '../powers-in-force.ts';

/** To whom of the provider’s own people each letter goes, and who may have a copy of it. A letter that is not here is read by officers alone. */
const toChair: readonly Doer[] = ['chair'];
const addressees: Readonly<Record<string, readonly Doer[]>> = {
  'invitation': ['head', 'trust'],
  'entry-letter': ['head', 'chair', 'trust'],
  'entry-letter-trust': ['trust'],
  'entry-letter-diocese': [],
  'induction-welcome': ['head'],
  'acting-head-welcome': ['head'],
  'manager-welcome': ['head'],
  'letter-of-concern': ['head', 'chair'],
  'warning-notice': toChair,
  'pay-notice': toChair,
  'notice-of-powers': toChair,
  's63': toChair,
  's64': toChair,
  's65': toChair,
  's66': toChair,
  'notice-of-concern': toChair,
  'suspension-of-delegation': toChair,
  'statement-of-action': [],
  'academy-concern': ['head', 'trust'],
  'regions-referral': [],
  'breach-notice': ['head'],
};
const copied: Readonly<Record<string, Doer>> = { 'head': 'head', 'chair': 'chair', 'governing-body': 'chair', 'trust': 'trust' };

interface Sending {
  readonly letter: ProgrammeLetter;
  /** The task that sends it. */
  readonly task: string;
  readonly tasks: Readonly<Record<string, Pick<TaskNow, 'state' | 'answers'> & Partial<Pick<TaskNow, 'doneOn'>>>>;
  readonly today: string;
}

/** Who of the provider’s own people reads a letter: nobody before it is confirmed and its day has come. */
export function readersOf({ letter, task, tasks, today }: Sending): readonly Doer[] {
  const to = addressees[letter.key];
  const day = dayOfLetter({ letter, tasks });
  if (to === undefined || tasks[task]?.state !== 'done' || day === null || day > today || neverWent({ letter, tasks })) return [];
  const copies = letter.copies === null ? [] : answered(tasks, letter.copies).flatMap((copy) => copied[copy] ?? []);
  return [...to, ...copies];
}

/** The day that a letter bears; null where it is not written, or says none. */
export const dayOfLetter = ({ letter, tasks }: Pick<Sending, 'letter' | 'tasks'>): string | null => answered(tasks, letter.dated)[0] ?? null;

/** A letter whose power was taken back before the day that it bears. */
export function neverWent(sending: Pick<Sending, 'letter' | 'tasks'>): boolean {
  const [day, back] = [dayOfLetter(sending), takenBackOn(sending)];
  return day !== null && back !== null && day > back;
}

/** When the power that a letter brings was taken back; null where it was not. */
export function takenBackOn({ letter, tasks }: Pick<Sending, 'letter' | 'tasks'>): string | null {
  const end = endings[letter.dated.split('.')[0] ?? ''];
  return end !== undefined && answered(tasks, `${end}.because`)[0] === takenBack ? (tasks[end]?.doneOn ?? null) : null;
}

/** What was answered by a task that is done. */
function answered(tasks: Sending['tasks'], named: string): readonly string[] {
  const [key = '', field = ''] = named.split('.');
  const one = tasks[key];
  const answers: FieldAnswers = one?.state === 'done' ? one.answers : {};
  const answer = answers[field] ?? [];
  return typeof answer === 'string' ? (answer === '' ? [] : [answer]) : answer;
}
