import type { Reader } from '../../platform/database/database.ts';
import type { Reach } from '../access/grant-scope.ts';
import type { ScopeKind } from '../access/tables.ts';
import type { Choice, Field } from '../by-hand/entry-field.ts';
import type { FieldError } from '../by-hand/form-reader.ts';
import type { ReaderScope } from '../providers/find-reader-scope.ts';
import { findMeant, isSearched, listReachChoices, toReach } from './find-reach-choices.ts';

interface Asked {
  readonly reader: Reader;
  readonly scope: ReaderScope;
  readonly form: URLSearchParams;
}

const questions = {
  provider: { label: 'School or setting', hint: 'Its URN or Ofsted number, or its name' },
  trust: { label: 'Trust', hint: 'Its group UID, or its name' },
  locality: { label: 'Locality', hint: undefined },
  diocese: { label: 'Diocese', hint: undefined },
  strand: { label: 'Strand of work', hint: undefined },
} as const;

export interface AnsweredReach {
  /** As the page asks it next: where the words fit several, which of them is meant. */
  readonly fields: readonly Field[];
  readonly reaches: readonly { readonly reach: Reach; readonly name: string }[];
  readonly errors: readonly FieldError[];
  /** Nothing is wrong, but one of several has still to be chosen. */
  readonly isOpen: boolean;
}

export interface ReachQuestion {
  readonly kind: ScopeKind;
  readonly needed: boolean;
  /** Several may be ticked. */
  readonly several?: boolean;
}

/** Asks what is to be reached, and reads what was answered: one thing by its words, or a choice of those there are. */
export function askReach(asked: Asked, question: ReachQuestion): Promise<AnsweredReach> {
  return isSearched(question.kind) ? askByWords(asked, question.kind, question.needed) : askByChoice(asked, question.kind, question);
}

async function askByWords({ reader, scope, form }: Asked, kind: 'provider' | 'trust', needed: boolean): Promise<AnsweredReach> {
  const { label, hint } = questions[kind];
  const words = (form.get(kind) ?? '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
  const question: Field = { kind: 'text', name: kind, label: needed ? label : `${label} (optional)`, hint };
  const which = `${kind}-id`;
  const none = { fields: [question], reaches: [], isOpen: false };
  if (words === '') return { ...none, errors: needed ? [{ field: kind, at: kind, text: `Enter the ${label.toLowerCase()}` }] : [] };
  const meant = await findMeant(reader, scope, kind, words);
  if (meant.length === 0) return { ...none, errors: [{ field: kind, at: kind, text: `Nothing here is called “${words}”, or has that number` }] };
  const [first] = meant;
  const chosen = meant.length === 1 ? first : meant.find(({ value }) => value === form.get(which));
  if (chosen !== undefined)
    return { ...none, fields: meant.length === 1 ? [question] : [question, choiceOf(which, meant)], reaches: [answerOf(kind, chosen)], errors: [] };
  return { fields: [question, choiceOf(which, meant)], reaches: [], errors: [], isOpen: true };
}

const choiceOf = (name: string, choices: readonly Choice[]): Field => ({ kind: 'radios', name, label: 'Which of these?', choices });
const answerOf = (kind: ScopeKind, { value, text }: Choice) => ({ reach: toReach(kind, value), name: text });

async function askByChoice(
  { reader, scope, form }: Asked,
  kind: 'locality' | 'diocese' | 'strand',
  { needed, several = false }: ReachQuestion,
): Promise<AnsweredReach> {
  const choices = await listReachChoices(reader, scope, kind);
  const { label } = questions[kind];
  const field: Field = { kind: several ? 'checkboxes' : 'radios', name: kind, label: needed ? label : `${label} (optional)`, choices };
  const given = several ? form.getAll(kind) : [form.get(kind) ?? ''].filter((value) => value !== '');
  const chosen = choices.filter(({ value }) => given.includes(value));
  const missing = needed && chosen.length === 0;
  return {
    fields: [field],
    reaches: chosen.map((choice) => answerOf(kind, choice)),
    errors: missing ? [{ field: kind, at: kind, text: `Select the ${label.toLowerCase()}` }] : [],
    isOpen: false,
  };
}
