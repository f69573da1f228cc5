import type { AuditEventName, PageRequest, Reply, Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import { answerNewToken, answerRevoke, showNewToken, showTokens, type TokenMeans } from './token-pages.ts';

/** Tokens for the API: what each is for, what it reaches, and until when. */
export function tokenRoutes(means: TokenMeans): Route[] {
  type Handle = (means: TokenMeans, request: PageRequest) => Promise<Reply>;
  const route = (method: Route['method'], path: `/accounts/tokens${string}`, audit: AuditEventName, handle: Handle): Route => ({
    method,
    path,
    permission: 'token.manage',
    audit,
    handle: (request) => handle(means, request),
  });
  return [
    route('GET', '/accounts/tokens', 'token.listed', showTokens),
    route('GET', '/accounts/tokens/new', 'token.form-opened', showNewToken),
    route('POST', '/accounts/tokens/new', 'token.created', answerNewToken),
    route('POST', '/accounts/tokens/:id/revoke', 'token.revoked', answerRevoke),
  ];
}
