import type { CasePart } from '../cases/case-part.ts';
import { ownConflict } from '../cases/conflict.ts';
import { decideMove } from '../cases/case.ts';
import { reachesProvider } from '../../register/index.ts';
import { judgementInWords } from './judgement-words.ts';
import { listJudgements } from './list-judgements.ts';

/** The adviser's judgement that stands, on the case's page. */
export const judgementPart: CasePart = {
  id: 'judged',
  title: 'Adviser’s judgement',
  load: async ({ db }, _, found) => {
    const judgements = await listJudgements(db.kysely, found.authorityId, [found.id]);
    const [latest] = judgements;
    return {
      template: 'judgement/judging/judgement-panel.njk',
      data: {
        judgement: latest ? judgementInWords(latest) : null,
        // The facts moved on since, and so may the judgement.
        isOlder: latest !== undefined && found.proposal !== null && latest.proposalId !== found.proposal.id,
        earlier: judgements.length - 1,
        href: `/cases/${String(found.id)}/judgements`,
      },
    };
  },
  steps: async ({ db, clock }, { actor }, found) => {
    const isFree = ownConflict(found.conflicts, { account: actor.accountId, name: actor.name }) === null;
    const may = isFree && decideMove(found.state, 'judged').ok && (await reachesProvider(db.kysely, clock, actor, 'tier.judge', found.providerId));
    if (!may) return [];
    const isFirst = found.judgement === null;
    return [{ text: isFirst ? 'Record your judgement' : 'Judge it again', href: `/cases/${String(found.id)}/judgement`, isNext: isFirst }];
  },
};
