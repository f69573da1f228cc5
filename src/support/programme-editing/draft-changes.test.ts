import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDefinition, aGate, aLetter, aStage, aTask, readingTogether } from '../programme-definitions/invented-programme.fixture.ts';
import { addStage, keyFor, moveStage, moveTask, putLetter, putTask, removeLetter, removeStage, removeTask } from './draft-changes.ts';

const stagesOf = ({ stages }: typeof readingTogether) => stages.map(({ key }) => key);
const tasksOf = ({ stages }: typeof readingTogether) => stages.map(({ tasks }) => tasks.map(({ key }) => key).join(' '));

describe('a key', () => {
  it.each([
    ['Hear children read', [], 'hear-children-read'],
    ['  2nd visit (école)!', [], 'nd-visit-e-cole'],
    ['???', [], 'item'],
    ['Plan', ['plan', 'plan-2'], 'plan-3'],
  ])('is made of “%s”', (name, taken, key) => {
    expect(keyFor(name, taken)).toBe(key);
  });

  it('is always one that a definition may have, and never one that is taken', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom('item', 'a', 'b', 'item-2')), (name, taken) => {
        const key = keyFor(name, taken);
        expect(key).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
        expect(taken).not.toContain(key);
      }),
    );
  });
});

describe('a draft', () => {
  const panel = aStage('panel', [aGate('x', { outcome: 'improved' })]);

  it('takes a new stage after another, moves it and takes it away', () => {
    const more = addStage(readingTogether, panel, 'look');
    expect(stagesOf(more)).toEqual(['look', 'panel', 'plan', 'work']);
    expect(stagesOf(moveStage(more, 'panel', 'down'))).toEqual(['look', 'plan', 'panel', 'work']);
    expect(stagesOf(moveStage(more, 'look', 'up'))).toEqual(['look', 'panel', 'plan', 'work']);
    expect(removeStage(more, 'panel')).toEqual({ ok: true, value: readingTogether });
  });

  it('keeps its last stage', () => {
    expect(removeStage({ ...readingTogether, stages: [panel] }, 'panel')).toMatchObject({ ok: false });
  });

  it('takes, moves, changes and gives away tasks', () => {
    const sing = aTask('sing');
    expect(tasksOf(putTask(readingTogether, 'plan', sing))[1]).toBe('tell-head agree tell-trust sing');
    expect(tasksOf(moveTask(readingTogether, 'agree', 'up'))[1]).toBe('agree tell-head tell-trust');
    expect(tasksOf(putTask(readingTogether, 'work', aTask('agree')))).toEqual(['first-look', 'tell-head tell-trust', 'work-work agree']);
    expect(tasksOf(removeTask(readingTogether, 'agree'))[1]).toBe('tell-head tell-trust');
  });

  it('takes letters, as many as a programme may have, and keeps one that a task goes with', () => {
    const thanks = aLetter('thanks');
    const lettersOf = (result: ReturnType<typeof putLetter>) => (result.ok ? (result.value.letters ?? []).map(({ name }) => name) : result.reason);
    const more = putLetter(readingTogether, thanks);
    expect(lettersOf(more)).toEqual(['Offer of help', 'Letter thanks']);
    expect(lettersOf(putLetter(readingTogether, aLetter('reading-together-offer', { name: 'Offer' })))).toEqual(['Offer']);
    expect(more.ok && removeLetter(more.value, thanks)).toEqual({ ok: true, value: readingTogether });
    expect(lettersOf(removeLetter(readingTogether, aLetter('reading-together-offer', { name: 'Offer' })))).toBe('“Offer” goes with the task “Tell the headteacher”: choose another letter for the task first, or none.');
    const full = { ...readingTogether, letters: Array.from({ length: 20 }, (_, at) => aLetter(`l${String(at)}`)) };
    expect(lettersOf(putLetter(full, thanks))).toBe('A programme has 20 letters at the most: take one away first.');
    expect(lettersOf(putLetter({ ...readingTogether, letters: undefined }, thanks))).toEqual(['Letter thanks']);
  }); // prettier-ignore

  it('loses nothing by being put in another order', () => {
    fc.assert(
      fc.property(anyDefinition, fc.nat(5), fc.constantFrom('up' as const, 'down' as const), (definition, at, way) => {
        const key = `s${String(at)}`;
        expect(stagesOf(moveStage(definition, key, way)).toSorted()).toEqual(stagesOf(definition).toSorted());
      }),
    );
  });
});
