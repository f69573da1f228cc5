import { column, department } from './bindings.ts';
import type { Binding, Measure } from './measure.ts';

const shared = {
  unit: 'percent',
  decimals: 1,
  polarity: 'neither',
  topic: 'context',
  publisher: department,
  due: 'Each June, of the school year before',
} as const;

const phases = [
  { phase: 'primary', letter: 'P', stem: 'Pri' },
  { phase: 'secondary', letter: 'S', stem: 'Sec' },
] as const;
type Phase = (typeof phases)[number];

interface Kind {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly header: (phase: Phase) => string;
  /** The scorecard writes some of its percentages as proportions. */
  readonly isProportion?: true;
  readonly cohort?: (phase: Phase) => string;
  readonly more?: Partial<Measure>;
}

function byPhase({ id, name, about, header, isProportion, cohort, more }: Kind): Measure[] {
  return phases.map((phase) => {
    const binding: Binding = column('school-places', header(phase), cohort?.(phase), isProportion ? { scale: 100 } : {});
    return {
      ...shared,
      id: `places-${id}-${phase.phase}`,
      name: `${name}, ${phase.phase} schools`,
      about,
      phase: phase.phase,
      groups: { all: [binding] },
      ...more,
    };
  });
}

const asNumber = { unit: 'number', decimals: 0 } as const;

/** The school places scorecard, of the school capacity survey. */
export const places: readonly Measure[] = [
  ...byPhase({
    id: 'on-roll',
    name: 'Pupils on roll of the authority’s schools',
    about: 'Pupils on the roll of the state-funded schools of an authority, by the school capacity survey.',
    header: ({ stem }) => `${stem}NOR`,
    more: asNumber,
  }),
  ...byPhase({
    id: 'capacity',
    name: 'School places',
    about: 'Places in the state-funded schools of an authority, by the school capacity survey.',
    header: ({ stem }) => `${stem}Cap`,
    more: asNumber,
  }),
  ...byPhase({
    id: 'unfilled',
    name: 'Unfilled places',
    about: 'Places that no pupil fills, of all places in the state-funded schools of an authority.',
    header: ({ letter }) => `Quan_${letter}_UP`,
    cohort: ({ stem }) => `${stem}Cap`,
  }),
  ...byPhase({
    id: 'spare-in-three-years',
    name: 'Spare places expected in three years',
    about: 'Places that the authority expects to be spare three years on, of all places that there will be.',
    header: ({ letter }) => `Quan_${letter}_Su`,
    isProportion: true,
  }),
  ...byPhase({
    id: 'needed-in-three-years',
    name: 'Places needed in three years',
    about: 'Places still to be made to meet the demand that the authority expects three years on, where pupils will live.',
    header: ({ letter }) => `Quan_${letter}_RP`,
    more: asNumber,
  }),
  ...byPhase({
    id: 'planned',
    name: 'Places planned in the next three years',
    about: 'Places that the authority plans to have made three years on.',
    header: ({ letter }) => `Quan_${letter}_PP`,
    more: asNumber,
  }),
  ...byPhase({
    id: 'change-expected',
    name: 'Change in pupils expected in three years',
    about: 'How many more pupils, or fewer, the authority expects three years on, of those it has.',
    header: ({ letter }) => `An_${letter}_gro`,
    isProportion: true,
  }),
  ...byPhase({
    id: 'first-preference',
    name: 'Offered the school of first preference',
    about: 'Applicants offered the school that they put first, for entry in the September after the school year.',
    header: ({ letter }) => `Pref_${letter}_1_CY`,
    more: { polarity: 'higher' },
  }),
  ...byPhase({
    id: 'top-three-preference',
    name: 'Offered one of three preferred schools',
    about: 'Applicants offered one of the three schools that they put first, for entry in the September after the school year.',
    header: ({ letter }) => `Pref_${letter}_T3_CY`,
    more: { polarity: 'higher' },
  }),
  ...byPhase({
    id: 'forecast-error',
    name: 'Error of the forecast of a year before',
    about: 'By how much the authority’s forecast of a year before was above the pupils who came, of those who came; below 0 it was too low.',
    header: ({ letter }) => `For_1_${letter}`,
    isProportion: true,
  }),
];
