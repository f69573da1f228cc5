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
    const show = (post: Post, text: string): AsAtRecord => ({
      id: post.id,
      text,
      href: `/providers/${provider.id}/posts/${post.id}`,
      source: post.source,
    });
    const records = [
      ...(current === null ? [] : [show(current, sayPost(current))]),
      ...(covered === null
        ? []
        : [show(covered, covered.standing === 'vacant' ? `the post being ${sayPost(covered)}` : `in place of ${sayPost(covered)}`)]),
    ];
    return {
      key: role,
      title,
      subject: current?.standing === 'vacant' ? `the post of ${noun}` : `the ${noun}`,
      isPlural: false,
      text: records.length === 0 ? null : records.map(({ text }) => text).join(', '),
      noun,
      records,
    };
  });
}

function sayPost({ personName, standing, heldFrom, heldTo }: Post): string {
  const how = standingWords[standing].text.toLowerCase();
  return `${personName === null ? how : `${personName} (${how})`}, ${spanWords(heldFrom, heldTo)}`;
}
