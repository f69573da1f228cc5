import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { AuditEventName, PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { type Doing, type EntryPage, isAllowed, openEntryPage, saveEntryPage, type TrustLink } from '../../register/index.ts';
import { bodyInspectionKinds, standingOf, summariseActions } from './body-inspection.ts';
import { findBody, type InspectedBody } from './find-body.ts';
import { findBodyInspection, listBodyInspections, type RecordedBodyInspection } from './find-body-inspections.ts';
import {
  answersOfBodyInspection,
  finishActionPage,
  newActionPage,
  newBodyInspectionPage,
  withdrawActionPage,
  withdrawBodyInspectionPage,
} from './open-body-inspection-pages.ts';

/** Where a trust's page leads to its inspections. */
export const trustInspectionsLink: TrustLink = { text: 'Inspections of the trust', permission: 'body-inspection.view', path: 'inspections' };

interface Means {
  readonly db: Database;
  readonly clock: Clock;
}

/** Inspections of the authority itself, and of trusts, with the actions that follow: the same pages for both. */
export function bodyInspectionRoutes(means: Means): Route[] {
  return [...routesUnder(means, '/authority/inspections'), ...routesUnder(means, '/trusts/:uid/inspections')];
}

interface Asked {
  readonly body: InspectedBody;
  readonly doing: Doing;
}

function routesUnder(means: Means, base: '/authority/inspections' | '/trusts/:uid/inspections'): Route[] {
  const { db } = means;
  const inspectionOf = ({ body }: Asked, { params }: PageRequest) => findBodyInspection(db.kysely, body, params['inspectionId']);
  const actionOf = (inspection: RecordedBodyInspection | null, { params }: PageRequest) =>
    inspection?.actions.find(({ id }) => String(id) === params['actionId']) ?? null;
  const isIn = (inspection: RecordedBodyInspection | null): inspection is RecordedBodyInspection => inspection?.withdrawn === null;
  const one = `${base}/:inspectionId` as const;
  return [
    { method: 'GET', path: base, permission: 'body-inspection.view', audit: 'body-inspection.listed', handle: (request) => showList(means, request) },
    ...formRoutes(means, `${base}/new`, 'body-inspection.recorded', async (asked) => newBodyInspectionPage(asked)),
    { method: 'GET', path: one, permission: 'body-inspection.view', audit: 'body-inspection.viewed', handle: (request) => showOne(means, request) },
    ...formRoutes(means, `${one}/withdraw`, 'body-inspection.withdrawn', async (asked, request) => {
      const inspection = await inspectionOf(asked, request);
      return inspection && withdrawBodyInspectionPage(asked, inspection);
    }),
    ...formRoutes(means, `${one}/actions/new`, 'body-inspection-action.recorded', async (asked, request) => {
      const inspection = await inspectionOf(asked, request);
      return isIn(inspection) ? newActionPage(asked, inspection) : null;
    }),
    ...formRoutes(means, `${one}/actions/:actionId/done`, 'body-inspection-action.done', async (asked, request) => {
      const inspection = await inspectionOf(asked, request);
      const action = actionOf(inspection, request);
      return isIn(inspection) && action?.withdrawn === null ? finishActionPage(asked, inspection, action) : null;
    }),
    ...formRoutes(means, `${one}/actions/:actionId/withdraw`, 'body-inspection-action.withdrawn', async (asked, request) => {
      const inspection = await inspectionOf(asked, request);
      const action = actionOf(inspection, request);
      return inspection && action && withdrawActionPage(asked, inspection, action);
    }),
  ];
}

/** A form and its saving: one path, two routes. Null where there is nothing to show. */
function formRoutes<Entry, Plan>(
  { db, clock }: Means,
  path: `/${string}`,
  audit: AuditEventName,
  prepare: (asked: Asked, request: PageRequest) => Promise<EntryPage<Entry, Plan> | null>,
): Route[] {
  const handle = async (request: PageRequest, answer: (page: EntryPage<Entry, Plan>) => Promise<Reply>): Promise<Reply> => {
    const body = await findBody(db.kysely, request);
    const doing: Doing = { actor: request.actor, clock, event: audit, reference: request.reference };
    const page = body && (await prepare({ body, doing }, request));
    return page ? answer(page) : { kind: 'not-found' };
  };
  const permission = 'body-inspection.record';
  return [
    {
      method: 'GET',
      path,
      permission,
      audit: `${audit.split('.', 1)[0] ?? audit}.opened`,
      handle: (request) => handle(request, (page) => openEntryPage(db.kysely, page, request)),
    },
    { method: 'POST', path, permission, audit, handle: (request) => handle(request, (page) => saveEntryPage(db, page, request)) },
  ];
}

async function showList({ db, clock }: Means, request: PageRequest): Promise<Reply> {
  const body = await findBody(db.kysely, request);
  if (!body) return { kind: 'not-found' };
  const shown = (await listBodyInspections(db.kysely, body)).map((inspection) => ({
    ...inspection,
    kindText: bodyInspectionKinds[inspection.kind].text,
    actionsText: summariseActions(
      inspection.actions.filter(({ withdrawn }) => withdrawn === null),
      clock.today(),
    ),
    href: `${body.path}/${inspection.id}`,
  }));
  return {
    kind: 'page',
    template: 'evidence/body-inspections/body-inspections.njk',
    data: {
      body,
      standing: shown.filter(({ withdrawn }) => withdrawn === null),
      withdrawn: shown.filter(({ withdrawn }) => withdrawn !== null),
      mayRecord: isAllowed(request.actor, 'body-inspection.record'),
      backLink: body.backLink,
    },
  };
}

async function showOne({ db, clock }: Means, request: PageRequest): Promise<Reply> {
  const body = await findBody(db.kysely, request);
  const inspection = body && (await findBodyInspection(db.kysely, body, request.params['inspectionId']));
  if (!inspection) return { kind: 'not-found' };
  const actions = inspection.actions.map((action) => ({ ...action, standing: standingOf(action, clock.today()) }));
  return {
    kind: 'page',
    template: 'evidence/body-inspections/body-inspection.njk',
    data: {
      body,
      inspection,
      heading: bodyInspectionKinds[inspection.kind].text,
      answers: answersOfBodyInspection(inspection),
      actions: actions.filter(({ withdrawn }) => withdrawn === null),
      withdrawnActions: actions.filter(({ withdrawn }) => withdrawn !== null),
      base: `${body.path}/${inspection.id}`,
      mayRecord: isAllowed(request.actor, 'body-inspection.record'),
      backLink: body.path,
    },
  };
}
