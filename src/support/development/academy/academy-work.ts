import type { WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';

export function academyWork(_means: SupportMeans): WorkSource {
  return { id: 'academy' };
}
