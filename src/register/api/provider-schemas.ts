import { z } from 'zod';
import { kinds, legalTracks, phases, statuses, type Kind, type LegalTrack, type Phase, type Status } from '../providers/classification.ts';
import { sortKeys, statusChoices, type StatusChoice } from '../providers/provider-search.ts';

const keysOf = <T extends string>(words: Readonly<Record<T, unknown>>): [T, ...T[]] => Object.keys(words) as [T, ...T[]];
const date = z.iso.date();
const rule = z
  .enum(['lsoa-2021', 'lsoa-2011', 'coordinates', 'by-hand'])
  .describe('How the locality was decided: from the small area of either census, the position, or by hand.');

const locality = z.object({ name: z.string(), rule });

export const providerItem = z.object({
  id: z.int().describe('Waymark’s own number for the provider. It never changes, whatever URN the provider has.'),
  urn: z.int().nullable().describe('Its present URN; null for early years providers, which have a registration number of Ofsted’s instead.'),
  registrationNumber: z.string().nullable().describe('Ofsted’s registration number, of early years providers.'),
  name: z.string(),
  kind: z.enum(keysOf<Kind>(kinds)),
  phase: z.enum(keysOf<Phase>(phases)),
  type: z.string().describe('The type of establishment in the source’s own words.'),
  legalTrack: z.enum(keysOf<LegalTrack>(legalTracks)).describe('Which law applies to it.'),
  stateFunded: z.boolean().describe('A state-funded school, as the Department’s statistics count them.'),
  status: z.enum(keysOf<Status>(statuses)).describe('`closing` is open, but proposed to close.'),
  locality: locality.nullable().describe('Of its main site; null where it is not placed yet, or outside your authority.'),
  localities: z.array(locality).describe('Of all its sites that are placed.'),
  trust: z.object({ uid: z.string(), name: z.string() }).nullable(),
  laCode: z.string().nullable(),
  laestab: z.string().nullable().describe('LA code and establishment number, without the slash.'),
  ukprn: z.string().nullable(),
  postcode: z.string().nullable(),
  town: z.string().nullable(),
  openedOn: date.nullable(),
  closedOn: date.nullable(),
  latestInspection: z.object({ label: z.string(), on: date.nullable() }).nullable().describe('In Ofsted’s words; null where none is known.'),
});

const related = z.object({ id: z.int(), urn: z.int().nullable(), name: z.string(), relation: z.string(), happenedOn: date.nullable() });

export const providerDetail = providerItem.extend({
  identifiers: z
    .array(z.object({ scheme: z.enum(['urn', 'laestab', 'ukprn', 'ofsted']), value: z.string(), from: date.nullable(), to: date.nullable() }))
    .describe('Every number it has or ever had, under each scheme.'),
  lowAge: z.int().nullable(),
  highAge: z.int().nullable(),
  capacity: z.int().nullable().describe('As published.'),
  pupils: z.int().nullable().describe('On roll, as published.'),
  religiousCharacter: z.string().nullable(),
  sites: z.array(
    z.object({
      name: z.string().nullable(),
      isMain: z.boolean(),
      address: z.array(z.string()),
      postcode: z.string().nullable(),
      easting: z.int().nullable().describe('British National Grid, in metres.'),
      northing: z.int().nullable(),
      locality: locality.nullable(),
    }),
  ),
  predecessors: z.array(related).describe('Other providers that became part of it, or came before it.'),
  successors: z.array(related),
});

export const providerPage = z.object({ total: z.int(), page: z.int(), perPage: z.int(), items: z.array(providerItem) });

const whole = (most: number) => z.coerce.number().pipe(z.int().min(1).max(most));

export const providerQuery = z.object({
  q: z.string().max(200).optional().describe('Name, town, postcode, or a number under any scheme that it ever had.'),
  locality: z
    .array(z.string())
    .optional()
    .describe('A locality of your authority, by name or slug; `none` for those not yet placed. A provider is found by any of its sites.'),
  kind: z
    .array(z.enum(keysOf<Kind>(kinds)))
    .optional()
    .describe('What it is.'),
  phase: z.array(z.enum(keysOf<Phase>(phases))).optional(),
  governance: z
    .array(z.enum(keysOf<LegalTrack>(legalTracks)))
    .optional()
    .describe('Which law applies to it.'),
  type: z
    .array(z.string().regex(/^\d{1,3}$/, 'must be a GIAS type code, such as 34'))
    .optional()
    .describe('GIAS’s code for the type of establishment.'),
  trust: z.array(z.string()).optional().describe('The UID of a trust; `none` for those in no trust.'),
  ofsted: z.array(z.string()).optional().describe('As on the find page’s address; `none` where no inspection is known.'),
  status: z.enum(keysOf<StatusChoice>(statusChoices)).default('any').describe('`open` includes those proposed to close.'),
  stateFunded: z.enum(['true', 'false']).optional(),
  area: z.enum(['mine', 'england']).default('mine').describe('`mine` is the authority that the token belongs to.'),
  sort: z.enum(sortKeys).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  page: whole(1_000_000).default(1),
  perPage: whole(200).default(50).describe('200 at most.'),
});

export const urnParam = z.object({
  urn: z
    .string()
    .regex(/^([Oo][Ff][Ss][Tt][Ee][Dd]-)?\w{5,12}$/)
    .describe('Any URN that the provider has or ever had, or an Ofsted registration number; `ofsted-123456` where a URN has the same digits.'),
});
