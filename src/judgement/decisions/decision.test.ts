import { describe, expect, it } from 'vitest';
import { type DecisionEntry, type DecisionFacts, decideDecision, decideSecond, mayTakeBack, type SecondEntry, type SecondFacts } from './decision.ts';
import { caseStates, type CaseState } from '../cases/case.ts';
import type { Person } from '../cases/person.ts';

const entry = (over: Partial<DecisionEntry> = {}): DecisionEntry => ({
  tier: 'secure',
  reasons: 'As seen.',
  meetingId: 7,
  urgency: null,
  ...over,
});
const facts = (over: Partial<DecisionFacts> = {}): DecisionFacts => ({
  state: 'in-moderation',
  proposed: 'secure',
  meetings: [7],
  hasJudgement: true,
  ...over,
});

describe('a decision', () => {
  it.each([
    ['as proposed stands at once', {}, {}, { overrides: false, state: 'decided' }],
    ['of more support waits for a second person', { tier: 'vulnerable' }, {}, { overrides: true, state: 'awaiting-second' }],
    ['of less support does too', { tier: 'secure-plus' }, {}, { overrides: true, state: 'awaiting-second' }],
    [
      'may be made outside a meeting, with a reason',
      { meetingId: null, urgency: 'Inspected today.' },
      { meetings: [], state: 'judged' },
      { overrides: false, state: 'decided' },
    ],
    [
      'outside a meeting still waits where it overrides',
      { meetingId: null, urgency: 'Now.', tier: 'vulnerable' },
      { state: 'judged' },
      { overrides: true, state: 'awaiting-second' },
    ],
    ['may be made anew by a review', { meetingId: null, urgency: 'Review.' }, { state: 'in-review' }, { overrides: false, state: 'decided' }],
  ] as const)('%s', (_, given, known, value) => {
    expect(decideDecision(entry(given), facts(known))).toEqual({ ok: true, value });
  });

  it.each([
    ['from the data alone', { meetingId: null, urgency: 'Now.' }, { state: 'proposed', hasJudgement: false }, 'never decided from the data alone'],
    ['of a meeting that is closed', {}, { meetings: [] }, 'or the meeting is closed'],
    ['of another case’s meeting', { meetingId: 8 }, {}, 'not on the agenda'],
    ['outside a meeting without a reason', { meetingId: null }, {}, 'could not wait'],
    ['of a case that is before no meeting', { meetingId: null }, { state: 'judged', meetings: [] }, 'Put it on the agenda'],
    ['of what is decided already', {}, { state: 'decided' }, 'already'],
    ['of what waits for a second person', {}, { state: 'awaiting-second' }, 'already'],
    ['after the letter', {}, { state: 'issued' }, 'letter issued'],
    ['of a case set aside', {}, { state: 'superseded' }, 'set aside'],
  ] as const)('is not made %s', (_, given, known, reason) => {
    expect(decideDecision(entry(given), facts(known))).toEqual({ ok: false, reason: expect.stringContaining(reason) as string });
  });
});

describe('a second person', () => {
  const decider: Person = { account: 1, name: 'Dee' };
  const judge: Person = { account: 2, name: 'Jo' };
  const other: Person = { account: 3, name: 'Sam' };
  const known = (over: Partial<SecondFacts> = {}): SecondFacts => ({
    state: 'awaiting-second',
    decidedBy: decider,
    judgedBy: [judge],
    others: ['Sam'],
    outdated: null,
    ...over,
  });
  const answer = (over: Partial<SecondEntry> = {}): SecondEntry => ({ answer: 'confirmed', reasons: null, ...over });

  it.each([
    ['confirms', other, answer(), known(), 'decided'],
    ['returns with reasons', other, answer({ answer: 'returned', reasons: 'Thin.' }), known(), 'in-moderation'],
  ] as const)('%s', (_, who, given, facts, value) => {
    expect(decideSecond(who, given, facts)).toEqual({ ok: true, value });
  });

  it.each([
    ['who decided', decider, answer(), known(), 'You decided this case, so somebody else confirms it. Sam may.'],
    ['who decided under another name', { account: 1, name: 'Dee Married' }, answer(), known(), 'You decided'],
    ['who judged', judge, answer(), known(), 'You judged this case'],
    [
      'who judged earlier, before another did',
      { account: 4, name: 'Al' },
      answer(),
      known({ judgedBy: [judge, { account: 4, name: 'Al' }] }),
      'You judged',
    ],
    [
      'whose account then is not known, by name',
      { account: 9, name: 'Dee' },
      answer(),
      known({ decidedBy: { account: null, name: 'Dee' } }),
      'You decided',
    ],
    ['without an account', { account: null, name: 'Operator' }, answer(), known(), 'an account of their own'],
    ['who returns without reasons', other, answer({ answer: 'returned' }), known(), 'Enter why'],
    ['who confirms what is out of date', other, answer(), known({ outdated: 'The facts have changed' }), 'Return the decision to moderation'],
    ['who comes after another', other, answer(), known({ state: 'decided' }), 'somebody has answered it'],
  ] as const)('is not somebody %s', (_, who, given, facts, reason) => {
    expect(decideSecond(who, given, facts)).toEqual({ ok: false, reason: expect.stringContaining(reason) as string });
  });
});

describe('taking a decision back', () => {
  const [decider, other] = [
    { account: 1, name: 'Dee' },
    { account: 2, name: 'Sal' },
  ];

  it('is for whoever decided, until a second person has answered', () => {
    const may = (Object.keys(caseStates) as CaseState[]).filter((state) => mayTakeBack(state, decider, decider).ok);
    expect(may).toEqual(['awaiting-second']);
  });

  it('is not for anybody else, who is told what they may do', () => {
    const refused = mayTakeBack('awaiting-second', decider, other);
    expect(refused.ok ? '' : refused.reason).toBe('Dee decided it: whoever may confirm it may return it instead.');
    expect(mayTakeBack('awaiting-second', { account: null, name: 'Dee' }, { account: null, name: 'Dee' }).ok).toBe(false);
  });
});
