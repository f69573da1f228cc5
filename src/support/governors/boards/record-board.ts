import type { Tx } from '../../../platform/database/database.ts';
import { type Doing, isOvertaken, type Outcome, type OwnProvider, recordEntryChange, type Seen, takeTurn } from '../../../register/index.ts';
import type { MeetingTime } from './board-words.ts';
import { type BoardConstitution, categoriesInOrder, faultsOf, type SeatCategory, seatCategories, type SeatCounts } from './constitution.ts';
import { listBoards, listSeats, listTerms, type Seat } from './find-board.ts';
import { ledgers, refusedFor } from './ledgers.ts';
import { lastDayOf } from './term-of-office.ts';
import './tables.ts';

export interface BoardEntry {
  readonly constitution: BoardConstitution;
  readonly inForceFrom: string;
  readonly meets: string | null;
  readonly meetingTime: MeetingTime;
  readonly seats: SeatCounts;
}

/** Records how a board is made up: seats that are new are there from its day, and those no longer in it end where nobody sits in them. */
export async function recordBoard(tx: Tx, doing: Doing, provider: OwnProvider, entry: BoardEntry, seen: Seen): Promise<Outcome<BoardEntry>> {
  await takeTurn(tx, doing, provider);
  const question = { authorityId: provider.authorityId, providerId: provider.id };
  const [board] = await listBoards(tx, question);
  const seats = (await listSeats(tx, question)).filter(({ endedOn }) => endedOn === null);
  const before = countSeats(seats);
  const { constitution, inForceFrom, meets, meetingTime } = entry;
  const isSame =
    board !== undefined &&
    board.constitution === constitution &&
    board.inForceFrom === inForceFrom &&
    board.meets === meets &&
    board.meetingTime === meetingTime &&
    categoriesInOrder.every((category) => before[category] === entry.seats[category]);
  if (isSame) return { kind: 'already', id: board.id };
  if (await isOvertaken(tx, ledgers.board, provider, seen)) return { kind: 'overtaken' };
  const [fault] = faultsOf(constitution, entry.seats);
  if (fault) return refusedFor(fault.category === null ? 'constitution' : `seats-${fault.category}`, `${fault.says} (${fault.source})`);
  const total = Object.values(entry.seats).reduce((sum, count) => sum + count, 0);
  if (total === 0) return refusedFor('constitution', 'Enter how many seats the board has');
  const today = doing.clock.today();
  if (inForceFrom > today) return refusedFor('from', 'The day must be today or earlier: record the new constitution when it takes force');

  const over = await findSeatsOver(tx, provider, seats, entry.seats, today);
  if (!over.ok)
    return refusedFor(
      `seats-${over.category}`,
      `${over.names} in ${seatCategories[over.category].toLowerCase()} seats: record that their term is over first`,
    );
  const values = {
    constitution,
    in_force_from: inForceFrom,
    meets,
    meeting_time: meetingTime,
    entered_by: doing.actor.name,
    entered_at: doing.clock.now(),
  };
  const id =
    board === undefined
      ? (
          await tx
            .insertInto('governing_board')
            .values({ ...values, authority_id: provider.authorityId, provider_id: provider.id })
            .returning('id')
            .executeTakeFirstOrThrow()
        ).id
      : board.id;
  if (board !== undefined) await tx.updateTable('governing_board').set(values).where('id', '=', id).execute();
  for (const seat of over.seats)
    await tx
      .updateTable('board_seat')
      .set({ ended_on: endOf(seat, inForceFrom) })
      .where('id', '=', seat.id)
      .execute();
  const added = categoriesInOrder.flatMap((category) =>
    Array.from({ length: Math.max(0, entry.seats[category] - before[category]) }, () => ({
      authority_id: provider.authorityId,
      provider_id: provider.id,
      board_id: id,
      category,
      from_on: inForceFrom,
    })),
  );
  if (added.length > 0) await tx.insertInto('board_seat').values(added).execute();
  await recordEntryChange(tx, doing, ledgers.board, {
    id,
    before:
      board === undefined ? null : { constitution: board.constitution, inForceFrom: board.inForceFrom, meets: board.meets, seats: inWords(before) },
    after: { constitution, inForceFrom, meets, meetingTime, seats: inWords(entry.seats) },
  });
  return { kind: 'saved', id, plan: entry };
}

export function countSeats(seats: readonly Pick<Seat, 'category'>[]): SeatCounts {
  const count = (category: SeatCategory): number => seats.filter((seat) => seat.category === category).length;
  return Object.fromEntries(categoriesInOrder.map((category) => [category, count(category)])) as unknown as SeatCounts;
}

/** "Parent 2, Staff 1" */
const inWords = (counts: SeatCounts): string =>
  categoriesInOrder
    .filter((category) => counts[category] > 0)
    .map((category) => `${seatCategories[category]} ${String(counts[category])}`)
    .join(', ');

const endOf = (seat: Seat, day: string): string => (day < seat.fromOn ? seat.fromOn : day);

type Over = { readonly ok: true; readonly seats: readonly Seat[] } | { readonly ok: false; readonly category: SeatCategory; readonly names: string };

/** Seats that the board will no longer have: empty ones, the newest first. */
async function findSeatsOver(tx: Tx, { id, authorityId }: OwnProvider, seats: readonly Seat[], wanted: SeatCounts, today: string): Promise<Over> {
  const terms = await listTerms(tx, { authorityId, providerId: id });
  const asked = await tx.selectFrom('board_vacancy').select('seat_id').where('provider_id', '=', id).where('state', '=', 'open').execute();
  const held = (seat: Seat) => terms.filter((term) => term.seatId === seat.id && lastDayOf(term) >= today);
  const over: Seat[] = [];
  for (const category of categoriesInOrder) {
    const ofCategory = seats.filter((seat) => seat.category === category);
    const tooMany = ofCategory.length - wanted[category];
    if (tooMany <= 0) continue;
    const empty = ofCategory
      .filter((seat) => category === 'head' || (held(seat).length === 0 && !asked.some(({ seat_id }) => seat_id === seat.id)))
      .toReversed();
    if (empty.length < tooMany) {
      const names = ofCategory.flatMap((seat) => held(seat).map(({ name }) => name)).join(', ');
      return { ok: false, category, names: names === '' ? 'A vacancy is published' : `${names} ${names.includes(',') ? 'sit' : 'sits'}` };
    }
    over.push(...empty.slice(0, tooMany));
  }
  return { ok: true, seats: over };
}
