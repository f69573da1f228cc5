import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findReaderScope, isAllowed } from '../../register/index.ts';
import { lineOf } from '../actions/action-line.ts';
import { findActions } from '../actions/find-actions.ts';
import { presentLine } from '../actions/show-actions.ts';
import { listItems, listMeetings } from './find-meetings.ts';
import { agendaDocument, byProvider, type LiaisonItem, type LiaisonMeeting, nameOfMeeting } from './liaison-meeting.ts';
import { itemKinds } from './may-share.ts';

export interface LiaisonMeans {
  readonly db: Database;
  readonly clock: Clock;
}

export async function findAskedMeeting({ db }: LiaisonMeans, { actor, params }: PageRequest): Promise<LiaisonMeeting | undefined> {
  const id = /^[1-9]\d{0,8}$/.test(params['meetingId'] ?? '') ? Number(params['meetingId']) : 0;
  return (await listMeetings(db.kysely, actor.authorityId, id))[0];
}

export async function findAskedItem(means: LiaisonMeans, request: PageRequest, meeting: LiaisonMeeting): Promise<LiaisonItem | undefined> {
  const { actor, params } = request;
  const items = await listItems(means.db.kysely, meeting.id, actor.authorityId, { actor, today: means.clock.today() });
  return items.find(({ id }) => String(id) === params['itemId']);
}

export async function showMeetings({ db }: LiaisonMeans, { actor }: PageRequest): Promise<Reply> {
  const meetings = (await listMeetings(db.kysely, actor.authorityId)).map((meeting) => ({ ...meeting, name: nameOfMeeting(meeting) }));
  return { kind: 'page', template: 'evidence/liaison/meetings.njk', data: { meetings, mayRun: isAllowed(actor, 'liaison.run') } };
}

async function listActionsOf({ db, clock }: LiaisonMeans, { actor }: PageRequest, meeting: LiaisonMeeting) {
  const actions = await findActions(db.kysely, { actor, today: clock.today() });
  return actions.filter(({ cameFrom, cameFromId, state }) => cameFrom === 'liaison' && cameFromId === meeting.id && state !== 'withdrawn');
}

export async function showMeeting(means: LiaisonMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor } = request;
  const meeting = await findAskedMeeting(means, request);
  if (!meeting) return { kind: 'not-found' };
  const items = await listItems(db.kysely, meeting.id, actor.authorityId, { actor, today: clock.today() });
  return {
    kind: 'page',
    template: 'evidence/liaison/meeting.njk',
    data: {
      meeting,
      name: nameOfMeeting(meeting),
      providers: byProvider(items),
      itemKinds,
      actions: (await listActionsOf(means, request, meeting)).map((action) => presentLine(lineOf(action, false), clock.today())),
      mayRun: meeting.closedBy === null && isAllowed(actor, 'liaison.run'),
      mayAgree: isAllowed(actor, 'action.record'),
      path: `/liaison/${String(meeting.id)}`,
      backLink: '/liaison',
    },
  };
}

/** To be given to whom the authority meets: what may be shared, with what was decided, and actions that the schools see too. */
export async function exportMeeting(means: LiaisonMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor } = request;
  const meeting = await findAskedMeeting(means, request);
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (!meeting || !scope) return { kind: 'not-found' };
  const items = await listItems(db.kysely, meeting.id, actor.authorityId, { actor, today: clock.today() });
  const actions = (await listActionsOf(means, request, meeting)).filter(({ isShared }) => isShared).map((action) => lineOf(action, true));
  const body = await writeWord(agendaDocument(meeting, items, actions, scope.authorityName));
  return { kind: 'download', fileName: `liaison-${meeting.heldOn}.docx`, contentType: wordType, body };
}
