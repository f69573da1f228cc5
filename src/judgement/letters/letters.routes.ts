import type { Route } from '../../platform/http/route.ts';
import { saveCall, showCall } from '../calls/call-pages.ts';
import { saveCaseReview, showCaseReview } from '../case-reviews/case-review-pages.ts';
import { ofCase, withCase } from '../cases/open-case.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { saveTemplate, saveTemplatePutBack, showTemplate, showTemplates } from '../letter-templates/template-pages.ts';
import { saveLateAnswer, saveReply, showReply } from '../replies/reply-pages.ts';
import { exportCaseLetter, saveDraft, sendLetter, showLetterForm } from './letter-pages.ts';
import { exportProviderLetter, showProviderLetter } from './provider-letter-pages.ts';

/** From a decision to a tier that stands: the call, the letter, the reply, the review; and the letters’ templates. */
export function letterRoutes(means: JudgementMeans): Route[] {
  const call = { permission: 'tier.call', ...ofCase(means) } as const;
  const issue = { permission: 'letter.issue', ...ofCase(means) } as const;
  const reply = { permission: 'tier.reply', ...ofCase(means) } as const;
  const review = { permission: 'tier.review', ...ofCase(means) } as const;
  const view = { permission: 'tier.view', of: 'providerId', sensitive: true, subject: { kind: 'tier-letter', param: 'letterId' } } as const;
  return [
    { method: 'GET', path: '/cases/:caseId/call', ...call, audit: 'tier-call.opened', handle: withCase(means, showCall) },
    { method: 'POST', path: '/cases/:caseId/call', ...call, audit: 'tier-call.logged', handle: withCase(means, saveCall) },
    { method: 'GET', path: '/cases/:caseId/letter', ...call, audit: 'tier-letter.opened', handle: withCase(means, showLetterForm) },
    { method: 'POST', path: '/cases/:caseId/letter', ...call, audit: 'tier-letter.drafted', handle: withCase(means, saveDraft) },
    { method: 'GET', path: '/cases/:caseId/letter/word', ...call, audit: 'tier-letter.downloaded', handle: withCase(means, exportCaseLetter) },
    { method: 'POST', path: '/cases/:caseId/letter/issue', ...issue, audit: 'tier-letter.issued', handle: withCase(means, sendLetter) },
    { method: 'GET', path: '/cases/:caseId/reply', ...reply, audit: 'tier-reply.opened', handle: (request) => showReply(means, request) },
    { method: 'POST', path: '/cases/:caseId/reply', ...reply, audit: 'tier-reply.recorded', handle: (request) => saveReply(means, request) },
    { method: 'POST', path: '/cases/:caseId/reply/late', ...issue, audit: 'tier-reply.late-answered', handle: withCase(means, saveLateAnswer) },
    { method: 'GET', path: '/cases/:caseId/review', ...review, audit: 'tier-case.review-opened', handle: withCase(means, showCaseReview) },
    { method: 'POST', path: '/cases/:caseId/review', ...review, audit: 'tier-case.reviewed', handle: withCase(means, saveCaseReview) },
    { method: 'GET', path: '/providers/:providerId/tier/letters/:letterId', ...view, audit: 'tier-letter.viewed', handle: (request) => showProviderLetter(means, request) },
    { method: 'GET', path: '/providers/:providerId/tier/letters/:letterId/word', ...view, audit: 'tier-letter.downloaded', handle: (request) => exportProviderLetter(means, request) },
    { method: 'GET', path: '/letter-templates', permission: 'letter-template.edit', audit: 'letter-template.listed', handle: (request) => showTemplates(means, request) },
    { method: 'GET', path: '/letter-templates/:kind', permission: 'letter-template.edit', audit: 'letter-template.opened', handle: (request) => showTemplate(means, request) },
    { method: 'POST', path: '/letter-templates/:kind', permission: 'letter-template.edit', audit: 'letter-template.edited', handle: (request) => saveTemplate(means, request) },
    { method: 'POST', path: '/letter-templates/:kind/put-back', permission: 'letter-template.edit', audit: 'letter-template.put-back', handle: (request) => saveTemplatePutBack(means, request) },
  ];
} // prettier-ignore
