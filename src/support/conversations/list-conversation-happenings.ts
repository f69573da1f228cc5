import { type Happening, isAllowed, type ListHappenings } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { listConversations } from './find-conversations.ts';

/** Conversations that were held with the trust that a school is in now, for those who see them. */
export function conversationHappenings({ db }: Pick<SupportMeans, 'db'>): ListHappenings {
  return async (actor, provider, today) => {
    if (!isAllowed(actor, 'trust-conversation.view')) return [];
    const trust = await db.kysely
      .selectFrom('provider')
      .innerJoin('organisation', 'organisation.id', 'provider.trust_id')
      .select(['organisation.id', 'organisation.uid', 'organisation.name'])
      .where('provider.id', '=', provider.id)
      .executeTakeFirst();
    if (trust === undefined) return [];
    const all = await listConversations(db.kysely, provider.authorityId);
    return all
      .filter(({ organisationId, state, on, withdrawn }) => organisationId === trust.id && state === 'held' && on <= today && withdrawn === null)
      .map(({ on, attended }): Happening => {
        const href = `/trust-conversations/${trust.uid}`;
        return {
          kind: 'conversation',
          on,
          title: `Conversation with its trust, ${trust.name}`,
          says: `There: ${attended.replace(/\.$/u, '')}.`,
          href,
        };
      });
  };
}
