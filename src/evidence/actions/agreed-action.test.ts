import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { bankHolidays } from '../../kernel/bank-holidays.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import { type ActionFilter, lineOf, matchesFilter, rowsOfLines } from './action-line.ts';
import {
  type AgreedAction,
  decideAcceptance,
  decideAgreedAction,
  decideCompletion,
  decideMove,
  decideOutcome,
  decideReopening,
  decideWithdrawal,
  said,
  standingOfAction,
} from './agreed-action.ts';
import { workOutDue } from './due-date.ts';
import { reminderDue } from './reminder.ts';
import { isOutside } from './who-sees-actions.ts';

const today = '2026-11-23';
const anAction = (over: Partial<AgreedAction> = {}): AgreedAction => ({
  id: 1,
  authorityId: 1,
  providerId: 7,
  providerName: 'Ashmere Primary School',
  localityId: 3,
  cameFrom: 'visit',
  cameFromId: 5,
  cameFromWords: null,
  cameFromHref: null,
  what: 'Check phonics books match',
  ownerSide: 'provider',
  ownerName: 'Headteacher',
  ownerAccountId: null,
  agreedOn: '2026-11-02',
  dueOn: '2026-11-30',
  dueHow: 'Set as 30 November 2026',
  measure: null,
  isShared: true,
  state: 'open',
  reportedOn: null,
  reportedBy: null,
  evidence: null,
  doneOn: null,
  doneBy: null,
  cameOfIt: null,
  cameOfItBy: null,
  isRestricted: false,
  recordedBy: 'Alun',
  recordedAt: new Date(0),
  withdrawnBy: null,
  withdrawnReason: null,
  ...over,
});
const done = { state: 'done', doneOn: '2026-11-20', doneBy: 'Alun', evidence: 'Seen' } as const;
const reported = { reportedOn: '2026-11-20', reportedBy: 'Head', evidence: 'Bought' } as const;
const head = { name: 'Head', isOutside: true };
const adviser = { name: 'Alun', isOutside: false };
const refusal = (decision: { readonly ok: boolean; readonly reason?: string }): string | null => (decision.ok ? null : (decision.reason ?? ''));

describe('an action', () => {
  it.each([
    [{}, 'Due in 7 days', false],
    [{ dueOn: '2026-12-30' }, 'Open', false],
    [{ dueOn: today }, 'Due today', false],
    [{ dueOn: '2026-11-22' }, 'Overdue by 1 day', true],
    [{ dueOn: '2026-11-01', ...reported }, 'Reported done', false],
    [done, 'Done', false],
    [{ ...done, doneOn: '2026-12-02' }, 'Done, 2 days late', false],
    [{ state: 'withdrawn', dueOn: '2026-11-01' } as const, 'Withdrawn', false],
  ])('%o stands as %s', (over, text, isOverdue) => {
    expect(standingOfAction(anAction(over), today)).toMatchObject({ text, isOverdue });
  });

  it('cannot be due before it was agreed, nor have been agreed in the future', () => {
    expect(refusal(decideAgreedAction(anAction({ dueOn: '2026-11-01' }), today))).toBe('It cannot be due before it was agreed, on 2 November 2026');
    expect(refusal(decideAgreedAction(anAction({ agreedOn: '2026-11-24' }), today))).toBe('The day it was agreed must be today or earlier');
    expect(decideAgreedAction(anAction(), today).ok).toBe(true);
  });

  it('is reported by the provider, and done when the authority says so or accepts it', () => {
    const completion = { on: '2026-11-20', evidence: 'Bought' };
    expect(decideCompletion(anAction(), completion, head, today)).toMatchObject({
      ok: true,
      value: { reportedOn: '2026-11-20', reportedBy: 'Head' },
    });
    expect(decideCompletion(anAction(), completion, adviser, today)).toMatchObject({ value: { state: 'done', doneBy: 'Alun' } });
    expect(decideCompletion(anAction(reported), completion, head, today)).toMatchObject({ ok: true, value: null });
    expect(refusal(decideCompletion(anAction({ ownerSide: 'authority' }), completion, head, today))).toContain('not yours to do');
    expect(decideCompletion(anAction({ ownerSide: 'other' }), completion, adviser, today).ok).toBe(true);
    expect(refusal(decideCompletion(anAction(), { ...completion, on: '2026-11-24' }, head, today))).toContain('today or earlier');
    expect(refusal(decideCompletion(anAction(), { ...completion, on: '2026-11-01' }, head, today))).toContain('before it was agreed');
    expect(decideAcceptance(anAction(reported), 'accept', 'Alun')).toMatchObject({ value: { state: 'done', doneOn: '2026-11-20', doneBy: 'Alun' } });
    expect(decideAcceptance(anAction(reported), 'not-yet', 'Alun')).toMatchObject({ value: { reportedOn: null, reportedBy: null } });
    expect(refusal(decideAcceptance(anAction(), 'accept', 'Alun'))).toBe('Nobody has reported it done');
  });

  it('has come to something only once it is done, and can be open again', () => {
    expect(refusal(decideOutcome(anAction(), 'Results rose', 'Alun'))).toBe('Say what came of it once it is done');
    expect(decideOutcome(anAction(done), 'Results rose', 'Alun')).toMatchObject({ value: { cameOfIt: 'Results rose' } });
    expect(decideReopening(anAction(done))).toMatchObject({ value: { state: 'open', doneOn: null } });
    expect(decideReopening(anAction())).toMatchObject({ ok: true, value: null });
    expect(refusal(decideReopening(anAction(done), true))).toBe('The concern is closed. Reopen the concern first');
    expect(refusal(decideWithdrawal(anAction(done), 'Alun', 'Error'))).toContain('reopen it first');
    expect(decideWithdrawal(anAction(), 'Alun', 'Error')).toMatchObject({ value: { state: 'withdrawn' } });
  });

  it('is moved once, where nobody moved it meanwhile', () => {
    const move = { ownerSide: 'provider', ownerName: 'Deputy', ownerAccountId: null, dueOn: '2026-12-11', dueHow: 'Set' } as const;
    expect(decideMove(anAction(), move, said(anAction()))).toMatchObject({ value: move });
    expect(decideMove(anAction(move), move, said(anAction()))).toMatchObject({ ok: true, value: null });
    expect(refusal(decideMove(anAction({ ownerName: 'Chair' }), move, said(anAction())))).toContain('Somebody changed it meanwhile: it is Chair’s');
    expect(refusal(decideMove(anAction(done), move, said(anAction())))).toContain('done already');
  });
});

describe('the list', () => {
  const all: ActionFilter = { standing: 'any', isMine: false, providerId: null, localityId: null, source: null, side: null };
  const reader = { accountId: 9, isOutside: false };
  it.each([
    [{ standing: 'open' }, {}, true],
    [{ standing: 'open' }, done, false],
    [{ standing: 'overdue' }, { dueOn: '2026-11-01' }, true],
    [{ standing: 'overdue' }, {}, false],
    [{ standing: 'reported' }, reported, true],
    [{ isMine: true }, { ownerAccountId: 9 }, true],
    [{ isMine: true }, {}, false],
    [{ providerId: 8 }, {}, false],
    [{ localityId: 3 }, {}, true],
    [{ source: 'visit' }, {}, true],
    [{ source: 'concern' }, {}, false],
    [{ side: 'authority' }, {}, false],
  ] as const)('by %o shows %o: %s', (filter, over, shows) => {
    expect(matchesFilter(lineOf(anAction(over), false), { ...all, ...filter }, reader, today)).toBe(shows);
  });

  it('shows the provider’s people what is the provider’s as theirs', () => {
    expect(matchesFilter(lineOf(anAction(), true), { ...all, isMine: true }, { accountId: 4, isOutside: true }, today)).toBe(true);
  });

  it('tells nobody outside that it came from a concern, and nobody in a list what a restricted one says', () => {
    const ofConcern = anAction({ cameFrom: 'concern', cameFromWords: 'A concern' });
    expect(lineOf(ofConcern, true)).toMatchObject({ source: 'by-hand', sourceWords: 'Agreed with the authority' });
    expect(lineOf(ofConcern, false)).toMatchObject({ source: 'concern', sourceWords: 'A concern' });
    expect(lineOf(anAction({ isRestricted: true, isShared: false, what: 'Secret' }), false).what).toBe('A restricted action');
  });

  it('is taken away without what only named people may read', () => {
    const rows = rowsOfLines([lineOf(anAction(), false), lineOf(anAction({ isRestricted: true, isShared: false, what: 'Secret' }), false)], today);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('Secret');
  });

  it('takes a role that it does not know for an outside one', () => {
    expect(['headteacher', 'chair', 'trust-executive', 'unheard-of', null].map((role) => isOutside(role, 'person'))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['lead', 'sia', 'auditor'].map((role) => isOutside(role, 'person'))).toEqual([false, false, false]);
  });
});

const holidays = new Set<string>(bankHolidays.map(({ on }) => on));
const calendar: SchoolCalendar = {
  terms: [
    {
      academicYear: '2026/27',
      name: 'Autumn',
      startsOn: '2026-09-02',
      endsOn: '2026-12-18',
      halfTermFrom: '2026-10-26',
      halfTermTo: '2026-10-30',
    },
  ],
  bankHolidays,
  holidays,
  insetDays: new Set(),
  provisionalYears: [],
};
const aDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));

describe('the day it is due', () => {
  it('says how it was worked out', () => {
    expect(workOutDue({ kind: 'date', on: '2026-12-01' }, calendar)).toMatchObject({ value: { on: '2026-12-01', how: 'Set as 1 December 2026' } });
    expect(workOutDue({ kind: 'working-days', from: '2026-12-21', count: 5 }, calendar)).toMatchObject({
      value: {
        on: '2026-12-30',
        how: expect.stringMatching(/^5 working days after Monday 21 December 2026, .*25 December 2026 \(Christmas Day\)/) as string,
      },
    });
    expect(workOutDue({ kind: 'school-weeks', from: '2026-10-21', count: 1 }, calendar)).toMatchObject({
      value: {
        on: '2026-11-04',
        how: expect.stringMatching(
          /^1 school week after Wednesday 21 October 2026; by the term dates, every week counts in which there is a school day, and so not the week from/,
        ) as string,
      },
    });
    expect(workOutDue({ kind: 'school-weeks', from: '2026-12-01', count: 9 }, calendar)).toMatchObject({ ok: false });
  });

  it('of so many working days is one, and is later for more of them', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const on = (days: number): PlainDate | string => {
          const due = workOutDue({ kind: 'working-days', from, count: days }, calendar);
          return due.ok ? due.value.on : '';
        };
        expect(isWorkingDay(on(count), holidays)).toBe(true);
        expect(on(count + 1) > on(count)).toBe(true);
      }),
    );
  });
});

describe('a reminder', () => {
  const due = { dueOn: '2026-11-30', remindedBefore: null, remindedAfter: null };
  it.each([
    [due, '2026-11-20', null],
    [due, '2026-11-23', 'before'],
    [{ ...due, remindedBefore: '2026-11-30' }, '2026-11-24', null],
    [{ ...due, remindedBefore: '2026-11-20' }, '2026-11-24', 'before'],
    [due, '2026-11-30', 'before'],
    [due, '2026-12-01', 'after'],
    [{ ...due, remindedAfter: '2026-11-30' }, '2026-12-02', null],
  ] as const)('for %o on %s is %s', (action, on, expected) => {
    expect(reminderDue(action, on, holidays)).toBe(expected);
  });

  it('is given once before and once after, whatever nights are missed', () => {
    fc.assert(
      fc.property(aDay, fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1 }), (dueOn, offsets) => {
        const given: string[] = [];
        let state: { dueOn: string; remindedBefore: string | null; remindedAfter: string | null } = {
          dueOn,
          remindedBefore: null,
          remindedAfter: null,
        };
        for (const offset of offsets.toSorted((one, other) => one - other)) {
          const which = reminderDue(state, addDays(dueOn, offset), holidays);
          if (which === null) continue;
          given.push(which);
          state = which === 'before' ? { ...state, remindedBefore: dueOn } : { ...state, remindedAfter: dueOn };
        }
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });
});
