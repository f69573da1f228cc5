import type { Untriaged } from '../../evidence/index.ts';
import type { Fact } from '../criteria/facts.ts';

/** Whether a concern waits for triage: it asks for support, and never makes a tier. How many and what about is not told: whoever reads a tier need not read them. */
export function factOfUntriaged(untriaged: Untriaged | undefined, asAt: string): Fact {
  const source = 'The authority’s own records';
  if (untriaged === undefined) return { state: 'known', value: false, says: 'None waits', source, on: asAt };
  return { state: 'known', value: true, says: 'A concern waits for triage', source, on: untriaged.since };
}
