import type { Route } from '../../platform/http/route.ts';
import { downloadCsv, downloadWorkbook, showFoundProviders } from './find-page.ts';
import { redirectToProvider, showProvider, type ProviderPageMeans } from './provider-page.ts';

export function providerRoutes(means: ProviderPageMeans): readonly Route[] {
  const view = { method: 'GET', permission: 'register.view' } as const;
  return [
    { ...view, path: '/providers', audit: 'providers.searched', handle: (request) => showFoundProviders(means, request) },
    { ...view, path: '/providers.csv', audit: 'providers.downloaded', handle: (request) => downloadCsv(means, request) },
    { ...view, path: '/providers.xlsx', audit: 'providers.downloaded', handle: (request) => downloadWorkbook(means, request) },
    { ...view, path: '/providers/urn/:urn', audit: 'provider.looked-up', handle: (request) => redirectToProvider(means, request) },
    { ...view, path: '/providers/:id', audit: 'provider.viewed', handle: (request) => showProvider(means, request) },
  ];
}
