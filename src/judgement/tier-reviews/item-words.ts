import { dateInWords } from '../../kernel/plain-date.ts';
import { tierLabels } from '../../kernel/tier.ts';
import { phaseInWords } from '../board/board-words.ts';
import { caseStates } from '../cases/case.ts';
import { tierInWords } from '../proposals/tier-words.ts';
import type { FoundItem } from './find-reviews.ts';
import { type DatedWords, type EarlierDecision, hasChanged } from './prepared.ts';
import { type ReviewOutcome, reviewOutcomes } from './tier-review.ts';

const outcomeColours: Readonly<Record<ReviewOutcome, string>> = {
  'continue': 'grey',
  'more-support': 'yellow',
  'less-support': 'turquoise',
  'judge-again': 'blue',
};

/** “Absence is in the worst fifth (3 November 2026)”. */
const dated = ({ says, on }: DatedWords): string => (on === null ? says : `${says.replace(/\.$/, '')} (${dateInWords(on)})`);

function earlierInWords(earlier: EarlierDecision) {
  const { reviewId, itemId, halfTerm, outcome, decision, owner, dueOn, doneOn, doneWords } = earlier;
  const done = doneOn === null ? `Not said to be done; due by ${dateInWords(dueOn)}` : `Done on ${dateInWords(doneOn)}: ${doneWords ?? ''}`;
  return {
    says: `${halfTerm}: ${reviewOutcomes[outcome]}. ${decision} (${owner})`,
    done,
    isDone: doneOn !== null,
    href: `/tier-reviews/${String(reviewId)}/items/${String(itemId)}/done`,
  };
}

/** An item as the page, the print and the Word file say it. */
export function itemInWords(item: FoundItem) {
  const { prepared } = item;
  const { daysSinceDecision: days } = prepared;
  const last = prepared.last;
  return {
    id: item.id,
    providerId: item.providerId,
    name: item.providerName,
    place: [phaseInWords(item.phase), item.localityName].filter(Boolean).join(', '),
    tier: tierInWords(prepared.tier),
    since: prepared.since,
    tierLine: `${tierLabels[prepared.tier]} since ${dateInWords(prepared.since)}`,
    decided:
      days === null
        ? 'No decision is kept'
        : days === 0
          ? 'Decided today'
          : `${days.toLocaleString('en-GB')} ${days === 1 ? 'day' : 'days'} since the last decision`,
    advisers: prepared.advisers.join(', ') || 'Nobody',
    openCase: prepared.openCase && {
      text: caseStates[prepared.openCase.state],
      href: `/cases/${String(prepared.openCase.id)}`,
    },
    changesSince: prepared.changesSince,
    hasChanged: hasChanged(prepared),
    facts: [
      { label: 'Moved in what the service proposes', says: prepared.proposals.map(dated) },
      { label: 'Confirmed since', says: prepared.findings.map(dated) },
      { label: 'Inspected since', says: prepared.inspections.map(dated) },
      { label: 'Signals open', says: prepared.signals.map(dated) },
      { label: 'Calls for support, whatever the tier', says: prepared.triggers },
    ].filter(({ says }) => says.length > 0),
    last: last && earlierInWords(last),
    openActions: prepared.openActions.filter(({ itemId }) => itemId !== last?.itemId).map(earlierInWords),
    outcome: item.outcome && { text: reviewOutcomes[item.outcome], colour: outcomeColours[item.outcome] },
    decision: item.decision,
    owner: item.owner,
    dueOn: item.dueOn,
    recordedBy: item.recordedBy,
    recordedAt: item.recordedAt,
    done: item.doneOn === null ? null : { on: item.doneOn, words: item.doneWords, by: item.doneBy },
  };
}

export type ItemInWords = ReturnType<typeof itemInWords>;
