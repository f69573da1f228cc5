import { expect, it } from 'vitest';
import { leadershipRecordKinds } from './record-kinds.ts';

it('tells nobody’s file who leaves, when and why: not even that of whoever told it', () => {
  const kind = leadershipRecordKinds.find(({ kind }) => kind === 'expected-departure');
  const withheld = (kind?.prompts ?? []).flatMap(({ columns, withheld }) => (withheld === 'always' ? columns : []));
  expect(withheld).toEqual(expect.arrayContaining(['role', 'leaves_on', ...(kind?.words ?? []), 'why']));
  expect((kind?.people ?? []).filter(({ as }) => as === 'subject')).toEqual([]);
});
