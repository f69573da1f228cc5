import { csvType } from '../../../platform/files/write-csv.ts';
import type { PageRequest, Reply, Route } from '../../../platform/http/route.ts';
import { findReaderScope, isAllowed } from '../../../register/index.ts';
import { chartAsSvgFile } from '../../../ui/charts/print-svg.ts';
import type { Chart } from '../../../ui/charts/drawing.ts';
import { audienceOf } from '../audience.ts';
import { areaRow } from '../dashboard/draw-area-row.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import type { AskedArea } from '../figures/compare-figure.ts';
import { askOfArea } from '../figures/find-compared.ts';
import { listMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import type { OutcomesMeans } from '../outcomes-means.ts';
import { areaYears, gapChart, neighboursChart, yearsChart } from './draw-area-charts.ts';
import { exportMeasure } from './export-measure.ts';
import { measurePage } from './measure-page.ts';
import { readMeasureQuestion, type MeasureQuestion } from './measure-question.ts';
import { findSchoolsOfMeasure } from './find-measure-schools.ts';
import { measuresPage, readMeasuresQuestion } from './search-measures.ts';

const view = { method: 'GET', permission: 'figures.view' } as const;
const svgType = 'image/svg+xml; charset=utf-8';

/** The list of measures, and the page of each with its downloads. */
export function measureRoutes(means: OutcomesMeans): Route[] {
  const svg = (name: string, draw: typeof drawYears): Route => ({
    ...view,
    path: `/outcomes/measures/:measure/${name}.svg`,
    audit: 'chart.downloaded',
    handle: (request) => downloadChart(means, request, name, draw),
  });
  return [
    { ...view, path: '/outcomes/measures', audit: 'measures.viewed', handle: (request) => showMeasures(means, request) },
    { ...view, path: '/outcomes/measures/:measure', audit: 'measure.viewed', handle: (request) => showMeasure(means, request) },
    { ...view, path: '/outcomes/measures/:measure/figures.csv', audit: 'measure.downloaded', handle: (request) => downloadFigures(means, request) },
    svg('years', drawYears),
    svg('neighbours', drawNeighbours),
    svg('gap', (asked, measure, { pair }) => (pair === null ? null : gapChart(asked, measure, pair))),
  ];
}

async function showMeasures({ db }: OutcomesMeans, { query }: PageRequest): Promise<Reply> {
  const data = measuresPage(await listMeasures(db.kysely), readMeasuresQuestion(query));
  return { kind: 'page', template: 'evidence/outcomes/measure-pages/measures.njk', data };
}

async function showMeasure(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const found = await ask(means, request, audienceOf(request.actor));
  if (found === undefined) return { kind: 'not-found' };
  const { asked, measure, question } = found;
  const mayCompare = isAllowed(request.actor, 'figures.compare');
  const schools = mayCompare
    ? await findSchoolsOfMeasure(means.db.kysely, {
        ...question,
        measure,
        laCode: asked.area.laCode,
        audience: audienceOf(request.actor),
      })
    : null;
  const data = { ...measurePage(asked, measure, question, schools), mayCompare, breadcrumbs: breadcrumbs(measure) };
  return { kind: 'page', template: 'evidence/outcomes/measure-pages/measure.njk', data };
}

function breadcrumbs({ name }: Measure) {
  return [{ text: 'Outcomes', href: '/outcomes' }, { text: 'Measures', href: '/outcomes/measures' }, { text: name }];
}

async function downloadFigures(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const found = await ask(means, request, 'outside');
  if (found === undefined) return { kind: 'not-found' };
  const { asked, measure } = found;
  return { kind: 'download', fileName: `${measure.id}-${asked.area.laCode}.csv`, contentType: csvType, body: exportMeasure(asked, measure) };
}

async function downloadChart(means: OutcomesMeans, request: PageRequest, name: string, draw: typeof drawYears): Promise<Reply> {
  const found = await ask(means, request, 'outside');
  const chart = found && draw(found.asked, found.measure, found.question);
  if (!found || !chart) return { kind: 'not-found' };
  return { kind: 'download', fileName: `${found.measure.id}-${name}.svg`, contentType: svgType, body: chartAsSvgFile(chart) };
}

function drawYears(asked: AskedArea, measure: Measure, { group, year }: MeasureQuestion): Chart | null {
  const row = areaRow(asked, measure, group, year);
  return row && yearsChart(asked, measure, group, areaYears(asked, measure, group), row.finding);
}

function drawNeighbours(asked: AskedArea, measure: Measure, { group, year }: MeasureQuestion): Chart | null {
  const row = areaRow(asked, measure, group, year);
  return row && asked.area.neighbours.length > 0 ? neighboursChart(asked, measure, group, row.period, row.rank) : null;
}

/** Only a measure’s own id names it in an address. */
async function ask(
  { db, clock }: OutcomesMeans,
  { actor, params, query }: PageRequest,
  audience: Audience,
): Promise<{ readonly asked: AskedArea; readonly measure: Measure; readonly question: MeasureQuestion } | undefined> {
  const measure = (await listMeasures(db.kysely)).find(({ id }) => id === params['measure']);
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (measure === undefined || scope === undefined) return undefined;
  const asked = await askOfArea(db.kysely, { measures: [measure], laCode: scope.laCode, today: clock.today(), audience });
  return asked === undefined ? undefined : { asked, measure, question: readMeasureQuestion(query, measure) };
}
