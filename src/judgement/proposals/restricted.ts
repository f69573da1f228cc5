import type { Evaluation, TestedFloor } from '../criteria/evaluate.ts';

/** Floors that rest on what named people alone may read: that one fires is said to whoever works with the tier, and never what it rests on. */
const restrictedFloors: ReadonlySet<string> = new Set(['critical-safeguarding-concern']);

export const isRestricted = (floorId: string): boolean => restrictedFloors.has(floorId);

/** The evaluation without what is restricted, for everybody who works with a tier. The facts themselves are read where they are recorded. */
export function withoutRestricted(evaluation: Evaluation): Evaluation {
  return { ...evaluation, floors: evaluation.floors.map(withoutDetail) };
}

function withoutDetail(floor: TestedFloor): TestedFloor {
  if (!isRestricted(floor.id) || floor.answer !== 'fires') return floor;
  return { ...floor, facts: floor.facts.map((fact) => ({ ...fact, says: 'Confirmed; the record is read by named people alone', source: null })) };
}
