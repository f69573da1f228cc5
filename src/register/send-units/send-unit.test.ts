import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideSendUnit, decideStage, nextStages, type SendUnit, type SendUnitEntry, type SendUnitStage } from './send-unit.ts';

const today = '2026-11-23';
const earlier = '2026-09-01';
const later = '2027-09-01';
const entry = (over: Partial<SendUnitEntry> = {}): SendUnitEntry => ({
  name: 'The Willow Unit',
  kind: 'send-unit',
  need: null,
  places: 12,
  stage: 'open',
  opensOn: earlier,
  closedOn: null,
  source: 'Commissioning plan',
  ...over,
});
const unit = (over: Partial<SendUnit> = {}): SendUnit => ({ ...entry(over), id: 1, enteredBy: 'Sam Okafor', enteredAt: new Date(0), ...over });

describe('the dates of a unit fit its stage', () => {
  it.each<[SendUnitStage, string | null, string | null, string | null]>([
    // Stage, opening, closing, and the field that is refused.
    ['pipeline', null, null, null],
    ['pipeline', later, null, null],
    ['pipeline', earlier, null, 'opens-on'],
    ['pipeline', null, earlier, 'closed-on'],
    ['due', later, null, null],
    ['due', today, null, null],
    ['due', null, null, 'opens-on'],
    ['due', earlier, null, 'opens-on'],
    ['due', later, later, 'closed-on'],
    ['open', earlier, null, null],
    ['open', today, null, null],
    ['open', null, null, 'opens-on'],
    ['open', later, null, 'opens-on'],
    ['open', earlier, today, 'closed-on'],
    ['closed', earlier, today, null],
    ['closed', null, earlier, null],
    ['closed', earlier, null, 'closed-on'],
    ['closed', earlier, later, 'closed-on'],
    ['closed', today, earlier, 'closed-on'],
  ])('%s, opening %s, closing %s: refused at %s', (stage, opensOn, closedOn, field) => {
    const decided = decideSendUnit(entry({ stage, opensOn, closedOn }), [], today);
    expect(decided.ok ? null : decided.field).toBe(field);
  });

  it('whatever is accepted has a day for what has happened, and none in the future for it', () => {
    const day = fc.option(fc.constantFrom('2024-01-01', earlier, today, later), { nil: null });
    fc.assert(
      fc.property(fc.constantFrom<SendUnitStage>('pipeline', 'due', 'open', 'closed'), day, day, (stage, opensOn, closedOn) => {
        const decided = decideSendUnit(entry({ stage, opensOn, closedOn }), [], today);
        if (!decided.ok) return;
        if (stage === 'open') expect(opensOn !== null && opensOn <= today).toBe(true);
        expect(closedOn !== null).toBe(stage === 'closed');
        if (opensOn !== null && closedOn !== null) expect(opensOn <= closedOn).toBe(true);
      }),
    );
  });
});

describe('the name of a unit', () => {
  it.each([
    ['open', 'THE WILLOW  UNIT', false],
    ['closed', 'The Willow Unit', true],
    ['open', 'The Alder Unit', true],
  ] as const)('beside one that is %s and called %s, may be used: %s', (stage, name, may) => {
    const other = unit({ stage, name, ...(stage === 'closed' ? { closedOn: today } : {}) });
    expect(decideSendUnit(entry(), [other], today).ok).toBe(may);
  });
});

describe('a unit moves', () => {
  const stages = Object.keys(nextStages) as SendUnitStage[];
  const dayFor: Record<SendUnitStage, string> = { pipeline: later, due: later, open: today, closed: today };
  const may = new Set(['pipeline>due', 'pipeline>open', 'pipeline>closed', 'due>open', 'due>pipeline', 'due>closed', 'open>closed']);

  it.each(stages.flatMap((from) => stages.map((to) => [from, to] as const)))('from %s to %s only where that may follow', (from, to) => {
    const start = unit({ stage: from, opensOn: from === 'open' ? earlier : later });
    expect(decideStage(start, { stage: to, on: dayFor[to], source: 'Commissioner' }, today).ok).toBe(may.has(`${from}>${to}`));
  });

  it('keeps the day it opened when it closes', () => {
    expect(decideStage(unit(), { stage: 'closed', on: today, source: 'x' }, today)).toMatchObject({
      ok: true,
      value: { opensOn: earlier, closedOn: today },
    });
  });

  it('has never opened when a plan is dropped', () => {
    const due = unit({ stage: 'due', opensOn: later });
    expect(decideStage(due, { stage: 'closed', on: today, source: 'x' }, today)).toMatchObject({
      ok: true,
      value: { opensOn: null, closedOn: today },
    });
  });
});
