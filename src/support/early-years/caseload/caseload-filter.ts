import { hasWords } from '../../../kernel/plain-text.ts';
import { type SupportLevel, supportLevelIds, supportLevels } from '../graduated-support.ts';

/** Where a setting stands with the newly registered pathway. */
export const pathwayStandings = {
  'proposed': 'To be begun',
  'under-way': 'Under way',
  'over': 'Over',
  'none': 'None',
} as const;
export type PathwayStanding = keyof typeof pathwayStandings;

export const dues = {
  'visit-overdue': 'Visit overdue',
  'visit-month': 'Visit due within four weeks',
  'audit': 'Audit due',
  'action': 'Action overdue',
} as const;
export type Due = keyof typeof dues;

export interface CaseloadQuestion {
  readonly q: string;
  readonly kind: readonly string[];
  /** Ids, or "none". */
  readonly locality: readonly string[];
  readonly level: readonly SupportLevel[];
  readonly pathway: readonly PathwayStanding[];
  readonly due: readonly Due[];
  /** An account’s id, "none", or empty for everybody. */
  readonly adviser: string;
}

/** As far as a question asks of a row. */
export interface Filtered {
  readonly name: string;
  readonly kindName: string;
  readonly localityId: number | null;
  readonly level: SupportLevel;
  readonly standing: PathwayStanding;
  readonly dues: readonly Due[];
  readonly adviserId: number | null;
}

const known = <Choice extends string>(given: readonly string[], choices: readonly Choice[]): Choice[] =>
  choices.filter((choice) => given.includes(choice));

/** What is asked, from the address; what is not understood is left out. */
export function readCaseloadQuestion(query: { getAll(name: string): string[]; get(name: string): string | null }): CaseloadQuestion {
  return {
    q: (query.get('q') ?? '').trim().slice(0, 100),
    kind: query.getAll('kind').slice(0, 20),
    locality: query.getAll('locality').slice(0, 40),
    level: known(query.getAll('level'), supportLevelIds),
    pathway: known(query.getAll('pathway'), Object.keys(pathwayStandings) as PathwayStanding[]),
    due: known(query.getAll('due'), Object.keys(dues) as Due[]),
    adviser: query.get('adviser') ?? '',
  };
} // prettier-ignore

/** The same question as an address, so that it can be shared, goes with the file, and stays from page to page. */
export function addressOf(question: CaseloadQuestion, path = '/early-years'): string {
  const { q, adviser, ...lists } = question;
  const asked: [string, string][] = [
    ...(q === '' ? [] : [['q', q] as [string, string]]),
    ...Object.entries(lists).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    ...(adviser === '' ? [] : [['adviser', adviser] as [string, string]]),
  ];
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`;
}

const has = <Value>(wanted: readonly Value[], value: Value): boolean => wanted.length === 0 || wanted.includes(value);

export function isAsked(row: Filtered, { q, kind, locality, level, pathway, due, adviser }: CaseloadQuestion): boolean {
  return (
    hasWords(row.name, q) &&
    has(kind, row.kindName) &&
    has(locality, row.localityId === null ? 'none' : String(row.localityId)) &&
    has(level, row.level) &&
    has(pathway, row.standing) &&
    (due.length === 0 || due.some((each) => row.dues.includes(each))) &&
    (adviser === '' || adviser === (row.adviserId === null ? 'none' : String(row.adviserId)))
  );
}

/** What is chosen, each with the address that is left without it. */
export function chosenIn(
  question: CaseloadQuestion,
  names: { readonly localities: ReadonlyMap<string, string>; readonly advisers: ReadonlyMap<string, string> },
): { readonly text: string; readonly href: string }[] {
  const without = (name: 'kind' | 'locality' | 'level' | 'pathway' | 'due', value: string): string =>
    addressOf({ ...question, [name]: (question[name] as readonly string[]).filter((each) => each !== value) });
  return [
    ...(question.q === '' ? [] : [{ text: `Name has “${question.q}”`, href: addressOf({ ...question, q: '' }) }]),
    ...question.kind.map((value) => ({ text: value, href: without('kind', value) })),
    ...question.locality.map((value) => ({ text: `Locality: ${names.localities.get(value) ?? 'none'}`, href: without('locality', value) })),
    ...question.level.map((value) => ({ text: supportLevels[value], href: without('level', value) })),
    ...question.pathway.map((value) => ({ text: `Pathway: ${pathwayStandings[value].toLowerCase()}`, href: without('pathway', value) })),
    ...question.due.map((value) => ({ text: dues[value], href: without('due', value) })),
    ...(question.adviser === '' ? [] : [{ text: `Adviser: ${names.advisers.get(question.adviser) ?? 'none'}`, href: addressOf({ ...question, adviser: '' }) }]),
  ];
} // prettier-ignore
