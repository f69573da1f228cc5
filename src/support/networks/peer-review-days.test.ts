import { describe, expect, it } from 'vitest';
import { done, gate, PaperRun, people } from '../programmes/programme.fixture.ts';
import { peerReviewDaysOf } from './peer-review-days.ts';
import { peerReviewDefinition } from './peer-review-definition.ts';

const run = new PaperRun('2026-09-07', { definition: peerReviewDefinition, subject: { track: 'maintained', character: null, trigger: 'by-hand' } });

describe('the days of a peer review', () => {
  it('are those that were agreed, with the URNs among those who review and no other number', () => {
    expect(peerReviewDaysOf(run.now)).toBeNull();
    expect(run.take(done('focus', '2026-09-10', { question: 'Who reads' }), people.head)).toBeNull();
    const schools = 'Elmhay (900902) and Loxhurst, URN 900903; telephone 01632 9609021';
    const chosen = { schools, 'led-by': 'A head', 'agreed-on': '2026-09-14', 'interest': 'none' };
    expect(run.take(done('reviewers', '2026-09-15', chosen), people.lead)).toBeNull();
    expect(run.take(gate('prepare', '2026-09-15'), people.adviser)).toBeNull();
    const days = { first: '2026-10-06', last: '2026-10-07', programme: 'Two days' };
    expect(run.take(done('days', '2026-09-25', days), people.lead)).toBeNull();
    expect(peerReviewDaysOf(run.now)).toEqual({ first: '2026-10-06', last: '2026-10-07', reviewers: [900902, 900903] });
  });
});
