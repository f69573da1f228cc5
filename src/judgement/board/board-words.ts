import { tierLabels, type Tier } from '../../kernel/tier.ts';
import { providerPhases } from '../../register/index.ts';
import { tierInWords } from '../proposals/tier-words.ts';
import { boardHref } from './board-filter.ts';
import { boardStates, comesNext, type ToDo, toDoInWords } from './board.ts';
import type { BoardRow } from './find-board.ts';

const confidenceLabels = { high: 'High', medium: 'Medium', low: 'Low' } as const;

export const phaseInWords = (phase: string): string =>
  Object.hasOwn(providerPhases, phase) ? providerPhases[phase as keyof typeof providerPhases] : phase;

/** A link to each thing that is to be done; an adviser’s leads to their own providers. */
export function linksToDo(todo: readonly ToDo[], { isAdviser }: { readonly isAdviser: boolean }) {
  return todo.map((one) => ({ text: toDoInWords(one), href: boardHref({ state: one.state, ...(isAdviser ? { adviser: 'me' as const } : {}) }) }));
}

export function rowInWords(row: BoardRow) {
  const { providerId, name, tier, since, caseId, stateSince, state, proposedTier, question, confidence } = row;
  return {
    name,
    href: `/providers/${String(providerId)}/tier`,
    tier: tierInWords(tier),
    since,
    proposed: tierInWords(proposedTier),
    question: question === null ? null : tierLabels[question],
    confidence: confidence === null ? null : confidenceLabels[confidence],
    state: boardStates[state],
    caseHref: caseId === null ? null : `/cases/${String(caseId)}`,
    stateSince,
    next: comesNext(state),
    advisers: row.advisers.map((adviser) => adviser.name).join(', '),
    phase: phaseInWords(row.phase),
    locality: row.localityName,
  };
}

const label = (tier: Tier | null): string | null => (tier === null ? null : tierLabels[tier]);

/** The table as a file: a header, and a row for each. */
export function boardAsRows(rows: readonly BoardRow[]): (readonly (string | null)[])[] {
  const header = [
    'Provider',
    'Phase',
    'Locality',
    'Adviser',
    'Tier in force',
    'Since',
    'Proposed tier',
    'Question for moderation',
    'Confidence',
    'State',
    'What comes next',
  ];
  return [
    header,
    ...rows.map((row) => {
      const said = rowInWords(row);
      return [
        said.name,
        said.phase,
        said.locality,
        said.advisers,
        label(row.tier),
        row.since,
        label(row.proposedTier),
        said.question,
        said.confidence,
        said.state,
        said.next,
      ];
    }),
  ];
}
