import type { Route } from '../../../platform/http/route.ts';
import { openProviderPage, type ProviderPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { saveAnswers, saveAuditAction, saveAuditWithdrawal, saveStart, showAnswers, showAudit, showAuditWithdrawal } from './audit-pages.ts';

const setting = '/providers/:providerId/early-years';
const subject = { kind: 'early-years-audit', param: 'auditId' } as const;

/** Audits of a setting: by the authority under `audits`, by the setting itself under `own-audits`; what is final is read by both. */
export function auditRoutes(means: SupportMeans): Route[] {
  const of = 'providerId';
  type Asked = 'early-years.record' | 'early-years-audit.answer';
  const sensitive = (permission: Asked | 'early-years.view', rest: `/${string}`, audit: Route['audit'], show: ProviderPage): Route => ({
    method: 'GET', path: `${setting}${rest}`, permission, of, audit, sensitive: true, subject, handle: openProviderPage(means, show),
  }); // prettier-ignore
  const post = (permission: Asked, rest: `/${string}`, audit: Route['audit'], save: ProviderPage): Route => ({
    method: 'POST', path: `${setting}${rest}`, permission, of, audit, handle: openProviderPage(means, save),
  }); // prettier-ignore
  return [
    post('early-years.record', '/audits/start/:kind', 'early-years-audit.started', saveStart('authority')),
    post('early-years-audit.answer', '/own-audits/start/:kind', 'early-years-audit.started', saveStart('setting')),
    sensitive('early-years.record', '/audits/:auditId/answers', 'early-years-audit.opened-form', showAnswers('authority')),
    post('early-years.record', '/audits/:auditId/answers', 'early-years-audit.answered', saveAnswers('authority')),
    sensitive('early-years-audit.answer', '/own-audits/:auditId/answers', 'early-years-audit.opened-form', showAnswers('setting')),
    post('early-years-audit.answer', '/own-audits/:auditId/answers', 'early-years-audit.answered', saveAnswers('setting')),
    sensitive('early-years.view', '/audits/:auditId', 'early-years-audit.viewed', showAudit),
    post('early-years.record', '/audits/:auditId/actions', 'early-years-audit.action-agreed', saveAuditAction),
    sensitive('early-years.record', '/audits/:auditId/withdraw', 'early-years-audit.opened-form', showAuditWithdrawal),
    post('early-years.record', '/audits/:auditId/withdraw', 'early-years-audit.withdrawn', saveAuditWithdrawal),
  ];
}
