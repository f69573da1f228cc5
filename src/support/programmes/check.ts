import type { Track } from '../programme-definitions/definition.ts';
import type { FieldAnswers, RunSubject } from './run.ts';
import type { Result } from '../../kernel/result.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';

/** What a check in code is told. Facts that need the database are found before, by whoever asks. */
export interface CheckFacts {
  readonly subject: RunSubject;
  /** The provider’s today: a school may have become an academy since the run began. */
  readonly track: Track;
  readonly today: string;
  /** Answers given so far, by task. */
  readonly answers: Readonly<Record<string, FieldAnswers>>;
  /** The day on which each task that is done was done. */
  readonly doneOn: Readonly<Record<string, string>>;
  /** The first day of the stage that the run is in. */
  readonly since: string;
  /** By when that stage is decided at the latest, by the rule of the run’s own definition; null where it has none, left out before a run has begun. */
  readonly decidedBy?: string | null;
  /** Answers of the step that is about to be taken. */
  readonly sent: FieldAnswers;
  /** The day the step is said to have happened on. */
  readonly on: string;
  /** The other live runs at the provider, by the definition’s key, with their stage. */
  readonly otherRuns: readonly { readonly programme: string; readonly stage: string; readonly answers: Readonly<Record<string, FieldAnswers>> }[];
  /** What evidence holds of the provider on the day. */
  readonly known: KnownOfProvider;
}

/** What Ofsted may have judged that alone takes funding from an early years setting. */
export type FundingGround = 'safeguarding-not-met' | 'urgent-improvement-in-leadership';

export interface KnownOfProvider {
  /** Null where it is not known: then the run’s own counts. */
  readonly track: Track | null;
  /** "Church of England", as the register has it; null where it does not say, left out where nobody asked. */
  readonly religiousCharacter?: string | null;
  /** Category of concern by the latest full inspection of the present school: "special measures"; null where there is none, or it is not known. */
  readonly category: string | null;
  /** The inspection that the category is of: the day it began, and from which day it is public. Null where that is not known, left out where nobody asked. */
  readonly categoryOn?: string | null;
  readonly categoryPublicOn?: string | null;
  /** Of the latest full inspection of the present provider; null where none is on record, left out where nobody asked. */
  readonly lastInspectedOn?: string | null;
  /** What that inspection judged that lets the authority withdraw early years funding; left out where nobody asked. */
  readonly fundingGrounds?: readonly FundingGround[];
  /** The last day of the plan that the run works to; null where none is agreed, left out where nobody asked. */
  readonly planEndsOn?: string | null;
  /** Interventions here that have ended, with what was answered in each; left out where nobody asked. */
  readonly interventionsOver?: readonly { readonly startedOn: string; readonly answers: Readonly<Record<string, FieldAnswers>> }[];
  /** Warning notices that the Secretary of State gave its governing body, with the last day of each that has ended. */
  readonly secretaryOfStateNotices: readonly { readonly from: string; readonly until: string | null }[];
  /** Interim executive boards here, whoever set them up, with the last day of each that has one; left out where nobody asked. */
  readonly boards?: readonly { readonly from: string; readonly until: string | null }[];
  /** The school’s own terms where it has entered them, or the authority’s; null where the provider is not known. */
  readonly calendar: SchoolCalendar | null;
}

/** A check that a definition names: holds, or refuses with the sentence that says why, citing the law. */
export type NamedCheck = (facts: CheckFacts) => Result<null>;
