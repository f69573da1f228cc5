export type Withheld = 'nothing' | 'outcome' | 'all';

/** One cell of a table, with all that it would show. */
export interface Cell {
  readonly id: string;
  /** Everybody counted. Of a cell that is a count and no more, the count itself. Null where it is not known, and not shown. */
  readonly cohort: number | null;
  /** How many of them it is true of. Null where it is not given: a percentage implies it. */
  readonly count: number | null;
  readonly percentage: number | null;
  /** In place of a count and a percentage. */
  readonly mean?: number | null;
  /** What is counted is no share of the cohort and may outnumber it: suspensions. */
  readonly isOfEvents?: boolean;
  /** Disadvantaged, girls, SEN support …: fewer than all the pupils of its cohort's year. */
  readonly isGroup: boolean;
  /** Published openly already, by the Department: anybody may know it, and it is not ours to withhold. */
  readonly isOpen: boolean;
  /** What was withheld of it before, and stays so. */
  readonly held?: Withheld;
}

/** The parts, together, are the total: groups of a school, schools of an authority. They share nobody and leave out nobody. */
export interface Total {
  readonly total: string;
  readonly parts: readonly string[];
}
