import { describe, expect, it } from 'vitest';
import { mappedGroups, mappedPhases, mappedPolarities } from '../../../datasets/index.ts';
import { isGroup } from './groups.ts';
import { mappedMeasures } from './mapped-measures.ts';
import { phases, polarityWords } from './measure.ts';

describe('measures of files that officers mapped', () => {
  it('are found in that file, in the part that each group is', () => {
    const mapping = { dataset: 'suspensions', title: 'Suspensions', levels: ['authority'], filters: ['phase'], indicators: ['susp_rate'] } as const;
    const measure = { id: 'suspensions-susp-rate', name: 'Suspensions', unit: 'rate-per-100', decimals: 2, polarity: 'lower', phase: 'all' } as const;
    const [made] = mappedMeasures([{ mapping, measures: [{ ...measure, indicator: 'susp_rate', groups: { all: 'Total', girls: 'Girls' } }] }]);
    expect(made).toMatchObject({ ...measure, topic: 'context' });
    expect(made?.groups).toEqual({
      all: [{ dataset: 'suspensions', column: 'susp_rate', breakdown: 'Total' }],
      girls: [{ dataset: 'suspensions', column: 'susp_rate', breakdown: 'Girls' }],
    });
  });

  it('are chosen from the words that evidence has', () => {
    expect(Object.keys(mappedGroups).filter((group) => !isGroup(group))).toEqual([]);
    expect(Object.keys(mappedPhases)).toEqual(Object.keys(phases));
    expect(Object.keys(mappedPolarities)).toEqual(Object.keys(polarityWords));
  });
});
