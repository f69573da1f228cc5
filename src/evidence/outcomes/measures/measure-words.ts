import { units, type Unit } from '../../../kernel/statistic.ts';
import { phases, polarityWords, type Measure } from './measure.ts';

/** A measure as the API and the command line list it. */
export function measureInWords({ id, name, unit, polarity, phase, publisher, about, due }: Measure) {
  return { id, name, about, unit: units[unit], polarity: polarityWords[polarity], phase: phases[phase], publisher, due };
}

/** What the figures of a measure are, for a page: "percentage", "per 1,000". */
export function unitInWords(unit: Unit): string {
  if (unit === 'percent') return 'percentage';
  return unit === 'pounds' ? 'pounds' : units[unit];
}
