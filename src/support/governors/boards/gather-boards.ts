import { sql } from 'kysely';
import { daysBetween } from '../../../kernel/plain-date.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { PermissionOf } from '../../../platform/http/route.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import {
  findCalendar,
  listPostsByProvider,
  listPublishedHeads,
  type Post,
  type PublishedHead,
  whoHolds,
  withinReach,
} from '../../../register/index.ts';
import { categoriesInOrder, type SeatCategory } from './constitution.ts';
import { type Board, type BoardTerm, listBoards, listOfficers, listSeats, listTerms, type Officer, type Seat } from './find-board.ts';
import { termsOverOn } from './person-on-board.ts';
import { isEndingSoon, isLongVacant, sitsOn, vacantSince } from './term-of-office.ts';

interface SeatHolder {
  readonly name: string;
  readonly term: BoardTerm | null;
  readonly until: string | null;
  readonly endsSoon: boolean;
  /** Set where nobody recorded a post. */
  readonly published: PublishedHead | null;
}

export interface SeatNow {
  readonly seat: Seat;
  readonly category: SeatCategory;
  /** Who sits there today; of the head’s seat, whoever holds the post, or whom the published register names where none is recorded. */
  readonly holder: SeatHolder | null;
  /** The head’s seat alone: the post is recorded as vacant. */
  readonly isPostVacant: boolean;
  readonly next: BoardTerm | null;
  readonly vacancy: { readonly since: string; readonly days: number; readonly isLong: boolean } | null;
}

export interface BoardNow {
  readonly provider: { readonly id: number; readonly name: string; readonly localityId: number | null };
  readonly board: Board;
  readonly seats: readonly SeatNow[];
  readonly terms: readonly BoardTerm[];
  readonly officers: readonly Officer[];
  /** As the register has it: its post is linked, never copied. */
  readonly chair: Post | null;
  /** The last day of the chair's own term, where it is over: another is to be elected. */
  readonly chairTermOverOn: string | null;
}

interface Asked {
  readonly authorityId: number;
  readonly today: string;
  readonly providerId?: number;
}

interface ProviderRow {
  readonly id: number;
  readonly name: string;
  readonly localityId: number | null;
}

interface ReachedProvider extends ProviderRow {
  /** Maintained schools and academies have one by law. */
  readonly mustHaveBoard: boolean;
}

/** Open providers that somebody reaches with a permission, by name. */
export async function listReached(db: Reader, actor: Actor, permission: PermissionOf<'record'>, today: string): Promise<ReachedProvider[]> {
  const { rows } = await sql<ReachedProvider>`
    select p.id, p.name, p.locality_id as "localityId", p.legal_track in ('maintained', 'academy') as "mustHaveBoard" from provider p
    where p.joined_to is null and p.status in ('open', 'closing') and ${withinReach(actor, permission, today)} order by p.sort_key, p.id`.execute(db);
  return rows;
}

/** Boards as they stand today, of these providers and in their order. As many questions, however many boards there are. */
export async function gatherBoards(db: Reader, providers: readonly ProviderRow[], { authorityId, today, providerId }: Asked): Promise<BoardNow[]> {
  const question = { authorityId, ...(providerId === undefined ? {} : { providerId }) };
  const boards = new Map((await listBoards(db, question)).map((board) => [board.providerId, board]));
  const seats = Map.groupBy(await listSeats(db, question), (seat) => seat.providerId);
  const terms = Map.groupBy(await listTerms(db, question), (term) => term.providerId);
  const officers = Map.groupBy(await listOfficers(db, question), (officer) => officer.providerId);
  const posts = await listPostsByProvider(db, authorityId);
  const published = await listPublishedHeads(db, [...boards.keys()]);
  const calendar = await findCalendar(db, { authorityId });
  return providers.flatMap((provider) => {
    const board = boards.get(provider.id);
    if (board === undefined) return [];
    const ofBoard = terms.get(provider.id) ?? [];
    const ofProvider = posts.get(provider.id) ?? [];
    const now = (seat: Seat): SeatNow =>
      seat.category === 'head'
        ? headSeatNow(seat, ofProvider, published.get(provider.id) ?? null, today)
        : seatNow(seat, ofBoard, { today, terms: calendar.terms });
    const chair = whoHolds(ofProvider, 'chair', today).current;
    const chairName = chair?.personName ?? null;
    return {
      provider,
      board,
      terms: ofBoard,
      officers: (officers.get(provider.id) ?? []).filter(({ fromOn, toOn }) => fromOn <= today && (toOn === null || toOn >= today)),
      chair,
      chairTermOverOn: chairName === null ? null : termsOverOn(ofBoard, { name: chairName }, today),
      seats: (seats.get(provider.id) ?? [])
        .filter(({ endedOn }) => endedOn === null || endedOn >= today)
        .map(now)
        .toSorted((one, other) => categoriesInOrder.indexOf(one.category) - categoriesInOrder.indexOf(other.category) || one.seat.id - other.seat.id),
    };
  });
}

/** Whoever leads, as the provider’s own page names them: the post comes first, and a vacancy that is recorded before a name that was published. */
function headSeatNow(seat: Seat, posts: readonly Post[], published: PublishedHead | null, today: string): SeatNow {
  const post = whoHolds(posts, 'headteacher', today).current ?? whoHolds(posts, 'manager', today).current;
  const name = post === null ? (published?.name ?? null) : post.personName;
  const holder = name === null ? null : { name, term: null, until: null, endsSoon: false, published: post === null ? published : null };
  return { seat, category: seat.category, holder, isPostVacant: post?.standing === 'vacant', next: null, vacancy: null };
}

function seatNow(seat: Seat, terms: readonly BoardTerm[], on: { today: string; terms: Parameters<typeof isLongVacant>[2] }): SeatNow {
  const { today } = on;
  const { category } = seat;
  const ofSeat = terms.filter(({ seatId }) => seatId === seat.id);
  const term = ofSeat.find((one) => sitsOn(one, today)) ?? null;
  const since = seat.fromOn > today ? null : vacantSince(seat, ofSeat, today);
  return {
    seat,
    category,
    holder: term === null ? null : { name: term.name, term, until: term.leftOn ?? term.toOn, endsSoon: isEndingSoon(term, today), published: null },
    isPostVacant: false,
    next: ofSeat.filter(({ fromOn }) => fromOn > today).at(-1) ?? null,
    vacancy: since === null ? null : { since, days: daysBetween(since, today), isLong: isLongVacant(since, today, on.terms) },
  };
}

/** The board of one provider as it stands today; null where none is recorded. */
export async function gatherBoard(
  db: Reader,
  provider: { readonly id: number; readonly name: string; readonly authorityId: number },
  today: string,
): Promise<BoardNow | null> {
  const row = await db
    .selectFrom('provider')
    .select(['id', 'name', 'locality_id as localityId'])
    .where('id', '=', provider.id)
    .executeTakeFirstOrThrow();
  const [board] = await gatherBoards(db, [row], { authorityId: provider.authorityId, today, providerId: provider.id });
  return board ?? null;
}
