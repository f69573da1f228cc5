import { setTimeout as wait } from 'node:timers/promises';
import type { Release } from '../../datasets/index.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { AuditEventName, PageRequest } from '../../platform/http/route.ts';
import type { DataMeans } from './data-means.ts';
import { usualPatience } from './data-means.ts';

/** Commits a release that was reviewed. `running` where that takes longer than the person should wait for an answer: it goes on. */
export async function acceptReviewed(
  means: DataMeans,
  request: PageRequest,
  release: Release,
  goneConfirmed: boolean,
): Promise<Result<'committed' | 'running'>> {
  const { datasets, reportFault, patience = usualPatience } = means;
  let answered = false;
  const done = datasets
    .acceptRelease(release.id, { by: request.actor.name, goneConfirmed })
    .then(async (outcome): Promise<Result<'committed' | 'running'>> => {
      if (!outcome.ok) return outcome;
      await recordDecision(means, request, release, 'release.accepted', goneConfirmed);
      return accepted('committed');
    });
  done.catch((error: unknown) => {
    if (answered) reportFault(error, `committing release ${release.id}`);
  });
  const outcome = await Promise.race([done, wait(patience, null, { ref: false })]);
  if (outcome !== null) return outcome;
  answered = true;
  return accepted('running');
}

export async function discardReviewed(means: DataMeans, request: PageRequest, release: Release): Promise<Result<Release>> {
  const outcome = await means.datasets.discardRelease(release.id, request.actor.name);
  if (outcome.ok) await recordDecision(means, request, release, 'release.discarded', false);
  return outcome;
}

/** Beside the release's own row, which names who decided and when in the transaction of the commit itself. */
async function recordDecision(
  { db }: DataMeans,
  { actor, reference }: PageRequest,
  release: Release,
  event: AuditEventName,
  goneConfirmed: boolean,
): Promise<void> {
  const { id, source, layout, fileName, counts } = release;
  const after = { source, layout, fileName, counts, ...(goneConfirmed ? { goneConfirmed } : {}) };
  await db.transaction((tx) => recordAudit(tx, { actor, event, subject: { kind: 'release', id }, after, reference }));
}
