import type { Route } from '../../platform/http/route.ts';
import { openPage, type SupportPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { exportNews, saveNewNews, saveNewsChange, saveNewsWithdrawal, showNewNews, showNews, showNewsChange, showNewsItem, showNewsWithdrawal } from './news-pages.ts'; // prettier-ignore
import { saveReview, saveServiceWithdrawal, showReview, showServiceWithdrawal } from './review-pages.ts';
import { exportServices, saveNewService, saveServiceChange, showNewService, showService, showServiceChange, showServices } from './service-pages.ts';

type Asked = 'directory.view' | 'directory.edit' | 'news.view' | 'news.edit';

/** The directory of services, and news and events: read by everybody who signs in, written by officers. */
export function directoryRoutes(means: SupportMeans): Route[] {
  const of = (method: Route['method'], path: Route['path'], permission: Asked, audit: Route['audit'], page: SupportPage): Route => ({
    method,
    path,
    permission,
    audit,
    handle: openPage(means, page),
  });
  const service = '/services/:serviceId';
  const item = '/news/:newsId';
  return [
    of('GET', '/services', 'directory.view', 'directory.viewed', showServices),
    of('GET', '/services/csv', 'directory.view', 'directory.downloaded', exportServices),
    of('GET', '/services/new', 'directory.edit', 'directory-service.opened-form', showNewService),
    of('POST', '/services/new', 'directory.edit', 'directory-service.added', saveNewService),
    of('GET', service, 'directory.view', 'directory-service.viewed', showService),
    of('GET', `${service}/change`, 'directory.edit', 'directory-service.opened-form', showServiceChange),
    of('POST', `${service}/change`, 'directory.edit', 'directory-service.changed', saveServiceChange),
    of('GET', `${service}/review`, 'directory.edit', 'directory-service.opened-form', showReview),
    of('POST', `${service}/review`, 'directory.edit', 'directory-service.reviewed', saveReview),
    of('GET', `${service}/withdraw`, 'directory.edit', 'directory-service.opened-form', showServiceWithdrawal),
    of('POST', `${service}/withdraw`, 'directory.edit', 'directory-service.withdrawn', saveServiceWithdrawal),
    of('GET', '/news', 'news.view', 'news.viewed', showNews),
    of('GET', '/news/csv', 'news.view', 'news.downloaded', exportNews),
    of('GET', '/news/new', 'news.edit', 'news-item.opened-form', showNewNews),
    of('POST', '/news/new', 'news.edit', 'news-item.published', saveNewNews),
    of('GET', item, 'news.view', 'news-item.viewed', showNewsItem),
    of('GET', `${item}/change`, 'news.edit', 'news-item.opened-form', showNewsChange),
    of('POST', `${item}/change`, 'news.edit', 'news-item.changed', saveNewsChange),
    of('GET', `${item}/withdraw`, 'news.edit', 'news-item.opened-form', showNewsWithdrawal),
    of('POST', `${item}/withdraw`, 'news.edit', 'news-item.withdrawn', saveNewsWithdrawal),
  ];
}
