import type { ListedMapping } from '../../../datasets/index.ts';
import { phases, type Measure, type MeasurePhase, type Topic } from './measure.ts';

const topicOf: Readonly<Record<MeasurePhase, Topic>> = {
  'early-years': 'early-years',
  'primary': 'key-stage-2',
  'secondary': 'key-stage-4',
  'special': 'send',
  'post-16': 'post-16',
  'all': 'context',
};

/** The measures that officers defined of files they mapped. */
export function mappedMeasures(mappings: readonly Pick<ListedMapping, 'mapping' | 'measures'>[]): Measure[] {
  return mappings.flatMap(({ mapping, measures }) =>
    measures.map(({ id, name, unit, decimals, polarity, phase, indicator, groups }): Measure => ({
      id,
      name,
      about: `“${indicator}” of “${mapping.title}”, as an officer described the file. ${phases[phase]}.`,
      unit,
      decimals,
      polarity,
      phase,
      topic: topicOf[phase],
      publisher: 'Department for Education, explore education statistics',
      due: 'As the publisher says',
      groups: Object.fromEntries(
        Object.entries(groups).map(([group, breakdown]) => [group, [{ dataset: mapping.dataset, column: indicator, breakdown }]]),
      ),
    })),
  );
}
