import { tierLabels } from '../../kernel/tier.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Happening, type ListHappenings, reachesProvider } from '../../register/index.ts';
import { listIssuedTiers } from '../proposals/find-tier-in-force.ts';
import { listIssuedLetters } from './find-letters.ts';

/** Tiers as they came into force and the letters that told of them: what was issued, and nothing that was proposed, judged or drafted. */
export function tierHappenings({ db, clock }: { readonly db: Database; readonly clock: Clock }): ListHappenings {
  return async (actor, { id, authorityId }, today) => {
    if (!(await reachesProvider(db.kysely, clock, actor, 'tier.view', id))) return [];
    const base = `/providers/${String(id)}/tier`;
    const tiers = (await listIssuedTiers(db.kysely, authorityId, id)).filter(({ from }) => from <= today);
    const letters = await listIssuedLetters(db.kysely, authorityId, id);
    return [
      ...tiers.map(({ tier, from }): Happening => ({ kind: 'tier', on: from, title: `Tier in force: ${tierLabels[tier]}`, says: null, href: base })),
      ...letters.map(({ id: letterId, issuedOn, subject }): Happening => {
        return { kind: 'letter', on: issuedOn, title: 'Letter about the tier', says: subject, href: `${base}/letters/${String(letterId)}` };
      }),
    ];
  };
}
