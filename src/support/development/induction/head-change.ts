import { addMonths, dateInWords } from '../../../kernel/plain-date.ts';
import type { Track } from '../../programme-definitions/definition.ts';
import { compareNames, isSamePerson, type NameChange } from '../../../kernel/person-names.ts';

export type InductionKey = 'headteacher-induction' | 'acting-head-induction' | 'setting-manager-induction';
export type ChangeStanding = 'substantive' | 'acting' | 'interim';
export type LooksLike = Exclude<NameChange, 'same'>;

export const headChangeStates = {
  'proposed': 'Waits for an answer',
  'begun': 'The induction has begun',
  'not-new': 'No new head',
  'declined': 'Not wanted',
  'overtaken': 'Overtaken',
} as const;
export type HeadChangeState = keyof typeof headChangeStates;

export const looksLikeWords: Readonly<Record<LooksLike, string>> = {
  'new': 'Another person, as far as the names say.',
  'perhaps-same': 'The first name is the same and the surname another: it may be the same person under another surname.',
  'corrected': 'It looks like the same person, written in another way.',
};

/** Whom the standing calls for, where it is known: a person chooses. */
export function inductionFor(track: Track | null, standing: ChangeStanding | null): InductionKey {
  if (track === 'early-years') return 'setting-manager-induction';
  return standing === 'acting' || standing === 'interim' ? 'acting-head-induction' : 'headteacher-induction';
}

/** What the published register's job title says of how the post is held; null where it does not. */
export function standingOfTitle(jobTitle: string | null): ChangeStanding | null {
  if (jobTitle === null) return null;
  if (/\bacting\b/iu.test(jobTitle)) return 'acting';
  return /\b(interim|temporary|caretaker)\b/iu.test(jobTitle) ? 'interim' : null;
}

/** So long after somebody began, an induction is still proposed: later it would be no welcome. */
const monthsBack = 6;

/** An induction lasts two years: whoever began before that is not new, and nobody is inducted for a post so far ahead. */
const inductionMonths = 24;

/** Why a day cannot be the first of somebody who is new on a day; null where it can. */
export function faultOfFirstDay(firstDay: string, on: string): string | null {
  if (firstDay < addMonths(on, -inductionMonths))
    return `${dateInWords(firstDay)} is more than two years back: whoever has led since then is not new. Correct the day, or say that nobody is new`;
  return firstDay > addMonths(on, inductionMonths) ? `${dateInWords(firstDay)} is more than two years ahead: correct the day` : null;
}

export interface PostOfHead {
  readonly id: number;
  readonly standing: ChangeStanding;
  readonly personName: string;
  readonly heldFrom: string;
  readonly heldTo: string | null;
  readonly source: string;
}

/** What was proposed before, however it was answered. */
interface Proposed {
  readonly personName: string;
  readonly standing: ChangeStanding | null;
}

export interface NewInPost {
  readonly post: PostOfHead;
  readonly previousName: string | null;
  readonly looksLike: LooksLike;
}

const isCover = (standing: ChangeStanding | null): boolean => standing === 'acting' || standing === 'interim';

/**
 * Who of those in a post is new: they began lately or are to begin, and nobody was asked about them before. Somebody who acted and is now appointed is new in the post;
 * somebody whose name was only written in another way is not.
 */
export function newInPost(posts: readonly PostOfHead[], before: readonly Proposed[], today: string): NewInPost[] {
  const since = addMonths(today, -monthsBack);
  return posts.flatMap((post): NewInPost[] => {
    if (post.heldFrom < since || (post.heldTo !== null && post.heldTo < today)) return [];
    const isKnown = before.some(
      (one) => isSamePerson(one.personName, post.personName) && (one.standing === null || isCover(one.standing) === isCover(post.standing)),
    );
    if (isKnown) return [];
    const earlier = posts.filter((one) => one.id !== post.id && one.heldFrom < post.heldFrom);
    // Recorded twice, or a post that was split: they held it before in the same way.
    if (earlier.some((one) => isCover(one.standing) === isCover(post.standing) && compareNames(one.personName, post.personName) === 'same')) return [];
    const previous = earlier.toSorted((one, other) => (one.heldFrom > other.heldFrom ? -1 : 1)).find((one) => compareNames(one.personName, post.personName) !== 'same');
    const compared = previous === undefined ? 'new' : compareNames(previous.personName, post.personName);
    // A post whose surname was corrected has no earlier post to be compared with: whoever was asked about before is.
    const alike = before.findLast((one) => compareNames(one.personName, post.personName) === 'perhaps-same');
    if (compared === 'new' && alike !== undefined) return [{ post, previousName: alike.personName, looksLike: 'perhaps-same' }];
    return [{ post, previousName: previous?.personName ?? null, looksLike: compared === 'same' ? 'new' : compared }];
  });
} // prettier-ignore

export interface PublishedChange {
  readonly before: string | null;
  readonly after: string | null;
  readonly jobTitle: string | null;
}

/** Of whom the authority knows already, from a post that was recorded or a proposal that was made. */
export interface KnownHead extends Proposed {
  /** The last day of the post, where it has one. */
  readonly heldTo: string | null;
}

/**
 * Whether another name in the published register of a day asks somebody to look; null where it does not: nobody is named, or whoever is named was known already. Whoever
 * only acted, and has ended that, is not known as the head that the register names now.
 */
export function changeInRegister(
  { before, after, jobTitle }: PublishedChange,
  known: readonly KnownHead[],
  asAt: string,
): { readonly looksLike: LooksLike; readonly standing: ChangeStanding | null } | null {
  if (after === null) return null;
  const standing = standingOfTitle(jobTitle);
  const isOver = (one: KnownHead): boolean => isCover(one.standing) && !isCover(standing) && one.heldTo !== null && one.heldTo < asAt;
  if (known.some((one) => isSamePerson(one.personName, after) && !isOver(one))) return null;
  const looksLike = before === null ? 'new' : compareNames(before, after);
  return looksLike === 'same' ? null : { looksLike, standing };
}

/** Ways for an induction to end because the post is held otherwise now, by the definition's gates. */
export type EndOfInduction = 'head-left' | 'holder-back' | 'appointed' | 'successor';

export interface PostNow {
  readonly standing: 'substantive' | 'acting' | 'interim' | 'vacant';
  readonly personName: string | null;
  readonly heldFrom: string;
  readonly heldTo: string | null;
}

/**
 * Whether the post of somebody who is inducted is over, and how; null while it lasts or nothing is recorded of it. `programme` is the induction: an acting head who was
 * appointed has ended acting, and left nothing.
 */
export function endOf(
  { name, programme }: { readonly name: string; readonly programme: InductionKey },
  posts: readonly PostNow[],
  today: string,
): { readonly how: EndOfInduction; readonly on: string } | null {
  const own = posts.filter((post) => post.personName !== null && isSamePerson(post.personName, name));
  const acted = programme === 'acting-head-induction';
  const appointed = own.find((post) => post.standing === 'substantive' && post.heldFrom <= today);
  if (acted && appointed !== undefined) return { how: 'appointed', on: appointed.heldFrom };
  const held = own.filter((post) => !acted || post.standing !== 'substantive');
  if (held.length === 0 || held.some((post) => post.heldTo === null || post.heldTo >= today)) return null;
  const on = held.map(({ heldTo }) => heldTo ?? '').toSorted().at(-1) ?? today;
  if (!acted) return { how: 'head-left', on };
  const holder = posts.find((post) => post.standing === 'substantive' && post.heldFrom <= today && (post.heldTo === null || post.heldTo >= today));
  if (holder === undefined) return { how: 'head-left', on };
  const began = held.map(({ heldFrom }) => heldFrom).toSorted()[0] ?? '';
  return { how: holder.heldFrom < began ? 'holder-back' : 'successor', on };
} // prettier-ignore
