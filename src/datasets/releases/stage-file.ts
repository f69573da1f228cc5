import { createHash } from 'node:crypto';
import { dateInWords } from '../../kernel/plain-date.ts';
import { exploreEducationStatistics } from '../explore-education-statistics/contract.ts';
import { UnreadableFile } from '../problem.ts';
import { readAsAt } from '../reading/as-at-date.ts';
import { FileReading, inPieces } from '../reading/read-file.ts';
import type { HeaderMatch } from '../reading/match-header.ts';
import { findSource, sources } from '../sources.ts';
import { listMappings } from '../tidy-mappings/list-mappings.ts';
import { beginRelease, takeOwnersPlace } from './begin-release.ts';
import { endForNothing, endInFailure, endInQuarantine } from './end-load.ts';
import { findCurrentRelease, findWaitingTwin, getRelease } from './find-releases.ts';
import { finishStaging } from './finish-staging.ts';
import { FileKeeping } from './keep-file.ts';
import type { Load } from './load.ts';
import { encodingNames, NotToBeStaged, refusal } from './load.ts';
import type { DatasetsContext, Release, StagedRelease, StageRequest } from './release.ts';
import { LoadTakenOver, RowStaging } from './stage-rows.ts';

/** Reads a published file into its staging table and works out what it would change. Nothing is visible until it is accepted. */
export async function stageFile(context: DatasetsContext, request: StageRequest): Promise<StagedRelease> {
  if (request.source === exploreEducationStatistics.name) await listMappings(context.db.kysely);
  const source = findSource(request.source);
  if (!source) return refusal(`There is no source “${request.source}”. There are: ${sources.map(({ name }) => name).join(', ')}.`);
  if (request.layout !== undefined && !source.layouts.some(({ name }) => name === request.layout))
    return refusal(`“${source.title}” has no file “${request.layout}”.`);
  if (source.owned && request.authorityId === null) return refusal(`“${source.title}” belongs to an authority: say which.`);
  const { asAt, note } = decideAsAt(context, request);
  const begun = await beginRelease(context, source, request, asAt);
  if (!begun.ok) return refusal(begun.reason);

  const load: Load = {
    context,
    request,
    source,
    id: begun.value,
    asAt,
    notes: note === null ? [] : [note],
    sha256: createHash('sha256'),
    keeping: new FileKeeping(),
    bytes: 0,
    hashed: null,
    staging: null,
    layout: null,
    edition: null,
    encoding: null,
  };
  const pieces = inPieces(request.content);
  try {
    await readInto(load, pieces);
    load.hashed = load.sha256.digest('hex');
    await refuseSameFile(load, load.hashed);
    await finishStaging(load, load.hashed);
    return { outcome: 'waiting', release: await getRelease(context.db.kysely, load.id), reason: null };
  } catch (error) {
    await load.staging?.settle();
    if (error instanceof UnreadableFile) return await endInQuarantine(load, pieces, error);
    load.keeping.stop();
    if (error instanceof NotToBeStaged) {
      await endForNothing(load);
      return error.answer;
    }
    if (!(error instanceof LoadTakenOver)) await endInFailure(load, error);
    throw error;
  }
}

async function readInto(load: Load, pieces: AsyncGenerator<Buffer>): Promise<void> {
  const { keeping, source } = load;
  const { layout: meant } = load.request;
  const reading = new FileReading(meant === undefined ? source.layouts : source.layouts.filter(({ name }) => name === meant));
  const takeParts = () => keeping.takeParts();
  const take = async (rows: ReturnType<FileReading['push']>): Promise<void> => {
    if (!load.staging && reading.match) await recognise(load, reading);
    load.staging?.add(rows);
    await load.staging?.flush(load.bytes, takeParts);
  };
  // Stepped by hand: leaving a `for await` would close the stream, and the rest of a bad file must still be drawn in.
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    load.sha256.update(next.value);
    load.bytes += next.value.length;
    await keeping.write(next.value);
    await take(reading.push(next.value));
  }
  await take(reading.end());
  await keeping.end();
  await load.staging?.finish(load.bytes, takeParts);
  noteEncoding(load, reading.encoding);
}

/** The header has said which layout the file has: the release is marked with it, and an older file is refused before its rows are read. */
async function recognise(load: Load, reading: FileReading): Promise<void> {
  const { context, request, source } = load;
  const match = reading.match;
  if (!match) return;
  const { layout } = match;
  const owned = layout.owned === true;
  if (owned && request.authorityId === null) {
    throw new NotToBeStaged(refusal(`“${layout.title}” belongs to an authority: say which.`));
  }
  const authorityId = owned ? request.authorityId : null;
  const edition = layout.edition?.from(request.fileName, load.asAt);
  if (edition?.ok === false) throw new NotToBeStaged(refusal(edition.reason));
  const editionColumns = edition?.value ?? {};
  load.edition = edition === undefined ? null : Object.values(editionColumns).join(' ');
  const current = await findCurrentRelease(context.db.kysely, { source: source.name, layout: layout.name, authorityId, edition: load.edition });
  if (current?.asAt && current.asAt > load.asAt && request.allowOlder !== true) throw new NotToBeStaged(olderFile(load, current));
  if (current?.asAt && current.asAt > load.asAt)
    load.notes.push(`Older than the file that is loaded (as at ${dateInWords(current.asAt)}), and loaded all the same.`);
  const place = await takeOwnersPlace(context, source, load.id, authorityId, request.authorityId);
  if (!place.ok) throw new NotToBeStaged(refusal(place.reason));
  load.layout = layout;
  load.notes.push(...match.notes);
  await context.db.transaction((tx) =>
    tx
      .updateTable('release')
      .set({ layout: layout.name, edition: load.edition, base_release_id: current?.id ?? null, ...cellsOf(match) })
      .where('id', '=', load.id)
      .execute(),
  );
  const constants = { ...(owned ? { authority_id: authorityId ?? 0 } : {}), ...layout.constants, ...editionColumns };
  load.staging = new RowStaging(context.db, load.id, match, constants);
}

function cellsOf({ layout, rest }: HeaderMatch): { dataset?: string; cell_names?: string[] } {
  return layout.isVast === true ? { dataset: String(layout.constants?.['dataset']), cell_names: rest.map(({ header }) => header) } : {};
}

/** Loaded already, or waiting already: staging it again would tell nobody anything. */
async function refuseSameFile(load: Load, sha256: string): Promise<void> {
  const { layout, request, source, context } = load;
  if (!layout) return;
  const { partial } = request;
  const where = {
    source: source.name,
    layout: layout.name,
    authorityId: layout.owned === true ? request.authorityId : null,
    edition: load.edition,
  };
  const current = await findCurrentRelease(context.db.kysely, where);
  if (current?.sha256 === sha256 && (!current.partial || partial)) {
    const when = current.committedAt === null ? '' : ` on ${dateInWords(current.committedAt.toISOString().slice(0, 10))}`;
    const who = current.sentByAuthorityId === request.authorityId ? ` by ${current.acceptedBy ?? 'someone'}` : '';
    const reason = `This file is already loaded: release ${current.id} (${current.fileName}), committed${when}${who}. Nothing was done.`;
    throw new NotToBeStaged({ outcome: 'already-loaded', release: current, reason });
  }
  const twin = await findWaitingTwin(context.db.kysely, { ...where, sha256, asAt: load.asAt, partial, baseId: current?.id ?? null });
  if (twin) throw new NotToBeStaged({ outcome: 'waiting', release: twin, reason: `This file is waiting for review already, as release ${twin.id}.` });
}

function olderFile(load: Load, current: Release): StagedRelease {
  const reason =
    `${load.request.fileName} is as at ${dateInWords(load.asAt)}, and a later file is loaded: ${current.fileName}, ` +
    `as at ${dateInWords(current.asAt ?? load.asAt)} (release ${current.id}). Nothing was done.`;
  return { outcome: 'refused', release: current, reason };
}

function decideAsAt({ clock }: DatasetsContext, { asAt, fileName }: StageRequest): { asAt: string; note: string | null } {
  if (asAt !== undefined) return { asAt, note: null };
  const named = readAsAt(fileName);
  if (named !== null) return { asAt: named, note: null };
  return { asAt: clock.today(), note: 'Neither the file’s name nor whoever loaded it says which day it describes: the day of loading is taken.' };
}

function noteEncoding(load: Load, found: keyof typeof encodingNames): void {
  const official = load.layout?.encodings[0];
  const plain = found === 'utf-8-bom' ? 'utf-8' : found;
  if (official !== undefined && plain !== 'ascii' && plain !== official) {
    load.notes.push(
      `The file is in ${encodingNames[found]}, where the publisher’s own is in ${encodingNames[official]}: it has been saved again by someone.`,
    );
  }
  load.encoding = encodingNames[found];
}
