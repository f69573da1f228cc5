import { z } from 'zod';

export type Question =
  { readonly ok: true; readonly value: Record<string, unknown> } | { readonly ok: false; readonly parameter: string; readonly detail: string };

/** The query string as the endpoint's schema has it. Empty means not given; a value of fixed words may be written with capitals and spaces. */
export function readQuestion(schema: z.ZodObject, query: URLSearchParams): Question {
  const shape = schema.shape as Record<string, z.ZodType>;
  const unknown = [...query.keys()].find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined)
    return {
      ok: false,
      parameter: unknown.slice(0, 80),
      detail: `There is no such parameter. There are: ${Object.keys(shape).join(', ') || 'none'}.`,
    };

  const described = z.toJSONSchema(schema, { io: 'input' }).properties ?? {};
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(shape)) {
    const values = query
      .getAll(name)
      .map((value) => value.trim())
      .filter(Boolean);
    if (values.length === 0) continue;
    const one = described[name] as { type?: string; enum?: unknown; items?: { enum?: unknown } } | undefined;
    const words =
      one?.enum !== undefined || one?.items?.enum !== undefined ? values.map((value) => value.toLowerCase().replaceAll(' ', '-')) : values;
    given[name] = one?.type === 'array' ? words : words.at(-1);
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, parameter: String(issue?.path[0] ?? ''), detail: issue === undefined ? 'It cannot be read.' : inWords(issue) };
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `It may be: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'too_big') return `It may be ${String(issue.maximum)} at most.`;
  if (issue.code === 'too_small') return `It must be ${String(issue.minimum)} at least.`;
  return issue.code === 'invalid_type' ? 'It must be a whole number.' : issue.message;
}
