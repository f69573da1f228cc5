import type { PageRequest, Reply } from '../../platform/http/route.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';

export type TargetPage = (means: AccountabilityMeans, request: PageRequest, authority: OwnAuthority) => Promise<Reply>;
