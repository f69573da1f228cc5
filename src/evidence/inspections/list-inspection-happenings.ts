import type { Database } from '../../platform/database/database.ts';
import { findProviderInBrief, findReaderScope, type Happening, type ListHappenings } from '../../register/index.ts';
import { findTimeline } from './find-timeline.ts';
import type { TimelineEntry } from './timeline.ts';

/** Every inspection of a provider in its own words: published, and so for every reader. */
export function inspectionHappenings({ db }: { readonly db: Database }): ListHappenings {
  return async (actor, { id, authorityId }, today) => {
    const scope = await findReaderScope(db.kysely, actor.authorityId);
    const provider = scope && (await findProviderInBrief(db.kysely, scope, id));
    if (!provider) return [];
    const { entries } = await findTimeline(db.kysely, provider, authorityId, today);
    return entries.map((entry) => happeningOf(entry, id));
  };
}

function happeningOf(entry: TimelineEntry, providerId: number): Happening {
  const { on, title, body, who, overall, category, safeguarding, judgements, outcome } = entry;
  const said = [
    who === 'predecessor' ? 'Of the school before this one' : null,
    overall === null ? null : `Overall effectiveness: ${overall.toLowerCase()}`,
    category,
    safeguarding === null ? null : `Safeguarding: ${safeguarding.toLowerCase()}`,
    ...judgements.map(({ area, judgement }) => `${area}: ${judgement.toLowerCase()}`),
    outcome,
  ].filter((part) => part !== null);
  return {
    kind: 'inspection',
    on,
    title: body === 'Ofsted' || entry.kind === 'rise' ? title : `${title}, by ${body}`,
    says: said.length === 0 ? null : `${said.map((part) => part.replace(/\.$/, '')).join('. ')}.`,
    href: `/providers/${String(providerId)}/inspections`,
  };
}
