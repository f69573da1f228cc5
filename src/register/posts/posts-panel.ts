import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { findOwnProvider } from '../by-hand/find-own-provider.ts';
import type { ProviderPanel } from '../providers/provider-panel.ts';
import { listRecordedPosts, type RecordedPost } from './find-posts.ts';
import { type PostRole, whoHolds } from './post.ts';
import { rolesOf, roleWords, spanWords, standingWords } from './post-words.ts';

/** Who holds each post; for whoever may read what was entered, until when, who will, who did and who told us; for editors, the way to say otherwise. */
export function postsPanel({ db, clock }: { readonly db: Database; readonly clock: Clock }): ProviderPanel {
  return {
    id: 'posts',
    title: 'People in posts',
    order: 30,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider) return null;
      const recorded = await listRecordedPosts(db.kysely, provider.id, provider.authorityId);
      const standing = recorded.filter((post) => post.withdrawn === null);
      const today = clock.today();
      const mayView = await reachesProvider(db.kysely, clock, actor, 'entry.view', provider.id);
      const base = `/providers/${provider.id}/posts`;
      const show = (post: RecordedPost) => ({
        ...post,
        who: post.personName ?? 'Vacant',
        how: post.standing === 'vacant' ? null : standingWords[post.standing].text,
        span: spanWords(post.heldFrom, mayView ? post.heldTo : null),
        href: mayView ? `${base}/${post.id}` : null,
      });
      const roleOf = (role: PostRole) => {
        const { current, covered } = whoHolds(standing, role, today);
        const now = standing.filter((post) => post === current || post === covered);
        const posts = standing.filter((post) => post.role === role);
        return {
          role,
          label: roleWords(role, provider.kind),
          now: now.map(show),
          toCome: (mayView ? posts : []).filter((post) => post.heldFrom > today).map(show).reverse(), // prettier-ignore
          past: (mayView ? posts : []).filter((post) => post.heldFrom <= today && !now.includes(post)).map(show),
        };
      };
      const had = new Set(standing.map((post) => post.role));
      const roles = [...new Set([...rolesOf(provider.kind), ...had])].map(roleOf);
      const withdrawn = (mayView ? recorded : [])
        .filter((post) => post.withdrawn !== null)
        .map((post) => ({ ...show(post), label: roleWords(post.role, provider.kind) }));
      return {
        template: 'register/posts/posts-panel.njk',
        data: {
          roles,
          withdrawn,
          newPost: `${base}/new`,
          asAt: mayView ? base : null,
          mayEdit: await reachesProvider(db.kysely, clock, actor, 'post.edit', provider.id),
        },
      };
    },
  };
}
