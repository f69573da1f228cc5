import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { VisitArea } from './visit-areas.ts';
import { lastingSections, type TemplateSection, type VisitTemplate } from './visit-purposes.ts';

export const mostSections = 12;

export interface TemplateEntry {
  readonly sections: readonly TemplateSection[];
  readonly areas: readonly VisitArea[];
}

/** A key for a section that is new: of its title, and of no other section’s, so that what is written in one never stands in another. */
export function keyFor(title: string, taken: readonly string[]): string {
  const base = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 30).replace(/^(area|action|own-view)\b/, 'on-$1') || 'section'; // prettier-ignore
  if (!taken.includes(base)) return base;
  for (let count = 2; ; count += 1) if (!taken.includes(`${base}-${String(count)}`)) return `${base}-${String(count)}`;
}

/** Whether a changed template may be the next version. */
export function decideTemplate(entry: TemplateEntry, inUse: VisitTemplate): Result<TemplateEntry> {
  const keys = entry.sections.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) return refused('Two sections are the same');
  if (entry.sections.length > mostSections) return refused(`A note has at most ${String(mostSections)} sections`);
  const gone = lastingSections.filter((key) => !keys.includes(key));
  if (gone.length > 0) return refused('A note always has strengths, areas for development and support given: give each a title');
  if (JSON.stringify([entry.sections, entry.areas]) === JSON.stringify([inUse.sections, inUse.areas])) return refused('Nothing is changed');
  return accepted(entry);
}
