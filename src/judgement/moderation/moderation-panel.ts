import { isAllowed } from '../../register/index.ts';
import type { CasePart } from '../cases/case-part.ts';
import { listItemsOfCase } from './find-meetings.ts';

/** Which meetings had the case before them, and what they said of it. */
export const moderationPart: CasePart = {
  id: 'moderated',
  title: 'Moderation',
  load: async ({ db }, _, found) => {
    const items = await listItemsOfCase(db.kysely, found.authorityId, found.id);
    if (items.length === 0) return null;
    const meetings = items.map((item) => ({ ...item, href: `/moderation/${String(item.id)}/cases/${String(found.id)}` }));
    return { template: 'judgement/moderation/moderation-panel.njk', data: { meetings } };
  },
  steps: async ({ db }, { actor }, found) => {
    if (!isAllowed(actor, 'moderation.run') || (found.state !== 'judged' && found.state !== 'in-moderation')) return [];
    const open = (await listItemsOfCase(db.kysely, found.authorityId, found.id)).find(({ isClosed }) => !isClosed);
    if (open)
      return [{ text: 'See it side by side in the meeting', href: `/moderation/${String(open.id)}/cases/${String(found.id)}`, isNext: false }];
    return [{ text: 'Put it before a meeting', href: '/moderation', isNext: true }];
  },
};
