import { z } from 'zod';

// Of what the API answers, what is used here; it may say more. As documented at https://api.education.gov.uk/statistics/docs/reference-v1/.

const pagingShape = z.object({ page: z.number(), pageSize: z.number(), totalResults: z.number(), totalPages: z.number() });

export const publicationShape = z.object({
  id: z.string(),
  title: z.string(),
  slug: z.string().optional(),
  summary: z.string().optional(),
  lastPublished: z.string().optional(),
});

export const dataSetShape = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string().optional(),
  status: z.string().optional(),
  latestVersion: z.object({
    version: z.string(),
    /** An instant; its first ten characters are the day. */
    published: z.string(),
    totalResults: z.number().optional(),
    timePeriods: z.object({ start: z.string(), end: z.string() }).optional(),
    geographicLevels: z.array(z.string()).optional(),
    filters: z.array(z.string()).optional(),
    indicators: z.array(z.string()).optional(),
  }),
});

const optionShape = z.object({ id: z.string().optional(), label: z.string() });
const levelShape = z.object({ code: z.string(), label: z.string() });

export const metaShape = z.object({
  filters: z.array(z.object({ id: z.string(), column: z.string().optional(), label: z.string(), options: z.array(optionShape) })),
  indicators: z.array(
    z.object({ id: z.string(), column: z.string().optional(), label: z.string(), unit: z.string().nullish(), decimalPlaces: z.number().nullish() }),
  ),
  geographicLevels: z.array(levelShape),
  locations: z.array(z.object({ level: levelShape, options: z.array(z.record(z.string(), z.unknown())) })),
  timePeriods: z.array(z.object({ code: z.string(), period: z.string(), label: z.string() })),
});

export const queryResultShape = z.object({
  timePeriod: z.object({ code: z.string(), period: z.string() }),
  geographicLevel: z.string(),
  locations: z.record(z.string(), z.string()),
  filters: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.string()),
});

export const pageOf = <T extends z.ZodType>(shape: T) => z.object({ paging: pagingShape, results: z.array(shape) });

/** What went wrong, as RFC 9457 has it. */
export const problemShape = z.object({ title: z.string().optional(), detail: z.string().optional() });

export type Publication = z.infer<typeof publicationShape>;
export type DataSet = z.infer<typeof dataSetShape>;
export type DataSetMeta = z.infer<typeof metaShape>;
export type QueryResult = z.infer<typeof queryResultShape>;
