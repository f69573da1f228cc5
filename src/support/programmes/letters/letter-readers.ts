import type { FieldAnswers, ProgrammeLetter } from '../../programme-definitions/definition.ts';
import type { LetterReader } from '../../programme-definitions/readers.ts';
import type { TaskNow } from '../replay.ts';

/** Whoever is named in the copies field of a letter, and reads here. */
const copied: Readonly<Record<string, LetterReader>> = {
  'head': 'head',
  'chair': 'chair',
  'governing-body': 'chair',
  'trust': 'trust',
  'diocese': 'diocese',
};

interface Sending {
  readonly letter: ProgrammeLetter;
  /** The task that sends it. */
  readonly task: string;
  readonly tasks: Readonly<Record<string, Pick<TaskNow, 'state' | 'answers'> & Partial<Pick<TaskNow, 'doneOn'>>>>;
  readonly today: string;
}

/** Who of the provider’s own people reads a letter: nobody before it is confirmed and its day has come. */
export function readersOf({ letter, task, tasks, today }: Sending): readonly LetterReader[] {
  const day = dayOfLetter({ letter, tasks });
  if (tasks[task]?.state !== 'done' || day === null || day > today || neverWent({ letter, tasks })) return [];
  return [...new Set([...letter.readBy, ...copiedTo({ letter, tasks })])];
}

/** Who has a copy, and reads here. */
export const copiedTo = ({ letter, tasks }: Pick<Sending, 'letter' | 'tasks'>): readonly LetterReader[] =>
  letter.copies === null ? [] : answered(tasks, letter.copies).flatMap((copy) => copied[copy] ?? []);

/** The day that a letter bears; null where it is not written, or says none. */
export const dayOfLetter = ({ letter, tasks }: Pick<Sending, 'letter' | 'tasks'>): string | null => answered(tasks, letter.dated)[0] ?? null;

/** A letter whose power was taken back before the day that it bears. */
export function neverWent(sending: Pick<Sending, 'letter' | 'tasks'>): boolean {
  const [day, back] = [dayOfLetter(sending), takenBackOn(sending)];
  return day !== null && back !== null && day > back;
}

/** When the power that a letter brings was taken back; null where it was not. */
export function takenBackOn({ letter: { takenBackBy: by }, tasks }: Pick<Sending, 'letter' | 'tasks'>): string | null {
  const isBack = by !== null && answered(tasks, `${by.task}.${by.field}`).some((value) => by.is.includes(value));
  return isBack ? (tasks[by.task]?.doneOn ?? null) : null;
}

/** The copies of a letter that another task sends, while that is not done: whom it is said to go to, by value. Null where none wait. */
export function copiesWaiting({ letter, task, tasks }: Pick<Sending, 'letter' | 'task' | 'tasks'>): { readonly task: string; readonly to: readonly string[]; readonly isProposed: boolean } | null {
  const [sends = '', field = ''] = letter.copies?.split('.') ?? [];
  const one = sends === task ? undefined : tasks[sends];
  if (one?.state !== 'to-do' && one?.state !== 'waits-for-second') return null;
  const isProposed = one.state === 'waits-for-second';
  return { task: sends, to: isProposed ? [one.answers[field] ?? []].flat() : [], isProposed };
} // prettier-ignore

/** What was answered by a task that is done. */
function answered(tasks: Sending['tasks'], named: string): readonly string[] {
  const [key = '', field = ''] = named.split('.');
  const one = tasks[key];
  const answers: FieldAnswers = one?.state === 'done' ? one.answers : {};
  const answer = answers[field] ?? [];
  return typeof answer === 'string' ? (answer === '' ? [] : [answer]) : answer;
}
