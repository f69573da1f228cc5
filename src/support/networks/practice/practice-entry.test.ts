import { describe, expect, it } from 'vitest';
import {
  decideEnding,
  decidePublishing,
  isAskedFor,
  isReviewOverdue,
  nextReview,
  practiceAsRows,
  type PracticeEntry,
  type PracticeFilter,
} from './practice-entry.ts';

const today = '2026-11-23';
const entry: PracticeEntry = {
  id: 1,
  providerId: 2,
  providerName: 'Ashmere Primary School',
  localityName: 'Tarmere',
  title: 'Maths talk every morning',
  theme: 'mathematics',
  phase: 'primary',
  pupils: 'disadvantaged',
  context: 'One form of entry',
  done: 'Ten minutes a day',
  measure: 'Expected standard',
  was: '61%',
  became: '74%',
  howKnown: 'Published results',
  limits: 'One cohort',
  contact: 'The deputy head',
  state: 'published',
  agreedBy: 'The head',
  agreedOn: '2026-01-01',
  proposedBy: 'A head',
  proposedAt: new Date(0),
  publishedBy: 'An adviser',
  reviewedOn: '2026-01-01',
  reviewedBy: 'An adviser',
  reviewDueOn: '2027-01-01',
  endedBy: null,
  endedAt: null,
  endedReason: null,
  visitId: null,
};
const any: PracticeFilter = { words: '', theme: null, phase: null, pupils: null, locality: null, state: null };

describe('an entry', () => {
  it.each([
    ['proposed', '2026-01-01', true],
    ['proposed', null, false],
    ['published', '2026-01-01', false],
    ['declined', '2026-01-01', false],
    ['withdrawn', '2026-01-01', false],
  ] as const)('that is %s and agreed on %s may be published: %s', (state, agreedOn, may) => {
    expect(decidePublishing({ state, agreedOn }).ok).toBe(may);
  });

  it.each([
    ['proposed', 'declined', true],
    ['published', 'declined', false],
    ['proposed', 'withdrawn', true],
    ['published', 'withdrawn', true],
    ['withdrawn', 'withdrawn', false],
    ['declined', 'withdrawn', false],
  ] as const)('that is %s may become %s: %s', (state, to, may) => {
    expect(decideEnding(state, to).ok).toBe(may);
  });

  it.each([
    ['published', '2026-11-22', true],
    ['published', '2026-11-23', false],
    ['withdrawn', '2026-11-22', false],
    ['proposed', null, false],
  ] as const)('that is %s and due for review on %s is overdue: %s', (state, reviewDueOn, isOverdue) => {
    expect(isReviewOverdue({ state, reviewDueOn }, today)).toBe(isOverdue);
  });

  it('is due for review a year on', () => {
    expect(nextReview('2026-11-23')).toBe('2027-11-23');
  });
});

it.each<[string, Partial<PracticeFilter>, boolean]>([
  ['nothing', {}, true],
  ['words in any order and case', { words: 'MORNING  maths' }, true],
  ['a provider’s name', { words: 'ashmere' }, true],
  ['what it was before and after', { words: '61% 74%' }, true],
  ['how it is known', { words: 'published results' }, true],
  ['its limits and its locality', { words: 'cohort tarmere' }, true],
  ['a word that is not there', { words: 'maths phonics' }, false],
  ['its theme', { theme: 'mathematics' }, true],
  ['another theme', { theme: 'reading' }, false],
  ['its phase', { phase: 'primary' }, true],
  ['another phase', { phase: 'secondary' }, false],
  ['other children', { pupils: 'sen' }, false],
  ['another locality', { locality: 'Quenley' }, false],
  ['what is proposed', { state: 'proposed' }, false],
  ['what is overdue for review', { state: 'review-overdue' }, false],
])('is found by %s', (_what, over, found) => {
  expect(isAskedFor(entry, { ...any, ...over }, today)).toBe(found);
});

it('is a line of as many cells as the header', () => {
  const [header, row] = practiceAsRows([entry]);
  expect(row).toHaveLength(header?.length ?? 0);
});
