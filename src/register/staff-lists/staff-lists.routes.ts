import type { AuditEventName, PageRequest, Reply, Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import type { AccountMeans } from '../accounts/account-means.ts';
import { answerAccept, answerDiscard, answerImport, sendStaffListTemplate, showImport, showStaffList } from './staff-list-pages.ts';

/** Many accounts from one list, reviewed before anything is done. */
export function staffListRoutes(means: AccountMeans): Route[] {
  type Handle = (means: AccountMeans, request: PageRequest) => Promise<Reply>;
  const route = (method: Route['method'], path: `/accounts/import${string}`, audit: AuditEventName, handle: Handle): Route => ({
    method,
    path,
    permission: 'account.manage',
    audit,
    handle: (request) => handle(means, request),
  });
  return [
    route('GET', '/accounts/import', 'staff-list.form-opened', showImport),
    { ...route('POST', '/accounts/import', 'staff-list.uploaded', answerImport), multipart: true },
    route('GET', '/accounts/import/template.csv', 'staff-list.template-downloaded', sendStaffListTemplate),
    route('GET', '/accounts/import/:id', 'staff-list.viewed', showStaffList),
    route('POST', '/accounts/import/:id/accept', 'staff-list.accepted', answerAccept),
    route('POST', '/accounts/import/:id/discard', 'staff-list.discarded', answerDiscard),
  ];
}
