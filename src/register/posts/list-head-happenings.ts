import { dateInWords } from '../../kernel/plain-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { reachesProvider } from '../access/find-reach.ts';
import type { Happening, ListHappenings } from '../work/happening.ts';
import { listPosts } from './find-posts.ts';
import { type Post, whoHolds } from './post.ts';
import { roleWords, standingWords } from './post-words.ts';

/** Who came to lead a provider, and when: those of before, until when, and who chairs its governors, for whoever may read what was entered, as on its page. */
export function headHappenings({ db, clock }: { readonly db: Database; readonly clock: Clock }): ListHappenings {
  return async (actor, provider, today) => {
    const mayReadEntries = await reachesProvider(db.kysely, clock, actor, 'entry.view', provider.id);
    const posts = (await listPosts(db.kysely, provider.id, provider.authorityId)).filter(({ role }) => mayReadEntries || role !== 'chair');
    const now = (['headteacher', 'manager'] as const).flatMap((role) =>
      [whoHolds(posts, role, today)].flatMap(({ current, covered }) => [current, covered]),
    );
    return posts
      .filter((post) => post.heldFrom <= today && (mayReadEntries || now.includes(post)))
      .map((post): Happening => {
        const href = mayReadEntries ? `/providers/${String(provider.id)}/posts/${String(post.id)}` : null;
        const says = mayReadEntries ? lastDayOf(post, today) : null;
        return { kind: 'head', on: post.heldFrom, title: titleOf(post, roleWords(post.role, provider.kind)), says, href };
      });
  };
}

function titleOf({ personName, standing }: Post, role: string): string {
  if (personName === null) return `${role}: the post is vacant`;
  return standing === 'substantive' ? `${role}: ${personName}` : `${role}: ${personName} (${standingWords[standing].text.toLowerCase()})`;
}

function lastDayOf({ heldTo }: Post, today: string): string | null {
  if (heldTo === null) return null;
  return heldTo < today ? `To ${dateInWords(heldTo)}.` : `The last day is to be ${dateInWords(heldTo)}.`;
}
