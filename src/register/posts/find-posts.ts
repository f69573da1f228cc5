import type { Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { PostTable } from '../tables.ts';
import { type Holding, type Post, type PostRole, whoHolds } from './post.ts';

export interface RecordedPost extends Post {
  /** Set where it was recorded in error: kept, and counted nowhere. */
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every post an authority has recorded for a provider, those withdrawn too, the latest first. Another authority's are never shown. */
export async function listRecordedPosts(reader: Reader, providerId: number, authorityId: number): Promise<RecordedPost[]> {
  const rows = await reader
    .selectFrom('post')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('authority_id', '=', authorityId)
    .orderBy('held_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(postOfRow);
}

/** A row of the table, of now or of a time before. */
export function postOfRow(row: Selectable<PostTable>): RecordedPost {
  return {
    id: row.id,
    role: row.role,
    standing: row.standing,
    personName: row.person_name,
    heldFrom: row.held_from,
    heldTo: row.held_to,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: row.withdrawn_at === null ? null : { by: row.withdrawn_by ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
  };
}

/** The posts that stand, past, present and to come, the latest first. */
export async function listPosts(reader: Reader, providerId: number, authorityId: number): Promise<Post[]> {
  const recorded = await listRecordedPosts(reader, providerId, authorityId);
  return recorded.filter((post) => post.withdrawn === null);
}

/** Who holds a provider's post on a day (YYYY-MM-DD): whoever covers it, else its holder, else the vacancy; null where nothing is recorded. */
export async function currentPost(reader: Reader, providerId: number, role: PostRole, on: string, authorityId: number): Promise<Post | null> {
  return (await getHolding(reader, providerId, role, on, authorityId)).current;
}

/** As `currentPost`, with whoever is covered for, and who is next. */
async function getHolding(reader: Reader, providerId: number, role: PostRole, on: string, authorityId: number): Promise<Holding> {
  return whoHolds(await listPosts(reader, providerId, authorityId), role, on);
}

/** The posts that stand of every provider of an authority, by provider: one question, however many there are. */
export async function listPostsByProvider(reader: Reader, authorityId: number): Promise<ReadonlyMap<number, readonly Post[]>> {
  const rows = await reader
    .selectFrom('post')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.provider_id)].map(([id, ofOne]) => [id, ofOne.map(postOfRow)]));
}
