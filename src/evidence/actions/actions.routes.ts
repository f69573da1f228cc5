import type { AuditEventName, PageRequest, PermissionOf, Reply, Route } from '../../platform/http/route.ts';
import { entryRoutes, type EntryPage, findCalendar, isAllowed, openEntryPage, saveEntryPage } from '../../register/index.ts';
import type { ActionMeans } from './actions-means.ts';
import type { AgreedAction } from './agreed-action.ts';
import { findProviderOfAction } from './find-actions.ts';
import { listPossibleOwners } from './find-owners.ts';
import {
  type ActionPageMeans,
  answerReportPage,
  beginningOfMove,
  completePage,
  movePage,
  newActionPage,
  outcomePage,
  reopenPage,
  withdrawActionPage,
} from './open-action-pages.ts';
import { findAskedAction, showAction } from './show-action.ts';
import { exportActions, showActions, showProviderActions } from './show-actions.ts';

/** The one list of what was agreed, each action, and what is done with it. */
export function actionRoutes(means: ActionMeans): Route[] {
  const { db, clock } = means;
  const form = { db, clock, permission: 'action.record' } as const;
  return [
    { method: 'GET', path: '/actions', permission: 'action.list', audit: 'agreed-action.listed', handle: (request) => showActions(means, request) },
    {
      method: 'GET',
      path: '/actions/csv',
      permission: 'action.list',
      audit: 'agreed-action.exported',
      handle: (request) => exportActions(means, request),
    },
    {
      method: 'GET',
      path: '/providers/:id/actions',
      permission: 'action.view',
      of: 'id',
      audit: 'agreed-action.listed',
      handle: (request) => showProviderActions(means, request),
    },
    ...entryRoutes(form, '/providers/:id/actions/new', 'agreed-action.recorded', async ({ provider, doing }) => {
      const owners = await listPossibleOwners(db.kysely, provider, clock.today());
      const calendar = await findCalendar(db.kysely, { authorityId: provider.authorityId, providerId: provider.id });
      return { page: newActionPage({ doing, provider, owners, calendar }), initial: { 'due-way': 'date' } };
    }),
    {
      method: 'GET',
      path: '/actions/:actionId',
      permission: 'action.view',
      ...ofAction(means),
      audit: 'agreed-action.viewed',
      sensitive: true,
      subject: { kind: 'agreed-action', param: 'actionId' },
      handle: (request) => showAction(means, request),
    },
    ...changeRoutes(means, 'complete', 'action.complete', 'agreed-action.completed', completePage),
    ...changeRoutes(means, 'answer', 'action.record', 'agreed-action.answered', answerReportPage),
    ...changeRoutes(means, 'outcome', 'action.record', 'agreed-action.outcome-recorded', outcomePage),
    ...changeRoutes(means, 'change', 'action.record', 'agreed-action.moved', movePage, ({ action }) => beginningOfMove(action)),
    ...changeRoutes(means, 'reopen', 'action.record', 'agreed-action.reopened', reopenPage),
    ...changeRoutes(means, 'withdraw', 'action.record', 'agreed-action.withdrawn', withdrawActionPage),
  ];
}

/** Who may is asked of the provider that the action is of. */
const ofAction = ({ db }: ActionMeans) => ({
  of: 'actionId',
  ownerOf: (name: string, { authorityId }: PageRequest['actor']) => findProviderOfAction(db.kysely, authorityId, name),
});

/** One change of an action: its form and its saving. */
function changeRoutes<Entry>(
  means: ActionMeans,
  step: string,
  permission: PermissionOf<'record'>,
  audit: AuditEventName,
  pageOf: (means: ActionPageMeans, form: URLSearchParams) => EntryPage<Entry, AgreedAction>,
  initialOf: (means: ActionPageMeans) => Readonly<Record<string, string>> = () => ({}),
): Route[] {
  const { db, clock } = means;
  const path = `/actions/:actionId/${step}` as const;
  const handle = async (
    request: PageRequest,
    answer: (given: ActionPageMeans, page: EntryPage<Entry, AgreedAction>) => Promise<Reply>,
  ): Promise<Reply> => {
    const action = await findAskedAction(means, request);
    if (!action || !isAllowed(request.actor, permission)) return { kind: 'not-found' };
    const owners = await listPossibleOwners(db.kysely, { id: action.providerId, authorityId: action.authorityId }, clock.today(), action.id);
    const calendar = await findCalendar(db.kysely, { authorityId: action.authorityId, providerId: action.providerId });
    const given = { doing: { actor: request.actor, clock, event: audit, reference: request.reference }, action, owners, calendar };
    return answer(given, pageOf(given, request.form));
  };
  return [
    {
      method: 'GET',
      path,
      permission,
      ...ofAction(means),
      audit: 'agreed-action.opened',
      sensitive: true,
      subject: { kind: 'agreed-action', param: 'actionId' },
      handle: (request) => handle(request, (given, page) => openEntryPage(db.kysely, page, request, initialOf(given))),
    },
    {
      method: 'POST',
      path,
      permission,
      ...ofAction(means),
      audit,
      handle: (request) => handle(request, (_, page) => saveEntryPage(db, page, request)),
    },
  ];
}
