import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boardPicture, linesOf, pictureInSum, readCompetencies, shippedCompetencies } from './competencies.ts';

const [first, second] = shippedCompetencies;

it('says of each competency whether it is covered, held by one person, a gap or not answered', () => {
  const list = shippedCompetencies.slice(0, 4);
  const [a = '', b = '', c = ''] = list.map(({ key }) => key);
  const picture = boardPicture(list, [
    { [a]: 3, [b]: 4, [c]: 2 },
    { [a]: 4, [b]: 1, [c]: 1 },
  ]);
  expect(picture.map(({ standing }) => standing)).toEqual(['covered', 'thin', 'gap', 'not-answered']);
});

it('never counts more people as confident than answered, and one more answer takes no cover away', () => {
  const answers = fc.array(fc.record({ direction: fc.integer({ min: 1, max: 4 }) }), { maxLength: 12 });
  const order = ['not-answered', 'gap', 'thin', 'covered'];
  fc.assert(
    fc.property(answers, fc.integer({ min: 1, max: 4 }), (all, level) => {
      const [line] = boardPicture(shippedCompetencies.slice(0, 1), all);
      const [more] = boardPicture(shippedCompetencies.slice(0, 1), [...all, { direction: level }]);
      expect(line?.confident ?? 0).toBeLessThanOrEqual(line?.answered ?? 0);
      expect(order.indexOf(more?.standing ?? '')).toBeGreaterThanOrEqual(order.indexOf(line?.standing ?? ''));
    }),
  );
});

it('reads a list as it was written, and keeps the keys of what keeps its name', () => {
  expect(readCompetencies(linesOf(shippedCompetencies).split('\n'), shippedCompetencies)).toEqual({ ok: true, list: shippedCompetencies });
  const own = readCompetencies([...linesOf(shippedCompetencies.slice(0, 4)).split('\n'), 'People | Speaking Welsh | Speaks it'], shippedCompetencies);
  expect(own.ok && own.list.map(({ key }) => key)).toEqual([first?.key, second?.key, 'risk', 'change', 'speaking-welsh']);
});

it.each([
  ['a line without its meaning', ['People | Chairing'], /Line 1 must have/],
  ['the same twice', ['A | Chairing | x', 'B | Chairing | y'], /on the list already/],
  ['four lines', ['A | b | c', 'A | d | c', 'A | e | c', 'A | f | c'], /5 to 40/],
])('refuses %s', (_what, lines, reason) => {
  const read = readCompetencies(lines, shippedCompetencies);
  expect(read.ok ? '' : read.reason).toMatch(reason);
});

it('says nothing in sum of a competency that fewer than five answered, and of the others a word alone', () => {
  const [old, added] = shippedCompetencies;
  if (!old || !added) throw new Error('The list that ships is empty.');
  const four = Array.from({ length: 4 }, () => ({ [old.key]: 4, [added.key]: 1 }));
  const lines = pictureInSum([old, added], [...four, { [old.key]: 1 }]);
  expect(lines.map(({ key, standing }) => [key, standing])).toEqual([
    [old.key, 'covered'],
    [added.key, 'withheld'],
  ]);
  expect(lines.every((line) => !('answered' in line || 'confident' in line || 'leading' in line))).toBe(true);
  expect(pictureInSum([old], four).map(({ standing }) => standing)).toEqual(['withheld']);
});
