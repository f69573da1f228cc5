import type { Route } from '../../platform/http/route.ts';
import { openPage, type SupportPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { saveConversation, saveConversationWithdrawal, showConversations, showConversationWithdrawal, showTrust } from './conversation-pages.ts';

/** The yearly conversation with each trust. */
export function conversationRoutes(means: SupportMeans): Route[] {
  const record = (method: Route['method'], path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method,
    path,
    permission: 'trust-conversation.record',
    audit,
    handle: openPage(means, page),
  });
  return [
    {
      method: 'GET',
      path: '/trust-conversations',
      permission: 'trust-conversation.view',
      audit: 'trust-conversations.listed',
      handle: openPage(means, showConversations),
    },
    {
      method: 'GET',
      path: '/trust-conversations/:uid',
      permission: 'trust-conversation.view',
      audit: 'trust-conversation.viewed',
      sensitive: true,
      subject: { kind: 'organisation', param: 'uid' },
      handle: openPage(means, showTrust),
    },
    record('POST', '/trust-conversations/:uid', 'trust-conversation.recorded', saveConversation),
    record('GET', '/trust-conversations/:uid/:conversationId/withdraw', 'trust-conversation.opened-form', showConversationWithdrawal),
    record('POST', '/trust-conversations/:uid/:conversationId/withdraw', 'trust-conversation.withdrawn', saveConversationWithdrawal),
  ];
}
