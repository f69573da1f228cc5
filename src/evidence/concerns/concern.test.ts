import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConcernOutcome,
  type ConcernState,
  concernStates,
  decideLookAgain,
  decideMove,
  type Move,
  type MoveFacts,
  outcomes,
} from './concern.ts';

const states = Object.keys(concernStates) as ConcernState[];
const moves: readonly Move[] = ['accept', 'monitor', 'refer', 'close', 'undo', 'reopen', 'confirm', 'unconfirm'];
const plain: MoveFacts = {
  state: 'waiting',
  isSafeguarding: false,
  severity: 'medium',
  hasAccepted: false,
  hasConfirmed: false,
  openActions: 0,
  hasTelling: true,
  role: 'lead',
};
const decide = (move: Move, over: Partial<MoveFacts> = {}, outcome: ConcernOutcome | null = 'resolved') =>
  decideMove(move, { ...plain, ...over }, outcome);
const led = (move: Move, over: Partial<MoveFacts> = {}, outcome?: ConcernOutcome) => {
  const decided = decide(move, over, outcome);
  return decided.ok ? decided.value.to : 'no';
};

describe('from each state', () => {
  it.each<[ConcernState, Partial<Record<Move, string>>]>([
    ['waiting', { accept: 'accepted', monitor: 'monitored', refer: 'referred', close: 'closed' }],
    ['accepted', { monitor: 'monitored', refer: 'referred', close: 'closed', undo: 'waiting' }],
    ['monitored', { accept: 'accepted', monitor: 'monitored', refer: 'referred', close: 'closed', undo: 'waiting' }],
    ['referred', { accept: 'accepted', monitor: 'monitored', refer: 'referred', close: 'closed', undo: 'waiting' }],
    ['closed', { reopen: 'waiting' }],
  ])('%s', (state, expected) => {
    for (const move of moves) expect([move, led(move, { state })]).toEqual([move, expected[move] ?? 'no']);
  });
});

describe('the day to look at it again', () => {
  const again = (move: Move, to: ConcernState, entered: string | null, kept: string | null = null) => {
    const decided = decideLookAgain({ move, to, entered, kept }, '2026-11-23');
    return decided.ok ? decided.value : decided.reason;
  };
  it.each<[string, Move, ConcernState, string | null, string | null, string | null]>([
    ['is asked for where it is monitored', 'monitor', 'monitored', null, null, 'Enter the day on which to look at it again'],
    ['is asked for where it is referred', 'refer', 'referred', null, '2026-12-01', 'Enter the day on which to look at it again'],
    ['is not today', 'monitor', 'monitored', '2026-11-23', null, 'The day on which to look at it again must be after today'],
    ['may be tomorrow', 'monitor', 'monitored', '2026-11-24', null, '2026-11-24'],
    ['may be a year ahead', 'refer', 'referred', '2027-11-24', null, '2027-11-24'],
    [
      'is no later than that',
      'refer',
      'referred',
      '2027-11-25',
      null,
      'The day on which to look at it again must be within a year: by 24 November 2027',
    ],
    ['is kept by what changes nothing of that', 'unconfirm', 'monitored', null, '2026-12-01', '2026-12-01'],
    ['goes when it is accepted', 'accept', 'accepted', '2026-12-01', '2026-12-01', null],
    ['goes when it is closed', 'close', 'closed', null, '2026-12-01', null],
    ['goes when the decision is taken back', 'undo', 'waiting', null, '2026-12-01', null],
  ])('%s', (_, move, to, entered, kept, expected) => {
    expect(again(move, to, entered, kept)).toBe(expected);
  });
});

describe('accepting', () => {
  it('is recorded as a finding once, and taken back with the decision', () => {
    expect(decide('accept')).toMatchObject({ value: { accepted: 'record' } });
    expect(decide('accept', { state: 'monitored', hasAccepted: true })).toMatchObject({ value: { accepted: 'leave' } });
    expect(decide('monitor', { state: 'accepted', hasAccepted: true })).toMatchObject({ value: { accepted: 'leave' } });
    expect(decide('undo', { state: 'accepted', hasAccepted: true })).toMatchObject({ value: { accepted: 'withdraw' } });
  });

  it.each(Object.entries(outcomes) as [ConcernOutcome, { counts: boolean }][])('closed as %s: what was accepted', (outcome, { counts }) => {
    expect(decide('close', { state: 'accepted', hasAccepted: true }, outcome)).toMatchObject({ value: { accepted: counts ? 'leave' : 'withdraw' } });
  });
});

describe('closing', () => {
  it.each([
    ['with an action that is open', { openActions: 1 }, 'An action is still open: finish or withdraw them first'],
    ['with several', { openActions: 2 }, '2 actions are still open: finish or withdraw them first'],
    ['before the provider was told', { hasTelling: false }, 'Record first that the provider was told, or why it was not'],
    ['what the safeguarding lead confirmed', { hasConfirmed: true, state: 'accepted' as const }, /safeguarding lead/],
  ])('is refused %s', (_, over, reason) => {
    const refusal = decide('close', over);
    expect(refusal.ok ? '' : refusal.reason).toMatch(reason);
  });

  it('needs an outcome; and of one that was logged in error, nobody need be told', () => {
    expect(decide('close', {}, null)).toMatchObject({ ok: false, field: 'outcome' });
    expect(led('close', { hasTelling: false }, 'in-error')).toBe('closed');
  });

  it('never happens with an action open, whatever else is so', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('lead', 'safeguarding-lead'),
        (state, openActions, hasAccepted, hasConfirmed, role) => {
          for (const outcome of Object.keys(outcomes) as ConcernOutcome[])
            expect(decide('close', { state, openActions, hasAccepted, hasConfirmed, role }, outcome).ok).toBe(false);
        },
      ),
    );
  });
});

describe('confirming as critical', () => {
  const critical = { state: 'accepted', isSafeguarding: true, severity: 'critical', role: 'safeguarding-lead' } as const;
  it.each([
    ['the safeguarding lead, of a critical safeguarding concern that was accepted', {}, true],
    ['the lead', { role: 'lead' }, false],
    ['the director', { role: 'director' }, false],
    ['of high severity', { severity: 'high' as const }, false],
    ['about something else', { isSafeguarding: false }, false],
    ['before triage', { state: 'waiting' as const }, false],
    ['twice', { hasConfirmed: true }, false],
  ])('%s: %s', (_, over, expected) => {
    expect(decide('confirm', { ...critical, ...over }).ok).toBe(expected);
  });

  it('ends when it is put right, and is withdrawn when it was an error', () => {
    const confirmed = { ...critical, hasConfirmed: true };
    expect(decide('close', confirmed, 'resolved')).toMatchObject({ value: { confirmed: 'end' } });
    expect(decide('close', confirmed, 'not-borne-out')).toMatchObject({ value: { confirmed: 'withdraw' } });
    expect(decide('unconfirm', confirmed)).toMatchObject({ value: { to: 'accepted', confirmed: 'withdraw' } });
    expect(decide('undo', confirmed)).toMatchObject({ value: { confirmed: 'withdraw' } });
  });

  it('is recorded by nobody but the safeguarding lead, and changes what is confirmed for nobody else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.constantFrom(...moves), fc.boolean(), fc.boolean(), (state, move, hasConfirmed, isSafeguarding) => {
        const decided = decide(move, { ...critical, state, hasConfirmed, isSafeguarding, role: 'lead' });
        if (decided.ok) expect(decided.value.confirmed).toBe('leave');
      }),
    );
  });
});
