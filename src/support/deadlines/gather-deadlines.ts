import { factualCheckDays, triageDays } from '../../evidence/index.ts';
import { replyDays, tierReviewDays } from '../../judgement/index.ts';
import type { DueDay, DueQuestion, ListDueDays } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { entitlementDays } from '../days/list-entitlement-days.ts';
import { statementDays } from '../intervention/list-statement-days.ts';
import { type Deadline, inOrder, standingOf } from './deadline.ts';
import { findPlaces } from '../common/find-places.ts';
import { listRunDays, type OfProgramme } from './list-run-days.ts';

/** THE list of what has a day by law or by the framework. Each source answers for what its reader may see. */
const sourcesOf = (means: SupportMeans): readonly ListDueDays[] => [
  (asked) => listRunDays(means, asked),
  statementDays(means),
  entitlementDays(means),
  factualCheckDays(means),
  triageDays(means),
  tierReviewDays(means),
  replyDays(means),
];

/** Every live deadline that this reader may see, those that come first at the top. One source after another: a first run has one connection. */
export async function gatherDeadlines(means: SupportMeans, asked: DueQuestion): Promise<Deadline[]> {
  const gathered: (DueDay & OfProgramme)[] = [];
  for (const list of sourcesOf(means)) gathered.push(...(await list(asked)));
  const ids = [...new Set(gathered.map(({ providerId }) => providerId))];
  const places = ids.length === 0 ? new Map<number, never>() : await findPlaces(means.db.kysely, asked.actor.authorityId, ids);
  return inOrder(
    gathered.flatMap((day): Deadline[] => {
      const provider = places.get(day.providerId);
      if (provider === undefined) return [];
      return [{ ...day, provider, programme: day.programme ?? null, standing: standingOf(day, asked.today) }];
    }),
  );
}
