import { absences } from './absence.ts';
import { attendance } from './attendance.ts';
import { destinations } from './destinations.ts';
import { earlyYears } from './early-years.ts';
import { ehcPlans } from './ehc-plans.ts';
import { exclusions } from './exclusions.ts';
import { keyStage2 } from './key-stage-2.ts';
import { keyStage2Subjects } from './key-stage-2-subjects.ts';
import { keyStage4 } from './key-stage-4.ts';
import { localCollections } from './local-collections.ts';
import type { Measure } from './measure.ts';
import { phonics } from './phonics.ts';
import { places } from './places.ts';
import { post16 } from './post-16.ts';
import { pupils } from './pupils.ts';
import { specialNeeds } from './special-needs.ts';
import { workforce } from './workforce.ts';

/** Every measure that ships, in the order of a child’s years. Others come of files that the authority mapped, and of LAIT’s dictionary. */
export const shippedMeasures: readonly Measure[] = [
  ...earlyYears,
  ...phonics,
  ...keyStage2,
  ...keyStage2Subjects,
  ...keyStage4,
  ...destinations,
  ...post16,
  ...absences,
  ...attendance,
  ...exclusions,
  ...specialNeeds,
  ...ehcPlans,
  ...pupils,
  ...places,
  ...workforce,
  ...localCollections,
];
