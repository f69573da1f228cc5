import { describe, expect, it } from 'vitest';
import { type BodyInspectionEntry, decideAction, decideBodyInspection, decideDone, standingOf, summariseActions } from './body-inspection.ts';

const today = '2026-11-23';
const entry = (over: Partial<BodyInspectionEntry> = {}): BodyInspectionEntry => ({
  kind: 'area-send',
  inspectedOn: '2026-03-02',
  publishedOn: '2026-05-11',
  inspectedBy: 'Ofsted and the Care Quality Commission',
  outcome: 'Inconsistent experiences and outcomes',
  source: 'The report',
  ...over,
});
const action = (dueOn: string, doneOn: string | null = null) => ({ what: 'Publish the plan', ownerRole: 'Assistant Director', dueOn, doneOn });

describe('an inspection of the authority or of a trust', () => {
  it.each<[string, Partial<BodyInspectionEntry>, 'authority' | 'trust', string | null]>([
    ['of area SEND, of the authority', {}, 'authority', null],
    ['of area SEND, of a trust', {}, 'trust', 'kind'],
    ['of a trust, of the authority', { kind: 'trust' }, 'authority', 'kind'],
    ['of a trust', { kind: 'trust' }, 'trust', null],
    ['that is still to come', { inspectedOn: '2026-12-02', publishedOn: null }, 'authority', 'on'],
    ['published before it began', { publishedOn: '2026-02-01' }, 'authority', 'published'],
    ['to be published', { publishedOn: '2026-12-01' }, 'authority', 'published'],
    ['not published yet', { publishedOn: null }, 'authority', null],
  ])('%s', (_, over, of, field) => {
    const decided = decideBodyInspection(entry(over), of, today);
    expect(decided.ok ? null : decided.field).toBe(field);
  });
});

describe('an action', () => {
  it.each([
    [action('2026-10-01', '2026-09-30'), 'Done'],
    [action('2026-10-01', '2026-10-02'), 'Done, 1 day late'],
    [action('2026-11-20'), 'Overdue by 3 days'],
    [action('2026-11-23'), 'Due today'],
    [action('2026-12-21'), 'Due in 28 days'],
    [action('2026-12-22'), 'Open'],
  ])('%j stands: %s', (given, text) => {
    expect(standingOf(given, today).text).toBe(text);
  });

  it('is not due, and not done, before the inspection; nor done in days to come', () => {
    expect(decideAction(action('2026-03-01'), '2026-03-02')).toMatchObject({ ok: false, field: 'due' });
    expect(decideDone('2026-03-01', '2026-03-02', today)).toMatchObject({ ok: false });
    expect(decideDone('2026-11-24', '2026-03-02', today)).toMatchObject({ ok: false });
    expect(decideDone(today, '2026-03-02', today)).toMatchObject({ ok: true });
  });

  it('is counted with the others', () => {
    expect(summariseActions([], today)).toBe('No action is recorded');
    expect(summariseActions([action('2026-10-01', '2026-09-30')], today)).toBe('1 of 1 action done');
    expect(summariseActions([action('2026-10-01', '2026-09-30'), action('2026-11-20'), action('2027-01-01')], today)).toBe(
      '1 of 3 actions done, 1 overdue',
    );
  });
});
