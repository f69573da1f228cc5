import type { WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';

export function directoryWork(_means: SupportMeans): WorkSource {
  return { id: 'directory' };
}
