import type { WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';

export function localityNetworkWork(_means: SupportMeans): WorkSource {
  return { id: 'localities' };
}
