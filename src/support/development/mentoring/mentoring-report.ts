import { academicYearOf } from '../../../kernel/period.ts';
import { daysBetween } from '../../../kernel/plain-date.ts';
import { aimsMet, type AimsMet, type FeedbackScale, feedbackScales, type PairingState, type Side, sides } from './mentoring-words.ts';

/** Of fewer answers nothing is shown in sum: each would be known for whose it is. */
export const fewest = 5;

export interface ReportedNeed {
  readonly askedOn: string;
  /** The day both had said yes to a pairing; null where that has not come. */
  readonly matchedOn: string | null;
  readonly closedOn: string | null;
}

export interface ReportedMentor {
  readonly isReady: boolean;
  readonly phases: readonly string[];
  readonly localityName: string | null;
  readonly capacity: number;
  readonly underWay: number;
}

export interface ReportedFeedback {
  readonly side: Side;
  readonly scale: FeedbackScale;
  readonly givenOn: string;
  readonly aimsMet: AimsMet | null;
  readonly whatChanged: string | null;
}

/** The middle of the days from asking to both saying yes; null where nobody has been matched. */
export function daysToMatch(needs: readonly ReportedNeed[]): number | null {
  const days = needs.flatMap(({ askedOn, matchedOn }) => (matchedOn === null ? [] : [daysBetween(askedOn, matchedOn)])).sort((a, b) => a - b);
  const half = Math.floor(days.length / 2);
  const [low, high] = [days[half - 1], days[half]];
  if (high === undefined) return null;
  return days.length % 2 === 1 ? high : Math.round(((low ?? high) + high) / 2);
}

export interface Room {
  readonly name: string;
  readonly mentors: number;
  readonly capacity: number;
  readonly left: number;
}

/** Room by whatever a mentor is counted under. Only those who may be matched count; one who knows two phases counts in both. */
export function roomBy(mentors: readonly ReportedMentor[], namesOf: (mentor: ReportedMentor) => readonly string[]): Room[] {
  const rooms = new Map<string, Room>();
  for (const mentor of mentors.filter(({ isReady }) => isReady))
    for (const name of namesOf(mentor)) {
      const { mentors: many, capacity, left } = rooms.get(name) ?? { mentors: 0, capacity: 0, left: 0 };
      const room = Math.max(0, mentor.capacity - mentor.underWay);
      rooms.set(name, { name, mentors: many + 1, capacity: capacity + mentor.capacity, left: left + room });
    }
  return [...rooms.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export interface Summed {
  readonly label: string;
  /** Null where there are too few answers to show any. */
  readonly answers: readonly { readonly label: string; readonly count: number }[] | null;
}

/** How useful each side found it, where at least five have said. */
export function feedbackInSum(all: readonly ReportedFeedback[]): Summed[] {
  return (Object.keys(sides) as Side[]).map((side) => {
    const of = all.filter((each) => each.side === side);
    const scales = Object.entries(feedbackScales) as [FeedbackScale, string][];
    return {
      label: side === 'mentee' ? 'What mentees say' : 'What mentors say',
      answers: of.length < fewest ? null : scales.map(([scale, label]) => ({ label, count: of.filter((each) => each.scale === scale).length })),
    };
  });
}

export interface YearOfImpact {
  readonly year: string;
  readonly ended: number;
  readonly aims: readonly { readonly label: string; readonly count: number }[] | null;
  /** In the mentees’ own words, without a name, in no order that tells whose. */
  readonly changes: readonly string[];
}

/** What came of it, year by year, the latest first; of a year in which fewer than five have said, that alone. */
export function impactByYear(all: readonly ReportedFeedback[]): YearOfImpact[] {
  const said = all.filter((each) => each.aimsMet !== null);
  return [...Map.groupBy(said, ({ givenOn }) => academicYearOf(givenOn))]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([year, of]) => {
      const isShown = of.length >= fewest;
      const aims = Object.entries(aimsMet) as [AimsMet, string][];
      return {
        year,
        ended: of.length,
        aims: isShown ? aims.map(([id, label]) => ({ label, count: of.filter((each) => each.aimsMet === id).length })) : null,
        changes: isShown ? of.flatMap(({ whatChanged }) => (whatChanged === null ? [] : [whatChanged])).sort() : [],
      };
    });
}

export const countStates = (states: readonly PairingState[], state: PairingState): number => states.filter((each) => each === state).length;
