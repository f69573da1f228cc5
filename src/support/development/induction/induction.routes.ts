import type { Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { saveClosing, showClosing } from './close-induction-pages.ts';
import { saveAnswer, saveBeginning, showHeadChange } from './head-change-pages.ts';
import { exportInductions, showInductions } from './inductions-pages.ts';
import { showInduction } from './show-induction.ts';

/** Who is new in a post, the induction that begins of it, and what head and adviser see of it together. */
export function inductionRoutes(means: SupportMeans): Route[] {
  const of = 'providerId';
  const subject = { kind: 'provider', param: 'providerId' } as const;
  const change = '/providers/:providerId/head-changes/:changeId';
  const close = '/providers/:providerId/inductions/:runId/close';
  return [
    { method: 'GET', path: '/leadership/inductions', permission: 'leadership.list', audit: 'inductions.viewed', handle: openPage(means, showInductions) },
    { method: 'GET', path: '/leadership/inductions/csv', permission: 'leadership.list', audit: 'inductions.exported', handle: openPage(means, exportInductions) },
    { method: 'GET', path: change, permission: 'leadership.view', of, audit: 'head-change.viewed', handle: openProviderPage(means, showHeadChange) },
    { method: 'POST', path: `${change}/begin`, permission: 'programme.run', of, audit: 'programme-run.started', handle: openProviderPage(means, saveBeginning) },
    { method: 'POST', path: `${change}/answer`, permission: 'leadership.record', of, audit: 'head-change.answered', handle: openProviderPage(means, saveAnswer) },
    { method: 'GET', path: '/providers/:providerId/induction', permission: 'programme.view', of, audit: 'induction.viewed', sensitive: true, subject, handle: openProviderPage(means, showInduction) },
    { method: 'GET', path: close, permission: 'programme.run', of, audit: 'programme-run.opened-form', sensitive: true, subject, handle: openProviderPage(means, showClosing) },
    { method: 'POST', path: close, permission: 'programme.run', of, audit: 'programme-gate.decided', handle: openProviderPage(means, saveClosing) },
  ];
} // prettier-ignore
