import { describe, expect, it } from 'vitest';
import {
  decideCancelling,
  decideChange,
  decideHolding,
  decidePlan,
  isMoved,
  type MeetingPlan,
  type MeetingState,
  nextOf,
  timeOf,
} from './meeting.ts';

const today = '2026-11-23';
const plan: MeetingPlan = {
  on: '2026-12-03',
  startsAt: '15:30',
  endsAt: '17:00',
  place: 'Ashmere Library',
  link: null,
  chair: 'Jo Marsh',
  invited: ['primary'],
  agenda: ['Welcome', 'Attendance'],
};
const said = (decided: { ok: boolean } & Partial<{ reason: string }>): string => (decided.ok ? 'yes' : String(decided.reason));

describe('a meeting of a network', () => {
  it.each<[string, Partial<MeetingPlan>, string]>([
    ['today', { on: today }, 'yes'],
    ['online alone', { place: null, link: 'https://meet.example/a' }, 'yes'],
    ['yesterday', { on: '2026-11-22' }, 'The day must be today or later'],
    ['ending as it starts', { endsAt: '15:30' }, 'It must end after it starts'],
    ['nowhere', { place: null }, 'Enter where it is, or the address of the online meeting'],
    ['for nobody', { invited: [] }, 'Select who is invited'],
  ])('planned %s: %s', (_, over, answer) => {
    expect(said(decidePlan({ ...plan, ...over }, today))).toBe(answer);
  });

  const held = 'It was held: its notes and attendance can be changed, its plan cannot';
  const future = 'It is on 3 December 2026: record it once it was held';
  it.each<[MeetingState, string, string, string, string]>([
    ['planned', '2026-12-03', 'yes', 'yes', future],
    ['planned', today, 'yes', 'yes', 'yes'],
    ['planned', '2026-11-02', 'yes', 'yes', 'yes'],
    ['held', '2026-11-02', held, 'It was held, so it cannot be cancelled', 'yes'],
    ['cancelled', '2026-11-02', 'It was cancelled: plan another', 'It was cancelled already', 'It was cancelled'],
  ])('that is %s for %s: moved %s; cancelled %s; held %s', (state, on, moved, cancelled, holding) => {
    const meeting = { state, on };
    expect(said(decideChange(meeting, plan, today))).toBe(moved);
    expect(said(decideCancelling(meeting))).toBe(cancelled);
    expect(said(decideHolding(meeting, { came: 1 }, today))).toBe(holding);
  });

  it('is not moved into the past, and was not held where nobody came', () => {
    expect(said(decideChange({ state: 'planned', on: '2026-11-02' }, { ...plan, on: '2026-11-03' }, today))).toBe('The day must be today or later');
    expect(said(decideHolding({ state: 'planned', on: today }, { came: 0 }, today))).toMatch(/^Nobody is recorded/);
  });

  it.each<[Partial<MeetingPlan>, boolean]>([
    [{}, false],
    [{ agenda: [] }, false],
    [{ chair: 'Somebody else' }, false],
    [{ on: '2026-12-04' }, true],
    [{ startsAt: '15:00' }, true],
    [{ place: 'Ashmere Town Hall' }, true],
    [{ link: 'https://meet.example/a' }, true],
  ])('with %j is told anew: %s', (over, told) => {
    expect(isMoved(plan, { ...plan, ...over })).toBe(told);
  });

  it.each([
    ['9:30', '09:30'],
    [' 15.45 ', '15:45'],
    ['24:00', null],
    ['3pm', null],
    ['', null],
  ])('reads the time %j as %s', (text, time) => {
    expect(timeOf(text)).toBe(time);
  });

  it('that comes next is the earliest that is planned from today on', () => {
    const of = (on: string, state: MeetingState = 'planned') => ({ on, state });
    expect(nextOf([of('2026-12-09'), of('2026-11-24', 'cancelled'), of('2026-12-03'), of('2026-11-02')], today)?.on).toBe('2026-12-03');
    expect(nextOf([of('2026-11-02')], today)).toBeNull();
  });
});
