import type { CasePart, CaseStep } from '../cases/case-part.ts';
import { ownConflict } from '../cases/conflict.ts';
import { reachesProvider } from '../../register/index.ts';
import { listJudgements } from '../judging/list-judgements.ts';
import { listOpenMeetingsOfCase } from '../moderation/find-meetings.ts';
import { decideSecondPerson, mayTakeBack } from './decision.ts';
import { decisionInWords } from './decision-words.ts';
import { listDecisions } from './list-decisions.ts';

/** What was decided, by whom and why; earlier decisions of the case stay below the one that stands. */
export const decisionPart: CasePart = {
  id: 'decided',
  title: 'Decision',
  load: async ({ db }, _, found) => {
    const decisions = await listDecisions(db.kysely, found.authorityId, [found.id]);
    if (decisions.length === 0) return null;
    const [latest, ...earlier] = decisions.map(decisionInWords);
    return { template: 'judgement/decisions/decision-panel.njk', data: { latest, earlier } };
  },
  steps: async ({ db, clock }, { actor }, found): Promise<readonly CaseStep[]> => {
    const who = { account: actor.accountId, name: actor.name };
    const at = `/cases/${String(found.id)}`;
    if (found.decision && mayTakeBack(found.state, { account: found.decision.byAccount, name: found.decision.by }, who).ok) {
      const reaches = await reachesProvider(db.kysely, clock, actor, 'tier.decide', found.providerId);
      return reaches ? [{ text: 'Take your decision back', href: `${at}/decision/take-back`, isNext: false }] : [];
    }
    if (ownConflict(found.conflicts, who) !== null) return [];
    if (found.state === 'judged' || found.state === 'in-moderation') {
      if (!(await reachesProvider(db.kysely, clock, actor, 'tier.decide', found.providerId))) return [];
      const isBeforeMeeting = (await listOpenMeetingsOfCase(db.kysely, found.authorityId, found.id)).length > 0;
      return [{ text: isBeforeMeeting ? 'Decide the tier' : 'Decide outside a meeting', href: `${at}/decision`, isNext: isBeforeMeeting }];
    }
    if (found.state !== 'awaiting-second' || !found.decision) return [];
    if (!(await reachesProvider(db.kysely, clock, actor, 'tier.confirm', found.providerId))) return [];
    const judgedBy = (await listJudgements(db.kysely, found.authorityId, [found.id])).map(({ by, byAccount }) => ({ name: by, account: byAccount }));
    const decidedBy = { account: found.decision.byAccount, name: found.decision.by };
    const may = decideSecondPerson(who, { decidedBy, judgedBy, others: [] });
    return may.ok ? [{ text: 'Confirm or return the decision', href: `${at}/second`, isNext: true }] : [];
  },
};
