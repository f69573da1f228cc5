import { type Tier, tierLabels } from '../../kernel/tier.ts';
import { caseStates } from '../cases/case.ts';
import { shortReasons } from '../cases/short-reasons.ts';
import { areaIds, areaLabels } from '../criteria/areas.ts';
import { bandLabels } from '../judging/beside-area.ts';
import { areaAnswers, confidenceLabels } from '../judging/judgement.ts';
import { sayDecided } from '../decisions/decision.ts';
import type { Moderated } from './gather-moderated.ts';

const labelOf = (tier: Tier | null, none: string): string => (tier === null ? none : tierLabels[tier]);

/** A case as an agenda says it. */
export function moderatedInWords({ found, proposal, judgement, decision, inForce, departures }: Moderated) {
  const isDecided = decision !== null && decision.second !== 'returned';
  return {
    id: found.id,
    name: found.providerName,
    state: caseStates[found.state],
    inForce: labelOf(inForce, 'No tier yet'),
    proposed: tierLabels[proposal.tier],
    question: proposal.question && `Is it ${tierLabels[proposal.question]}?`,
    proposalConfidence: `${confidenceLabels[proposal.confidence]} confidence`,
    because: shortReasons(proposal.evaluation),
    judged: judgement === null ? 'Not judged' : tierLabels[judgement.tier],
    judgedBy: judgement?.by ?? null,
    judgementConfidence: judgement === null ? null : `${confidenceLabels[judgement.confidence]} confidence`,
    judgementReasons: judgement?.reasons ?? null,
    departures: departures.map(({ says }) => says),
    triggers: proposal.evaluation.triggers.map(({ label }) => label),
    decided: isDecided ? sayDecided(decision.tier, proposal.tier) : null,
    decisionReasons: isDecided ? decision.reasons : null,
    isOpen: found.state === 'judged' || found.state === 'in-moderation',
    isJudgedAgain: found.state === 'judged',
  };
}
export type ModeratedWords = ReturnType<typeof moderatedInWords>;

/** One line for each thing that is compared, one column for each case; the first is the case itself. */
export function sideBySide(cases: readonly Moderated[]): readonly { readonly what: string; readonly cells: readonly string[] }[] {
  const words = cases.map(moderatedInWords);
  const line = (what: string, say: (one: ModeratedWords) => string | null) => ({ what, cells: words.map((one) => say(one) ?? '') });
  return [
    line('In force now', ({ inForce }) => inForce),
    line('The service proposes', ({ proposed, question }) => [proposed, question].filter((part) => part !== null).join('. ')),
    line('The adviser judges', ({ judged, judgedBy }) => (judgedBy === null ? judged : `${judged} (${judgedBy})`)),
    line('Decided', ({ decided }) => decided ?? 'Not decided'),
    line('Confidence', ({ proposalConfidence, judgementConfidence }) => {
      const judged = judgementConfidence === null ? '' : `; judgement: ${judgementConfidence.split(' ', 1)[0]?.toLowerCase() ?? ''}`;
      return `Proposal: ${proposalConfidence.split(' ', 1)[0]?.toLowerCase() ?? ''}${judged}`;
    }),
    line('Floors', (one) => {
      const floors = one.because.filter((reason) => reason.startsWith('Floor: ')).map((reason) => capitalised(reason.slice('Floor: '.length)));
      return floors.length === 0 ? 'None' : floors.join(' ');
    }),
    ...areaIds.map((id) => ({
      what: areaLabels[id],
      cells: cases.map(({ proposal, judgement }) => {
        const band = proposal.evaluation.areas.find((area) => area.id === id)?.band ?? 'none';
        const judged = judgement?.areas.find(({ area }) => area === id);
        return `${bandLabels[band]}; ${judged === undefined ? 'not judged' : `judged ${lowerFirst(areaAnswers[judged.judgement])}`}`;
      }),
    })),
  ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
