import type { Reader } from '../../../platform/database/database.ts';
import { gatherBoards } from './gather-boards.ts';
import { seatCategories, type SeatCategory } from './constitution.ts';

export interface SeatVacancy {
  readonly seatId: number;
  readonly category: SeatCategory;
  readonly categoryWords: string;
  /** YYYY-MM-DD, the first day without anybody. */
  readonly since: string;
  readonly days: number;
  /** For two whole school terms or more. */
  readonly isLong: boolean;
}

/** Seats of boards that nobody holds today, by provider: a provider whose board is recorded and full has an empty list; one whose board is not recorded is not there. */
export async function listBoardVacancies(
  db: Reader,
  { authorityId, today }: { readonly authorityId: number; readonly today: string },
): Promise<ReadonlyMap<number, readonly SeatVacancy[]>> {
  const providers = await db
    .selectFrom('governing_board')
    .innerJoin('provider', 'provider.id', 'governing_board.provider_id')
    .select(['provider.id', 'provider.name', 'provider.locality_id as localityId'])
    .where('governing_board.authority_id', '=', authorityId)
    .orderBy('provider.id')
    .execute();
  const boards = await gatherBoards(db, providers, { authorityId, today });
  return new Map(
    boards.map(({ provider, seats }) => [
      provider.id,
      seats.flatMap(({ seat, category, vacancy }) =>
        vacancy === null ? [] : [{ seatId: seat.id, category, categoryWords: seatCategories[category], ...vacancy }],
      ),
    ]),
  );
}
