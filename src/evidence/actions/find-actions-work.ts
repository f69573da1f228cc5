import { addDays } from '../../kernel/plain-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { isAllowed, Undone, type WorkItem, type WorkSource } from '../../register/index.ts';
import { isTheirs } from './action-line.ts';
import type { AgreedAction } from './agreed-action.ts';
import { findActions } from './find-actions.ts';
import { findNotTheirs, listAcceptedBy } from './find-owners.ts';
import { isOutside } from './who-sees-actions.ts';

const daysAhead = 28;
/** What a first page and a calendar say of one that named people alone may read. */
const wordsOf = ({ isRestricted, what }: AgreedAction): string => (isRestricted ? 'An action' : what);

/** Actions as somebody's work: theirs that are due, those that a provider reported done, what they would leave behind. */
export function actionsWork({ db, clock }: { readonly db: Database; readonly clock: Clock }): WorkSource {
  return {
    id: 'actions',
    list: async (actor, today) => {
      if (!isAllowed(actor, 'action.view')) return [];
      const outside = isOutside(actor.role, actor.kind);
      const reader = { accountId: actor.accountId, isOutside: outside };
      const open = await findActions(db.kysely, { actor, today, isOpen: true });
      const reported = open.filter(({ reportedOn }) => reportedOn !== null).map(({ providerId }) => providerId);
      const accepts = await listAcceptedBy(db.kysely, actor, reported, today);
      const items: WorkItem[] = [];
      for (const action of open) {
        const item = (kind: WorkItem['kind'], text: string): void => {
          const provider = { id: action.providerId, name: action.providerName };
          items.push({ kind, text, href: `/actions/${String(action.id)}`, provider, dueOn: action.dueOn, since: null });
        };
        if (action.reportedOn !== null) {
          if (accepts.has(action.providerId)) item('reply', `Reported done, to be accepted: ${wordsOf(action)}`);
        } else if (isTheirs({ ownerAccountId: action.ownerAccountId, ownerSide: action.ownerSide }, reader)) {
          if (action.dueOn <= addDays(today, daysAhead)) item('action', wordsOf(action));
        } else if (outside && action.ownerSide === 'authority') item('owed', wordsOf(action));
      }
      return items;
    },
    diary: async (actor, from, to) => {
      if (!isAllowed(actor, 'action.view')) return [];
      const open = await findActions(db.kysely, { actor, today: clock.today(), isOpen: true });
      const own = open.filter(
        ({ ownerAccountId, dueOn }) => ownerAccountId !== null && ownerAccountId === actor.accountId && dueOn >= from && dueOn <= to,
      );
      return own.map((action) => ({
        uid: `action-${String(action.id)}`,
        on: action.dueOn,
        from: null,
        to: null,
        title: action.isRestricted ? 'An action is due' : `Action due, ${action.providerName}`,
        href: `/actions/${String(action.id)}`,
        providerIds: [action.providerId],
      }));
    },
    held: async (reader, accountId) => {
      const rows = await reader
        .selectFrom('agreed_action')
        .select(['id', 'what', 'provider_id', 'is_restricted'])
        .where('owner_account_id', '=', accountId)
        .where('owner_side', '=', 'authority')
        .where('state', '=', 'open')
        .orderBy('due_on')
        .orderBy('id')
        .execute();
      return {
        kind: 'agreed-action',
        label: 'Open actions',
        items: rows.map(({ id, what, provider_id, is_restricted }) => ({
          id,
          text: is_restricted ? 'A restricted action' : what,
          href: `/actions/${String(id)}`,
          providerId: provider_id,
        })),
      };
    },
    handOver: async (tx, ids, { accountId, name }) => {
      if (ids.length === 0) return;
      const kept = await findNotTheirs(tx, ids, accountId);
      if (kept.length > 0)
        throw new Undone(
          `${kept.length === 1 ? 'One action is' : `${String(kept.length)} actions are`} for people who are named, and ${name} is not: have them named first, or give it to somebody who is.`,
        );
      await tx
        .updateTable('agreed_action')
        .set({ owner_account_id: accountId, owner_name: name })
        .where('id', 'in', [...ids])
        .execute();
    },
  };
}
