import '../../register/index.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { HeldPost, KnownOfLeadership, PublishedHeads } from './leadership.ts';
import { type NameChanged, rewindNames } from './published-heads.ts';

const nothing: KnownOfLeadership = { posts: [], published: null };

/** What is known of those who lead these providers, by provider. */
export async function findLeadership(
  reader: Reader,
  { authorityId, ids }: { readonly authorityId: number; readonly ids: readonly number[] },
): Promise<(id: number) => KnownOfLeadership> {
  const posts = await listPostsOf(reader, authorityId, ids);
  const published = await listPublished(reader, ids);
  return (id) => (posts.has(id) || published.has(id) ? { posts: posts.get(id) ?? [], published: published.get(id) ?? null } : nothing);
}

async function listPostsOf(reader: Reader, authorityId: number, ids: readonly number[]): Promise<Map<number, HeldPost[]>> {
  const { rows } = await sql<HeldPost & { providerId: number }>`
    select provider_id as "providerId", role, standing, person_name as "personName", held_from as "heldFrom", held_to as "heldTo", source
    from post where authority_id = ${authorityId} and provider_id = any (${[...ids]}::int[]) and withdrawn_at is null order by id`.execute(reader);
  return Map.groupBy(rows, ({ providerId }) => providerId);
}

/** Whom the published register names under the present URN, and whom it named before. */
async function listPublished(reader: Reader, ids: readonly number[]): Promise<Map<number, PublishedHeads>> {
  const { rows } = await sql<{ id: number; first: string | null; last: string | null; asAt: string | null; changes: { on: string; fields: { field: string; before: string | null }[] }[] | null }>`
    select p.id, e.head_first_name as first, e.head_last_name as last,
      (select max(r.as_at)::text from release r where r.source = 'gias-establishments' and r.state = 'committed') as "asAt",
      (select json_agg(json_build_object('on', r.as_at, 'fields', c.fields) order by r.as_at desc, r.id desc)
        from release_change c join release r on r.id = c.release_id
        where c.key = e.key and c.kind = 'changed' and r.source = 'gias-establishments' and r.state = 'committed'
          and (c.fields @> '[{"field": "HeadLastName"}]' or c.fields @> '[{"field": "HeadFirstName"}]')) as changes
    from provider p join gias_establishment e on e.key = p.urn::text
    where p.id = any (${[...ids]}::int[]) and e.gone_release_id is null`.execute(reader); // prettier-ignore
  return new Map(
    rows.map(({ id, first, last, asAt, changes }) => {
      const named = (changes ?? []).map(({ on, fields }): NameChanged => {
        const was = (name: string) => fields.find(({ field }) => field === name);
        const [wasFirst, wasLast] = [was('HeadFirstName'), was('HeadLastName')];
        return { on, before: { ...(wasFirst ? { first: wasFirst.before } : {}), ...(wasLast ? { last: wasLast.before } : {}) } };
      });
      return [id, rewindNames({ first, last }, asAt, named)];
    }),
  );
}
