import '../../../register/index.ts';
import { sql } from 'kysely';
import type { ReleaseListener } from '../../../datasets/index.ts';
import { sendEvent } from '../../../platform/events/events.ts';

declare module '../../../platform/events/events.ts' {
  interface Events {
    /** A published register that was accepted names other heads in this authority’s area. */
    'published-heads-changed': { readonly authorityId: number; readonly releaseId: number };
  }
}

/** Tells each authority whose schools a register names another head for, so that each looks at its own and nobody’s load waits for it. */
export const publishedHeadsListener: ReleaseListener = {
  source: 'gias-establishments',
  apply: async (tx, release) => {
    const { rows } = await sql<{ authorityId: number }>`
      select distinct a.id as "authorityId" from release_change c
      join gias_establishment e on e.key = c.key join authority a on a.la_code = e.la_code
      where c.release_id = ${release.id} and c.kind = 'changed'
        and (c.fields @> '[{"field": "HeadLastName"}]' or c.fields @> '[{"field": "HeadFirstName"}]') order by 1`.execute(tx);
    for (const { authorityId } of rows) await sendEvent(tx, 'published-heads-changed', { authorityId, releaseId: release.id });
  },
};
