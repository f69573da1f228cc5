import type { AuditEventName, PageRequest, Reply, Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import type { AccountMeans } from '../accounts/account-means.ts';
import { answerClose, answerGive, showHandover, showHandovers } from './handover-pages.ts';
import { showOwnPack, showPackFor } from './pack-pages.ts';

type Handle = (means: AccountMeans, request: PageRequest) => Promise<Reply>;

/** Somebody leaves: what they hold is given to others, then their account can be closed; each successor gets a pack. */
export function handoverRoutes(means: AccountMeans): Route[] {
  const run = (method: Route['method'], path: `/handovers${string}`, audit: AuditEventName, handle: Handle): Route => ({
    method,
    path,
    permission: 'handover.run',
    audit,
    handle: (request) => handle(means, request),
  });
  return [
    run('GET', '/handovers', 'handover.listed', showHandovers),
    run('GET', '/handovers/:accountId', 'handover.viewed', showHandover),
    run('POST', '/handovers/:accountId', 'handover.given', answerGive),
    run('POST', '/handovers/:accountId/close', 'account.disabled', answerClose),
    run('GET', '/handovers/:accountId/pack/:to', 'handover.pack-viewed', showPackFor),
    {
      method: 'GET',
      path: '/handover-packs/:handover',
      permission: 'signed-in',
      audit: 'handover.pack-viewed',
      sensitive: true,
      subject: { kind: 'handover', param: 'handover' },
      handle: (request) => showOwnPack(means, request),
    },
  ];
}
