import { expect, it } from 'vitest';
import { snapshotOf } from './entered-inspection-row.ts';
import { answersOfInspection } from './entered-inspection-words.ts';
import { knownOn } from './find-standing-inspections.ts';
import { enteredInspection, nothingKnown } from './timeline.fixture.ts';

it.each([
  ['its publication, where somebody has said when that was', '2026-11-10', '2026-11-09', 0],
  ['its publication, and on that day', '2026-11-10', '2026-11-10', 1],
  ['the inspection, where nobody has', null, '2026-10-06', 1],
  ['the inspection, and not before', null, '2026-10-05', 0],
] as const)('an inspection that was entered by hand is known from %s', (_, publishedOn, asAt, count) => {
  const entered = [enteredInspection({ inspectedOn: '2026-10-06', publishedOn })];
  expect(knownOn({ ...nothingKnown, entered, isListed: true }, asAt).entered).toHaveLength(count);
});

it('an inspection says when its report was published, where that is on record', () => {
  const told = (publishedOn: string | null) =>
    answersOfInspection(snapshotOf(enteredInspection({ publishedOn }))).find(({ label }) => label === 'Published on');
  expect(told('2026-11-10')?.text).toBe('10 November 2026');
  expect(told(null)).toBeUndefined();
});
