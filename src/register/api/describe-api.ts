import { z } from 'zod';
import type { ApiDescription } from './endpoint.ts';

/** RFC 9457, as every refusal under /api/ is answered. */
const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  parameter: z.string().optional().describe('Which parameter was wrong.'),
  reference: z.string().describe('Quote it when you report a fault.'),
});

type Json = Record<string, unknown>;

/** A schema that names itself (`meta({ id })`) comes as a reference to that name, which would point nowhere in our document: it is put in its place. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema, $defs = {}, $ref, ...rest } = z.toJSONSchema(schema, { io: 'output', target: 'draft-2020-12' });
  const placed = $ref === undefined ? rest : ($defs[$ref.replace('#/$defs/', '')] ?? {});
  if (JSON.stringify(placed).includes('#/$defs/')) throw new Error('Only a whole answer may have a name of its own in the API’s description.');
  return placed;
}

const named = (operation: string): string => `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Answer`;

function parametersOf(schema: z.ZodObject, where: 'path' | 'query'): Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as Json;
    return { name, in: where, required: where === 'path', ...(description === undefined ? {} : { description }), schema: rest };
  });
}

/** The API's description (OpenAPI 3.1), made of the schemas that the endpoints themselves use. */
export function describeApi(endpoints: readonly ApiDescription[]): Json {
  const refusal = (description: string): Json => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  const paths = endpoints.map(({ path, operation, summary, description, params, query }) => [
    path,
    {
      get: {
        operationId: operation,
        summary,
        description,
        parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
        responses: {
          200: { description: summary, content: { 'application/json': { schema: { $ref: `#/components/schemas/${named(operation)}` } } } },
          400: refusal('A parameter cannot be understood; `parameter` names it.'),
          401: refusal('There is no token, or it no longer works.'),
          403: refusal('The token’s role may not.'),
          404: refusal('There is no such record.'),
          429: refusal('Too many requests in a minute.'),
        },
      },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waymark',
      version: '1',
      description: 'The register of education providers. Contains public sector information licensed under the Open Government Licence v3.0.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problem), ...Object.fromEntries(endpoints.map(({ operation, answer }) => [named(operation), schemaOf(answer)])) },
    },
  };
}
