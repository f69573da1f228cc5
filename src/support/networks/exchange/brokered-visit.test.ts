import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '../../../kernel/school-calendar.ts';
import {
  decideStep,
  endingOf,
  isUnderWay,
  lookDueOn,
  mayHostKnowAsker,
  sides,
  stateAfter,
  stepsOpenTo,
  type Stage,
  takesRoom,
  type VisitStep,
} from './brokered-visit.ts';

const today = '2026-11-23';
const proposedOn = '2026-11-16';
const yes = (side: 'asker' | 'host'): VisitStep => ({ kind: 'accepted', side, on: today, words: null });
const both = [yes('asker'), yes('host')];
const dated: VisitStep = { kind: 'dated', side: 'asker', on: '2026-12-01', from: '09:30' };
const happened: VisitStep = { kind: 'happened', side: 'asker', on: '2026-11-20' };
const looked = (outcome: 'changed' | 'not-yet' | 'no', closes: boolean, on = today): VisitStep => ({
  kind: 'looked',
  side: 'asker',
  on,
  outcome,
  words: 'Seen',
  closes,
});
const declined: VisitStep = { kind: 'declined', side: 'host', on: today, words: 'No room' };
const off: VisitStep = { kind: 'called-off', side: 'asker', on: today, words: 'Ill' };
const back = (side: 'asker' | 'host'): VisitStep => ({ kind: 'taken-back', side, on: today, words: 'The wrong day' });
const said = (side: 'asker' | 'host'): VisitStep => ({ kind: 'said', side, on: today, words: 'It was good' });

const calendar: SchoolCalendar = {
  terms: [
    { academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18', halfTermFrom: '2026-10-26', halfTermTo: '2026-10-30' },
    { academicYear: '2026/27', name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25', halfTermFrom: '2027-02-15', halfTermTo: '2027-02-19' },
  ],
  bankHolidays: [],
  holidays: new Set(),
  insetDays: new Set(),
  provisionalYears: [],
};

it.each<[string, readonly VisitStep[], Stage]>([
  ['nothing was said', [], 'proposed'],
  ['one side accepted', [yes('host')], 'proposed'],
  ['both accepted', both, 'agreed'],
  ['one accepted and the other declined', [yes('asker'), declined], 'declined'],
  ['a day was set', [...both, dated], 'dated'],
  ['it happened without a day', [...both, happened], 'happened'],
  ['it happened and each said something', [...both, dated, happened, said('asker'), said('host')], 'happened'],
  ['nothing has changed yet', [...both, happened, looked('not-yet', false)], 'happened'],
  ['something changed', [...both, happened, looked('not-yet', false), looked('changed', true)], 'closed'],
  ['it was taken back that it happened', [...both, dated, happened, back('asker')], 'dated'],
  ['it was taken back of one that never had a day', [...both, happened, back('asker')], 'agreed'],
  ['it was called off', [...both, dated, off], 'called-off'],
])('where %s it is %s', (_what, steps, stage) => {
  expect(stateAfter(steps).stage).toBe(stage);
});

it.each<[string, readonly VisitStep[], Stage]>([
  ['nobody has accepted', [], 'called-off'],
  ['one side has accepted', [yes('asker')], 'called-off'],
  ['both have accepted', both, 'agreed'],
  ['has happened', [...both, happened], 'happened'],
])('a match that %s, once its ask is closed, is %s', (_what, steps, stage) => {
  const ending = endingOf(stateAfter(steps), { side: 'asker', on: today, words: 'The ask was closed' });
  expect(stateAfter([...steps, ...(ending === null ? [] : [ending])]).stage).toBe(stage);
});

describe('what may be recorded', () => {
  it.each<[string, readonly VisitStep[], VisitStep, boolean]>([
    ['an answer', [], yes('host'), true],
    ['a second answer of the same side', [yes('host')], yes('host'), false],
    ['a no after one’s own yes', [yes('host')], declined, false],
    ['a day before both have accepted', [yes('asker')], dated, false],
    ['a day that is past', both, { ...dated, on: '2026-11-22' }, false],
    ['another day', [...both, dated], dated, true],
    ['that it happened', [...both, dated], happened, true],
    ['that it happened before it was proposed', [...both, dated], { ...happened, on: '2026-11-15' }, false],
    ['that it happened on the day it was proposed', [...both, dated], { ...happened, on: proposedOn }, true],
    ['that it happened tomorrow', [...both, dated], { ...happened, on: '2026-11-24' }, false],
    ['what changed, before it happened', both, looked('changed', true), false],
    ['what changed', [...both, happened], looked('changed', true), true],
    ['what changed, by the side that offered', [...both, happened], { ...looked('changed', true), side: 'host' }, false],
    ['what each said, once', [...both, happened, said('host')], said('host'), false],
    ['what one said after it was closed', [...both, happened, looked('no', true)], said('host'), true],
    ['taking back that it happened', [...both, happened], back('asker'), true],
    ['taking back what the other side recorded', [...both, happened], back('host'), false],
    ['taking it back once it was said what changed', [...both, happened, looked('not-yet', false)], back('asker'), false],
    ['taking back what did not happen', [...both, dated], back('asker'), false],
    ['calling off what happened', [...both, happened], off, false],
    ['anything after it was declined', [declined], yes('asker'), false],
  ])('%s', (_what, before, step, may) => {
    expect(decideStep(stateAfter(before), step, { today, proposedOn }).ok).toBe(may);
  });

  it('is only ever what is offered on the page, and a match that is over takes neither room nor steps', () => {
    const any = fc.constantFrom(
      ...both,
      dated,
      happened,
      looked('not-yet', false),
      looked('changed', true),
      declined,
      off,
      back('asker'),
      said('asker'),
      said('host'),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (tried) => {
        const steps: VisitStep[] = [];
        for (const step of tried) {
          const state = stateAfter(steps);
          const may = decideStep(state, step, { today, proposedOn }).ok;
          expect(may && !stepsOpenTo(state, step.side).includes(step.kind)).toBe(false);
          if (may) steps.push(step);
        }
        const state = stateAfter(steps);
        if (!takesRoom(state)) for (const side of sides) expect(stepsOpenTo(state, side)).toEqual([]);
        if (isUnderWay(state)) expect(state.happenedOn).toBeNull();
        if (state.stage === 'closed') expect(state.looks.at(-1)).toBeDefined();
      }),
    );
  });
});

it.each<[string, readonly VisitStep[], string | null]>([
  ['a visit to come', [...both, dated], null],
  // Six weeks with school days in them after Friday 20 November: two to Christmas lie between.
  ['a visit that happened', [...both, happened], '2027-01-15'],
  ['one where nothing had changed yet', [...both, happened, looked('not-yet', false, '2027-01-15')], '2027-03-05'],
  ['one beyond the terms that are known', [...both, { ...happened, on: '2027-03-24' }], '2027-05-19'],
  ['one that is closed', [...both, happened, looked('no', true)], null],
])('what changed is asked of %s on %s', (_what, steps, on) => {
  expect(lookDueOn(stateAfter(steps), calendar)).toBe(on);
});

it('the one that is asked to help learns who asks once they have said yes, or where they asked openly', () => {
  expect(mayHostKnowAsker(stateAfter([]), { isOpen: false })).toBe(false);
  expect(mayHostKnowAsker(stateAfter([yes('host')]), { isOpen: false })).toBe(false);
  expect(mayHostKnowAsker(stateAfter([yes('asker')]), { isOpen: false })).toBe(true);
  expect(mayHostKnowAsker(stateAfter([]), { isOpen: true })).toBe(true);
});
