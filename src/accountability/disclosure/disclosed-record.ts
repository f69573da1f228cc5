import type { ColumnIs, DisclosurePrompt, PersonTie, RecordKind } from '../../platform/records/record-kind.ts';
import { namesIn } from './names-in-text.ts';

/** A row as the database has it, without what never leaves. */
export interface FoundRow {
  readonly id: string;
  readonly title: string;
  readonly source: string | null;
  readonly datedOn: string | null;
  readonly contents: Readonly<Record<string, unknown>>;
  /** Named people alone may read it. */
  readonly isRestricted: boolean;
}

/** How a row came to be among what is held about somebody. */
export interface Involvement {
  readonly isSubject: boolean;
  readonly isAuthor: boolean;
  readonly isMentioned: boolean;
}

/** A part to look at before the file is given to anybody: the exemption that might apply, and the question to ask. Never a decision. */
export interface Prompt {
  readonly section: string;
  readonly why: string;
}

export interface DisclosedField {
  readonly column: string;
  readonly label: string;
  /** Null where nothing is recorded, or where it is withheld. */
  readonly value: string | null;
  /** Why it is not in the file at all. */
  readonly withheld?: string;
  readonly prompts: readonly Prompt[];
}

export interface DisclosedRecord {
  readonly id: string;
  readonly title: string;
  readonly source: string | null;
  readonly datedOn: string | null;
  /** In words, why it is here. */
  readonly involvement?: string;
  readonly fields: readonly DisclosedField[];
}

/** Names that the authority's records know, and the one who is asked about: the rest are third parties. */
export interface KnownNames {
  readonly theirs: readonly string[];
  readonly emails: readonly string[];
  readonly accountIds: readonly number[];
  readonly everybody: readonly string[];
}

const anotherPerson =
  'Another person’s details. Not in this file; give them only if it is reasonable without their consent (Data Protection Act 2018 schedule 2 paragraph 16)';

const namesOthers = 'It names other people beside them. Not in this file; look at it in Waymark, and give the part of it that is about them';

const toBeLookedAt =
  'It has to be looked at before any of it is given. Not in this file: read it in Waymark, and give the part of it that may be given';

const forNamedPeople =
  'Restricted to named people. Not in this file: ask the safeguarding lead, who looks at it in Waymark and gives what may be given';

/** That there is one, and nothing of it: whoever makes a file need not be one of those who may read it. */
function keptBack({ id, datedOn }: FoundRow): DisclosedRecord {
  return {
    id,
    title: '',
    source: null,
    datedOn,
    fields: [{ column: 'contents', label: 'Contents', value: null, withheld: forNamedPeople, prompts: [] }],
  };
}

export function labelOf(column: string): string {
  const words = column.replace(/_(at|on|id)$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function textOfValue(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const isSo = (row: FoundRow['contents'], when: ColumnIs | undefined): boolean => when === undefined || when.is.includes(String(row[when.column]));
const isTie = (row: FoundRow['contents'], column: string) => (tie: PersonTie) => tie.columns.includes(column) && isSo(row, tie.when);

/** What one row says of the person who asked. Of a row that is about somebody or something else only the trace of them is given. */
export function discloseToPerson(kind: RecordKind, row: FoundRow, how: Involvement, known: KnownNames): DisclosedRecord {
  if (row.isRestricted) return { ...keptBack(row), involvement: involvementInWords(how) };
  const { contents, isRestricted: _, ...about } = row;
  const fields = Object.keys(contents).flatMap((column): DisclosedField[] => {
    const tie = kind.people.find(isTie(contents, column));
    const isWords = kind.words.includes(column);
    const value = textOfValue(contents[column]);
    const asked = value === null ? [] : askedOf(kind, contents, column);
    const field = { column, label: labelOf(column), value, prompts: asked.map(withoutColumns) };
    if (asked.some((prompt) => isKeptFrom(prompt, how))) {
      const isAsked = how.isSubject || (isWords && namesIn(value ?? '', [...known.theirs, ...known.emails]).length > 0);
      return isAsked ? [{ ...field, value: null, withheld: toBeLookedAt }] : [];
    }
    if (tie !== undefined && value !== null && !isWords) {
      if (isTheirs(tie, contents, how, known)) return [field];
      return how.isSubject ? [{ ...field, value: null, withheld: anotherPerson }] : [];
    }
    if (isWords) {
      const theirs = namesIn(value ?? '', [...known.theirs, ...known.emails]).length > 0;
      if (how.isSubject) return [{ ...field, prompts: [...field.prompts, ...promptsOfWords(value, known)] }];
      if (!theirs) return [];
      // The row is about somebody else: what names others beside them is theirs in part, and a person has to part it.
      return othersIn(value ?? '', known).length > 0
        ? [{ ...field, value: null, withheld: namesOthers }]
        : [{ ...field, prompts: [...field.prompts, ...promptsOfWords(value, known)] }];
    }
    return how.isSubject || (how.isAuthor && kind.trace?.includes(column) === true) ? [field] : [];
  });
  const tellsTooMuch = kind.title.some((column) => askedOf(kind, contents, column).some((prompt) => isKeptFrom(prompt, how)));
  return { ...about, title: how.isSubject && !tellsTooMuch ? about.title : '', involvement: involvementInWords(how), fields };
}

/** What the declarations ask of a part of a row. */
const askedOf = (kind: RecordKind, row: FoundRow['contents'], column: string): DisclosurePrompt[] =>
  (kind.prompts ?? []).filter(({ columns, when }) => columns.includes(column) && isSo(row, when));
const isKeptFrom = ({ withheld }: DisclosurePrompt, { isSubject }: Involvement): boolean =>
  withheld === 'always' || (withheld === 'unless-theirs' && !isSubject);

function isTheirs(tie: PersonTie, row: FoundRow['contents'], { isSubject, isAuthor }: Involvement, known: KnownNames): boolean {
  const text = tie.columns
    .map((name) => textOfValue(row[name]) ?? '')
    .join(' ')
    .trim();
  switch (tie.holds) {
    case 'account':
      return known.accountIds.map(String).includes(text);
    case 'name':
      return namesIn(text, known.theirs).length > 0;
    case 'email':
      return known.emails.some((email) => email.toLowerCase() === text.toLowerCase());
    case 'contact':
      return tie.as === 'author' ? isAuthor : isSubject;
  }
}

function involvementInWords({ isSubject, isAuthor }: Involvement): string {
  if (isSubject) return 'It is about them';
  return isAuthor
    ? 'They did or entered it. What it says is about somebody or something else, and is not given here'
    : 'Their name or email stands in its free text';
}

const othersIn = (text: string, known: KnownNames): string[] =>
  namesIn(text, known.everybody).filter((name) => namesIn(name, known.theirs).length === 0);

function promptsOfWords(value: string | null, known: KnownNames): Prompt[] {
  if (value === null) return [];
  const others = othersIn(value, known);
  const found =
    others.length === 0 ? 'No other name that Waymark knows stands in it, which does not mean that none does.' : `It names ${listed(others)}.`;
  return [{ section: 'Third parties', why: `Free text: read it before it is given. ${found}` }];
}

/** What one row says of a provider, with what an officer should look at before it is given to the public. */
export function discloseToPublic(kind: RecordKind, row: FoundRow, known: Pick<KnownNames, 'everybody'>): DisclosedRecord {
  if (row.isRestricted) return keptBack(row);
  const { contents, isRestricted: _, ...about } = row;
  const fields = Object.keys(contents).map((column): DisclosedField => {
    const value = textOfValue(contents[column]);
    return { column, label: labelOf(column), value, prompts: value === null ? [] : promptsToPublic(kind, contents, column, value, known) };
  });
  return { ...about, fields };
}

function promptsToPublic(
  kind: RecordKind,
  row: FoundRow['contents'],
  column: string,
  value: string,
  { everybody }: Pick<KnownNames, 'everybody'>,
): Prompt[] {
  const tie = kind.people.find(isTie(row, column));
  const prompts: Prompt[] = askedOf(kind, row, column).map(withoutColumns);
  if (tie !== undefined && !isInPublicPost(tie, row)) prompts.push(personal(tie));
  if (kind.words.includes(column)) {
    const found = namesIn(value, everybody);
    prompts.push({
      section: 'sections 36 and 40(2)',
      why: `Free text: does it give advice frankly, or say something of a person?${found.length === 0 ? '' : ` It names ${listed(found)}.`}`,
    });
  }
  return prompts;
}

const withoutColumns = ({ section, why }: DisclosurePrompt): Prompt => ({ section, why });

function isInPublicPost({ inPublicPost }: PersonTie, row: FoundRow['contents']): boolean {
  return inPublicPost === true || (inPublicPost !== undefined && isSo(row, inPublicPost));
}

function personal({ as, holds }: PersonTie): Prompt {
  if (as === 'author')
    return { section: 'section 40(2)', why: 'An officer’s name. Those of senior officers are usually given; would this person expect it?' };
  return {
    section: 'section 40(2)',
    why:
      holds === 'contact' || holds === 'email'
        ? 'How to reach a person. Is it a published address?'
        : 'It says who a person is. Would they expect it to be given?',
  };
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(', ')} and ${String(names.at(-1))}`;
}
