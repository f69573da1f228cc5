import { dateInWords } from '../../kernel/plain-date.ts';
import { lostNames } from './lost-names.ts';
import type { FieldAnswers, ProgrammeDefinition, ProgrammeLetter, TaskField } from './definition.ts';

/** What a letter is drawn from: the run’s own answers, those that wait for a second person too. */
export interface LetterFacts {
  readonly definition: ProgrammeDefinition;
  readonly answers: Readonly<Record<string, FieldAnswers>>;
  readonly providerName: string;
  readonly authorityName: string;
}

export interface LetterNow {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** YYYY-MM-DD; null where it is not dated yet. */
  readonly date: string | null;
  readonly copies: readonly string[];
  readonly signedBy: string | null;
  /** What it lacks, as the form asks it. */
  readonly missing: readonly string[];
}

const anyBraces = /\{\{([^{}]*)\}\}/gu;
const pattern = /\{\{([a-z0-9.-]+)\}\}/gu;

/** Every field that a letter names: "given.compliance-ends". */
export function fieldsNamed({ to, subject, body, copies, dated, signed }: ProgrammeLetter): string[] {
  const inText = [...`${to} ${subject} ${body}`.matchAll(pattern)].flatMap(([, name]) => (name?.includes('.') === true ? [name] : []));
  return [...new Set([...inText, dated, ...(copies === null ? [] : [copies]), signed])];
}

export function findField(definition: ProgrammeDefinition, named: string): { readonly field: TaskField; readonly task: string; readonly taskName: string } | null {
  const [taskKey, fieldKey] = named.split('.');
  for (const { tasks } of definition.stages) {
    const task = tasks.find(({ key }) => key === taskKey);
    const field = task?.fields.find(({ key }) => key === fieldKey);
    if (task && field) return { field, task: task.key, taskName: task.name };
  }
  return null;
} // prettier-ignore

/** The field that is named, as the form asks it: "Copied to (The notice is given)". */
export function namedInWords(definition: ProgrammeDefinition, named: string): string {
  const found = findField(definition, named);
  return found === null ? named : `${found.field.label} (${found.taskName})`;
}

export const letterOf = ({ letters }: ProgrammeDefinition, key: string | undefined): ProgrammeLetter | null =>
  letters?.find((letter) => letter.key === key) ?? null;

interface Lacking {
  /** The task that asks it; null where none does. */
  readonly task: string | null;
  /** As the form asks it: "Last day of the compliance period (The notice is given)". */
  readonly says: string;
}

const given = (answers: LetterFacts['answers'], task: string, field: string): readonly string[] => {
  const answer = answers[task]?.[field] ?? [];
  return (typeof answer === 'string' ? [answer] : answer).filter((one) => one.trim() !== '');
};

/** What a letter says and nobody has answered. */
export function lackingIn(letter: ProgrammeLetter, { definition, answers }: Pick<LetterFacts, 'definition' | 'answers'>): readonly Lacking[] {
  return fieldsNamed(letter).flatMap((named): Lacking[] => {
    const found = findField(definition, named);
    if (found === null) return [{ task: null, says: named }];
    const { field, task, taskName } = found;
    return field.required && given(answers, task, field.key).length === 0 ? [{ task, says: `${field.label} (${taskName})` }] : [];
  });
}

/** The letter as it reads now. What is missing stands in it in brackets, and is listed. */
export function letterInWords(letter: ProgrammeLetter, { definition, answers, providerName, authorityName }: LetterFacts): LetterNow {
  const answered = (named: string): readonly string[] => {
    const found = findField(definition, named);
    return found === null ? [] : given(answers, found.task, found.field.key).map((one) => valueInWords(found.field, one));
  };
  const whole = (name: string): string | null => (name === 'provider' ? providerName : name === 'authority' ? authorityName : null);
  const fill = (text: string): string =>
    text.replaceAll(pattern, (_, name: string) => {
      const found = whole(name);
      if (found !== null) return found;
      const values = answered(name);
      return values.length === 0 ? `[${findField(definition, name)?.field.label ?? name}: not entered]` : values.join('; ');
    });
  const first = (named: string): string | null => {
    const found = findField(definition, named);
    const answer = found === null ? undefined : answers[found.task]?.[found.field.key];
    return typeof answer === 'string' && answer !== '' ? answer : null;
  };
  const isLeft = (named: string): boolean => {
    const found = findField(definition, named);
    return found !== null && !found.field.required && given(answers, found.task, found.field.key).length === 0;
  };
  const filled = { to: fill(letter.to), subject: fill(letter.subject), body: fill(withoutWhatIsLeft(letter.body, isLeft)) };
  return {
    ...filled,
    date: first(letter.dated),
    copies: letter.copies === null ? [] : answered(letter.copies),
    signedBy: answered(letter.signed)[0] ?? null,
    missing: lackingIn(letter, { definition, answers }).map(({ says }) => says),
  };
}

/** A paragraph that names what need not be answered, and was not, is left out: and the heading with it, where nothing else stands below. */
function withoutWhatIsLeft(body: string, isLeft: (named: string) => boolean): string {
  const all = body.split(/\r?\n(?:[ \t]*\r?\n)+/u);
  const says = (paragraph: string): boolean => ![...paragraph.matchAll(pattern)].some(([, named = '']) => isLeft(named));
  if (all.every(says)) return body;
  const isHeading = (paragraph: string | undefined): boolean => paragraph?.startsWith('# ') === true;
  const below = (at: number): readonly string[] => {
    const end = all.findIndex((paragraph, place) => place > at && isHeading(paragraph));
    return all.slice(at + 1, end === -1 ? undefined : end);
  };
  return all.filter((paragraph, at) => (isHeading(paragraph) ? below(at).length === 0 || below(at).some(says) : says(paragraph))).join('\n\n');
}

function valueInWords(field: TaskField, value: string): string {
  if (field.kind === 'date') return dateInWords(value);
  return 'options' in field ? (field.options.find((option) => option.value === value)?.text ?? value) : value;
}

/** What an edited letter says wrongly, a sentence each: a field that the programme does not ask for, or braces that are not closed. */
export function faultsOfLetters(definition: ProgrammeDefinition, lost = lostNames(definition, {})): { readonly letter: string; readonly says: string }[] {
  return (definition.letters ?? []).flatMap((letter) => {
    const text = `${letter.to} ${letter.subject} ${letter.body}`;
    const named = [...text.matchAll(anyBraces)].map(([, name = '']) => name);
    const unknown = [...new Set([...named, ...fieldsNamed(letter)])].filter((name) => name !== 'provider' && name !== 'authority' && findField(definition, name) === null);
    const back = letter.takenBackBy;
    const day = findField(definition, letter.dated)?.field;
    const isOpen = /\{\{|\}\}/u.test(text.replaceAll(anyBraces, ''));
    const all = [
      ...unknown.map((name) => `The letter “${letter.name}” names ${lost.named(name)}, which the programme does not ask for.`),
      ...(isOpen ? [`The letter “${letter.name}” has a pair of braces that is not closed.`] : []),
      ...(day !== undefined && day.kind !== 'date' ? [`The letter “${letter.name}” bears the day “${day.label}”, which is no day.`] : []),
      ...(back !== null && findField(definition, `${back.task}.${back.field}`) === null ? [`The letter “${letter.name}” is taken back by ${lost.named(`${back.task}.${back.field}`)}, which the programme does not ask for.`] : []),
    ];
    return all.map((says) => ({ letter: letter.key, says }));
  });
} // prettier-ignore
