import type { Reader } from '../../platform/database/database.ts';
import type { Reply, Route } from '../../platform/http/route.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { asAtRoute } from '../as-at/show-as-at-page.ts';
import { listEntryEvents } from '../by-hand/list-entry-events.ts';
import { type EntryRouteOptions, entryRoutes } from '../by-hand/entry.routes.ts';
import { findOwnProvider, type OwnProvider } from '../by-hand/find-own-provider.ts';
import { showHistory } from '../by-hand/show-history.ts';
import { listRecordedPosts, type RecordedPost } from './find-posts.ts';
import { boxesOfPost, correctPostPage, endPostPage, newPostPage, withdrawPostPage } from './open-post-pages.ts';
import { postsAsAt } from './post-as-at-page.ts';
import { postLedger } from './post-row.ts';
import { answersOfPost, roleWords, showPostSnapshot } from './post-words.ts';

const historyWords = { 'post.recorded': 'Recorded', 'post.corrected': 'Corrected', 'post.ended': 'Ended', 'post.withdrawn': 'Withdrawn', 'post.put-back': 'Last day put back' }; // prettier-ignore

/** People in posts: record, correct, end, withdraw, and read what a record said before. */
export function postRoutes(options: EntryRouteOptions): Route[] {
  const form = { ...options, permission: 'post.edit' } as const;
  const { db, clock } = options;
  const standingPost = async (provider: OwnProvider, id: string | undefined): Promise<RecordedPost | null> => {
    const post = await findRecordedPost(db.kysely, provider, id);
    return post?.withdrawn === null ? post : null;
  };
  return [
    asAtRoute(options, postsAsAt),
    ...entryRoutes(form, '/providers/:id/posts/new', 'post.recorded', async ({ request, provider, doing }) => {
      const initial = { role: request.query.get('role') ?? '', standing: request.query.get('standing') ?? '' };
      return { page: newPostPage({ provider, doing }), initial };
    }),
    ...entryRoutes(form, '/providers/:id/posts/:postId/correct', 'post.corrected', async ({ request, provider, doing }) => {
      const post = await standingPost(provider, request.params['postId']);
      return post && { page: correctPostPage({ provider, doing }, post), initial: boxesOfPost(post) };
    }),
    ...entryRoutes(form, '/providers/:id/posts/:postId/end', 'post.ended', async ({ request, provider, doing }) => {
      const post = await standingPost(provider, request.params['postId']);
      return post && { page: endPostPage({ provider, doing }, post) };
    }),
    ...entryRoutes(form, '/providers/:id/posts/:postId/withdraw', 'post.withdrawn', async ({ request, provider, doing }) => {
      // One that is withdrawn already may be sent again: the same form, twice.
      const post = await findRecordedPost(db.kysely, provider, request.params['postId']);
      return post && { page: withdrawPostPage({ provider, doing }, post) };
    }),
    {
      method: 'GET',
      path: '/providers/:id/posts/:postId',
      permission: 'entry.view',
      of: 'id',
      audit: 'post.viewed',
      handle: async ({ actor, params }): Promise<Reply> => {
        const provider = await findOwnProvider(db.kysely, actor, params['id']);
        const post = provider && (await findRecordedPost(db.kysely, provider, params['postId']));
        if (!post) return { kind: 'not-found' };
        const events = (await listEntryEvents(db.kysely, postLedger, provider)).filter((event) => event.subjectId === String(post.id));
        return {
          kind: 'page',
          template: 'register/posts/post.njk',
          data: {
            provider,
            post,
            heading: `${roleWords(post.role, provider.kind)}: ${post.personName ?? 'vacant'}`,
            answers: answersOfPost(post, provider.kind),
            history: showHistory(events, historyWords, (snapshot) => showPostSnapshot(snapshot, provider.kind)),
            mayEdit: await reachesProvider(db.kysely, clock, actor, 'post.edit', provider.id),
            backLink: `/providers/${provider.id}`,
          },
        };
      },
    },
  ];
}

async function findRecordedPost(reader: Reader, provider: OwnProvider, id: string | undefined): Promise<RecordedPost | null> {
  return (await listRecordedPosts(reader, provider.id, provider.authorityId)).find((post) => String(post.id) === id) ?? null;
}
