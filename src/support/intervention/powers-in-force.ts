import type { KnownOfProvider } from '../programmes/check.ts';
import type { FieldAnswers, RunStateName } from '../programmes/run.ts';
import { answerOf, endedBySecretaryOfState } from './gateways-open.ts';

/** As evidence names them: what the tier’s floor reads. */
export type PowerValue = 'warning-notice' | 'interim-executive-board' | 'suspended-delegation';

export interface PowerInForce {
  readonly value: PowerValue;
  readonly from: string;
  /** Last day; null while it lasts. */
  readonly until: string | null;
}

export interface RunOfPower {
  readonly programme: string;
  readonly state: RunStateName;
  readonly endedOn: string | null;
  /** Of tasks that are done: what waits for a second person is not in force. */
  readonly answers: Readonly<Record<string, FieldAnswers>>;
}

/** What ends each power that lasts: the task that records its last day, or that it was taken back before its first. */
export const endings: Readonly<Record<string, string>> = { 'use-s65': 'end-s65', 'use-s66': 'end-s66', 'suspend': 'restore' };
export const takenBack = 'taken-back';
export const isTakenBack = (answers: RunOfPower['answers'], power: string): boolean =>
  answerOf(answers, endings[power] ?? '', 'because') === takenBack;

/** A board’s notice may name its last day itself (Schedule 6 paragraph 7). */
const namedEnd = ['use-s65', 'ends-on'] as const;
/** The last day of a power that lasts, as it was told; null where none is. It may be a day to come. */
export const lastDayOfPower = (answers: RunOfPower['answers'], power: string): string | null =>
  answerOf(answers, endings[power] ?? '', 'last-day') ?? (power === namedEnd[0] ? answerOf(answers, ...namedEnd) : null);

interface Span {
  readonly value: PowerValue;
  readonly from: readonly [task: string, field: string];
  /** The first of them that is answered. */
  readonly until: readonly (readonly [task: string, field: string])[];
}

/** A pay and conditions notice is not among them: the floor is of warning notices on standards, governance and safety. */
const spans: Readonly<Record<string, readonly Span[]>> = {
  'warning-notice': [{ value: 'warning-notice', from: ['given', 'given-on'], until: [] }],
  'intervention': [
    { value: 'interim-executive-board', from: ['use-s65', 'from'], until: [['end-s65', 'last-day'], namedEnd] },
    { value: 'suspended-delegation', from: ['use-s66', 'from'], until: [['end-s66', 'last-day']] },
  ],
  'delegation': [{ value: 'suspended-delegation', from: ['suspend', 'from'], until: [['restore', 'last-day']] }],
};

export const programmesWithPowers = Object.keys(spans);

/** What a run has brought into force by today, and until when: a run that is over leaves nothing in force. */
export function powersOf(run: RunOfPower, known: KnownOfProvider, today: string): PowerInForce[] {
  return (spans[run.programme] ?? []).flatMap(({ value, from: [task, field], until }) => {
    const from = answerOf(run.answers, task, field);
    // Its letter is confirmed before it goes out: until its day nothing is in force, and never where the run is over before.
    if (from === null || from > today || isTakenBack(run.answers, task) || (run.endedOn !== null && run.endedOn < from)) return [];
    const ended = value === 'warning-notice' ? endedBySecretaryOfState(known, from, today) : null;
    const days = [until.map((one) => answerOf(run.answers, ...one)).find((day) => day !== null), run.endedOn, ended].flatMap((day) => day ?? []);
    const last = days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
    return [{ value, from, until: last === null || last >= from ? last : from }];
  });
}

export interface RecordedPower extends PowerInForce {
  readonly id: number;
}

export interface Changes {
  readonly record: readonly PowerInForce[];
  readonly end: readonly { readonly id: number; readonly on: string }[];
  /** Ids of what a step undone, or corrected, took back. */
  readonly withdraw: readonly number[];
}

/** What makes the record of evidence say what the run says: nothing where it does. */
export function changesTo(recorded: readonly RecordedPower[], wanted: readonly PowerInForce[]): Changes {
  const isOf = (one: PowerInForce, other: PowerInForce): boolean => one.value === other.value && one.from === other.from;
  const kept = recorded.filter((one) => wanted.some((power) => isOf(one, power) && (one.until === null || one.until === power.until)));
  return {
    record: wanted.filter((power) => !kept.some((one) => isOf(one, power))),
    end: kept.flatMap((one) => {
      const until = wanted.find((power) => isOf(one, power))?.until ?? null;
      return until !== null && one.until === null ? [{ id: one.id, on: until }] : [];
    }),
    withdraw: recorded.filter((one) => !kept.includes(one)).map(({ id }) => id),
  };
}
