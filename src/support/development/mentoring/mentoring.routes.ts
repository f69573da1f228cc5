import type { Route } from '../../../platform/http/route.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { openPage, openProviderPage, type SupportPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { saveAsk, showAsk, showWhere } from './ask-pages.ts';
import { saveEnd, saveFeedback, saveReview, showEnd, showFeedbackForm, showReview } from './ending-pages.ts';
import { findProviderOf } from './find-needs.ts';
import { saveMentorChange, saveNewMentor, showMentorChange, showNewMentor } from './mentor-form-pages.ts';
import * as facts from './mentor-facts-pages.ts';
import * as mentors from './mentors-pages.ts';
import { showMine } from './mine-pages.ts';
import { saveNeedClosing, saveProposal, showNeed, showNeedClosing } from './need-pages.ts';
import { asCoordinator, asOneOfThePair, type PairingPage } from './open-pairing.ts';
import { exportNeeds, exportPairings, showOverview, showPairings } from './overview-pages.ts';
import { saveNote, saveToldAgreed, showPairing } from './pairing-pages.ts';
import { exportReport, showReport } from './report-pages.ts';
import * as steps from './step-pages.ts';

type Line = Pick<Route, 'method' | 'path' | 'audit'> & { readonly page: SupportPage };

/** Mentoring and coaching: the register, needs, matching, pairings, one’s own, and the whole in sum. */
export function mentoringRoutes(means: SupportMeans): Route[] {
  const service =
    (permission: 'mentor.list' | 'mentor.manage' | 'mentor.approve' | 'mentoring.own' | 'mentoring.report') =>
    ({ method, path, audit, page }: Line): Route => ({ method, path, permission, audit, handle: openPage(means, page) });
  const ofNeed =
    (permission: 'mentoring.view' | 'mentoring.match') =>
    ({ method, path, audit, page }: Line): Route => {
      const ownerOf = (id: string, { authorityId }: Actor) => findProviderOf(means.db.kysely, 'mentoring_need', id, authorityId);
      return { method, path, permission, of: 'needId', ownerOf, audit, handle: openPage(means, page) };
    };
  const ofPairing =
    (permission: 'mentoring.view' | 'mentoring.match') =>
    (method: Route['method'], rest: string, audit: Route['audit'], page: PairingPage): Route => {
      const ownerOf = (id: string, { authorityId }: Actor) => findProviderOf(means.db.kysely, 'pairing', id, authorityId);
      return {
        method,
        path: `/mentoring/pairs/:pairingId${rest}`,
        permission,
        of: 'pairingId',
        ownerOf,
        audit,
        handle: openPage(means, asCoordinator(page)),
      };
    };
  const mine = (method: Route['method'], rest: string, audit: Route['audit'], page: PairingPage): Route => ({
    method,
    path: `/mentoring/mine/:pairingId${rest}`,
    permission: 'mentoring.own',
    audit,
    handle: openPage(means, asOneOfThePair(page)),
  });
  const coordinate = ofPairing('mentoring.match');
  return [
    ...registerLines.map(service('mentor.list')),
    ...manageLines.map(service('mentor.manage')),
    ...approveLines.map(service('mentor.approve')),
    ...reportLines.map(service('mentoring.report')),
    ...needLines.map(ofNeed('mentoring.match')),
    ofNeed('mentoring.view')({ method: 'GET', path: '/mentoring/needs/:needId', audit: 'mentoring-need.viewed', page: showNeed }),
    ...askRoutes(means),
    service('mentoring.own')({ method: 'GET', path: '/mentoring/mine', audit: 'mentoring.viewed', page: showMine }),
    // Feedback stands on it that was told in confidence: who reads it is recorded.
    { ...ofPairing('mentoring.view')('GET', '', 'pairing.viewed', showPairing), sensitive: true },
    mine('GET', '', 'pairing.viewed', showPairing),
    ...[coordinate, mine].flatMap((route) => [
      route('GET', '/answer', 'pairing.opened-form', steps.showAnswer),
      route('POST', '/answer', 'pairing.answered', steps.saveAnswer),
      route('GET', '/agreement', 'pairing.opened-form', steps.showAgreement),
      route('POST', '/agreement', 'pairing.agreed', steps.saveAgreement),
      route('GET', '/meetings', 'pairing.opened-form', steps.showMeetingForm),
      route('POST', '/meetings', 'pairing-meeting.recorded', steps.saveMeeting),
      route('GET', '/meetings/:meetingId/outcome', 'pairing.opened-form', steps.showOutcome),
      route('POST', '/meetings/:meetingId/outcome', 'pairing-meeting.closed', steps.saveOutcome),
      route('GET', '/review', 'pairing.opened-form', showReview),
      route('POST', '/review', 'pairing.reviewed', saveReview),
      route('GET', '/end', 'pairing.opened-form', showEnd),
      route('POST', '/end', 'pairing.ended', saveEnd),
    ]),
    // What is the two’s own has no page for anybody else.
    mine('POST', '/notes', 'pairing-note.written', saveNote),
    mine('GET', '/meetings/:meetingId/told', 'pairing.opened-form', steps.showTold),
    mine('POST', '/meetings/:meetingId/told', 'pairing-meeting.told', steps.saveTold),
    mine('POST', '/meetings/:meetingId/told/agree', 'pairing-meeting.told-agreed', saveToldAgreed),
    mine('GET', '/feedback', 'pairing.opened-form', showFeedbackForm),
    mine('POST', '/feedback', 'pairing-feedback.given', saveFeedback),
  ];
}

const registerLines: readonly Line[] = [
  { method: 'GET', path: '/mentoring', audit: 'mentoring.viewed', page: showOverview },
  { method: 'GET', path: '/mentoring/needs.csv', audit: 'mentoring-need.exported', page: exportNeeds },
  { method: 'GET', path: '/mentoring/pairs', audit: 'pairing.listed', page: showPairings },
  { method: 'GET', path: '/mentoring/pairs.csv', audit: 'pairing.exported', page: exportPairings },
  { method: 'GET', path: '/mentoring/mentors', audit: 'mentor.listed', page: mentors.showMentors },
  { method: 'GET', path: '/mentoring/mentors.csv', audit: 'mentor.exported', page: mentors.exportMentors },
  { method: 'GET', path: '/mentoring/mentors/:mentorId', audit: 'mentor.viewed', page: mentors.showMentor },
];

const manageLines: readonly Line[] = [
  { method: 'GET', path: '/mentoring/mentors/new', audit: 'mentor.opened-form', page: showNewMentor },
  { method: 'POST', path: '/mentoring/mentors/new', audit: 'mentor.added', page: saveNewMentor },
  { method: 'GET', path: '/mentoring/mentors/:mentorId/change', audit: 'mentor.opened-form', page: showMentorChange },
  { method: 'POST', path: '/mentoring/mentors/:mentorId/change', audit: 'mentor.changed', page: saveMentorChange },
  { method: 'GET', path: '/mentoring/mentors/:mentorId/done', audit: 'mentor.opened-form', page: facts.showDoneForm },
  { method: 'POST', path: '/mentoring/mentors/:mentorId/done', audit: 'mentor-done.recorded', page: facts.saveDone },
  { method: 'GET', path: '/mentoring/mentors/:mentorId/done/:doneId/withdraw', audit: 'mentor.opened-form', page: facts.showFactWithdrawal },
  { method: 'POST', path: '/mentoring/mentors/:mentorId/done/:doneId/withdraw', audit: 'mentor-done.withdrawn', page: facts.saveFactWithdrawal },
  { method: 'GET', path: '/mentoring/mentors/:mentorId/conflicts', audit: 'mentor.opened-form', page: facts.showConflictForm },
  { method: 'POST', path: '/mentoring/mentors/:mentorId/conflicts', audit: 'mentor-conflict.recorded', page: facts.saveConflict },
  {
    method: 'GET',
    path: '/mentoring/mentors/:mentorId/conflicts/:conflictId/withdraw',
    audit: 'mentor.opened-form',
    page: facts.showFactWithdrawal,
  },
  {
    method: 'POST',
    path: '/mentoring/mentors/:mentorId/conflicts/:conflictId/withdraw',
    audit: 'mentor-conflict.withdrawn',
    page: facts.saveFactWithdrawal,
  },
];

const approveLines: readonly Line[] = [
  { method: 'GET', path: '/mentoring/mentors/:mentorId/state', audit: 'mentor.opened-form', page: mentors.showMentorState },
  { method: 'POST', path: '/mentoring/mentors/:mentorId/state', audit: 'mentor.state-changed', page: mentors.saveMentorState },
];

const reportLines: readonly Line[] = [
  { method: 'GET', path: '/mentoring/report', audit: 'mentoring.report-viewed', page: showReport },
  { method: 'GET', path: '/mentoring/report.csv', audit: 'mentoring.report-exported', page: exportReport },
];

const needLines: readonly Line[] = [
  { method: 'POST', path: '/mentoring/needs/:needId/propose', audit: 'pairing.proposed', page: saveProposal },
  { method: 'GET', path: '/mentoring/needs/:needId/close', audit: 'mentoring-need.opened-form', page: showNeedClosing },
  { method: 'POST', path: '/mentoring/needs/:needId/close', audit: 'mentoring-need.closed', page: saveNeedClosing },
];

/** Whoever may ask for nobody finds no provider to ask for. */
function askRoutes(means: SupportMeans): Route[] {
  const path = '/providers/:providerId/mentoring/ask';
  const asked = { permission: 'mentoring.ask', of: 'providerId' } as const;
  return [
    { method: 'GET', path: '/mentoring/ask', permission: 'signed-in', audit: 'mentoring-need.opened-form', handle: openPage(means, showWhere) },
    { method: 'GET', path, ...asked, audit: 'mentoring-need.opened-form', handle: openProviderPage(means, showAsk) },
    { method: 'POST', path, ...asked, audit: 'mentoring-need.asked', handle: openProviderPage(means, saveAsk) },
  ];
}
