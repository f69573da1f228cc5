import { dateInWords } from '../../../kernel/plain-date.ts';
import { accepted, refused } from '../../../kernel/result.ts';
import type { NamedCheck } from '../../programmes/check.ts';

const holds = accepted(null);
const isChildminder = (character: string | null): boolean => character === 'childminder';

/** What the definitions of the newly registered pathway name. */
export const newlyRegisteredChecks = {
  'is-childminder': ({ subject }) =>
    isChildminder(subject.character) ? holds : refused('It is no childminder: the pathway for newly registered settings is for it'),

  'is-no-childminder': ({ subject }) =>
    isChildminder(subject.character) ? refused('It is a childminder: the pathway for newly registered childminders is for it') : holds,

  /** A pathway leads to the first inspection: where there was one, there is nothing that it could lead to. */
  'not-inspected-yet': ({ known: { lastInspectedOn } }) =>
    lastInspectedOn === undefined || lastInspectedOn === null
      ? holds
      : refused(`An inspection of ${dateInWords(lastInspectedOn)} is on record: the pathway is for a provider before its first`),

  /** None was on record when the run began, so that one which is came since. */
  'inspection-published': ({ known: { lastInspectedOn } }) =>
    lastInspectedOn === undefined || lastInspectedOn === null
      ? refused('No published inspection is on record yet: enter it on the page of inspections, or load Ofsted’s file, first')
      : holds,
} as const satisfies Record<string, NamedCheck>;
