import { describe, expect, it } from 'vitest';
import { decideStanding, type StandingInspection, type Told, type WhatIsOpen } from './standing.ts';
import { decideStuck } from './stuck.ts';
import { buildTimeline, type KeptInspection } from './timeline.ts';
import { enteredInspection, formerUrn, keptInspection, nothingKnown } from './timeline.fixture.ts';

const open: WhatIsOpen = { asAt: '2026-11-26', stuck: null, files: 'listed', fileAsAt: '2026-08-31' };
const decide = (kept: readonly KeptInspection[], over: Partial<WhatIsOpen> = {}): StandingInspection => {
  const entries = buildTimeline({ ...nothingKnown, kept });
  return decideStanding(entries, { ...open, stuck: decideStuck(entries, { isListed: true }), ...over });
};
const shown = (told: Told<unknown>): unknown => (told.state === 'known' ? told.value : told.state);

const all = {
  inclusion: 'Expected standard',
  achievement: 'Expected standard',
  curriculum_and_teaching: 'Expected standard',
  leadership_and_governance: 'Strong standard',
};
const card = (judgements: Record<string, string> = {}, over: Partial<KeptInspection> = {}) =>
  keptInspection({ kind: 'report-card', startedOn: '2026-06-09', safeguarding: 'Met', judgements: { ...all, ...judgements }, ...over });
const graded = (overall: string | null, judgements: Record<string, string> = {}, over: Partial<KeptInspection> = {}) =>
  keptInspection({ overall, judgements, safeguarding: 'Yes', ...over });
const former = { relatesToCurrentUrn: 'No', urnAtInspection: formerUrn };

describe('what stands by a report card', () => {
  it.each<[string, readonly KeptInspection[], [number, number, boolean, boolean | string]]>([
    ['all expected, leadership strong', [card()], [0, 0, false, true]],
    ['leadership exceptional', [card({ leadership_and_governance: 'Exceptional' })], [0, 0, false, true]],
    ['leadership expected', [card({ leadership_and_governance: 'Expected standard' })], [0, 0, false, false]],
    ['leadership needs attention', [card({ leadership_and_governance: 'Needs attention' })], [0, 1, true, false]],
    ['two need attention', [card({ inclusion: 'Needs attention', achievement: 'Needs attention' })], [0, 2, false, false]],
    ['one at urgent improvement', [card({ inclusion: 'Urgent improvement' })], [1, 0, false, false]],
    ['before it a graded one, that counts no more', [card(), graded('4', { graded_leadership: '4' })], [0, 0, false, true]],
  ])('%s', (_, kept, [urgent, attention, leadership, strong]) => {
    const found = decide(kept);
    expect([found.urgentImprovementAreas, found.needsAttentionAreas, found.needsAttentionInLeadership, found.isStrong].map(shown)).toEqual([
      urgent,
      attention,
      leadership,
      strong,
    ]);
    expect([found.inadequateJudgements.state, found.requiresImprovement.state]).toEqual(['not-applicable', 'not-applicable']);
  });

  it('is missing where its leadership is not on record, and everything else is well', () => {
    const found = decide([card({ leadership_and_governance: 'NULL' })]);
    expect([found.needsAttentionInLeadership, found.isStrong].map(shown)).toEqual(['missing', 'missing']);
  });

  it('says its areas in its own words, who says so, and of which day', () => {
    const found = decide([card({}, { safeguarding: 'Not met' })]);
    expect(found.areas[0]).toEqual({
      area: 'Inclusion',
      judgement: 'Expected standard',
      source: 'Ofsted, management information as at 31 August 2026',
      on: '2026-06-09',
    });
    expect(found.safeguardingNotMet).toEqual({
      state: 'known',
      value: true,
      says: 'Not met (report card of 9 June 2026)',
      source: 'Ofsted, management information as at 31 August 2026',
      on: '2026-06-09',
    });
  });
});

describe('what stands by a graded inspection', () => {
  it.each<[string, KeptInspection, [number | string, boolean | string, boolean | string]]>([
    ['good', graded('2', { graded_leadership: '2', graded_quality_of_education: '2' }), [0, false, false]],
    ['good, leadership outstanding', graded('2', { graded_leadership: '1', graded_quality_of_education: '2' }), [0, false, true]],
    ['requires improvement overall', graded('3', { graded_leadership: '1' }), [0, true, false]],
    ['good overall, leadership requires improvement', graded('2', { graded_leadership: '3' }), [0, true, false]],
    ['good overall, behaviour requires improvement', graded('2', { graded_behaviour: '3', graded_leadership: '1' }), [0, false, false]],
    ['inadequate overall and in one judgement', graded('4', { graded_behaviour: '4' }), [2, false, false]],
    ['the overall grade alone', graded('1'), [0, false, 'missing']],
    [
      'no overall grade, both judgements good',
      graded('Not judged', { graded_leadership: '2', graded_quality_of_education: '2' }, { startedOn: '2025-01-14' }),
      [0, false, false],
    ],
    [
      'no overall grade, quality of education requires improvement',
      graded('Not judged', { graded_quality_of_education: '3' }, { startedOn: '2025-01-14' }),
      [0, true, false],
    ],
    ['no overall grade, one judgement alone', graded('Not judged', { graded_leadership: '1' }, { startedOn: '2025-01-14' }), [0, 'missing', true]],
    ['not judged at all', graded('9'), ['missing', 'missing', 'missing']],
  ])('%s', (_, kept, [inadequate, improvement, strong]) => {
    const found = decide([kept]);
    expect([found.inadequateJudgements, found.requiresImprovement, found.isStrong].map(shown)).toEqual([inadequate, improvement, strong]);
    expect([found.urgentImprovementAreas, found.needsAttentionAreas, found.needsAttentionInLeadership].map(shown)).toEqual(
      new Array(3).fill('not-applicable'),
    );
  });

  it.each([
    ['SM', 'special measures'],
    ['RSI', 'requires significant improvement'],
    ['SWK', 'serious weaknesses'],
    [null, 'none'],
    ['Something new', 'missing'],
  ])('category %s is %s', (category, expected) => {
    expect(shown(decide([graded('4', {}, { category })]).category)).toBe(expected);
  });

  it.each([
    ['Yes', false],
    ['No', true],
    [null, 'missing'],
  ])('safeguarding effective, %s in the file', (safeguarding, expected) => {
    expect(shown(decide([graded('2', {}, { safeguarding })]).safeguardingNotMet)).toBe(expected);
  });
});

describe('what stands where the present school has had no full inspection', () => {
  it('is nothing of its predecessor’s: no category, and the rest is missing or does not apply', () => {
    const found = decide([graded('4', { graded_leadership: '4' }, { ...former, category: 'SM', safeguarding: 'No' })]);
    expect(found.category).toMatchObject({ state: 'known', value: 'none' });
    expect(found.category.state === 'known' && found.category.says).toContain('its predecessor’s, of 10 May 2022, is not counted');
    expect([found.safeguardingNotMet, found.needsAttentionAreas, found.isStrong].map(shown)).toEqual(['missing', 'missing', 'missing']);
    expect([found.inadequateJudgements, found.requiresImprovement].map(shown)).toEqual(['not-applicable', 'not-applicable']);
    expect([shown(found.stuck), found.areas]).toEqual([false, []]);
  });

  it('before report cards is the other way round', () => {
    const found = decide([], { asAt: '2025-06-01' });
    expect([found.inadequateJudgements, found.needsAttentionAreas].map(shown)).toEqual(['missing', 'not-applicable']);
  });

  it.each([
    ['never-loaded', 'Ofsted’s management information has not been loaded.'],
    ['not-listed', 'No inspection of it is known: Ofsted’s file does not have it.'],
    ['replaced', 'Ofsted’s file has a later inspection, and not what stood on that day.'],
  ] as const)('with files %s: nothing is known, and why', (files, because) => {
    const found = decide([], { files });
    expect([found.category, found.safeguardingNotMet, found.stuck]).toEqual(new Array(3).fill({ state: 'missing', because }));
  });
});

it('of a setting is by its latest inspection, in the era’s terms; whether it is stuck is not asked', () => {
  const entered = enteredInspection({
    kind: 'early-years',
    inspectedOn: '2026-03-03',
    judgements: [
      { area: 'Inclusion', judgement: 'Urgent improvement' },
      { area: 'Leadership and governance', judgement: 'Needs attention' },
    ],
    safeguarding: 'Not met',
  });
  const found = decideStanding(buildTimeline({ ...nothingKnown, entered: [entered] }), open);
  expect([found.urgentImprovementAreas, found.needsAttentionInLeadership, found.safeguardingNotMet, found.stuck].map(shown)).toEqual([
    1,
    true,
    true,
    'not-applicable',
  ]);
  expect(found.safeguardingNotMet.state === 'known' && found.safeguardingNotMet.source).toBe(
    'Ofsted; entered by the authority: The report on Ofsted’s site',
  );
});
