import type { AuditEventName, PageRequest, Reply, Route } from '../../platform/http/route.ts';
import {
  dateBoxes,
  type EntryPage,
  findCalendar,
  findOwnProvider,
  findReaderScope,
  openEntryPage,
  reachesProvider,
  saveEntryPage,
} from '../../register/index.ts';
import { listPossibleOwners } from '../actions/find-owners.ts';
import { newActionPage } from '../actions/open-action-pages.ts';
import { listBodies } from './find-meetings.ts';
import { gatherAgenda } from './gather-agenda.ts';
import { type LiaisonMeeting, nameOfMeeting } from './liaison-meeting.ts';
import { closeMeetingPage, decideItemPage, type MeetingMeans, newMeetingPage, readBody, refreshAgendaPage } from './open-meeting-pages.ts';
import { exportMeeting, findAskedItem, findAskedMeeting, type LiaisonMeans, showMeeting, showMeetings } from './show-meetings.ts';

interface Asked extends MeetingMeans {
  readonly request: PageRequest;
  readonly laCode: string;
}
/** A page, and what its form begins with; null where there is nothing to show. */
type Prepared<Entry, Plan> = { readonly page: EntryPage<Entry, Plan>; readonly initial?: Readonly<Record<string, string>> } | null;

/** Meetings with trusts, dioceses, the Regions Group and RISE: agendas of what may be shared, decisions and actions. */
export function liaisonRoutes(means: LiaisonMeans): Route[] {
  const { db, clock } = means;
  const one = '/liaison/:meetingId' as const;
  const view = (path: Route['path'], audit: AuditEventName, handle: (request: PageRequest) => Promise<Reply>): Route => ({
    method: 'GET',
    path,
    permission: 'liaison.view',
    audit,
    handle,
  });
  const gather = (asked: Asked, of: Pick<LiaisonMeeting, 'body' | 'organisationId' | 'dioceseCode'>) =>
    gatherAgenda(db.kysely, { ...of, authorityId: asked.authority.authorityId, laCode: asked.laCode, today: clock.today() });
  const open = async ({ request }: Asked): Promise<LiaisonMeeting | null> => {
    const meeting = await findAskedMeeting(means, request);
    return meeting?.closedBy === null ? meeting : null;
  };
  return [
    view('/liaison', 'liaison-meeting.listed', (request) => showMeetings(means, request)),
    ...formRoutes(means, '/liaison/new', 'liaison-meeting.planned', async (asked) => {
      const bodies = await listBodies(db.kysely, asked.laCode);
      const value = asked.request.form.get('body') ?? '';
      const isChosen = ['regions-group', 'rise', ...bodies.map((each) => each.value)].includes(value);
      const agenda = isChosen ? await gather(asked, readBody(value)) : [];
      return { page: newMeetingPage(asked, bodies, new Map([[value, agenda]])) };
    }),
    view(one, 'liaison-meeting.viewed', (request) => showMeeting(means, request)),
    view(`${one}/word`, 'liaison-meeting.exported', (request) => exportMeeting(means, request)),
    ...formRoutes(means, `${one}/refresh`, 'liaison-meeting.refreshed', async (asked) => {
      const meeting = await open(asked);
      return meeting && { page: refreshAgendaPage(asked, meeting, await gather(asked, meeting)) };
    }),
    ...formRoutes(means, `${one}/close`, 'liaison-meeting.closed', async (asked) => {
      const meeting = await findAskedMeeting(means, asked.request);
      return meeting ? { page: closeMeetingPage(asked, meeting) } : null;
    }),
    ...formRoutes(means, `${one}/items/:itemId/decision`, 'liaison-item.decided', async (asked) => {
      const meeting = await open(asked);
      const item = meeting && (await findAskedItem(means, asked.request, meeting));
      return meeting && item ? { page: decideItemPage(asked, meeting, item), initial: { decision: item.decision ?? '' } } : null;
    }),
    ...formRoutes(means, `${one}/items/:itemId/action`, 'agreed-action.recorded', async (asked) => {
      const { actor } = asked.request;
      const meeting = await findAskedMeeting(means, asked.request);
      const item = meeting && (await findAskedItem(means, asked.request, meeting));
      const provider = item && (await findOwnProvider(db.kysely, actor, item.providerId));
      if (!meeting || !provider || !(await reachesProvider(db.kysely, clock, actor, 'action.record', provider.id))) return null;
      const owners = await listPossibleOwners(db.kysely, provider, clock.today());
      const calendar = await findCalendar(db.kysely, { authorityId: provider.authorityId, providerId: provider.id });
      const href = `/liaison/${String(meeting.id)}`;
      const source = {
        cameFrom: 'liaison',
        cameFromId: meeting.id,
        cameFromWords: `Meeting, ${nameOfMeeting(meeting)}`,
        cameFromHref: href,
      } as const;
      return {
        page: newActionPage({ doing: asked.doing, provider, owners, calendar, source }),
        initial: { 'due-way': 'date', ...dateBoxes('agreed', clock.today()) },
      };
    }),
  ];
}

/** A form and its saving: one path, two routes. */
function formRoutes<Entry, Plan>(
  { db, clock }: LiaisonMeans,
  path: Route['path'],
  audit: AuditEventName,
  prepare: (asked: Asked) => Promise<Prepared<Entry, Plan>>,
): Route[] {
  const handle = async (request: PageRequest, answer: (prepared: NonNullable<Prepared<Entry, Plan>>) => Promise<Reply>): Promise<Reply> => {
    const scope = await findReaderScope(db.kysely, request.actor.authorityId);
    if (!scope) return { kind: 'not-found' };
    const doing = { actor: request.actor, clock, event: audit, reference: request.reference };
    const prepared = await prepare({ request, doing, authority: scope, laCode: scope.laCode });
    return prepared === null ? { kind: 'not-found' } : answer(prepared);
  };
  const opened: AuditEventName = `${audit.split('.', 1)[0] ?? audit}.opened`;
  return [
    {
      method: 'GET',
      path,
      permission: 'liaison.run',
      audit: opened,
      handle: (request) => handle(request, ({ page, initial }) => openEntryPage(db.kysely, page, request, initial)),
    },
    { method: 'POST', path, permission: 'liaison.run', audit, handle: (request) => handle(request, ({ page }) => saveEntryPage(db, page, request)) },
  ];
}
