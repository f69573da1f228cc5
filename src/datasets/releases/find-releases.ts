import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { findLayout } from '../sources.ts';
import { listMappings } from '../tidy-mappings/list-mappings.ts';
import type { FieldChange, ReleaseTable } from '../tables.ts';
import type { Release } from './release.ts';

function toRelease(row: Selectable<ReleaseTable>): Release {
  return {
    id: row.id,
    source: row.source,
    layout: row.layout,
    authorityId: row.authority_id,
    edition: row.edition,
    fileName: row.file_name,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    encoding: row.encoding,
    asAt: row.as_at,
    partial: row.partial,
    state: row.state,
    progress: { done: row.progress_done, total: row.progress_total },
    counts: {
      rows: row.row_count,
      new: row.new_count,
      changed: row.changed_count,
      unchanged: row.unchanged_count,
      gone: row.gone_count,
      rejected: row.rejected_count,
    },
    problems: row.problems,
    notes: row.notes,
    sentByAuthorityId: row.sent_by_authority_id,
    stagedBy: row.staged_by,
    stagedAt: row.staged_at,
    acceptedBy: row.accepted_by,
    committedAt: row.committed_at,
    discardedBy: row.discarded_by,
    discardedAt: row.discarded_at,
  };
}

/** Answers them once their layouts are known: another process may have been told of a mapping since this one last asked. */
async function toReleases(db: Reader, rows: readonly Selectable<ReleaseTable>[]): Promise<Release[]> {
  if (rows.some(({ source, layout }) => layout !== null && findLayout(source, layout) === undefined)) await listMappings(db);
  return rows.map(toRelease);
}

export async function findRelease(db: Reader, id: number): Promise<Release | undefined> {
  const rows = await db.selectFrom('release').selectAll().where('id', '=', id).execute();
  return (await toReleases(db, rows))[0];
}

export async function getRelease(db: Reader, id: number): Promise<Release> {
  const release = await findRelease(db, id);
  if (!release) throw new Error(`There is no release ${id}.`);
  return release;
}

export interface ReleaseQuestion {
  readonly source?: string;
  /** Releases of open data, and of this authority's own. */
  readonly authorityId?: number;
  readonly limit?: number;
}

/** Latest first. */
export async function listReleases(db: Reader, { source, authorityId, limit = 100 }: ReleaseQuestion = {}): Promise<Release[]> {
  let query = db.selectFrom('release').selectAll().orderBy('id', 'desc').limit(limit);
  if (source !== undefined) query = query.where('source', '=', source);
  if (authorityId !== undefined) query = query.where((is) => is.or([is('authority_id', 'is', null), is('authority_id', '=', authorityId)]));
  return toReleases(db, await query.execute());
}

/** The committed release that each layout now shows: what is loaded, how old, by whom. */
export async function currentReleases(db: Reader, authorityId?: number): Promise<Release[]> {
  const rows = await db
    .selectFrom('release')
    .selectAll()
    .distinctOn(['source', 'layout', 'authority_id', 'edition'])
    .where('state', '=', 'committed')
    .where((is) => is.or([is('authority_id', 'is', null), ...(authorityId === undefined ? [] : [is('authority_id', '=', authorityId)])]))
    .orderBy('source')
    .orderBy('layout')
    .orderBy('authority_id')
    .orderBy('edition')
    .orderBy('committed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return toReleases(db, rows);
}

/** The latest committed release of a layout, open or the authority's. */
export async function findCurrentRelease(
  db: Reader,
  { source, layout, authorityId, edition }: Pick<Release, 'source' | 'authorityId' | 'edition'> & { readonly layout: string },
): Promise<Release | undefined> {
  const row = await db
    .selectFrom('release')
    .selectAll()
    .where('source', '=', source)
    .where('layout', '=', layout)
    .where(sql<boolean>`authority_id is not distinct from ${authorityId}::int`)
    .where(sql<boolean>`edition is not distinct from ${edition}::text`)
    .where('state', '=', 'committed')
    .orderBy('committed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && (await toReleases(db, [row]))[0];
}

/** What tells whether one load is the same as another. */
export interface LoadOfFile {
  readonly source: string;
  readonly layout: string;
  readonly authorityId: number | null;
  readonly edition: string | null;
  readonly sha256: string;
  readonly asAt: string;
  readonly partial: boolean;
  /** The release it would be compared with. */
  readonly baseId: number | null;
}

/** A release that waits with the very same file, said to be the same and compared with the same: staging it again would tell nothing new. */
export async function findWaitingTwin(db: Reader, load: LoadOfFile): Promise<Release | undefined> {
  const row = await db
    .selectFrom('release')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('source', '=', load.source)
    .where('layout', '=', load.layout)
    .where('sha256', '=', load.sha256)
    .where('as_at', '=', load.asAt)
    .where('partial', '=', load.partial)
    .where(sql<boolean>`authority_id is not distinct from ${load.authorityId}::int`)
    .where(sql<boolean>`edition is not distinct from ${load.edition}::text`)
    .where(sql<boolean>`base_release_id is not distinct from ${load.baseId}::int`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && (await toReleases(db, [row]))[0];
}

export interface RecordChange {
  readonly layout: string;
  readonly key: string;
  readonly kind: 'new' | 'changed' | 'gone';
  readonly fields: readonly FieldChange[];
  readonly releaseId: number;
  readonly asAt: string;
  readonly committedAt: Date;
}

/** What releases changed in these records, latest first. */
export async function changesFor(
  db: Reader,
  records: readonly { readonly source: string; readonly layout: string; readonly key: string }[],
): Promise<RecordChange[]> {
  if (records.length === 0) return [];
  const { rows } = await sql<RecordChange>`
    select r.layout, c.key, c.kind, c.fields, r.id as "releaseId", r.as_at as "asAt", r.committed_at as "committedAt"
    from release_change c join release r on r.id = c.release_id and r.state = 'committed'
    join jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as w (source text, layout text, key text)
      on w.key = c.key and w.source = r.source and w.layout = r.layout
    order by r.committed_at desc, r.id desc, c.key`.execute(db);
  return rows;
}
