import { addDays } from '../../../kernel/plain-date.ts';
import { isAllowed, type WorkItem, type WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { listCoordinatorsOf, listPractice, listReached } from './find-practice.ts';
import { isReviewOverdue } from './practice-entry.ts';

/** So long before it is due a review stands on a first page. */
const daysAhead = 14;

/** The library as somebody’s work: what is proposed, for the adviser of the provider; what is due for review, for them and for the provider. */
export function practiceWork({ db }: SupportMeans): WorkSource {
  return {
    id: 'practice',
    list: async (actor, today) => {
      const { authorityId, accountId, role } = actor;
      if (authorityId === null || accountId === null || !isAllowed(actor, 'practice.propose')) return [];
      const isOwn = role === 'headteacher' || role === 'head-delegate';
      const open = (await listPractice(db.kysely, actor, today)).filter((entry) =>
        entry.state === 'published'
          ? entry.reviewDueOn !== null && entry.reviewDueOn <= addDays(today, daysAhead)
          : entry.state === 'proposed' && !isOwn,
      );
      const own = isOwn ? await reachedBy(actor, today) : null;
      const items: WorkItem[] = [];
      for (const entry of open) {
        const provider = { id: entry.providerId, name: entry.providerName };
        const isTheirs =
          own === null ? (await listCoordinatorsOf(db.kysely, authorityId, entry.providerId, today)).includes(accountId) : own.has(entry.providerId);
        if (!isTheirs) continue;
        const href = `/practice/${String(entry.id)}`;
        if (entry.state === 'proposed')
          items.push({
            kind: 'draft',
            text: `Proposed for the practice library: ${entry.title}`,
            href: `${href}/publish`,
            provider,
            dueOn: null,
            since: null,
          });
        else {
          const text = `${isReviewOverdue(entry, today) ? 'Overdue for review' : 'Due for review'} in the practice library: ${entry.title}`;
          items.push({ kind: 'draft', text, href: `${href}/review`, provider, dueOn: entry.reviewDueOn, since: null });
        }
      }
      return items;
    },
  };

  async function reachedBy(actor: Parameters<typeof listReached>[1], today: string): Promise<ReadonlySet<number>> {
    return new Set((await listReached(db.kysely, actor, 'practice.propose', today)).map(({ id }) => id));
  }
}
