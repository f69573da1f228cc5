import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { dateBoxes, entryRoutes, findCalendar, findReaderScope, type OwnProvider, reachesProvider } from '../../register/index.ts';
import { newActionPage } from '../actions/open-action-pages.ts';
import { listPossibleOwners } from '../actions/find-owners.ts';
import { type CallMeeting, findCall, listProvisionalOutcomes, type OfstedCall } from './find-calls.ts';
import { inspectionDays } from './briefing.ts';
import {
  beginningOfBriefing,
  beginningOfMeeting,
  changeMeetingPage,
  editBriefingPage,
  meetingHeldPage,
  newCallPage,
  newProvisionalPage,
  pathOfCall,
  withdrawCallPage,
  withdrawProvisionalPage,
} from './open-call-pages.ts';
import { type CallMeans, exportBriefing, showBriefing, showCall, showCalls, showProvisional } from './show-calls.ts';

const one = '/providers/:id/ofsted-calls/:callId' as const;

/** An Ofsted call: recording it, what it books, the briefing for the inspector, and what inspectors said before publication. */
export function ofstedCallRoutes(means: CallMeans): Route[] {
  const { db, clock } = means;
  const record = { db, clock, permission: 'ofsted-call.record' } as const;
  const provisional = { db, clock, permission: 'provisional-outcome.record' } as const;
  const view = (path: Route['path'], audit: Route['audit'], handle: (request: PageRequest) => Promise<Reply>): Route => ({
    method: 'GET',
    path,
    permission: 'ofsted-call.view',
    of: 'id',
    audit,
    handle,
  });
  /** The call, where it stands. */
  const standing = async ({ request, provider }: { readonly request: PageRequest; readonly provider: OwnProvider }): Promise<OfstedCall | null> => {
    const call = await findCall(db.kysely, provider, request.params['callId']);
    return call?.withdrawnBy === null ? call : null;
  };
  const meetingOf = (call: OfstedCall, { params }: PageRequest): CallMeeting | undefined =>
    call.meetings.find(({ id }) => String(id) === params['meetingId']);
  return [
    {
      method: 'GET',
      path: '/ofsted-calls',
      permission: 'ofsted-call.list',
      audit: 'ofsted-call.listed',
      handle: (request) => showCalls(means, request),
    },
    ...entryRoutes(record, '/providers/:id/ofsted-calls/new', 'ofsted-call.recorded', async ({ request, provider, doing }) => {
      const scope = await findReaderScope(db.kysely, request.actor.authorityId);
      return { page: newCallPage({ provider, doing }, scope?.authorityName ?? ''), initial: dateBoxes('called', clock.today()) };
    }),
    view(one, 'ofsted-call.viewed', (request) => showCall(means, request)),
    view(`${one}/briefing`, 'ofsted-call.briefing-viewed', (request) => showBriefing(means, request)),
    view(`${one}/briefing/word`, 'ofsted-call.briefing-exported', (request) => exportBriefing(means, request)),
    ...entryRoutes(record, `${one}/briefing/edit`, 'ofsted-call.briefing-edited', async (asked) => {
      const call = await standing(asked);
      const mayShowTier = asked.request.actor.role === 'lead';
      return call && { page: editBriefingPage(asked, call, asked.request.form, mayShowTier), initial: beginningOfBriefing(call) };
    }),
    ...entryRoutes(record, `${one}/withdraw`, 'ofsted-call.withdrawn', async (asked) => {
      const call = await findCall(db.kysely, asked.provider, asked.request.params['callId']);
      return call ? { page: withdrawCallPage(asked, call) } : null;
    }),
    ...entryRoutes(record, `${one}/meetings/:meetingId/change`, 'ofsted-call-meeting.moved', async (asked) => {
      const call = await standing(asked);
      const meeting = call && meetingOf(call, asked.request);
      if (!call || meeting?.heldOn !== null) return null;
      const owners = await listPossibleOwners(db.kysely, asked.provider, clock.today());
      return { page: changeMeetingPage(asked, call, meeting, owners), initial: beginningOfMeeting(meeting) };
    }),
    ...entryRoutes(record, `${one}/meetings/:meetingId/held`, 'ofsted-call-meeting.held', async (asked) => {
      const call = await standing(asked);
      const meeting = call && meetingOf(call, asked.request);
      return call && meeting ? { page: meetingHeldPage(asked, call, meeting), initial: dateBoxes('held', clock.today()) } : null;
    }),
    ...entryRoutes({ ...record, permission: 'action.record' }, `${one}/actions/new`, 'agreed-action.recorded', async (asked) => {
      const call = await standing(asked);
      if (!call || !(await reachesProvider(db.kysely, clock, asked.request.actor, 'ofsted-call.view', asked.provider.id))) return null;
      const owners = await listPossibleOwners(db.kysely, asked.provider, clock.today());
      const calendar = await findCalendar(db.kysely, { authorityId: asked.provider.authorityId, providerId: asked.provider.id });
      const href = pathOfCall(asked.provider.id, call.id);
      const source = {
        cameFrom: 'ofsted-call',
        cameFromId: call.id,
        cameFromWords: `Ofsted call, inspection of ${inspectionDays(call)}`,
        cameFromHref: href,
      } as const;
      return { page: newActionPage({ ...asked, owners, calendar, source }), initial: { 'due-way': 'date', ...dateBoxes('agreed', clock.today()) } };
    }),
    {
      method: 'GET',
      path: `${one}/provisional`,
      permission: 'provisional-outcome.view',
      of: 'id',
      audit: 'provisional-outcome.viewed',
      sensitive: true,
      subject: { kind: 'ofsted-call', param: 'callId' },
      handle: (request) => showProvisional(means, request),
    },
    ...entryRoutes(provisional, `${one}/provisional/new`, 'provisional-outcome.recorded', async (asked) => {
      const call = await standing(asked);
      return call && { page: newProvisionalPage(asked, call) };
    }),
    ...entryRoutes(provisional, `${one}/provisional/:outcomeId/withdraw`, 'provisional-outcome.withdrawn', async (asked) => {
      const call = await findCall(db.kysely, asked.provider, asked.request.params['callId']);
      const outcomes = call ? await listProvisionalOutcomes(db.kysely, asked.provider.authorityId, call.id) : [];
      const outcome = outcomes.find(({ id }) => String(id) === asked.request.params['outcomeId']);
      return call && outcome ? { page: withdrawProvisionalPage(asked, call, outcome) } : null;
    }),
  ];
}
