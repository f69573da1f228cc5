import type { Phase } from '../../common/phases.ts';
import { type CourseRole, type Skill, skills, type Stage, stageIds, stages } from '../academy/catalogue.ts';

export const npqs = {
  npqh: 'Headship (NPQH)',
  npqsl: 'Senior leadership (NPQSL)',
  npqel: 'Executive leadership (NPQEL)',
  npqeyl: 'Early years leadership (NPQEYL)',
  npqsenco: 'SENCOs (NPQSENCO)',
  npqlt: 'Leading teaching (NPQLT)',
  npqltd: 'Leading teacher development (NPQLTD)',
  npqlbc: 'Leading behaviour and culture (NPQLBC)',
  npqll: 'Leading literacy (NPQLL)',
  npqlpm: 'Leading primary mathematics (NPQLPM)',
} as const;
export type Npq = keyof typeof npqs;
export const npqIds = Object.keys(npqs) as Npq[];

export interface Standing {
  readonly stage: Stage;
  readonly role: CourseRole;
  readonly phase: Phase | null;
  readonly wants: readonly Skill[];
  /** Courses that they have attended, have a place on, or wait for. */
  readonly taken: readonly number[];
}

export interface Fitting {
  readonly id: number;
  readonly title: string;
  readonly roles: readonly CourseRole[];
  readonly phases: readonly Phase[];
  readonly stages: readonly Stage[];
  readonly skills: readonly Skill[];
  /** The first day of the next session that can be booked; null where there is none. */
  readonly nextOn: string | null;
}

export interface NextStep {
  readonly id: number;
  readonly title: string;
  readonly nextOn: string | null;
  /** Why it fits, each reason in words. */
  readonly why: readonly string[];
}

/** The stage after this one; null at the end. */
const stageAfter = (stage: Stage): Stage | null => stageIds[stageIds.indexOf(stage) + 1] ?? null;

/**
 * What in the catalogue fits somebody next, and why: for their role and phase, and besides for what they want, their stage, or the stage after it.
 * Wishes count before stages, and what can be booked sooner comes first. Nothing is asked of their school.
 */
export function nextSteps(person: Standing, courses: readonly Fitting[]): NextStep[] {
  const after = stageAfter(person.stage);
  return courses
    .filter(
      ({ id, roles, phases }) => !person.taken.includes(id) && isFor(roles, person.role) && (person.phase === null || isFor(phases, person.phase)),
    )
    .map((course) => {
      const wanted = course.skills.filter((skill) => person.wants.includes(skill));
      const atStage = course.stages.includes(person.stage);
      const atNext = after !== null && course.stages.includes(after);
      const why = [
        ...wanted.map((skill) => `You want: ${skills[skill]}`),
        ...(atStage ? [`For your stage: ${stages[person.stage]}`] : []),
        ...(atNext ? [`Prepares for the next stage: ${stages[after]}`] : []),
      ];
      return { course, why, weight: 4 * wanted.length + (atStage ? 2 : 0) + (atNext ? 1 : 0) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight || soonest(one.course, other.course) || one.course.id - other.course.id)
    .map(({ course: { id, title, nextOn }, why }) => ({ id, title, nextOn, why }));
}

/** What names nobody is for everybody. */
const isFor = <T>(named: readonly T[], one: T): boolean => named.length === 0 || named.includes(one);

const soonest = (one: Fitting, other: Fitting): number => {
  const [first, second] = [one.nextOn ?? '9999', other.nextOn ?? '9999'];
  return first < second ? -1 : first > second ? 1 : 0;
};
