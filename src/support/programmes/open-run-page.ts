import type { PageRequest, Reply } from '../../platform/http/route.ts';
import type { OwnProvider } from '../../register/index.ts';
import { openProviderPage, type Asked } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { findRun, type Run } from './find-runs.ts';

export type RunPage = (asked: Asked, run: Run, provider: OwnProvider) => Promise<Reply>;

/** A page about a run of the provider that the path names; another provider’s is as if it were not there. */
export function openRunPage(means: SupportMeans, page: RunPage): (request: PageRequest) => Promise<Reply> {
  return openProviderPage(means, async (asked, provider) => {
    const runId = readId(asked.request.params['runId']);
    const run = runId === null ? null : await findRun(asked.means.db.kysely, asked.authority.authorityId, runId);
    return run?.providerId === provider.id ? page(asked, run, provider) : { kind: 'not-found' };
  });
}
