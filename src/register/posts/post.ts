import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import { type Decision, refusedAt } from '../by-hand/refusal.ts';
import { covers, type Ending, fitSpan, type Span } from '../by-hand/timeline.ts';

/** `manager` is an early years setting's, a children's centre's or a family hub's. */
export type PostRole = 'headteacher' | 'chair' | 'manager';
export type Standing = 'substantive' | 'acting' | 'interim' | 'vacant';

/** What a person enters. `heldTo` is the last day. */
export interface PostEntry {
  readonly role: PostRole;
  readonly standing: Standing;
  readonly personName: string | null;
  readonly heldFrom: string;
  readonly heldTo: string | null;
  /** Who told us, or which document. */
  readonly source: string;
}

export interface Post extends PostEntry {
  readonly id: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** What saving would do besides. */
export interface PostPlan {
  readonly entry: PostEntry;
  readonly endings: readonly { readonly post: Post; readonly heldTo: string }[];
  /** Set where no last day was given and a later one is known: the entry ends on the day before. */
  readonly endsBefore: Post | null;
  /** Cover that goes on beside a new holder, because its last day is known. */
  readonly coverGoesOn: readonly Post[];
}

interface Held extends Span {
  readonly post: Post;
}
const asSpan = (post: Post): Held => ({ post, from: post.heldFrom, to: post.heldTo });

/** Acting and interim heads cover a post that is vacant, or whose holder is away; whoever holds it stays its holder. */
export function isCover(standing: Standing): boolean {
  return standing === 'acting' || standing === 'interim';
}

export function whoIn(post: Pick<Post, 'personName' | 'standing'>): string {
  return post.personName ?? 'the vacancy';
}

/**
 * Decides whether a post may be recorded beside the others of its provider. On any day there is at most one holder (or one vacancy) and at most
 * one person covering. A successor ends the one before; a new substantive holder ends any cover too. `others` are those not withdrawn, without
 * the post itself where it is being corrected.
 */
export function decidePost(entry: PostEntry, others: readonly Post[]): Decision<PostPlan> {
  if (entry.standing === 'vacant' && entry.personName !== null)
    return refusedAt('person-name', 'A vacant post has no name: clear the name, or say how the post is held');
  if (entry.standing !== 'vacant' && entry.personName === null) return refusedAt('person-name', 'Enter the person’s name');
  if (entry.heldTo !== null && entry.heldTo < entry.heldFrom) return refusedAt('held-to', 'The last day must be the same as or after the first day');

  const ofRole = others.filter((other) => other.role === entry.role);
  const rivals = ofRole.filter((other) => isCover(other.standing) === isCover(entry.standing));
  const fit = fitSpan({ from: entry.heldFrom, to: entry.heldTo }, rivals.map(asSpan));
  switch (fit.kind) {
    case 'same-start':
      return refusedAt(
        'held-from',
        `${sentenceStart(whoIn(fit.other.post))} is already recorded ${spanInWords(fit.other)}: correct that record, or enter another day`,
        fit.other.post.id,
      );
    case 'runs-into':
      return refusedAt(
        'held-to',
        `The last day must be before ${dateInWords(fit.other.from)}, when ${beginningOf(fit.other.post)}`,
        fit.other.post.id,
      );
    case 'lies-within':
      return refusedAt(
        'held-from',
        `${sentenceStart(whoIn(fit.other.post))} is recorded from ${dateInWords(fit.other.from)} to ${dateInWords(fit.other.to ?? '')}, on both sides of these dates: correct that record first`,
        fit.other.post.id,
      );
    case 'fits': {
      const ended = [...fit.endings, ...coverEndedBy(entry, ofRole)].map(({ span, to }) => ({ post: span.post, heldTo: to }));
      return accepted({
        entry: { ...entry, heldTo: fit.to },
        endings: ended,
        endsBefore: fit.endsBefore?.post ?? null,
        coverGoesOn: coverBeside(entry, ofRole),
      });
    }
  }
}

/** Cover with no known end is over when somebody is appointed; cover with a known end may be a handover, and is left. */
function coverEndedBy(entry: PostEntry, ofRole: readonly Post[]): readonly Ending<Held>[] {
  if (entry.standing !== 'substantive') return [];
  const openCover = ofRole.filter((other) => isCover(other.standing) && other.heldTo === null && other.heldFrom < entry.heldFrom);
  const fit = fitSpan({ from: entry.heldFrom, to: null }, openCover.map(asSpan));
  return fit.kind === 'fits' ? fit.endings : [];
}

function coverBeside({ standing, heldFrom }: PostEntry, ofRole: readonly Post[]): readonly Post[] {
  if (standing !== 'substantive') return [];
  return ofRole.filter((other) => isCover(other.standing) && other.heldTo !== null && covers(asSpan(other), heldFrom));
}

/** Whether saving does something besides, which the person has to be told before. */
export function hasConsequences({ endings, endsBefore, coverGoesOn }: PostPlan): boolean {
  return endings.length > 0 || endsBefore !== null || coverGoesOn.length > 0;
}

/** Decides whether a post may end on a day; it may be a day to come. */
export function decideEnding(post: Post, lastDay: string): Decision<{ readonly heldTo: string }> {
  if (lastDay < post.heldFrom) return refusedAt('held-to', `The last day must be the same as or after ${dateInWords(post.heldFrom)}, the first day`);
  if (post.heldTo !== null && lastDay > post.heldTo)
    return refusedAt('held-to', `This is recorded as ending on ${dateInWords(post.heldTo)}: correct the record to make it longer`);
  return accepted({ heldTo: lastDay });
}

export interface Holding {
  /** Who does the work on the day: whoever covers, else the holder, else the vacancy. */
  readonly current: Post | null;
  /** The holder who is away, or the vacancy, where `current` covers. */
  readonly covered: Post | null;
  /** The next to begin. */
  readonly next: Post | null;
}

/** Who holds one post on a day. `posts` may be of several roles. */
export function whoHolds(posts: readonly Post[], role: PostRole, on: string): Holding {
  const latestFirst = posts.filter((post) => post.role === role).sort((a, b) => (a.heldFrom > b.heldFrom ? -1 : 1));
  const inForce = latestFirst.filter((post) => covers(asSpan(post), on));
  const covering = inForce.find((post) => isCover(post.standing)) ?? null;
  const holder = inForce.find((post) => !isCover(post.standing)) ?? null;
  return { current: covering ?? holder, covered: covering ? holder : null, next: latestFirst.findLast((post) => post.heldFrom > on) ?? null };
}

const spanInWords = ({ from, to }: Held): string => `from ${dateInWords(from)}${to === null ? '' : ` to ${dateInWords(to)}`}`;
const sentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const beginningOf = (post: Post): string => (post.personName === null ? 'the post is vacant' : `${post.personName} begins`);
