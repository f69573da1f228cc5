import { describe, expect, it } from 'vitest';
import { decidePriority, decidePriorityChange, isSamePriority, type NetworkPriority, type PriorityEntry, standingOfPriority } from './priority.ts';

const entry: PriorityEntry = {
  title: 'Reading by seven',
  why: 'Fewer children read well than in England',
  cited: { measureId: 'phonics-year-1', period: '2024/25', words: 'Phonics, 2025: 74%; England 80%' },
  otherEvidence: null,
  doing: 'Shared training each half-term',
  seenBy: 'Phonics at 80% in 2027',
  from: '2026-09-01',
  to: '2027-07-21',
};
const said = (decided: { ok: boolean } & Partial<{ reason: string }>): string => (decided.ok ? 'yes' : String(decided.reason));

describe('a priority of a network', () => {
  it.each<[Partial<PriorityEntry>, string]>([
    [{}, 'yes'],
    [{ cited: null, otherEvidence: 'What heads said on 5 November' }, 'yes'],
    [{ to: entry.from }, 'yes'],
    [{ cited: null }, 'Choose the result it rests on, or enter other evidence'],
    [{ to: '2026-08-31' }, 'It cannot end before it begins, on 1 September 2026'],
  ])('with %j is agreed: %s', (over, answer) => {
    expect(said(decidePriority({ ...entry, ...over }))).toBe(answer);
  });

  type Over = Partial<Pick<NetworkPriority, 'from' | 'to' | 'closedOn' | 'withdrawn'>>;
  it.each<[Over, string, string]>([
    [{}, 'Being worked on', 'yes'],
    [{ from: '2027-01-04' }, 'To begin', 'yes'],
    [{ to: '2026-11-22' }, 'Its time is over: say what came of it', 'yes'],
    [{ closedOn: '2026-11-20' }, 'Closed', 'It is closed already'],
    [{ withdrawn: { by: 'Jo', reason: 'Entered twice' } }, 'Withdrawn', 'It was withdrawn'],
  ])('with %j stands so: %s; may be changed: %s', (over, standing, changed) => {
    const one = { ...entry, closedOn: null, withdrawn: null, ...over };
    expect([standingOfPriority(one, '2026-11-23').text, said(decidePriorityChange(one))]).toEqual([standing, changed]);
  });

  it('is the same where what it says and cites is, whatever the figure says since', () => {
    expect(isSamePriority(entry, { ...entry, cited: { measureId: 'phonics-year-1', period: '2024/25', words: 'Revised' } })).toBe(true);
    expect(isSamePriority(entry, { ...entry, why: 'Another reason' })).toBe(false);
    expect(isSamePriority(entry, { ...entry, cited: null })).toBe(false);
  });
});
