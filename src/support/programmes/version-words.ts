import { dateInWords } from '../../kernel/plain-date.ts';
import type { DefinitionInForce } from '../programme-definitions/find-definitions.ts';

type Version = Pick<DefinitionInForce, 'version' | 'since'>;

/** What a form that begins a run says of the version in force today; null where there has been one alone. */
export const sinceInWords = ({ version, since }: Version): string | null =>
  since === null
    ? null
    : `Version ${String(version)} has been in force since ${dateInWords(since)}. What began before then is run under the version that held on the day on which it began.`;

/** What is said of a run that was recorded late, under a version that is not the one in force today; null where it is. */
export const heldThenInWords = (then: Version, now: Version, on: string): string | null =>
  then.version === now.version
    ? null
    : `It is run under version ${String(then.version)} of the programme, which held on ${dateInWords(on)}; version ${String(now.version)} is in force today.`;
