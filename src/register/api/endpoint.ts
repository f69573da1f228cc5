import type { z } from 'zod';
import type { AuditEventName, PageRequest } from '../../platform/http/route.ts';

/** What an endpoint answers: a body, nothing, or which parameter was wrong and what it may be. */
export type ApiAnswer<T = unknown> =
  | { readonly kind: 'found'; readonly body: T }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'refused'; readonly parameter: string; readonly detail: string };

/**
 * One address of the API, as it is described at /api/v1/openapi.json and in the guide. Another part of the register that serves an address of
 * its own hands its description to `apiRoutes`.
 */
export interface ApiDescription {
  /** As OpenAPI writes it: `/api/v1/providers/{urn}`. */
  readonly path: `/api/v1/${string}`;
  /** Its name in the description, and of its answer's schema. */
  readonly operation: string;
  readonly summary: string;
  readonly description: string;
  /** What stands in the path: a string schema for each name. */
  readonly params: z.ZodObject;
  /** What may stand after the question mark. An array's name may be given several times. */
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
}

/** An address that is served here: the schemas that describe it also check what comes in. */
export interface ApiEndpoint extends ApiDescription {
  readonly audit: AuditEventName;
  /** That it was read is itself recorded. */
  readonly sensitive?: true;
  readonly handle: (question: Record<string, unknown>, request: PageRequest) => Promise<ApiAnswer>;
}
