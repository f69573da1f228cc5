import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Layout } from '../source.ts';
import { getLayout } from '../sources.ts';
import type { FieldChange } from '../tables.ts';
import { manyWouldBeGone } from './accept-release.ts';
import { findRelease } from './find-releases.ts';
import type { Release } from './release.ts';

export interface ReviewQuestion {
  /** From 1; the same page of each list. */
  readonly page?: number;
  readonly perPage?: number;
}

export interface ReviewedChange {
  readonly key: string;
  /** What people know the record by. */
  readonly label: string | null;
  readonly fields: readonly FieldChange[];
}

export interface ReviewedRejection {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** All that a review shows: `release` has the counts and notes, the lists a page of the rows. */
export interface Review {
  readonly release: Release;
  readonly page: number;
  readonly perPage: number;
  readonly new: readonly ReviewedChange[];
  readonly changed: readonly ReviewedChange[];
  readonly gone: readonly ReviewedChange[];
  readonly rejected: readonly ReviewedRejection[];
  /** More than a tenth of what is published would be gone: to be confirmed. */
  readonly manyWouldBeGone: boolean;
}

export async function reviewRelease(db: Reader, id: number, { page = 1, perPage = 25 }: ReviewQuestion = {}): Promise<Review | undefined> {
  const release = await findRelease(db, id);
  if (!release) return undefined;
  const at = { limit: perPage, offset: (page - 1) * perPage };
  const rejected = await db
    .selectFrom('release_rejection')
    .select(['line', 'column', 'value', 'reason'])
    .where('release_id', '=', id)
    .orderBy('line')
    .orderBy('column')
    .limit(at.limit)
    .offset(at.offset)
    .execute();
  const list = (kind: 'new' | 'changed' | 'gone'): Promise<ReviewedChange[]> => listChanges(db, release, kind, at);
  return {
    release,
    page,
    perPage,
    new: await list('new'),
    changed: await list('changed'),
    gone: await list('gone'),
    rejected,
    manyWouldBeGone: manyWouldBeGone(release.counts),
  };
}

async function listChanges(
  db: Reader,
  release: Release,
  kind: 'new' | 'changed' | 'gone',
  at: { limit: number; offset: number },
): Promise<ReviewedChange[]> {
  if (release.layout === null) return [];
  const layout = getLayout(release.source, release.layout);
  if (kind === 'new' && (await areNewOnlyCounted(db, release))) return listCounted(db, release, layout, at);
  const label = sql.ref(layout.label);
  const sameForAll = Object.entries(layout.constants ?? {}).map(([column, value]) => sql`and c.${sql.ref(column)} = ${value}`);
  const { rows } = await sql<ReviewedChange>`
    select ch.key, coalesce(s.label, c.label) as label, ch.fields
    from (select key, fields from release_change where release_id = ${release.id} and kind = ${kind} order by key limit ${at.limit} offset ${at.offset}) ch
    left join (select key, ${label} as label from ${sql.table(`${layout.table}_staged`)} where release_id = ${release.id}) s on s.key = ch.key
    left join (select key, ${label} as label from ${sql.table(layout.table)} c where true ${sql.join(sameForAll, sql` `)}) c on c.key = ch.key
    order by ch.key`.execute(db);
  return rows;
}

/** The rows of a first edition of a vast layout are new one and all, and say themselves where they came from. */
async function areNewOnlyCounted(db: Reader, { id, counts }: Release): Promise<boolean> {
  if (counts.new === 0) return false;
  const listed = await db
    .selectFrom('release_change')
    .select('key')
    .where('release_id', '=', id)
    .where('kind', '=', 'new')
    .limit(1)
    .executeTakeFirst();
  return listed === undefined;
}

async function listCounted(
  db: Reader,
  { id, state }: Release,
  { table, label }: Layout,
  at: { limit: number; offset: number },
): Promise<ReviewedChange[]> {
  const { rows } = await sql<ReviewedChange>`
    select key, ${sql.ref(label)} as label, '[]'::jsonb as fields from ${sql.table(state === 'committed' ? table : `${table}_staged`)}
    where release_id = ${id} order by key limit ${at.limit} offset ${at.offset}`.execute(db);
  return rows;
}
