import type { AuditEventName, PageRequest, Reply, Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import type { AccountMeans } from '../accounts/account-means.ts';
import { answerClose, answerConfirm, answerOpenReview, showOpenReview, showReview, showReviews } from './review-pages.ts';

/** Once a term: is every account still right? */
export function accessReviewRoutes(means: AccountMeans): Route[] {
  type Handle = (means: AccountMeans, request: PageRequest) => Promise<Reply>;
  const route = (method: Route['method'], path: `/accounts/reviews${string}`, audit: AuditEventName, handle: Handle): Route => ({
    method,
    path,
    permission: 'account.review',
    audit,
    handle: (request) => handle(means, request),
  });
  return [
    route('GET', '/accounts/reviews', 'access-review.listed', showReviews),
    route('GET', '/accounts/reviews/new', 'access-review.form-opened', showOpenReview),
    route('POST', '/accounts/reviews/new', 'access-review.opened', answerOpenReview),
    route('GET', '/accounts/reviews/:id', 'access-review.viewed', showReview),
    route('POST', '/accounts/reviews/:id/confirm', 'account.confirmed', answerConfirm),
    route('POST', '/accounts/reviews/:id/close', 'access-review.closed', answerClose),
  ];
}
