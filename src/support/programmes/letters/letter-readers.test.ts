import { describe, expect, it } from 'vitest';
import type { TaskNow } from '../replay.ts';
import { lawLetters } from '../../intervention/letters/letter-templates.ts';
import { aLetter } from '../../programme-definitions/invented-programme.fixture.ts';
import { readersOf } from './letter-readers.ts';

const today = '2026-11-23';
const readers = (key: string, tasks: Readonly<Record<string, Pick<TaskNow, 'state' | 'answers'> & Partial<Pick<TaskNow, 'doneOn'>>>>) => {
  const letter = lawLetters.find((one) => one.key === key);
  if (letter === undefined) throw new Error(`There is no letter ${key}.`);
  return readersOf({ letter, task: letter.dated.split('.')[0] ?? '', tasks, today }).toSorted();
};
const given = (copies: readonly string[], on = '2026-11-16', state: TaskNow['state'] = 'done') => ({
  given: { state, answers: { 'given-on': on, copies } },
});

describe('a letter is read by', () => {
  it.each([
    ['the chair alone, where the head has no copy', given(['ofsted']), ['chair']],
    ['the head too, where the head has a copy', given(['head', 'ofsted']), ['chair', 'head']],
    ['the diocese too, where it has a copy', given(['diocese', 'ofsted']), ['chair', 'diocese']],
    ['nobody, before the day on which it goes, though it is copied', given(['diocese'], '2026-11-24'), []],
    ['nobody, while it waits for a second person', given(['head'], '2026-11-16', 'waits-for-second'), []],
    ['nobody, before the day on which it goes', given(['head'], '2026-11-24'), []],
    ['nobody, before it is given', {}, []],
  ] as const)('%s', (_what, tasks, expected) => {
    expect(readers('warning-notice', tasks)).toEqual(expected);
  });

  it.each([
    ['the chair, of a suspension that came into force', { 'use-s66': { state: 'done', answers: { from: '2026-11-20' } } }, ['chair']],
    ['nobody, of a suspension that was taken back before its first day, when that day has come', { 'use-s66': { state: 'done', answers: { from: '2026-11-20' } }, 'end-s66': { state: 'done', answers: { because: 'taken-back' }, doneOn: '2026-11-18' } }, []],
    ['the chair, of a suspension that has ended', { 'use-s66': { state: 'done', answers: { from: '2026-11-20' } }, 'end-s66': { state: 'done', answers: { 'because': 'restored', 'last-day': '2026-11-21' }, doneOn: '2026-11-22' } }, ['chair']],
  ] as const)('%s', (_what, tasks, expected) => {
    expect(readers('s66', tasks)).toEqual(expected);
  });

  it('the chair, where a suspension was taken back after its letter went', () => {
    const tasks = { suspend: { state: 'done', answers: { 'given-on': '2026-11-16', 'from': '2026-12-01' } }, restore: { state: 'done', answers: { because: 'taken-back' }, doneOn: '2026-11-18' } } as const;
    expect(readers('suspension-of-delegation', tasks)).toEqual(['chair']);
  });

  it('those to whom a statement to Ofsted was copied, when it was', () => {
    const statement = { statement: { state: 'done', answers: { 'prepared-on': '2026-11-12' } } } as const;
    expect(readers('statement-of-action', statement)).toEqual([]);
    expect(readers('statement-of-action', { ...statement, copies: { state: 'done', answers: { copies: ['ofsted', 'governing-body'] } } })).toEqual(['chair']);
  });

  it.each([
    ['those whom the letter names, whatever it is called', ['head', 'trust'], ['head', 'trust']],
    ['the diocese, where it names it', ['diocese'], ['diocese']],
    ['nobody, where it names nobody', [], []],
  ] as const)('%s', (_what, readBy, expected) => {
    const letter = aLetter('a-letter-of-our-own', { dated: 'sent.on', readBy: [...readBy] });
    expect(readersOf({ letter, task: 'sent', tasks: { sent: { state: 'done', answers: { on: '2026-11-16' } } }, today })).toEqual(expected);
  });

  it('nobody, where an answer of its own takes it back before its day', () => {
    const letter = aLetter('a-letter-of-our-own', { dated: 'sent.on', readBy: ['head'], takenBackBy: { task: 'thought-better', field: 'of', is: ['it', 'all'] } });
    const read = (of: string, doneOn: string) => readersOf({ letter, task: 'sent', tasks: { 'sent': { state: 'done', answers: { on: '2026-11-16' } }, 'thought-better': { state: 'done', answers: { of }, doneOn } }, today });
    expect([read('all', '2026-11-13'), read('nothing', '2026-11-13'), read('all', '2026-11-17')]).toEqual([[], ['head'], ['head']]);
  });

  it('the trust and the head, where an academy’s concern is put in writing', () => {
    expect(readers('academy-concern', { letter: { state: 'done', answers: { 'sent-on': '2026-11-16' } } })).toEqual(['head', 'trust']);
  });
}); // prettier-ignore
