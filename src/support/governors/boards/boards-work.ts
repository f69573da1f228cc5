import type { WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';

export function governingBoardWork(_means: SupportMeans): WorkSource {
  return { id: 'boards' };
}
