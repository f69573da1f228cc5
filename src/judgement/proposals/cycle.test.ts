import { describe, expect, it } from 'vitest';
import { decideOpening, seasonOf } from './cycle.ts';

const today = '2026-09-14';
const autumn = { id: 7, name: 'Autumn 2026', asAt: today, isOpen: true };

describe('a cycle', () => {
  it.each([
    ['2026-09-01', 'Autumn 2026'],
    ['2026-12-31', 'Autumn 2026'],
    ['2027-01-01', 'Spring 2027'],
    ['2027-03-31', 'Spring 2027'],
    ['2027-04-01', 'Summer 2027'],
    ['2027-08-31', 'Summer 2027'],
  ])('that is opened on %s is called %s', (day, season) => {
    expect(seasonOf(day)).toBe(season);
  });

  it.each([
    ['is opened where there is none', { name: 'Autumn 2026', asAt: today }, [], { ok: true, value: { kind: 'new' } }],
    ['is opened as at an earlier day', { name: 'Summer 2026', asAt: '2026-07-01' }, [], { ok: true, value: { kind: 'new' } }],
    [
      'is opened after the one before was closed',
      { name: 'Autumn 2026', asAt: today },
      [{ ...autumn, name: 'Summer 2026', isOpen: false }],
      { ok: true, value: { kind: 'new' } },
    ],
    [
      'is the one that is there, where the form was sent twice',
      { name: 'autumn 2026', asAt: today },
      [autumn],
      { ok: true, value: { kind: 'already', id: 7 } },
    ],
  ])('%s', (_, entry, others, answer) => {
    expect(decideOpening(entry, others, today)).toEqual(answer);
  });

  it.each([
    ['another day has the name', { name: 'Autumn 2026', asAt: '2026-09-01' }, [autumn], 'There is a cycle called “Autumn 2026” already'],
    ['it was closed', { name: 'Autumn 2026', asAt: today }, [{ ...autumn, isOpen: false }], 'Give this one another name'],
    ['another is open', { name: 'Winter 2026', asAt: today }, [autumn], 'Close it first'],
    ['its facts would be of a day to come', { name: 'Autumn 2026', asAt: '2026-09-15' }, [], 'a day to come'],
  ])('is refused where %s', (_, entry, others, reason) => {
    expect(decideOpening(entry, others, today)).toEqual({ ok: false, reason: expect.stringContaining(reason) as string });
  });
});
