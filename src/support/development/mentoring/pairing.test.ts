import { describe, expect, it } from 'vitest';
import { contextsOf } from './mentoring-contexts.ts';
import { confidentialityOffered, type PairingState, pairingStates } from './mentoring-words.ts';
import { dueOf, type DueFacts } from './pairing-due.ts';
import { stepsFor } from './pairing-steps.ts';
import { daysOfAgreement, decideAgreement, decideAnswer, decideEnd, decideFeedback, decideMeeting } from './pairing.ts';

const today = '2026-11-23';
const states = Object.keys(pairingStates) as PairingState[];

describe('an answer', () => {
  it.each([
    ['the mentor accepts first', { mentor: null, mentee: null }, 'mentor', 'accepted', null, 'proposed'],
    ['the mentee accepts second', { mentor: 'accepted', mentee: null }, 'mentee', 'accepted', null, 'accepted'],
    ['the mentor accepts second', { mentor: null, mentee: 'accepted' }, 'mentor', 'accepted', null, 'accepted'],
    ['one declines with a reason', { mentor: 'accepted', mentee: null }, 'mentee', 'declined', 'Too far', 'declined'],
    ['one declines without', { mentor: null, mentee: null }, 'mentee', 'declined', null, null],
    ['one answers twice', { mentor: 'accepted', mentee: null }, 'mentor', 'accepted', null, null],
    ['the mentor thinks again', { mentor: 'accepted', mentee: null }, 'mentor', 'declined', 'We are related', 'declined'],
    ['the mentee, who knew it all, thinks again', { mentor: null, mentee: 'accepted' }, 'mentee', 'declined', 'Too far', null],
  ] as const)('%s', (_, given, side, answer, reason, becomes) => {
    const decided = decideAnswer({ state: 'proposed', ...given }, side, answer, reason);
    expect(decided.ok ? decided.value : null).toBe(becomes);
  });

  it.each(states)('is taken while it waits, and not once it is %s', (state) => {
    expect(decideAnswer({ state, mentor: null, mentee: null }, 'mentor', 'accepted', null).ok).toBe(state === 'proposed');
  });
});

describe('an agreement', () => {
  const agreement = { aims: 'Settle in', howOften: 'month', months: 12, confidentiality: confidentialityOffered, agreedOn: today } as const;

  it.each(states)('is made once both have accepted, and changed while it is under way: %s', (state) => {
    expect(decideAgreement(state, agreement, today).ok).toBe(state === 'accepted' || state === 'under-way');
  });

  it('never promises confidence beyond safeguarding', () => {
    expect(decideAgreement('accepted', { ...agreement, confidentiality: 'All of it stays between us, always' }, today)).toEqual({
      ok: false,
      reason: 'Say in the words on confidentiality that it ends at safeguarding',
    });
  });

  it('is reviewed halfway', () => {
    expect(daysOfAgreement({ agreedOn: '2026-09-01', months: 12 })).toEqual({ endsOn: '2027-09-01', reviewDueOn: '2027-03-02' });
  });
});

describe('a meeting', () => {
  const held = { state: 'held', on: '2026-11-20', startsAt: null, place: 'Here', minutes: 60 } as const;
  it.each([
    ['held, with how long', held, true],
    ['held, without how long', { ...held, minutes: null }, false],
    ['held on a day to come', { ...held, on: '2026-11-24' }, false],
    ['held before the two agreed', { ...held, on: '2026-10-31' }, false],
    ['planned for a day to come', { ...held, state: 'planned', on: '2026-11-24', minutes: null }, true],
    ['planned for a day that is past', { ...held, state: 'planned', minutes: null }, false],
  ] as const)('%s', (_, entry, may) => {
    expect(decideMeeting('under-way', entry, '2026-11-01', today).ok).toBe(may);
    expect(decideMeeting('accepted', entry, null, today).ok).toBe(false);
  });
});

describe('the end', () => {
  it.each([
    ['under-way', 'completed', true],
    ['under-way', 'ended', true],
    ['under-way', 'withdrawn', false],
    ['accepted', 'completed', false],
    ['accepted', 'ended', true],
    ['accepted', 'withdrawn', true],
    ['proposed', 'withdrawn', true],
    ['proposed', 'ended', false],
    ['ended', 'completed', false],
    ['declined', 'withdrawn', false],
  ] as const)('of one that is %s: %s may be, %s', (state, how, may) => {
    const from = '2026-11-02';
    expect(decideEnd(state, { how, on: today, from }, today).ok).toBe(may);
    expect(decideEnd(state, { how, on: from, from }, today).ok).toBe(may);
    for (const on of ['2026-11-24', '2026-11-01']) expect(decideEnd(state, { how, on, from }, today).ok, on).toBe(false);
  });

  it('and feedback: halfway while it is under way, at the end once it is over', () => {
    expect(states.filter((state) => decideFeedback(state, 'halfway').ok)).toEqual(['under-way']);
    expect(states.filter((state) => decideFeedback(state, 'end').ok)).toEqual(['completed', 'ended']);
  });
});

describe('what is due', () => {
  const facts = (over: Partial<DueFacts> = {}): DueFacts => ({
    state: 'under-way',
    agreedOn: '2026-10-01',
    howOften: 'month',
    reviewDueOn: '2027-04-01',
    reviewedOn: null,
    endsOn: '2027-10-01',
    meetings: [],
    ...over,
  });
  const kinds = (over: Partial<DueFacts>) => dueOf(facts(over), today).map(({ kind }) => kind);

  it.each<[string, Partial<DueFacts>, string[]]>([
    ['six weeks without a meeting', {}, ['meeting']],
    ['one was held since', { meetings: [{ id: 1, state: 'held', on: '2026-11-10' }] }, []],
    ['one is planned', { meetings: [{ id: 1, state: 'planned', on: '2026-12-01' }] }, []],
    ['one that was cancelled is none', { meetings: [{ id: 1, state: 'cancelled', on: '2026-11-10' }] }, ['meeting']],
    [
      'one was planned, and nobody has said whether it was held',
      { meetings: [{ id: 1, state: 'planned', on: '2026-11-20' }] },
      ['meeting-to-record'],
    ],
    ['they meet each term', { howOften: 'term' }, []],
    ['the review comes within a fortnight', { howOften: 'term', reviewDueOn: '2026-12-07' }, ['review']],
    ['the review was held', { howOften: 'term', reviewDueOn: '2026-11-01', reviewedOn: '2026-11-02' }, []],
    ['the time is over: no further meeting is owed', { reviewedOn: '2026-11-02', endsOn: '2026-11-20' }, ['end']],
    ['it has ended', { state: 'ended' }, []],
  ])('%s', (_, over, expected) => {
    expect(kinds(over)).toEqual(expected);
  });
});

describe('what somebody may do next', () => {
  const facts = { mentorAnswered: false, menteeAnswered: false, without: [], isReviewed: false, given: [] } as const;
  it.each([
    ['proposed', 'mentor', {}, ['answer']],
    ['proposed', 'mentor', { mentorAnswered: true }, ['decline']],
    ['proposed', 'mentee', { menteeAnswered: true }, []],
    ['proposed', 'coordinator', {}, ['withdraw']],
    ['proposed', 'coordinator', { without: ['mentor'] }, ['answer', 'withdraw']],
    ['proposed', 'coordinator', { without: ['mentor'], mentorAnswered: true }, ['withdraw']],
    ['accepted', 'mentee', {}, ['agreement', 'end']],
    ['accepted', 'coordinator', {}, ['agreement', 'withdraw']],
    ['under-way', 'mentee', {}, ['meeting', 'review', 'feedback', 'agreement', 'end']],
    ['under-way', 'mentee', { isReviewed: true, given: [{ side: 'mentee', moment: 'halfway' }] }, ['meeting', 'agreement', 'end']],
    ['under-way', 'coordinator', {}, ['meeting', 'review', 'agreement', 'end']],
    ['completed', 'mentor', { given: [{ side: 'mentee', moment: 'end' }] }, ['feedback']],
    ['completed', 'coordinator', {}, []],
    ['declined', 'mentor', {}, []],
  ] as const)('in one that is %s, the %s: %j', (state, part, over, steps) => {
    expect(stepsFor({ ...facts, state, ...over }, part)).toEqual(steps);
  });
});

describe('the context of a provider', () => {
  const facts = { kind: 'school', legalTrack: 'maintained', religiousCharacter: null, pupils: 200 };
  it.each([
    [{}, ['maintained']],
    [{ pupils: 149 }, ['small', 'maintained']],
    [{ pupils: 600 }, ['large', 'maintained']],
    [{ pupils: null, legalTrack: 'academy' }, ['academy']],
    [{ religiousCharacter: 'Church of England' }, ['faith', 'maintained']],
    [{ religiousCharacter: 'Does not apply' }, ['maintained']],
    [{ kind: 'special-school' }, ['maintained', 'special']],
    [{ kind: 'pre-school', legalTrack: 'early-years', pupils: 20 }, ['group-setting']],
    [{ kind: 'childminder', legalTrack: 'early-years' }, ['childminder']],
  ])('%j: %j', (over, expected) => {
    expect(contextsOf({ ...facts, ...over })).toEqual(expected);
  });
});
