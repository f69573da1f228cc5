import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { describeApi } from './describe-api.ts';
import { overviewDescription } from './describe-overview.ts';
import { presentGuide } from './present-guide.ts';
import type { ApiDescription, ApiEndpoint } from './endpoint.ts';
import { providerEndpoints, type ApiMeans } from './provider-endpoints.ts';
import { readQuestion } from './read-question.ts';

export interface WholeApiMeans extends ApiMeans {
  /** What the wings to the right answer under /api/v1/. */
  readonly apiEndpoints?: readonly ApiEndpoint[];
}

/** The API's routes, its description and its guide. `others` describe what the rest of the register serves under /api/v1/ by routes of its own. */
export function apiRoutes(means: WholeApiMeans, others: readonly ApiDescription[] = []): readonly Route[] {
  const endpoints = [...providerEndpoints(means), ...(means.apiEndpoints ?? [])];
  const description = describeApi([overviewDescription, ...endpoints, ...others]);
  return [
    ...endpoints.map((endpoint): Route => ({
      method: 'GET',
      path: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1') as `/${string}`,
      permission: 'api.read',
      audit: endpoint.audit,
      ...(endpoint.sensitive === true ? { sensitive: true } : {}),
      handle: (request) => answer(endpoint, request),
    })),
    {
      method: 'GET',
      path: '/api/v1/openapi.json',
      permission: 'anyone',
      audit: 'api.described',
      handle: async () => ({ kind: 'json', body: description }),
    },
    {
      method: 'GET',
      path: '/api',
      permission: 'anyone',
      audit: 'api.described',
      handle: async () => ({ kind: 'page', template: 'register/api/api-guide.njk', data: { endpoints: presentGuide(description) } }),
    },
  ];
}

async function answer(endpoint: ApiEndpoint, request: PageRequest): Promise<Reply> {
  const question = readQuestion(endpoint.query, request.query);
  if (!question.ok) return refuse(request, question.parameter, question.detail);
  if (!endpoint.params.safeParse(request.params).success) return { kind: 'not-found' };
  const found = await endpoint.handle(question.value, request);
  switch (found.kind) {
    case 'found':
      return { kind: 'json', body: found.body };
    case 'not-found':
      return found;
    case 'refused':
      return refuse(request, found.parameter, found.detail);
  }
}

function refuse({ reference }: PageRequest, parameter: string, detail: string): Reply {
  const body = { type: 'about:blank', title: `The parameter "${parameter}" cannot be used`, status: 400, detail, parameter, reference };
  return { kind: 'json', status: 400, body };
}
