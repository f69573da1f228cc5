import type { Clock } from '../../../platform/clock.ts';
import type { Database, Reader } from '../../../platform/database/database.ts';
import { resultsYear } from '../../../kernel/period.ts';
import { reachesProvider, type ProviderPanel } from '../../../register/index.ts';
import { audienceOf } from '../audience.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import { schoolSubjects } from '../figures/compare-figure.ts';
import { englandSubject } from '../figures/figure-set.ts';
import { findFigures } from '../figures/find-figures.ts';
import { findSchool } from '../figures/find-schools.ts';
import { listMeasures } from '../measures/find-measures.ts';
import { measuresFor } from './find-outcomes.ts';
import { findingOf, outcomeOf } from './outcome.ts';
import { latestInWords } from './outcome-words.ts';

/** The headline figures on the provider’s page, each with its finding. */
export function outcomesPanel({ db, clock }: { readonly db: Database; readonly clock: Clock }): ProviderPanel {
  return {
    id: 'outcomes',
    title: 'Outcomes',
    order: 21,
    load: async (providerId, actor) => {
      if (!(await reachesProvider(db.kysely, clock, actor, 'outcomes.view', providerId))) return null;
      const headlines = await findHeadlines(db.kysely, providerId, audienceOf(actor));
      return headlines.length === 0 ? null : { template: 'evidence/outcomes/provider-outcomes/panel.njk', data: { providerId, headlines } };
    },
  };
}

/** Headline figures with what each says, for staff or for those outside, from whom small numbers are withheld. */
export async function findHeadlines(db: Reader, providerId: number, audience: Audience) {
  const school = await findSchool(db, providerId);
  if (school === undefined || school.urns.length === 0) return [];
  const measures = measuresFor(await listMeasures(db), school.phase).filter(({ isHeadline }) => isHeadline);
  const set = await findFigures(db, { measures, subjects: [...schoolSubjects(school), englandSubject], audience });
  const nobody = { locality: [], trust: [], similar: [] };
  const asked = {
    school,
    area: undefined,
    peers: nobody,
    similar: { answer: { kind: 'none', because: '' }, schools: [], period: null },
    set,
  } as const;
  return measures.flatMap((measure) => {
    const outcome = outcomeOf(asked, measure);
    if (outcome.latest === null) return [];
    return [
      { label: `${measure.name}, ${resultsYear(outcome.latest.period)}`, value: latestInWords(outcome), finding: findingOf(outcome), id: measure.id },
    ];
  });
}
