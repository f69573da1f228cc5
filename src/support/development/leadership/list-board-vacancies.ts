import type { Reader } from '../../../platform/database/database.ts';
import type { BoardVacancies } from './vulnerability.ts';

/** What governors’ boards say of places that have long been vacant, by provider; whoever keeps boards hands it in. A provider that is not in the answer is not known. */
export type ListBoardVacancies = (
  reader: Reader,
  asked: { readonly authorityId: number; readonly today: string; readonly ids: readonly number[] },
) => Promise<ReadonlyMap<number, BoardVacancies>>;

export const noBoardVacancies: ListBoardVacancies = () => Promise.resolve(new Map());
