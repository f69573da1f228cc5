import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Release, StagedRelease } from '../../datasets/index.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { PageRequest } from '../../platform/http/route.ts';
import type { DataMeans } from './data-means.ts';
import { usualPatience } from './data-means.ts';
import type { LoadForm } from './load-form.ts';

export interface GivenFile {
  readonly fileName: string;
  readonly stream: Readable;
  readonly asAt: string | undefined;
}

/**
 * Stages a file while it is being sent. Answers what came of it; or, where that takes longer than the upload itself, the release that is still
 * being read, which goes on after the request has been answered.
 */
export async function loadFile(
  means: DataMeans,
  request: PageRequest,
  form: LoadForm,
  { fileName, stream, asAt }: GivenFile,
): Promise<StagedRelease | Release> {
  const { datasets, reportFault, patience = usualPatience } = means;
  const { actor } = request;
  const staged = datasets.stageFile({
    source: form.source,
    fileName,
    content: stream,
    authorityId: actor.authorityId,
    partial: form.partial,
    allowOlder: form.allowOlder,
    by: actor.name,
    ...(asAt === undefined ? {} : { asAt }),
  });
  let answered = false;
  const done = staged.then((outcome) => afterStaging(means, request, outcome));
  done.catch((error: unknown) => {
    if (answered) reportFault(error, `staging ${fileName}`);
  });
  // A file that was refused at its header is not read to its end by anybody else.
  void staged.finally(() => stream.resume()).catch(() => undefined);

  const sent = finished(stream, { writable: false }).then(() => wait(patience, null, { ref: false }));
  const outcome = await Promise.race([done, sent]);
  if (outcome !== null) return outcome;
  const running = await findRunning(means, request, form.source);
  if (running === undefined) return done;
  answered = true;
  return running;
}

async function afterStaging({ db }: DataMeans, { actor, reference }: PageRequest, outcome: StagedRelease): Promise<StagedRelease> {
  const { release } = outcome;
  const isStagedNow = outcome.outcome === 'quarantined' || (outcome.outcome === 'waiting' && outcome.reason === null);
  if (release === null || !isStagedNow) return outcome;
  await db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      event: outcome.outcome === 'waiting' ? 'release.staged' : 'release.quarantined',
      subject: { kind: 'release', id: release.id },
      after: { source: release.source, layout: release.layout, fileName: release.fileName, sha256: release.sha256, counts: release.counts },
      reference,
    }),
  );
  return outcome;
}

/** The load of this source that is being read now, by this person. */
export async function findRunning({ datasets }: DataMeans, { actor }: PageRequest, source: string): Promise<Release | undefined> {
  const releases = await datasets.listReleases({ source, ...(actor.authorityId === null ? {} : { authorityId: actor.authorityId }) });
  return releases.find((release) => release.state === 'staging' && release.stagedBy === actor.name);
}
