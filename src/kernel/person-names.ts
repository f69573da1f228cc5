/** How another name in the same post looks beside the one before. A person says what it is; this says what to ask. */
export type NameChange =
  /** Nothing to ask: capitals, accents, a title, a space. */
  | 'same'
  /** A letter or two, an initial written out, a second surname added: most likely the same person. */
  | 'corrected'
  /** The same first name with another surname: somebody who married, or somebody else. */
  | 'perhaps-same'
  | 'new';

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'rev', 'revd', 'reverend', 'sir', 'dame', 'father', 'fr', 'sister', 'sr', 'canon', 'cllr']); // prettier-ignore

/** Lower case, without accents, titles and marks: "Mrs Anne-Marie O’Shea" is "anne marie oshea". */
function partsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’'`.]/g, '')
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '' && !titles.has(part));
}

/** How many letters have to be put in, taken out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let place = 0; place < other.length; place += 1) {
      const changed = one.charAt(at) === other.charAt(place) ? 0 : 1;
      next.push(Math.min((row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1, (row[place] ?? 0) + changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** One letter in a short name, two in a long one: "Ann" is not "Amy", but "Thomson" may be "Thompson". */
function isMisspelling(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  if (length < 4) return one === other || (length === 3 && distance(one, other) === 1 && one.slice(0, 2) === other.slice(0, 2));
  return distance(one, other) <= (length >= 8 ? 2 : 1);
}

const isInitialOf = (one: string, other: string): boolean => one.length === 1 && other.startsWith(one);

export function compareNames(before: string, after: string): NameChange {
  const was = partsOf(before);
  const is = partsOf(after);
  if (was.join('') === is.join('')) return 'same';
  const [wasFirst = '', wasLast = ''] = [was[0], was.at(-1)];
  const [isFirst = '', isLast = ''] = [is[0], is.at(-1)];
  if (was.length > 1 && [...was].sort().join(' ') === [...is].sort().join(' ')) return 'corrected';
  const firstAgrees = isMisspelling(wasFirst, isFirst) || isInitialOf(wasFirst, isFirst) || isInitialOf(isFirst, wasFirst);
  if (!firstAgrees) return 'new';
  // A second surname that was added or dropped: "Hale" and "Hale-Brook".
  const sharesSurname = was.slice(1).some((part) => is.slice(1).includes(part));
  if (isMisspelling(wasLast, isLast) || sharesSurname) return 'corrected';
  return wasFirst === isFirst && wasFirst.length > 1 ? 'perhaps-same' : 'new';
}

/** For counting heads: those of whom nobody would think two. */
export const isSamePerson = (one: string, other: string): boolean => ['same', 'corrected'].includes(compareNames(one, other));
