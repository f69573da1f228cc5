import { dateInWords } from '../../kernel/plain-date.ts';
import { lostNames } from './lost-names.ts';
import type { FieldAnswers, ProgrammeDefinition, ProgrammeLetter, TaskField } from './definition.ts';

/** What a letter is drawn from: the run’s own answers, those that wait for a second person too. */
export interface LetterFacts {
  readonly definition: ProgrammeDefinition;
  readonly answers: Readonly<Record<string, FieldAnswers>>;
  readonly providerName: string;
  readonly authorityName: string;
  /** Before anything is answered: what need not be is shown too. */
  readonly isBlank?: boolean;
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
export function letterInWords(letter: ProgrammeLetter, { definition, answers, providerName, authorityName, isBlank }: LetterFacts): LetterNow {
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
    const found = isBlank === true ? null : findField(definition, named);
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

interface Part {
  /** 1 to 3 of a heading; null of anything else. */
  readonly level: number | null;
  readonly lines: readonly string[];
}

/** A letter's parts, as `blocksOf` draws them: each heading and each item of a list by itself, and paragraphs. */
function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  let isOpen = false;
  for (const line of body.split(/\r\n|\r|\n/u)) {
    const level = /^\s*(#{1,3})\s/u.exec(line)?.[1]?.length ?? null;
    const isText = level === null && line.trim() !== '' && !/^\s*[-*]\s/u.test(line);
    const last = isOpen && isText ? parts.pop() : undefined;
    parts.push({ level, lines: [...(last?.lines ?? []), line] });
    isOpen = isText;
  }
  return parts;
}

/** A paragraph or an item that names what need not be answered, and was not, is left out: and a heading with it, where nothing else stands below. */
function withoutWhatIsLeft(body: string, isLeft: (named: string) => boolean): string {
  const parts = partsOf(body);
  const says = ({ lines }: Part): boolean => ![...lines.join(' ').matchAll(pattern)].some(([, named = '']) => isLeft(named));
  if (parts.every(says)) return body;
  const below = (at: number, level: number): readonly Part[] => {
    const end = parts.findIndex((part, place) => place > at && part.level !== null && part.level <= level);
    return parts.slice(at + 1, end === -1 ? undefined : end).filter((part) => part.level === null && part.lines.some((line) => line.trim() !== ''));
  };
  return parts
    .filter((part, at) => {
      const under = part.level === null ? [] : below(at, part.level);
      return says(part) && (under.length === 0 || under.some(says));
    })
    .flatMap(({ lines }) => lines)
    .join('\n')
    .replaceAll(/\n(?:[ \t]*\n){2,}/gu, '\n\n')
    .trim();
}

function valueInWords(field: TaskField, value: string): string {
  if (field.kind === 'date') return dateInWords(value);
  return 'options' in field ? (field.options.find((option) => option.value === value)?.text ?? value) : value;
}

const offers = (field: TaskField | undefined, value: string): boolean =>
  field === undefined || ('options' in field && field.options.some((option) => option.value === value));

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
      ...(back === null ? [] : back.is.filter((value) => !offers(findField(definition, `${back.task}.${back.field}`)?.field, value)).map((value) => `The letter “${letter.name}” is taken back by the answer ${lost.answer(value, { task: back.task, field: back.field })}, which is not offered.`)),
    ];
    return all.map((says) => ({ letter: letter.key, says }));
  });
} // prettier-ignore
