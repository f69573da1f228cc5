import type { CountsFrom, FieldAnswers, ProgrammeDefinition, Track } from './definition.ts';

/** What a definition must ask for code to work on it: a task, with what it asks by key. */
export interface Read {
  readonly task: string;
  readonly fields: readonly string[];
  /** It is read only where the definition has this task: without it there is nothing to look for. */
  readonly where?: string;
}

/** Days on which such a letter is not sent. */
export type DaysWithoutLetters = 'fridays' | 'ends-of-term';

/** What somebody who edits a programme must know of a check in code. */
export interface KnownCheck {
  /** What holds where it does not refuse, as a sentence without its end: "The exit test is met". */
  readonly says: string;
  readonly reads: readonly Read[];
  /** What the task that names it must ask itself, by key; a gate has none. Empty where any task may name it. */
  readonly own?: readonly string[];
  /** Where it means something: in processes of the law, or in programmes for a track. Everywhere where this is left out. */
  readonly of?: 'law' | Track;
  /** The days on which it refuses a letter, so that none falls due on one. */
  readonly refuses?: DaysWithoutLetters;
  /** A task is not recorded sooner than so many calendar days after that day, whatever is answered. */
  readonly earliest?: { readonly from: CountsFrom; readonly days: number };
  /** Of something that goes on, or of its end: planning it asks for neither. */
  readonly isOfEnd?: true;
  /** The task that a way out which names it waits for by what was answered, and that need not be done otherwise; null where there is none. */
  readonly asksFor?: (answers: Readonly<Record<string, FieldAnswers>>) => string | null;
}

/** What the service’s own code knows of programmes. */
export interface KnownToCode {
  readonly checks: Readonly<Record<string, KnownCheck>>;
  /** By programme, what pages and rules read of its runs, whichever version they are on. */
  readonly reads: Readonly<Record<string, readonly Read[]>>;
  /** Definitions that say what a task was called which another has lost: the first that has it, of the same programme before any. */
  readonly definitions?: readonly ProgrammeDefinition[];
  /** Definitions as they ship, whatever an authority has made of them. */
  readonly ships?: readonly ProgrammeDefinition[];
  /** The tasks that the pages of a plan record; where `stage`, in that stage alone. */
  readonly ofPlan?: readonly { readonly task: string; readonly stage?: string }[];
}

/** A check in words; one that this version of the service does not know, by its name. */
export type WordsOf = (check: string) => string;
export const wordsOf =
  ({ checks }: Pick<KnownToCode, 'checks'>): WordsOf =>
  (check) =>
    checks[check]?.says ?? check;

/** The days on which checks refuse a letter. */
export const refusedBy = ({ checks }: Pick<KnownToCode, 'checks'>, named: readonly string[]): ReadonlySet<DaysWithoutLetters> =>
  new Set(named.flatMap((name) => checks[name]?.refuses ?? []));

/** For a programme in which code reads nothing. */
export const nothingKnown: KnownToCode = { checks: {}, reads: {} };
