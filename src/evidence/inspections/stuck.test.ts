import { describe, expect, it } from 'vitest';
import { decideStuck } from './stuck.ts';
import { buildTimeline, type KeptInspection } from './timeline.ts';
import { enteredInspection, formerUrn, keptInspection, nothingKnown } from './timeline.fixture.ts';

type Over = Partial<KeptInspection>;
const overall = (grade: string, startedOn: string, over: Over = {}) => keptInspection({ overall: grade, startedOn, ...over });
const areas = (quality: string, leadership: string, startedOn = '2025-01-14', over: Over = {}) => {
  const judgements = { graded_quality_of_education: quality, graded_leadership: leadership };
  return keptInspection({ overall: 'Not judged', startedOn, judgements, ...over });
};
const card = (leadership: string, over: Over = {}) =>
  keptInspection({ kind: 'report-card', startedOn: '2026-01-20', judgements: { inclusion: 'Needs attention', leadership_and_governance: leadership }, ...over }); // prettier-ignore
const ungraded = (outcome: string, startedOn: string) => keptInspection({ kind: 'ungraded', outcome, startedOn });
const former = { relatesToCurrentUrn: 'No', urnAtInspection: formerUrn };

const decide = (kept: readonly KeptInspection[], isListed = true) => decideStuck(buildTimeline({ ...nothingKnown, kept }), { isListed });

describe('stuck, by the definition', () => {
  it.each<[string, readonly KeptInspection[], string]>([
    ['3 after 3', [overall('3', '2023-05-10'), overall('3', '2019-05-10')], 'stuck'],
    ['3 after 4', [overall('3', '2023-05-10'), overall('4', '2019-05-10')], 'stuck'],
    ['3 after 2', [overall('3', '2023-05-10'), overall('2', '2019-05-10')], 'not-stuck'],
    ['2 after 3', [overall('2', '2023-05-10'), overall('3', '2019-05-10')], 'not-stuck'],
    ['4 after 3: worse, and a concern of its own', [overall('4', '2023-05-10'), overall('3', '2019-05-10')], 'not-stuck'],
    ['2, whatever was before', [overall('2', '2023-05-10')], 'not-stuck'],
    ['3, the one before not known', [overall('3', '2023-05-10')], 'cannot-be-known'],
    ['3 after one that was not judged', [overall('3', '2023-05-10'), overall('9', '2019-05-10')], 'cannot-be-known'],
    ['not judged', [overall('9', '2023-05-10'), overall('3', '2019-05-10')], 'cannot-be-known'],
    ['2024/25: quality of education requires improvement', [areas('3', '2'), overall('3', '2021-05-10')], 'stuck'],
    ['2024/25: leadership requires improvement', [areas('2', '3'), overall('4', '2021-05-10')], 'stuck'],
    ['2024/25: neither', [areas('2', '2'), overall('3', '2021-05-10')], 'not-stuck'],
    ['2024/25: one is not recorded', [areas('2', 'NULL'), overall('3', '2021-05-10')], 'cannot-be-known'],
    ['2024/25: one requires improvement, the other is not recorded', [areas('3', 'NULL'), overall('3', '2021-05-10')], 'stuck'],
    ['2024/25: inadequate', [areas('4', '2'), overall('3', '2021-05-10')], 'not-stuck'],
    ['2024/25, before good', [areas('3', '3'), overall('2', '2021-05-10')], 'not-stuck'],
    ['card: needs attention in leadership, before below good', [card('Needs attention'), overall('3', '2022-05-10')], 'stuck'],
    ['card: needs attention in leadership, before below good without a grade', [card('Needs attention'), areas('2', '3')], 'stuck'],
    ['card: needs attention in leadership, before good', [card('Needs attention'), overall('2', '2022-05-10')], 'not-stuck'],
    ['card: needs attention elsewhere alone', [card('Expected standard'), overall('3', '2022-05-10')], 'not-stuck'],
    ['card: urgent improvement in leadership', [card('Urgent improvement'), overall('3', '2022-05-10')], 'not-stuck'],
    ['card: leadership not recorded', [card('NULL'), overall('3', '2022-05-10')], 'cannot-be-known'],
    ['card: needs attention after a card that did', [card('Needs attention', { startedOn: '2027-01-20' }), card('Needs attention')], 'stuck'],
    ['an ungraded one in between that says “remains Good”', [overall('3', '2023-05-10'), ungraded('School remains Good', '2021-03-03')], 'not-stuck'],
    ['an ungraded one in between that gives no grade', [overall('3', '2024-05-10'), ungraded('Standards maintained', '2021-03-03'), overall('3', '2018-05-10')], 'stuck'],
    ['the latest is the predecessor’s', [overall('3', '2023-05-10', former), overall('3', '2019-05-10', former)], 'not-stuck'],
    ['a card, the graded one in the same file the predecessor’s', [card('Needs attention'), overall('3', '2022-05-10', former)], 'not-stuck'],
    ['a card, the predecessor’s known from an old file alone', [card('Needs attention'), overall('3', '2022-05-10', { ...former, isInNewest: false })], 'cannot-be-known'],
    ['3, before it the predecessor’s alone', [overall('3', '2023-05-10'), overall('3', '2019-05-10', former)], 'cannot-be-known'],
    ['an inspection without a day is not put before another', [overall('3', '2023-05-10'), keptInspection({ overall: '3', startedOn: null })], 'cannot-be-known'],
  ])('%s', (_, kept, answer) => {
    expect(decide(kept).answer).toBe(answer);
  }); // prettier-ignore

  it('is not stuck where Ofsted lists the school and nothing of it, and cannot be known where it does not', () => {
    expect(decide([], true).answer).toBe('not-stuck');
    expect(decide([], false).answer).toBe('cannot-be-known');
  });

  it('counts an earlier inspection that was entered by hand', () => {
    const entries = buildTimeline({ ...nothingKnown, kept: [overall('3', '2023-05-10')], entered: [enteredInspection({ overall: 'Inadequate' })] });
    expect(decideStuck(entries, { isListed: true }).answer).toBe('stuck');
  });

  it('says which inspections it looked at, what each says, and why', () => {
    const { because, considered } = decide([card('Needs attention'), areas('3', '2'), overall('4', '2016-05-10', former), ungraded('Standards maintained', '2025-10-01')]);
    expect(because).toBe(
      'Leadership and governance: Needs attention (20 January 2026). The one before was below good, too. Quality of education: Requires improvement; Leadership and management: Good (14 January 2025).',
    );
    expect(considered.map(({ on, says, use }) => [on, says, use])).toEqual([
      ['2026-01-20', 'Leadership and governance: Needs attention', 'The latest'],
      ['2025-10-01', 'Standards maintained', 'Not counted: it gives no grade'],
      ['2025-01-14', 'Quality of education: Requires improvement; Leadership and management: Good', 'The one before'],
      ['2016-05-10', 'Overall effectiveness: Inadequate', 'Not counted: it is the predecessor’s'],
    ]);
  }); // prettier-ignore
});
