import type { Deadline, FieldAnswers } from '../programmes/run.ts';
import { answerOf, endedBySecretaryOfState } from './gateways-open.ts';

/** What ended the two months of section 64(2) before they were over. */
export interface EndOfLimit {
  readonly on: string;
  readonly what: string;
}

interface Notice {
  readonly programme: string;
  readonly answers: Readonly<Record<string, FieldAnswers>>;
  readonly secretaryOfStateNotices: readonly { readonly from: string; readonly until: string | null }[];
  /** Days of appointments under section 64 at the school, by whatever run. */
  readonly appointedOn: readonly string[];
  readonly today: string;
}

/** The alarm stops where the power has been used, or cannot be: a clock that runs on over nothing teaches people to pass it by. */
export function endOfGovernorsLimit({ programme, answers, secretaryOfStateNotices, appointedOn, today }: Notice): EndOfLimit | null {
  const given = answerOf(answers, 'given', 'given-on');
  const ends = answerOf(answers, 'given', 'compliance-ends');
  if (given === null || ends === null) return null;
  const known = { track: null, category: null, secretaryOfStateNotices, calendar: null };
  const ended = programme === 'warning-notice' ? endedBySecretaryOfState(known, given, today) : null;
  if (ended !== null) return { on: ended, what: 'Ended by the Secretary of State’s notice of' };
  const used = appointedOn.filter((on) => on > ends).toSorted()[0];
  return used === undefined ? null : { on: used, what: 'Section 64 was used on' };
}

/** Whether a day of a run is still one, where the limit of its notice may have ended. */
export const stillRuns = (end: EndOfLimit | undefined, { kind, key }: Pick<Deadline, 'kind' | 'key'>): boolean =>
  end === undefined || kind !== 'task' || key !== 'governors-limit';
