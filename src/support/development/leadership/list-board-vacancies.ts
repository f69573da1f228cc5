import type { Reader } from '../../../platform/database/database.ts';
import { listBoardVacancies as listSeats } from '../../governors/boards/list-board-vacancies.ts';
import type { BoardVacancies } from './vulnerability.ts';

/** What governors’ boards say of places that have long been vacant, by provider. A provider that is not in the answer is not known. */
export type ListBoardVacancies = (
  reader: Reader,
  asked: { readonly authorityId: number; readonly today: string; readonly ids: readonly number[] },
) => Promise<ReadonlyMap<number, BoardVacancies>>;

/** As boards are recorded: a board that nobody recorded is not known, and one without a long vacancy has none. */
export const listRecordedVacancies: ListBoardVacancies = async (reader, { authorityId, today }) => {
  const boards = await listSeats(reader, { authorityId, today });
  return new Map(
    [...boards].map(([providerId, seats]) => {
      const long = seats.filter(({ isLong }) => isLong);
      const since = long.map((seat) => seat.since).toSorted()[0] ?? null;
      return [providerId, { longVacant: long.length, places: null, since, source: 'The governing board as it is recorded' }];
    }),
  );
};
