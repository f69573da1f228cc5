import type { WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';

export function practiceWork(_means: SupportMeans): WorkSource {
  return { id: 'practice' };
}
