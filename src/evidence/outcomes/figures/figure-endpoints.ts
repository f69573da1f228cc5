import { z } from 'zod';
import { reasonLabels, statuses, type Reason } from '../../../kernel/statistic.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { ApiEndpoint } from '../../../register/index.ts';
import { listMeasures } from '../measures/find-measures.ts';
import { groups, type GroupId } from '../measures/groups.ts';
import { measureInWords } from '../measures/measure-words.ts';
import { answerFigure } from './answer-figure.ts';

const keysOf = <T extends string>(words: Readonly<Record<T, unknown>>): [T, ...T[]] => Object.keys(words) as [T, ...T[]];

const statistic = z.object({
  value: z.number().nullable().describe('Null where there is none: never zero.'),
  reason: z.enum(keysOf<Reason>(reasonLabels)).nullable().describe('Why there is no value.'),
  because: z.string().nullable().describe('The reason in words.'),
  symbol: z.string().nullable().describe('What the publisher wrote in place of a number.'),
  cohort: z.number().nullable().describe('Pupils it is counted over, where that is published.'),
});

const figure = statistic.extend({
  measure: z.object({ id: z.string(), name: z.string(), unit: z.string(), polarity: z.string() }),
  group: z.enum(keysOf<GroupId>(groups)),
  period: z.string(),
  status: z.enum(statuses).nullable().describe('How settled it is; null where the publisher does not say.'),
  unit: z.string(),
  decimals: z.int().nullable(),
  marks: z.array(z.string()),
  release: z
    .object({
      id: z.int(),
      source: z.string(),
      publisher: z.string(),
      file: z.string(),
      sha256: z.string(),
      asAt: z.iso.date().nullable(),
      status: z.string().nullable(),
    })
    .nullable(),
  underUrn: z.string().nullable().describe('The URN the results stand under, where it is not the school’s present one.'),
  comparators: z.record(z.string(), statistic),
  neighbours: z.object({ madeOf: z.string(), difference: z.string().nullable() }),
});

const measure = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  unit: z.string(),
  polarity: z.string(),
  phase: z.string(),
  publisher: z.string(),
  due: z.string(),
});

/** What the API answers of outcomes. Schools’ own unvalidated returns are never among it. */
export function figureEndpoints({ db, clock }: { readonly db: Database; readonly clock: Clock }): readonly ApiEndpoint[] {
  return [
    {
      path: '/api/v1/measures',
      operation: 'listMeasures',
      summary: 'List the measures',
      description: 'What can be asked for: each measure with its unit, which way is better, its phase and who publishes it.',
      audit: 'measures.viewed',
      params: z.object({}),
      query: z.object({}),
      answer: z.object({ items: z.array(measure) }),
      handle: async () => ({ kind: 'found', body: { items: (await listMeasures(db.kysely)).map(measureInWords) } }),
    },
    {
      path: '/api/v1/figures',
      operation: 'getFigure',
      summary: 'Get one figure',
      description:
        'One measure of one area or school, for one year and group of pupils, with the file it came from and what it is held against. Where there is no value, the answer says why.',
      audit: 'figure.viewed',
      params: z.object({}),
      query: z.object({
        measure: z.string().min(1).describe('Its id, or its whole name.'),
        area: z.string().optional().describe('An authority by its LA code. Give this or `urn`.'),
        urn: z.string().optional().describe('A school by its URN. Give this or `area`.'),
        year: z.string().optional().describe('As 2024/25. Left out: the latest there is.'),
        group: z.enum(keysOf<GroupId>(groups)).optional().describe('Which pupils. Left out: all.'),
      }),
      answer: figure,
      handle: async (question) => {
        const asked = question as { measure: string; area?: string; urn?: string; year?: string; group?: GroupId };
        const answer = await answerFigure(db.kysely, {
          measure: asked.measure,
          area: asked.area ?? null,
          urn: asked.urn ?? null,
          year: asked.year ?? null,
          group: asked.group ?? 'all',
          today: clock.today(),
          audience: 'outside',
        });
        if (answer.ok) return { kind: 'found', body: answer.value };
        return { kind: 'refused', parameter: answer.about, detail: answer.reason };
      },
    },
  ];
}
