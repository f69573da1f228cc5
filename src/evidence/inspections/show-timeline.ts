import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findProviderInBrief, findReaderScope, isAllowed, reachesProvider } from '../../register/index.ts';
import { listEnteredInspections } from './find-entered-inspections.ts';
import { findTimeline } from './find-timeline.ts';
import { type Era, eraOf, eraWords } from './inspection.ts';
import { windowRule } from './next-inspection.ts';
import { stuckDefinition, stuckWords } from './stuck.ts';
import { kindWords, type TimelineEntry } from './timeline.ts';

export interface InspectionMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** Every inspection of one provider on one line, with what must not be overlooked at the top. */
export async function showTimeline({ db, clock }: InspectionMeans, { actor, params }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const provider = scope && (await findProviderInBrief(db.kysely, scope, params['id']));
  if (!scope || !provider) return { kind: 'not-found' };
  const facts = await findTimeline(db.kysely, provider, scope.authorityId, clock.today());
  const mayView = await reachesProvider(db.kysely, clock, actor, 'entry.view', provider.id);
  const withdrawn = mayView ? (await listEnteredInspections(db.kysely, provider.id, scope.authorityId)).filter((one) => one.withdrawn !== null) : [];
  const { stuck } = facts;
  return {
    kind: 'page',
    template: 'evidence/inspections/timeline.njk',
    data: {
      provider,
      ...facts,
      stuck: stuck && { ...stuck, answerText: stuckWords[stuck.answer] },
      stuckDefinition,
      windowRule,
      sections: inSections(facts.entries),
      base: `/providers/${provider.id}/inspections`,
      mayView,
      mayViewData: isAllowed(actor, 'data.view'),
      mayRecord: await reachesProvider(db.kysely, clock, actor, 'inspection.record', provider.id),
      withdrawn: withdrawn.map(({ id, kind, inspectedOn }) => ({ id, inspectedOn, kindText: kindWords[kind] })),
      backLink: `/providers/${provider.id}`,
    },
  };
}

interface Section {
  readonly title: string;
  readonly era: Era | null;
  readonly entries: TimelineEntry[];
}

/** In the order of time, with a heading where the era changes: also what is no inspection of Ofsted's stands where its day lies. */
function inSections(entries: readonly TimelineEntry[]): Section[] {
  const sections: Section[] = [];
  for (const entry of entries) {
    const era = entry.on === null ? null : eraOf(entry.on);
    if (sections.at(-1)?.era !== era || sections.length === 0)
      sections.push({ title: era === null ? 'Day not known' : eraWords[era], era, entries: [] });
    sections.at(-1)?.entries.push(entry);
  }
  return sections;
}
