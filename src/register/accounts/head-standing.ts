/** What the register says of one provider that a head's account is for. */
export interface HeadsProvider {
  readonly name: string;
  readonly isClosed: boolean;
  /** Who is recorded as holding the post today, whoever covers it and whoever is next; empty where nothing is recorded. */
  readonly recorded: { readonly names: readonly string[]; readonly isVacant: boolean } | null;
  /** Whom the national register names, where no post is recorded. */
  readonly published: string | null;
}

/**
 * `left`: the register says that somebody else is head, or nobody, or that there is no such school any more. `look`: it may be the same person
 * under another name. Neither disables an account: an officer looks and decides.
 */
export type HeadStanding = { readonly kind: 'in-post' } | { readonly kind: 'not-known' } | Flag;
interface Flag {
  readonly kind: 'look' | 'left';
  readonly reason: string;
}

/** Whether the head that an account is for is still head of any of its providers. */
export function decideHeadStanding(accountName: string, providers: readonly HeadsProvider[]): HeadStanding {
  const standings = providers.map((provider) => standingAt(accountName, provider));
  if (standings.some(({ kind }) => kind === 'in-post')) return { kind: 'in-post' };
  const flagged = standings.filter((standing): standing is Flag => standing.kind === 'look' || standing.kind === 'left');
  if (flagged.length === 0) return { kind: 'not-known' };
  return { kind: flagged.some(({ kind }) => kind === 'look') ? 'look' : 'left', reason: flagged.map(({ reason }) => reason).join(' ') };
}

function standingAt(accountName: string, { name, isClosed, recorded, published }: HeadsProvider): HeadStanding {
  if (isClosed) return { kind: 'left', reason: `${name} has closed.` };
  if (recorded !== null)
    return compare(accountName, recorded.names, recorded.isVacant, `${name}: recorded as head is`, `${name}: the headship is recorded as vacant.`);
  return published === null ? { kind: 'not-known' } : compare(accountName, [published], false, `${name}: the national register names`, '');
}

function compare(accountName: string, names: readonly string[], isVacant: boolean, words: string, whenVacant: string): HeadStanding {
  const likeness = names.map((each) => compareNames(accountName, each));
  if (likeness.includes('same')) return { kind: 'in-post' };
  if (names.length === 0) return isVacant ? { kind: 'left', reason: whenVacant } : { kind: 'not-known' };
  return { kind: likeness.includes('perhaps') ? 'look' : 'left', reason: `${words} ${names.join(', then ')}.` };
}

const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'rev',
  'revd',
  'reverend',
  'father',
  'fr',
  'sister',
  'sr',
  'sir',
  'dame',
  'lady',
  'lord',
]);

interface NameParts {
  readonly first: string;
  /** What may be a surname: every part after the first, each half of a double name too. */
  readonly rest: readonly string[];
  readonly surname: string;
}

/** Without title, accents, apostrophes and capitals: "Mrs Zoë O’Hara-Lund" is first "zoe", surname "ohara-lund", rest "ohara" and "lund". */
function partsOf(name: string): NameParts {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[’'`]/g, '').toLowerCase();
  const words = plain.split(/[^\p{L}-]+/u).filter((word) => word !== '' && word !== '-' && !titles.has(word));
  const surname = words.length > 1 ? (words.at(-1) ?? '') : (words[0] ?? '');
  const rest = (words.length > 1 ? words.slice(1) : words).flatMap((word) => word.split('-')).filter((part) => part !== '');
  return { first: words.length > 1 ? (words[0] ?? '') : '', rest, surname };
}

/** Same: one person, as far as names say. Perhaps: a changed or shortened surname, or another first name with the same surname. */
export function compareNames(one: string, other: string): 'same' | 'perhaps' | 'different' {
  const a = partsOf(one);
  const b = partsOf(other);
  const sameSurname = a.surname.replaceAll('-', '') === b.surname.replaceAll('-', '');
  const first = compareFirst(a.first, b.first);
  if (sameSurname) return first === 'different' ? 'perhaps' : 'same';
  if (a.rest.some((part) => part.length > 1 && b.rest.includes(part))) return 'perhaps';
  // A first name in full and the same, with a surname that has nothing in common: married, or somebody else.
  return first === 'same' && a.first.length > 1 ? 'perhaps' : 'different';
}

function compareFirst(a: string, b: string): 'same' | 'initial' | 'different' {
  if (a === b && a !== '') return 'same';
  if (a === '' || b === '') return 'initial';
  return (a.length === 1 || b.length === 1) && a[0] === b[0] ? 'initial' : 'different';
}
