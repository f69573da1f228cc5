import { describe, expect, it } from 'vitest';
import { programmeDefinition } from './definition.ts';
import { aLetter, readingTogether } from './invented-programme.fixture.ts';

const parsed = (over: object) => programmeDefinition.parse(JSON.parse(JSON.stringify({ ...readingTogether, ...over })));
const { readBy: _, takenBackBy: __, ...silent } = aLetter('warning-notice', { dated: 'given.given-on' });
const letterOf = (over: object) => parsed({ letters: [{ ...silent, ...over }] }).letters?.[0];
const roleOf = (attendee: object) => parsed({ attend: [{ appliesWhen: null, ...attendee }] }).attend[0]?.as;

describe('a definition that was stored before it said so', () => {
  it.each([
    ['warning-notice', ['chair']],
    ['s64', ['chair']],
    ['letter-of-concern', ['head', 'chair']],
    ['entry-letter', ['head', 'chair', 'trust']],
    ['entry-letter-diocese', []],
    ['invitation', ['head', 'trust']],
    ['academy-concern', ['head', 'trust']],
    ['breach-notice', ['head']],
    ['statement-of-action', []],
    ['a-letter-of-our-own', []],
  ])('has its letter %s read by whom it was read', (key, readers) => {
    expect(letterOf({ key })?.readBy).toEqual(readers);
  });

  it('has the letter of a power taken back as it was', () => {
    expect(letterOf({ dated: 'use-s66.from' })?.takenBackBy).toEqual({ task: 'end-s66', field: 'because', is: ['taken-back'] });
    expect(letterOf({ dated: 'suspend.given-on' })?.takenBackBy).toEqual({ task: 'restore', field: 'because', is: ['taken-back'] });
    expect(letterOf({})?.takenBackBy).toBeNull();
  });

  it.each([
    ['The diocese', 'diocese'],
    ['A Diocese or other religious body', 'diocese'],
    ['The archdiocesan trust', null],
  ] as const)('has “%s” attend as %s', (who, as) => {
    expect(roleOf({ who })).toBe(as);
  });
});

describe('a programme that was stored before it said so', () => {
  const { reasonIsTold: _told, stages, ...whole } = readingTogether;
  const [task] = stages[0]?.tasks ?? [];
  if (task === undefined) throw new Error('It has a task');
  const { heldWithThem: _held, ...stored } = task;
  const read = (programme: string, over: object = {}) =>
    parsed({ ...whole, reasonIsTold: undefined, key: programme, stages: stages.map((stage) => ({ ...stage, tasks: [{ ...stored, ...over }] })) });

  it.each([
    ['trip', true],
    ['reading-together', false],
    ['intervention', false],
  ])('tells its provider why a run of “%s” began: %s', (programme, isTold) => {
    expect(read(programme).reasonIsTold).toBe(isTold);
  });

  it.each([
    ['trip', 'first-check', true],
    ['trip', 'further-check', true],
    ['trip', 'entry-meeting', false],
    ['reading-together', 'first-check', false],
  ])('of “%s” holds “%s” with the provider: %s', (programme, key, isHeld) => {
    expect(read(programme, { key }).stages[0]?.tasks[0]?.heldWithThem).toBe(isHeld);
  });

  it('is taken at its word where it says so', () => {
    expect(parsed({ key: 'trip', reasonIsTold: false }).reasonIsTold).toBe(false);
    expect(read('trip', { key: 'first-check', heldWithThem: false }).stages[0]?.tasks[0]?.heldWithThem).toBe(false);
  });
});

describe('a definition that says it', () => {
  it('is taken at its word, whatever its letters and people are called', () => {
    expect(letterOf({ readBy: [] })?.readBy).toEqual([]);
    expect(letterOf({ readBy: ['trust'] })?.readBy).toEqual(['trust']);
    expect(letterOf({ key: 'entry-letter-diocese', readBy: ['diocese'] })?.readBy).toEqual(['diocese']);
    expect(letterOf({ dated: 'use-s66.from', takenBackBy: null })?.takenBackBy).toBeNull();
    expect(roleOf({ who: 'The diocese', as: null })).toBeNull();
    expect(roleOf({ who: 'Whoever the bishop sends', as: 'diocese' })).toBe('diocese');
  });

  it('names no reader and no role that there is not', () => {
    expect(() => letterOf({ readBy: ['director'] })).toThrow();
    expect(() => roleOf({ who: 'The diocese', as: 'mayor' })).toThrow();
  });
});
