import type { Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import { answerWithdraw, answerWrite, type BriefingMeans, showBriefing, showBriefings, showWithdraw, showWrite } from './briefing-pages.ts';

/** What members are told by name. A briefing is there for its writer and its named readers, and for nobody else. */
export function briefingRoutes(means: BriefingMeans): Route[] {
  const read = { permission: 'briefing.read' } as const;
  const write = { permission: 'briefing.write' } as const;
  return [
    { ...read, method: 'GET', path: '/briefings', audit: 'briefing.listed', handle: (request) => showBriefings(means, request) },
    { ...write, method: 'GET', path: '/briefings/new', audit: 'briefing.form-opened', handle: (request) => showWrite(means, request) },
    { ...write, method: 'POST', path: '/briefings/new', audit: 'briefing.written', handle: (request) => answerWrite(means, request) },
    { ...read, method: 'GET', path: '/briefings/:id', audit: 'briefing.viewed', sensitive: true, handle: (request) => showBriefing(means, request) },
    { ...write, method: 'GET', path: '/briefings/:id/withdraw', audit: 'briefing.form-opened', handle: (request) => showWithdraw(means, request) },
    { ...write, method: 'POST', path: '/briefings/:id/withdraw', audit: 'briefing.withdrawn', handle: (request) => answerWithdraw(means, request) },
  ];
}
