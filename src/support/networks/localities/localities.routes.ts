import type { AuditEventName, PermissionOf, Route } from '../../../platform/http/route.ts';
import { openPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { saveNewAction, showActionChoice, showNewAction } from './meeting-action-pages.ts';
import {
  saveCancelling,
  saveHeld,
  saveMeetingChange,
  saveNewMeeting,
  showCancelling,
  showHeld,
  showMeetingChange,
  showNewMeeting,
} from './meeting-form-pages.ts';
import { exportMeetings, showMeeting, showMeetingPrint, showMeetings } from './meeting-pages.ts';
import { exportMembers, exportPartners, showNetwork, showNetworks } from './networks-pages.ts';
import { type Need, type NetworkPage, openNetworkPage } from './open-network-page.ts';
import { saveNewPaper, saveRemoval, sendPaper, showNewPaper, showRemoval } from './paper-pages.ts';
import {
  exportPriorities,
  exportResults,
  saveClosing,
  saveNewPriority,
  savePriority,
  savePriorityWithdrawal,
  showClosing,
  showNewPriority,
  showPriorities,
  showPriority,
  showPriorityWithdrawal,
} from './priority-pages.ts';
import { exportReach, showReach } from './reach-pages.ts';
import {
  saveEnd,
  saveNewCoordinator,
  saveNewPartner,
  saveNewPerson,
  savePartner,
  showEnd,
  showNewCoordinator,
  showNewPartner,
  showNewPerson,
  showPartner,
} from './seat-pages.ts';

const network = '/networks/:slug' as const;
const meeting = `${network}/meetings/:meetingId` as const;

/** The networks of the localities: members and partners, meetings, priorities beside the evidence, and who takes part. */
export function localityNetworkRoutes(means: SupportMeans): Route[] {
  const get = (permission: PermissionOf<'service'>, need: Need, path: Route['path'], audit: AuditEventName, page: NetworkPage): Route => ({
    method: 'GET',
    path,
    permission,
    audit,
    handle: openNetworkPage(means, need, page),
  });
  const form = (need: Need, path: Route['path'], audit: AuditEventName, show: NetworkPage, save: NetworkPage): Route[] => [
    get('network.run', need, path, 'network.opened-form', show),
    { method: 'POST', path, permission: 'network.run', audit, handle: openNetworkPage(means, need, save) },
  ];
  const papers = form('run', `${meeting}/papers/new`, 'network-paper.added', showNewPaper, saveNewPaper);
  return [
    { method: 'GET', path: '/networks', permission: 'network.results', audit: 'network.listed', handle: openPage(means, showNetworks) },
    get('network.view', 'summary', network, 'network.viewed', showNetwork),
    get('network.view', 'summary', `${network}/members.csv`, 'network.members-exported', exportMembers),
    get('network.view', 'member', `${network}/partners.csv`, 'network.partners-exported', exportPartners),
    ...form('appoint', `${network}/coordinators/new`, 'network-coordinator.recorded', showNewCoordinator, saveNewCoordinator),
    ...form(
      'appoint',
      `${network}/coordinators/:seatId/end`,
      'network-coordinator.ended',
      showEnd('network_coordinator'),
      saveEnd('network_coordinator'),
    ),
    ...form('run', `${network}/people/new`, 'network-person.recorded', showNewPerson, saveNewPerson),
    ...form('run', `${network}/people/:seatId/end`, 'network-person.ended', showEnd('network_person'), saveEnd('network_person')),
    ...form('run', `${network}/partners/new`, 'network-partner.recorded', showNewPartner, saveNewPartner),
    ...form('run', `${network}/partners/:partnerId`, 'network-partner.changed', showPartner, savePartner),
    ...form('run', `${network}/partners/:seatId/end`, 'network-partner.ended', showEnd('network_partner'), saveEnd('network_partner')),
    get('network.view', 'summary', `${network}/meetings`, 'network-meeting.listed', showMeetings),
    get('network.view', 'member', `${network}/meetings.csv`, 'network-meeting.exported', exportMeetings),
    ...form('run', `${network}/meetings/new`, 'network-meeting.planned', showNewMeeting, saveNewMeeting),
    get('network.view', 'member', meeting, 'network-meeting.viewed', showMeeting),
    get('network.view', 'member', `${meeting}/print`, 'network-meeting.printed', showMeetingPrint),
    ...form('run', `${meeting}/change`, 'network-meeting.changed', showMeetingChange, saveMeetingChange),
    ...form('run', `${meeting}/cancel`, 'network-meeting.cancelled', showCancelling, saveCancelling),
    ...form('run', `${meeting}/held`, 'network-meeting.held', showHeld, saveHeld),
    ...papers.map((route): Route => (route.method === 'POST' ? { ...route, multipart: true } : route)),
    get('network.view', 'member', `${meeting}/papers/:paperId`, 'network-paper.downloaded', sendPaper),
    ...form('run', `${meeting}/papers/:paperId/remove`, 'network-paper.removed', showRemoval, saveRemoval),
    get('network.run', 'run', `${meeting}/actions/new`, 'agreed-action.opened', showActionChoice),
    ...form('run', `${meeting}/actions/:providerId`, 'agreed-action.recorded', showNewAction, saveNewAction),
    get('network.results', 'aggregates', `${network}/priorities`, 'network-priority.listed', showPriorities),
    get('network.results', 'aggregates', `${network}/results.csv`, 'network.results-exported', exportResults),
    get('network.view', 'summary', `${network}/priorities.csv`, 'network-priority.exported', exportPriorities),
    ...form('run', `${network}/priorities/new`, 'network-priority.agreed', showNewPriority, saveNewPriority),
    ...form('run', `${network}/priorities/:priorityId`, 'network-priority.changed', showPriority, savePriority),
    ...form('run', `${network}/priorities/:priorityId/close`, 'network-priority.closed', showClosing, saveClosing),
    ...form('run', `${network}/priorities/:priorityId/withdraw`, 'network-priority.withdrawn', showPriorityWithdrawal, savePriorityWithdrawal),
    get('network.reach', 'full', `${network}/reach`, 'network.reach-viewed', showReach),
    get('network.reach', 'full', `${network}/reach.csv`, 'network.reach-exported', exportReach),
  ];
}
