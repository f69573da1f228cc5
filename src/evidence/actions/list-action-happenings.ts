import type { Database } from '../../platform/database/database.ts';
import { type Happening, isAllowed, type ListHappenings } from '../../register/index.ts';
import { lineOf } from './action-line.ts';
import { findActions } from './find-actions.ts';
import { isOutside } from './who-sees-actions.ts';

/** Actions that were done, of those that the reader may see; of a restricted one not what it said. */
export function actionHappenings({ db }: { readonly db: Database }): ListHappenings {
  return async (actor, provider, today) => {
    if (!isAllowed(actor, 'action.view')) return [];
    const actions = await findActions(db.kysely, { actor, today, providerId: provider.id });
    return actions
      .filter(({ state }) => state === 'done')
      .map((action): Happening => {
        const { what, href, doneOn, sourceWords, cameOfIt, isRestricted } = lineOf(action, isOutside(actor.role, actor.kind));
        const says = isRestricted ? null : [`From: ${sourceWords}`, cameOfIt === null ? null : `What came of it: ${cameOfIt}`].filter((part) => part !== null).join('. '); // prettier-ignore
        return { kind: 'action', on: doneOn, title: `Done: ${what}`, says, href };
      });
  };
}
