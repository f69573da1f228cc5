import { describe, expect, it } from 'vitest';
import { addressOf, mostCompared, readQuestion, withMore, without } from './comparison-question.ts';

const read = (text: string) => readQuestion(new URLSearchParams(text));

describe('the question of a comparison', () => {
  it('is wholly in its address', () => {
    const text =
      '/outcomes/compare?measure=ks2-rwm-expected&group=boys&year=2024%2F25&order=value&who=school-7&who=authority-940&q=alder&phase=primary&locality=3&trust=9';
    expect(addressOf(read(text.split('?')[1] ?? ''))).toBe(text);
    expect(addressOf(read(''))).toBe('/outcomes/compare');
  });

  it('leaves out what it cannot read, and whoever is named twice', () => {
    const question = read('group=nobody&who=school-7&who=school-7&who=school-0&who=authority-9&who=x&locality=-1');
    expect(question).toMatchObject({ group: 'all', who: [{ kind: 'school', id: 7 }], leftOut: 0 });
    expect(question.search.localityId).toBeNull();
  });

  it('compares no more than can be read, and says how many are left out', () => {
    const text = Array.from({ length: mostCompared + 2 }, (_, place) => `who=school-${place + 1}`).join('&');
    const question = read(text);
    expect([question.who.length, question.leftOut]).toEqual([mostCompared, 2]);
  });

  it('adds each once, and takes away', () => {
    const question = read('who=school-7');
    const more = withMore(question, [
      { kind: 'school', id: 7 },
      { kind: 'authority', laCode: '940' },
    ]);
    expect(more).toEqual([
      { kind: 'school', id: 7 },
      { kind: 'authority', laCode: '940' },
    ]);
    expect(without({ ...question, who: more }, { kind: 'school', id: 7 })).toEqual([{ kind: 'authority', laCode: '940' }]);
  });
});
