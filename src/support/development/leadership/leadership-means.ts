import type { SupportMeans } from '../../common/support-means.ts';
import type { ListBoardVacancies } from './list-board-vacancies.ts';

/** What the pages of leadership work with. */
export interface LeadershipMeans extends SupportMeans {
  readonly listBoardVacancies: ListBoardVacancies;
}
