import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { findOwnProvider } from '../by-hand/find-own-provider.ts';
import type { ProviderPanel } from '../providers/provider-panel.ts';
import { factsOn } from './entered-fact.ts';
import { kindOfFact } from './fact-kinds.ts';
import { linkOfFact, showFactValue } from './fact-value.ts';
import { factSpan } from './fact-words.ts';
import { listRecordedFacts, type RecordedFact } from './find-facts.ts';

/** What an authority has entered about a provider, what of it is true today, and who said so; nothing for a reader it is not meant for, or where there is none and they cannot enter any. */
export function enteredFactsPanel({ db, clock }: { readonly db: Database; readonly clock: Clock }): ProviderPanel {
  return {
    id: 'entered-facts',
    title: 'Facts entered by hand',
    order: 50,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider || !(await reachesProvider(db.kysely, clock, actor, 'entry.view', provider.id))) return null;
      const mayEdit = await reachesProvider(db.kysely, clock, actor, 'fact.edit', provider.id);
      const recorded = await listRecordedFacts(db.kysely, provider.id, provider.authorityId);
      if (recorded.length === 0 && !mayEdit) return null;
      const base = `/providers/${provider.id}/facts`;
      const show = (fact: RecordedFact) => ({
        ...fact,
        label: kindOfFact(fact.fact).label,
        text: showFactValue(fact.fact, fact.value),
        link: linkOfFact(fact.fact, fact.value),
        span: factSpan(fact.validFrom, fact.validTo),
        href: `${base}/${fact.id}`,
      });
      const standing = recorded.filter((fact) => fact.withdrawn === null);
      const current = new Set(factsOn(standing, clock.today()).map((fact) => fact.id));
      return {
        template: 'register/entered-facts/entered-facts-panel.njk',
        data: {
          current: standing.filter((fact) => current.has(fact.id)).map(show),
          others: recorded.filter((fact) => !current.has(fact.id)).map(show),
          newFact: `${base}/new`,
          mayEdit,
        },
      };
    },
  };
}
