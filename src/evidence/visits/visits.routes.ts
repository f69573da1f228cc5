import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { saveAttach, saveRemove, sendAttachment, showAttach, showRemove } from './attachments/attachment-pages.ts';
import { saveBeside, showBeside } from './beside-pages.ts';
import {
  saveAddendum,
  saveCancel,
  saveCheck,
  saveFinal,
  saveHeard,
  saveHeld,
  saveSend,
  showAddendum,
  showCancel,
  showCheck,
  showHeard,
  showSend,
} from './check-pages.ts';
import { chooseProvider, showProviderVisits, showVisits } from './list-pages.ts';
import { saveDispute, showDisputes } from './dispute-pages.ts';
import { saveDesk, saveDeskAutomatically, showDesk } from './note-pages.ts';
import { type PartPage, withPart } from './open-part.ts';
import { saveNewPlan, savePlan, showNewPlan, showPlan } from './plan-pages.ts';
import { exportNote, showPart } from './show-part.ts';
import { saveTemplate, showTemplate, showTemplates } from './template-pages.ts';
import type { Who } from './visit.ts';
import type { VisitMeans } from './visit-means.ts';

const path = '/providers/:providerId/visits/:visitId';
const writers: readonly Who[] = ['author', 'lead'];
const ofHead: readonly Who[] = ['head', 'delegate'];

/** Visits from plan to final note: the lists, a school’s part and what is done to it, and what notes ask for. */
export function visitRoutes(means: VisitMeans): Route[] {
  const page = (answer: (means: VisitMeans, request: PageRequest) => Promise<Reply>) => (request: PageRequest) => answer(means, request);
  const list = (at: Route['path'], audit: Route['audit'], answer: typeof showVisits): Route => ({
    method: 'GET',
    path: at,
    permission: 'visit.list',
    audit,
    handle: page(answer),
  });
  const template = (method: Route['method'], at: Route['path'], audit: Route['audit'], answer: typeof showTemplates): Route => ({
    method,
    path: at,
    permission: 'visit-template.edit',
    audit,
    handle: page(answer),
  });
  type Named = 'visit.view' | 'visit.plan' | 'visit.write' | 'visit.answer';
  const of = (method: Route['method'], at: string, permission: Named, audit: Route['audit'], answer: PartPage, only?: readonly Who[]): Route => ({
    method,
    path: `${path}${at}`,
    permission,
    of: 'providerId',
    audit,
    handle: withPart(means, answer, only),
  });
  const ofProvider = (
    method: Route['method'],
    at: string,
    permission: Named,
    audit: Route['audit'],
    answer: (means: VisitMeans, request: PageRequest) => Promise<Reply>,
  ): Route => ({
    method,
    path: `/providers/:providerId/visits${at}`,
    permission,
    of: 'providerId',
    audit,
    handle: page(answer),
  });
  return [
    list('/visits', 'visits.viewed', showVisits),
    list('/visits/new', 'visit.opened', chooseProvider),
    template('GET', '/visits/templates', 'visit-template.listed', showTemplates),
    template('GET', '/visits/templates/:purpose', 'visit-template.opened', showTemplate),
    template('POST', '/visits/templates/:purpose', 'visit-template.changed', saveTemplate),
    ofProvider('GET', '', 'visit.view', 'visit.listed', showProviderVisits),
    ofProvider('GET', '/new', 'visit.plan', 'visit.opened', showNewPlan),
    ofProvider('POST', '/new', 'visit.plan', 'visit.planned', saveNewPlan),
    of('GET', '', 'visit.view', 'visit.viewed', showPart),
    of('GET', '/attachments/new', 'visit.write', 'visit.opened', showAttach, writers),
    { ...of('POST', '/attachments/new', 'visit.write', 'visit.attachment-added', saveAttach, writers), multipart: true },
    {
      ...of('GET', '/attachments/:attachmentId', 'visit.view', 'visit.attachment-downloaded', sendAttachment),
      sensitive: true,
      subject: { kind: 'visit', param: 'visitId' },
    },
    of('GET', '/attachments/:attachmentId/remove', 'visit.write', 'visit.opened', showRemove, writers),
    of('POST', '/attachments/:attachmentId/remove', 'visit.write', 'visit.attachment-removed', saveRemove, writers),
    of('GET', '/word', 'visit.view', 'visit.downloaded', exportNote),
    of('GET', '/plan', 'visit.plan', 'visit.opened', showPlan, writers),
    of('POST', '/plan', 'visit.plan', 'visit.plan-changed', savePlan, writers),
    of('GET', '/cancel', 'visit.plan', 'visit.opened', showCancel, writers),
    of('POST', '/cancel', 'visit.plan', 'visit.cancelled', saveCancel, writers),
    of('POST', '/held', 'visit.write', 'visit.held', saveHeld, writers),
    of('GET', '/note', 'visit.write', 'visit.note-opened', showDesk('note'), writers),
    of('POST', '/note', 'visit.write', 'visit.note-saved', saveDesk('note'), writers),
    { ...of('POST', '/note/autosave', 'visit.write', 'visit.note-saved', saveDeskAutomatically('note'), writers), keepsNoForm: true },
    of('GET', '/note/beside', 'visit.write', 'visit.note-opened', showBeside('note'), writers),
    of('POST', '/note/beside', 'visit.write', 'visit.note-joined', saveBeside('note'), writers),
    of('GET', '/own-view', 'visit.answer', 'visit.own-view-opened', showDesk('own-view'), ofHead),
    of('POST', '/own-view', 'visit.answer', 'visit.own-view-saved', saveDesk('own-view'), ofHead),
    { ...of('POST', '/own-view/autosave', 'visit.answer', 'visit.own-view-saved', saveDeskAutomatically('own-view'), ofHead), keepsNoForm: true },
    of('GET', '/own-view/beside', 'visit.answer', 'visit.own-view-opened', showBeside('own-view'), ofHead),
    of('POST', '/own-view/beside', 'visit.answer', 'visit.own-view-joined', saveBeside('own-view'), ofHead),
    of('GET', '/send', 'visit.write', 'visit.note-opened', showSend, writers),
    of('POST', '/send', 'visit.write', 'visit.note-sent', saveSend, writers),
    of('GET', '/check', 'visit.answer', 'visit.check-opened', showCheck, ['head']),
    of('POST', '/check', 'visit.answer', 'visit.checked', saveCheck, ['head']),
    of('GET', '/answer', 'visit.write', 'visit.check-opened', showHeard, writers),
    of('POST', '/answer', 'visit.write', 'visit.check-recorded', saveHeard, writers),
    of('GET', '/disputes', 'visit.write', 'visit.disputes-opened', showDisputes, writers),
    of('POST', '/disputes', 'visit.write', 'visit.dispute-answered', saveDispute, writers),
    of('POST', '/final', 'visit.write', 'visit.note-made-final', saveFinal, writers),
    of('GET', '/addendum', 'visit.write', 'visit.opened', showAddendum, writers),
    of('POST', '/addendum', 'visit.write', 'visit.note-added-to', saveAddendum, writers),
  ];
}
