import { z } from 'zod';
import type { Overview } from './get-overview.ts';
import type { Part } from './overview.ts';

const count = z.number().int().nonnegative();
const byPhase = z.object({
  nursery: count,
  primary: count,
  secondary: count,
  special: count,
  allThrough: count,
  alternativeProvision: count,
  sixteenPlus: count,
  other: count,
});
const maintainedByType = z.object({
  community: count,
  voluntaryAided: count,
  voluntaryControlled: count,
  foundation: count,
  pupilReferralUnit: count,
});
const academyByType = z.object({ converter: count, sponsored: count, free: count, other: count });

/** What `GET /api/v1/overview` answers. */
export const overviewAnswer = z
  .object({
    authority: z.object({ laCode: z.string(), name: z.string() }),
    asAt: z.iso.date().nullable().describe('The date of the establishments file that the figures come from; null where none is loaded'),
    stateFunded: z
      .object({
        total: count,
        byPhase,
        byLocality: z.record(z.string(), count).describe('By the name of the locality. A school with sites in two is counted in each'),
        notPlaced: count.describe('Not yet placed in a locality'),
        byType: z.record(z.string(), count).describe('By GIAS’s name of the type'),
        maintained: count,
        academy: count,
        maintainedByPhase: byPhase,
        academyByPhase: byPhase,
        maintainedByType: maintainedByType.describe('Nursery and special schools are among them'),
        academyByType,
      })
      .describe('Open state-funded schools, those proposed to close included'),
    specialSchoolsByPhase: z
      .object({ primary: count, secondary: count, allThrough: count, notKnown: count })
      .describe('State-funded, by statutory ages'),
    sendUnits: z.object({ open: count, due: count, pipeline: count, semhAlternativeProvision: count }),
    colleges: z.object({ total: count, campuses: count, specialPost16: count }),
    independents: z.object({ schools: count, special: count }),
    alternativeProvision: z.object({ total: count }),
    earlyYears: z.object({
      nurserySchools: count,
      nurseries: count,
      preSchools: count,
      childminders: count,
      otherSettings: count,
      childrensCentres: count,
      familyHubs: count,
    }),
    trusts: z.object({ total: count, singleAcademy: count, largest: z.array(z.object({ uid: z.string(), name: z.string(), schools: count })) }),
  })
  .meta({ id: 'Overview' });
export type OverviewAnswer = z.infer<typeof overviewAnswer>;

const totals = <Name extends string>(parts: Readonly<Record<Name, Part>>): Record<Name, number> =>
  Object.fromEntries(Object.entries<Part>(parts).map(([name, part]) => [name, part.total])) as Record<Name, number>;

/** The overview in the API's shape. */
export function toOverviewAnswer({ authority, counts, named, sendUnits, trusts, sources }: Overview): OverviewAnswer {
  const { stateFunded, byKind } = counts;
  const units = sendUnits.filter((unit) => unit.kind !== 'semh-alternative-provision');
  const inStage = (stage: string) => units.filter((unit) => unit.stage === stage).length;
  return {
    authority: { laCode: authority.laCode, name: authority.name },
    asAt: sources.find((each) => each.source === 'gias-establishments')?.asAt ?? null,
    stateFunded: {
      total: stateFunded.total,
      byPhase: stateFunded.byPhase,
      byLocality: totals(stateFunded.localities),
      notPlaced: stateFunded.notPlaced.total,
      byType: Object.fromEntries(stateFunded.types.map((type) => [type.name, type.count])),
      maintained: stateFunded.maintained.total,
      academy: stateFunded.academy.total,
      maintainedByPhase: stateFunded.maintained.byPhase,
      academyByPhase: stateFunded.academy.byPhase,
      maintainedByType: totals(stateFunded.maintainedByType),
      academyByType: totals(stateFunded.academyByType),
    },
    specialSchoolsByPhase: counts.specialSchoolsByPhase,
    sendUnits: {
      open: inStage('open'),
      due: inStage('due'),
      pipeline: inStage('pipeline'),
      semhAlternativeProvision: sendUnits.filter((unit) => unit.kind === 'semh-alternative-provision' && unit.stage === 'open').length,
    },
    colleges: {
      total: byKind.college ?? 0,
      campuses: named.filter((each) => each.kind === 'college').reduce((sites, each) => sites + each.sites.length, 0),
      specialPost16: byKind['special-post-16'] ?? 0,
    },
    independents: { schools: byKind['independent-school'] ?? 0, special: byKind['independent-special-school'] ?? 0 },
    alternativeProvision: { total: byKind['alternative-provision'] ?? 0 },
    earlyYears: {
      nurserySchools: byKind['nursery-school'] ?? 0,
      nurseries: byKind.nursery ?? 0,
      preSchools: byKind['pre-school'] ?? 0,
      childminders: byKind.childminder ?? 0,
      otherSettings: byKind['early-years-setting'] ?? 0,
      childrensCentres: byKind['childrens-centre'] ?? 0,
      familyHubs: byKind['family-hub'] ?? 0,
    },
    trusts: { total: trusts.total, singleAcademy: trusts.singleAcademy, largest: [...trusts.largest] },
  };
}
