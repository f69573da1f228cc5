import { dateInWords } from '../../kernel/plain-date.ts';
import type { TimelineEntry } from '../inspections/timeline.ts';

/** A published inspection in one line, in its own era's words. */
export function inspectionInWords(
  entry: Pick<TimelineEntry, 'title' | 'on' | 'who' | 'overall' | 'judgements' | 'safeguarding' | 'category' | 'outcome'>,
): string {
  const { title, on, who, overall, judgements, safeguarding, category, outcome } = entry;
  const said = [
    overall === null ? null : `overall ${overall.toLowerCase()}`,
    ...judgements.map(({ area, judgement }) => `${area.toLowerCase()} ${judgement.toLowerCase()}`),
    safeguarding === null ? null : `safeguarding ${safeguarding.toLowerCase()}`,
    category === null ? null : category.toLowerCase(),
    outcome === null ? null : outcome.toLowerCase(),
  ].filter((part) => part !== null);
  const whose = who === 'predecessor' ? ' (of the school before it)' : '';
  return `${title}${on === null ? '' : `, ${dateInWords(on)}`}${whose}${said.length === 0 ? '' : `: ${said.join('; ')}`}.`;
}
