import { setTimeout as wait } from 'node:timers/promises';
import type { Release } from '../../datasets/index.ts';
import type { Result } from '../../kernel/result.ts';
import { accepted } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
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
  const alongside = (tx: Tx) => recordDecision(tx, request, release, 'release.accepted', goneConfirmed);
  const done = datasets
    .acceptRelease(release.id, { by: request.actor.name, goneConfirmed, alongside })
    .then((outcome): Result<'committed' | 'running'> => (outcome.ok ? accepted('committed') : outcome));
  done.catch((error: unknown) => {
    if (answered) reportFault(error, `committing release ${release.id}`);
  });
  const outcome = await Promise.race([done, wait(patience, null, { ref: false })]);
  if (outcome !== null) return outcome;
  answered = true;
  return accepted('running');
}

export async function discardReviewed(means: DataMeans, request: PageRequest, release: Release): Promise<Result<Release>> {
  return means.datasets.discardRelease(release.id, request.actor.name, (tx) => recordDecision(tx, request, release, 'release.discarded', false));
}

/** Beside the release's own row, which names who decided and when: both are kept or neither is. */
async function recordDecision(
  tx: Tx,
  { actor, reference }: PageRequest,
  release: Release,
  event: AuditEventName,
  goneConfirmed: boolean,
): Promise<void> {
  const { id, source, layout, fileName, counts } = release;
  const after = { source, layout, fileName, counts, ...(goneConfirmed ? { goneConfirmed } : {}) };
  await recordAudit(tx, { actor, event, subject: { kind: 'release', id }, after, reference });
}
