import type { PageRequest, Reply, Route } from '../../../platform/http/route.ts';
import { findReaderScope } from '../../../register/index.ts';
import { audienceOf } from '../audience.ts';
import { listMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { readMeasureQuestion } from '../measure-pages/measure-question.ts';
import { findSchoolsOfMeasure } from '../measure-pages/find-measure-schools.ts';
import type { OutcomesMeans } from '../outcomes-means.ts';
import { listOutlines } from './find-outlines.ts';
import { mapPage } from './map-page.ts';

/** The authority’s schools on the ground, shaded by a measure: for staff. */
export function mapRoutes(means: OutcomesMeans): Route[] {
  return [
    {
      method: 'GET',
      path: '/outcomes/map',
      permission: 'figures.compare',
      audit: 'outcomes-map.viewed',
      handle: (request) => showMap(means, request),
    },
  ];
}

async function showMap({ db }: OutcomesMeans, { actor, query }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const offered = (await listMeasures(db.kysely)).filter(hasSchools);
  const measure = offered.find(({ id }) => id === query.get('measure')) ?? offered.find(({ isHeadline }) => isHeadline === true) ?? offered[0];
  if (scope === undefined || measure === undefined) return { kind: 'not-found' };
  const question = readMeasureQuestion(query, measure);
  const found = await findSchoolsOfMeasure(db.kysely, { ...question, measure, laCode: scope.laCode, audience: audienceOf(actor) });
  const outlines = found === null ? [] : await listOutlines(db.kysely, scope.authorityId);
  const data = mapPage(measure, offered, question, found, outlines);
  return { kind: 'page', template: 'evidence/outcomes/measure-map/map.njk', data };
}

/** LAIT is of areas alone. */
function hasSchools({ groups }: Measure): boolean {
  return Object.values(groups).some((bindings) =>
    bindings.some(({ dataset, levels }) => dataset !== 'lait' && (levels === undefined || levels.includes('school'))),
  );
}
