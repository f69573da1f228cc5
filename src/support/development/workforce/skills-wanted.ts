import { type Skill, skillIds, skills } from '../academy/catalogue.ts';

/** Fewer people than this are not shown outside the authority: counts of 1 to 5 are withheld. */
export const fewestPeople = 6;

/** What one person wants, from wherever they said it: a waiting list, an evaluation, their own record. */
export interface Wish {
  readonly person: string;
  readonly from: 'waiting' | 'evaluation' | 'pathway';
  readonly skill: Skill;
}

export interface WantedSkill {
  readonly skill: Skill;
  readonly label: string;
  /** Each person once, however often they said it; null where too few are shown to this reader. */
  readonly people: number | null;
  readonly waiting: number | null;
}

/** Not where those who wait, or those who said it otherwise, are few: subtraction would give them back. */
const mayTellWaiting = ({ people, waiting }: { readonly people: number; readonly waiting: number }): boolean =>
  waiting >= fewestPeople && (people === waiting || people - waiting >= fewestPeople);

/** The skills that people want, those wanted most first. */
export function skillsWanted(wishes: readonly Wish[], isStaff: boolean): WantedSkill[] {
  const rows = skillIds.map((skill) => {
    const of = wishes.filter((wish) => wish.skill === skill);
    const people = new Set(of.map(({ person }) => person)).size;
    const waiting = new Set(of.filter(({ from }) => from === 'waiting').map(({ person }) => person)).size;
    return { skill, label: skills[skill], people, waiting };
  });
  // What is withheld stands in the order of the list, so that its place says nothing.
  const shown = rows.filter(({ people }) => people > 0 && (isStaff || people >= fewestPeople)).toSorted((one, other) => other.people - one.people);
  const withheld = rows.filter(({ people }) => people > 0 && !isStaff && people < fewestPeople);
  return [
    ...shown.map((row) => ({ ...row, waiting: isStaff || mayTellWaiting(row) ? row.waiting : null })),
    ...withheld.map((row) => ({ ...row, people: null, waiting: null })),
  ];
}
