import type { Reader } from '../../platform/database/database.ts';
import type { Selectable } from 'kysely';
import type { AsAtLine, AsAtRecord } from '../as-at/as-at.ts';
import type { AsAtTopic } from '../as-at/show-as-at-page.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import type { PostTable } from '../tables.ts';
import { postOfRow } from './find-posts.ts';
import { type Post, whoHolds } from './post.ts';
import { describePostEvent, rolesOf, roleWords, spanWords, standingWords } from './post-words.ts';

/** People in posts as at a day. */
export const postsAsAt: AsAtTopic<'post'> = {
  name: 'posts',
  title: 'People in posts',
  audit: 'post.seen-as-at',
  table: 'post',
  subject: 'post',
  linesOn,
  describeEvent: describePostEvent,
};

async function linesOn(_: Reader, rows: readonly Selectable<PostTable>[], provider: OwnProvider, on: string): Promise<AsAtLine[]> {
  const standing = rows.map(postOfRow).filter((post) => post.withdrawn === null);
  const roles = new Set([...rolesOf(provider.kind), ...standing.map(({ role }) => role)]);
  return [...roles].map((role) => {
    const { current, covered } = whoHolds(standing, role, on);
    const title = roleWords(role, provider.kind);
    const noun = title.charAt(0).toLowerCase() + title.slice(1);
    const said = [
      ...(current === null ? [] : [{ post: current, text: sayPost(current) }]),
      ...(covered === null
        ? []
        : [{ post: covered, text: `${covered.standing === 'vacant' ? 'the post being' : 'in place of'} ${sayPost(covered)}` }]),
    ];
    const records = said.map(({ post, text }): AsAtRecord => ({
      id: post.id,
      text: text.charAt(0).toUpperCase() + text.slice(1),
      href: `/providers/${provider.id}/posts/${post.id}`,
      source: `Source: ${post.source}`,
    }));
    return {
      key: role,
      title,
      subject: current?.standing === 'vacant' ? `the post of ${noun}` : `the ${noun}`,
      isPlural: false,
      text: said.length === 0 ? null : said.map(({ text }) => text).join(', '),
      noun,
      records,
    };
  });
}

function sayPost({ personName, standing, heldFrom, heldTo }: Post): string {
  const how = standingWords[standing].text.toLowerCase();
  return `${personName === null ? how : `${personName} (${how})`}, ${spanWords(heldFrom, heldTo)}`;
}
