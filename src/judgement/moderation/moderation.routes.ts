import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { ofCase, withCase } from '../cases/open-case.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { saveAgenda, showAgendaForm } from './agenda-pages.ts';
import { removeItem, saveDiscussion, showItem } from './item-pages.ts';
import {
  exportAgenda,
  printAgenda,
  saveClosing,
  saveMeeting,
  showClosing,
  showDrift,
  showMeeting,
  showMeetingForm,
  showMeetings,
} from './meeting-pages.ts';
import { type MeetingPage, withMeeting } from './open-meeting.ts';

type Page = (means: JudgementMeans, request: PageRequest) => Promise<Reply>;

/** Moderation: meetings, their agenda, each case beside others like it, and how judgements fall. */
export function moderationRoutes(means: JudgementMeans): Route[] {
  const page = (answer: Page) => (request: PageRequest) => answer(means, request);
  const view = (path: Route['path'], audit: Route['audit'], answer: MeetingPage): Route => ({
    method: 'GET',
    path,
    permission: 'moderation.view',
    audit,
    handle: withMeeting(means, answer),
  });
  const run = (method: Route['method'], path: Route['path'], audit: Route['audit'], answer: MeetingPage): Route => ({
    method,
    path,
    permission: 'moderation.run',
    audit,
    handle: withMeeting(means, answer),
  });
  const runOfCase = (path: Route['path'], audit: Route['audit'], answer: Parameters<typeof withCase>[1]): Route => ({
    method: 'POST',
    path,
    permission: 'moderation.run',
    audit,
    handle: withCase(means, answer),
  });
  return [
    { method: 'GET', path: '/moderation', permission: 'moderation.view', audit: 'moderation-meeting.listed', handle: page(showMeetings) },
    { method: 'GET', path: '/moderation/new', permission: 'moderation.run', audit: 'moderation-meeting.opened', handle: page(showMeetingForm) },
    { method: 'POST', path: '/moderation/new', permission: 'moderation.run', audit: 'moderation-meeting.planned', handle: page(saveMeeting) },
    { method: 'GET', path: '/moderation/drift', permission: 'moderation.run', audit: 'moderation-meeting.drift-viewed', handle: page(showDrift) },
    view('/moderation/:meetingId', 'moderation-meeting.viewed', showMeeting),
    view('/moderation/:meetingId/print', 'moderation-meeting.viewed', printAgenda),
    view('/moderation/:meetingId/word', 'moderation-meeting.downloaded', exportAgenda),
    run('GET', '/moderation/:meetingId/agenda', 'moderation-meeting.opened', showAgendaForm),
    run('POST', '/moderation/:meetingId/agenda', 'tier-case.put-on-agenda', saveAgenda),
    run('GET', '/moderation/:meetingId/close', 'moderation-meeting.opened', showClosing),
    run('POST', '/moderation/:meetingId/close', 'moderation-meeting.closed', saveClosing),
    {
      method: 'GET',
      path: '/moderation/:meetingId/cases/:caseId',
      permission: 'tier.view',
      ...ofCase(means),
      audit: 'tier-case.compared',
      handle: withCase(means, showItem),
    },
    runOfCase('/moderation/:meetingId/cases/:caseId', 'moderation-item.discussed', saveDiscussion),
    runOfCase('/moderation/:meetingId/cases/:caseId/remove', 'tier-case.taken-off-agenda', removeItem),
  ];
}
