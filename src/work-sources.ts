import { actionsWork, concernsWork, evidenceChangesWork, ofstedCallsWork, signalsWork, visitsWork } from './evidence/index.ts';
import { casesWork, meetingsWork, repliesWork, tierChangesWork } from './judgement/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database/database.ts';
import { allocationsWork, headChangesWork, type WorkSource } from './register/index.ts';
import {
  peerReviewWork,
  localityNetworkWork,
  practiceWork,
  exchangeWork,
  earlyYearsWork,
  leadershipWork,
  inductionWork,
  mentoringWork,
  academyWork,
  governingBoardWork,
  recruitmentWork,
  directoryWork,
  entitlementWork,
  lawWork,
  programmesWork,
  tripWork,
} from './support/index.ts';

/**
 * THE list of everything that waits for somebody, stands in their diary, or is held by their account: first pages, calendars, the page of the team and
 * handovers are made of it. A wing that has another kind of work adds its line here.
 */
export function workSources(means: { readonly db: Database; readonly clock: Clock }): readonly WorkSource[] {
  return [
    allocationsWork(means),
    headChangesWork(means),
    signalsWork(means),
    actionsWork(means),
    ofstedCallsWork(means),
    concernsWork(means),
    evidenceChangesWork(means),
    visitsWork(means),
    entitlementWork(means),
    tripWork(means),
    lawWork(means),
    programmesWork(means),
    peerReviewWork(means),
    localityNetworkWork(means),
    practiceWork(means),
    exchangeWork(means),
    earlyYearsWork(means),
    leadershipWork(means),
    inductionWork(means),
    mentoringWork(means),
    academyWork(means),
    governingBoardWork(means),
    recruitmentWork(means),
    directoryWork(means),
    casesWork(means),
    repliesWork(means),
    tierChangesWork(means),
    meetingsWork(means),
  ];
}
