import { expect, it } from 'vitest';
import { factOfUntriaged } from './fact-of-untriaged.ts';

it.each([
  [undefined, false, 'None waits', '2026-11-26'],
  [{ count: 1, since: '2026-11-20' }, true, 'A concern waits for triage', '2026-11-20'],
  [{ count: 4, since: '2026-11-02' }, true, 'A concern waits for triage', '2026-11-02'],
])('of %j: %s, and never how many', (untriaged, value, says, on) => {
  expect(factOfUntriaged(untriaged, '2026-11-26')).toEqual({ state: 'known', value, says, source: 'The authority’s own records', on });
});
