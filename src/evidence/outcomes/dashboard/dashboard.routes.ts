import type { PageRequest, Reply, Route } from '../../../platform/http/route.ts';
import { csvType } from '../../../platform/files/write-csv.ts';
import { findReaderScope, isAllowed } from '../../../register/index.ts';
import { audienceOf } from '../audience.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import type { AskedArea } from '../figures/compare-figure.ts';
import { askOfArea } from '../figures/find-compared.ts';
import { listMeasures } from '../measures/find-measures.ts';
import { gapPairs, type GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';
import type { OutcomesMeans } from '../outcomes-means.ts';
import { dashboardPage, rowsOf } from './dashboard-page.ts';
import { headlinesOf, readDashboardQuestion, type DashboardQuestion } from './dashboard-question.ts';
import { exportDashboard } from './export-dashboard.ts';

/** How the authority’s children are doing: every headline measure on one page. */
export function dashboardRoutes(means: OutcomesMeans): Route[] {
  return [
    { method: 'GET', path: '/outcomes', permission: 'figures.view', audit: 'outcomes.viewed', handle: (request) => showDashboard(means, request) },
    {
      method: 'GET',
      path: '/outcomes.csv',
      permission: 'figures.view',
      audit: 'outcomes.downloaded',
      handle: (request) => downloadDashboard(means, request),
    },
  ];
}

async function showDashboard(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const { question, ignored } = readDashboardQuestion(request.query);
  const asked = await ask(means, request, question, audienceOf(request.actor));
  if (asked === undefined) return { kind: 'not-found' };
  const { actor } = request;
  const may = { mayCompare: isAllowed(actor, 'figures.compare'), mayLoad: isAllowed(actor, 'data.load') };
  const page = dashboardPage(asked.asked, asked.measures, question);
  return { kind: 'page', template: 'evidence/outcomes/dashboard/dashboard.njk', data: { ...page, ...may, ignored } };
}

async function downloadDashboard(means: OutcomesMeans, request: PageRequest): Promise<Reply> {
  const { question } = readDashboardQuestion(request.query);
  const asked = await ask(means, request, question, 'outside');
  if (asked === undefined) return { kind: 'not-found' };
  const { area } = asked.asked;
  const body = exportDashboard(area.name, rowsOf(asked.asked, asked.measures, question), question);
  return { kind: 'download', fileName: `outcomes-${area.laCode}.csv`, contentType: csvType, body };
}

/** All headline measures are asked at once, so that the years to choose from do not depend on what is chosen. */
async function ask(
  { db, clock }: OutcomesMeans,
  { actor }: PageRequest,
  question: DashboardQuestion,
  audience: Audience,
): Promise<{ readonly asked: AskedArea; readonly measures: readonly Measure[] } | undefined> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (scope === undefined) return undefined;
  const measures = await listMeasures(db.kysely);
  const groups: GroupId[] = [question.group, ...gapPairs.flatMap(({ group, against }) => [group, against])];
  const asked = await askOfArea(db.kysely, {
    measures: headlinesOf(measures, { ...question, phase: null, topic: null }),
    groups: [...new Set(groups)],
    laCode: scope.laCode,
    today: clock.today(),
    audience,
  });
  return asked === undefined ? undefined : { asked, measures };
}
