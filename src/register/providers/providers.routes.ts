import type { Route } from '../../platform/http/route.ts';
import { downloadCsv, downloadWorkbook, showFoundProviders, type FindPageMeans } from './find-page.ts';

export type ProviderMeans = FindPageMeans;

export function providerRoutes(means: ProviderMeans): readonly Route[] {
  const find = { method: 'GET', permission: 'register.view', audit: 'providers.searched' } as const;
  return [
    { ...find, path: '/providers', handle: (request) => showFoundProviders(means, request) },
    { ...find, path: '/providers.csv', audit: 'providers.downloaded', handle: (request) => downloadCsv(means, request) },
    { ...find, path: '/providers.xlsx', audit: 'providers.downloaded', handle: (request) => downloadWorkbook(means, request) },
  ];
}
