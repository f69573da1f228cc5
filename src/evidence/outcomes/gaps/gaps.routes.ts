import { csvType } from '../../../platform/files/write-csv.ts';
import type { PageRequest, Reply, Route } from '../../../platform/http/route.ts';
import { findReaderScope } from '../../../register/index.ts';
import { chartAsSvgFile } from '../../../ui/charts/print-svg.ts';
import { audienceOf } from '../audience.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import type { AskedArea } from '../figures/compare-figure.ts';
import { askOfArea } from '../figures/find-compared.ts';
import { listMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import type { OutcomesMeans } from '../outcomes-means.ts';
import { readGapQuestion, type GapQuestion } from './gap-question.ts';
import { exportGaps, gapFindings, gapsChart, gapsOverYears, gapsPage } from './gaps-page.ts';

const view = { method: 'GET', permission: 'figures.view' } as const;

/** How far apart two groups of pupils are, here and elsewhere. */
export function gapRoutes(means: OutcomesMeans): Route[] {
  return [
    { ...view, path: '/outcomes/gaps', audit: 'gaps.viewed', handle: (request) => showGaps(means, request) },
    { ...view, path: '/outcomes/gaps.csv', audit: 'gaps.downloaded', handle: (request) => downloadGaps(means, request) },
    { ...view, path: '/outcomes/gaps.svg', audit: 'chart.downloaded', handle: (request) => downloadChart(means, request) },
  ];
}

async function showGaps(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const found = await ask(means, request, audienceOf(request.actor));
  if (found === undefined) return { kind: 'not-found' };
  return { kind: 'page', template: 'evidence/outcomes/gaps/gaps.njk', data: gapsPage(found.asked, found.measures, found.question) };
}

async function downloadGaps(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const found = await ask(means, request, 'outside');
  if (found === undefined) return { kind: 'not-found' };
  const { measure, pair } = found.question;
  return { kind: 'download', fileName: `${measure.id}-${pair.group}-gap.csv`, contentType: csvType, body: exportGaps(found.asked, found.question) };
}

async function downloadChart(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const found = await ask(means, request, 'outside');
  const gaps = found && gapsOverYears(found.asked, found.question);
  const latest = gaps?.findLast(({ gap }) => gap.kind === 'gap');
  if (!found || !gaps || !latest) return { kind: 'not-found' };
  const chart = gapsChart(found.asked, found.question, gaps, gapFindings(found.asked, latest)[0] ?? '');
  const { measure, pair } = found.question;
  return {
    kind: 'download',
    fileName: `${measure.id}-${pair.group}-gap.svg`,
    contentType: 'image/svg+xml; charset=utf-8',
    body: chartAsSvgFile(chart),
  };
}

async function ask(
  { db, clock }: OutcomesMeans,
  { actor, query }: PageRequest,
  audience: Audience,
): Promise<{ readonly asked: AskedArea; readonly measures: readonly Measure[]; readonly question: GapQuestion } | undefined> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const measures = await listMeasures(db.kysely);
  const question = readGapQuestion(query, measures);
  if (scope === undefined || question === null) return undefined;
  const { measure, pair } = question;
  const groups = [pair.group, pair.against];
  const asked = await askOfArea(db.kysely, { measures: [measure], groups, laCode: scope.laCode, today: clock.today(), audience });
  return asked === undefined ? undefined : { asked, measures, question };
}
