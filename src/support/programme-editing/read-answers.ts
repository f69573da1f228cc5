import type { FormReader } from '../../register/index.ts';
import type { AppliesWhen, CountsFrom, DueRule, ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { answerBox, answerChoices, dayChoices, dayValue, deciderIds, isSameCondition, mayBeFor, someOf, unitIds } from './form-choices.ts';

/** A form as it was sent, the reader that keeps what is wrong with it, and the draft that it is of. */
export interface Sent {
  readonly form: URLSearchParams;
  readonly answers: FormReader;
  readonly definition: ProgrammeDefinition;
}

export const isTicked = ({ form }: Pick<Sent, 'form'>, name: string): boolean => form.get(name) === 'yes';

/** A number of rows that a form says it has; a form that was made up has no more than there may be. */
export const rowsOf = ({ form }: Pick<Sent, 'form'>, name: string, most: number): number[] =>
  Array.from({ length: Math.min(Number(/^\d{1,2}$/.exec(form.get(name) ?? '')?.[0] ?? 0), most) }, (_, place) => place);

/** A whole number. One that is left empty is `otherwise`, or missing where there is no such. `what` is "When it is due: how many". */
export function readCount({ answers, form }: Sent, name: string, what: string, most: number, otherwise: number | null = null): number | null {
  const held = answers.wholeNumber(name, what, most);
  if (held !== null || (form.get(name) ?? '').trim() !== '') return held;
  return otherwise ?? answers.refuse(name, what.replace(/: /u, ': enter '));
}

/** The days that may be chosen. The one that it counts from now is among them, though the draft has lost it: a draft may have that fault. */
export function daysOrHad(definition: ProgrammeDefinition, but: string | null, had: CountsFrom | null) {
  const days = dayChoices(definition, but).map(({ value, from }) => ({ value, from }));
  return had === null || days.some(({ value }) => value === dayValue(had)) ? days : [...days, { value: dayValue(had), from: had }];
}

interface DueOf {
  readonly what: string;
  /** The rule that it was. */
  readonly had: DueRule | null;
  /** The task whose own rule it is. */
  readonly but?: string | null;
}

/** When something is due. */
export function readDue(sent: Sent, at: string, { what, had, but = null }: DueOf): DueRule | null {
  const { answers, definition } = sent;
  const days = daysOrHad(definition, but, had?.from ?? null);
  const from = answers.choice(
    `${at}-from`,
    days.map(({ value }) => value),
    `${what}: choose from which day it counts`,
  );
  const count = readCount(sent, `${at}-count`, `${what}: how many`, 400);
  const unit = answers.choice(`${at}-unit`, unitIds, `${what}: choose what is counted`);
  const source = answers.text(`${at}-source`, { what: `${what}: the source`, most: 600, missing: `${what}: enter where that is from` });
  const chosen = days.find(({ value }) => value === from)?.from;
  if (chosen === undefined || count === null || unit === null || source === null) return null;
  return { from: chosen, count, unit, source, statutory: isTicked(sent, `${at}-statutory`) };
}

export function dueBoxes(at: string, due: DueRule | null): Record<string, string> {
  if (due === null) return { [`${at}-from`]: 'stage', [`${at}-unit`]: 'working-days' };
  return {
    [`${at}-from`]: dayValue(due.from),
    [`${at}-count`]: String(due.count),
    [`${at}-unit`]: due.unit,
    [`${at}-source`]: due.source,
    ...(due.statutory ? { [`${at}-statutory`]: 'yes' } : {}),
  };
}

/** For which runs something is; null for all. `had` is what it was, which stays to the letter where the form says the same. */
export function readApplies(sent: Sent, at: string, what: string, had: AppliesWhen | null): AppliesWhen | null {
  const { answers, definition } = sent;
  const { tracks, triggers } = mayBeFor(definition, had);
  const track = someOf(
    tracks.map(({ value }) => value),
    (one) => isTicked(sent, `${at}-track-${one}`),
  );
  const trigger = someOf(
    triggers.map(({ value }) => value),
    (one) => isTicked(sent, `${at}-trigger-${one}`),
  );
  const typed = answers.text(`${at}-character`, { what: `${what}: the sorts of school`, most: 300 });
  const character = (typed ?? '').split(',').flatMap((one) => one.trim() || []);
  const asked = answerChoices(definition, had).flatMap(({ task, field, options }) => {
    const is = options.map(({ value }) => value).filter((value) => isTicked(sent, answerBox(at, task, field, value)));
    return is.length === 0 ? [] : [{ task, field, is }];
  });
  if (asked.length > 1) answers.refuse(`${at}-applies`, `${what}: tick answers of one question alone`);
  const [field] = asked;
  const when = {
    ...(track ? { track } : {}),
    ...(character.length > 0 ? { character } : {}),
    ...(trigger ? { trigger } : {}),
    ...(field ? { field } : {}),
  };
  const read = Object.keys(when).length === 0 ? null : when;
  return isSameCondition(read, had) ? had : read;
}

export const readChecks = (sent: Sent, at: string, known: readonly string[], had: readonly string[]): string[] =>
  [...new Set([...known, ...had])].filter((name) => isTicked(sent, `${at}-check-${name}`));

export const checkBoxes = (at: string, checks: readonly string[]): Record<string, string> =>
  Object.fromEntries(checks.map((name) => [`${at}-check-${name}`, 'yes']));

export const readDecider = ({ answers }: Sent, name: string, missing: string) => answers.choice(name, deciderIds, missing);

/** The boxes of several rows as one form’s. */
export const together = (rows: readonly Readonly<Record<string, string>>[]): Record<string, string> =>
  Object.fromEntries(rows.flatMap((row) => Object.entries(row)));
