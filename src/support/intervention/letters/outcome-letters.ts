import type { ProgrammeLetter } from '../../programme-definitions/definition.ts';
import { governors, lines, of } from './letter-parts.ts';

const setting = 'The manager or registered person of {{provider}}';
const aNotice = 'a notice under Part 4 of the Education and Inspections Act 2006';

/** A letter goes with one task alone, and each stage of a notice has its own. */
const endedByState = (key: string, task: string): ProgrammeLetter => ({
  key,
  name: 'Notice ended by the Secretary of State’s',
  to: governors,
  readBy: ['chair'],
  subject: 'The notice of {{given.given-on}} has ended: {{provider}}',
  body: lines(
    'On {{given.given-on}} the authority gave the governing body a warning notice under section 60 of the Education and Inspections Act 2006.',
    `The Secretary of State has given the governing body a warning notice, of {{${task}.state-on}}. From that time the authority’s notice has no effect (section 60(4B)): nothing follows from it any more.`,
    'The governing body answers the Secretary of State’s notice to the Secretary of State.',
  ),
  ...of(task, 'told-on'),
});

/** What was begun in writing is ended, or decided, in writing. */
export const outcomeLetters: readonly ProgrammeLetter[] = [
  {
    key: 'notice-complied-with',
    name: 'Notice complied with',
    to: governors,
    readBy: ['chair'],
    subject: 'The notice of {{given.given-on}} was complied with: {{provider}}',
    body: lines(
      `On {{given.given-on}} the authority gave the governing body ${aNotice}. The authority has decided that it was complied with, and the notice is over.`,
      '# Why',
      '{{compliance.reasons}}',
      'Thank you for what you have done.',
    ),
    ...of('tell-complied', 'told-on', null),
  },
  {
    key: 'notice-withdrawn',
    name: 'Notice withdrawn',
    to: governors,
    readBy: ['chair'],
    subject: 'The notice of {{given.given-on}} is withdrawn: {{provider}}',
    body: lines(
      `On {{given.given-on}} the authority gave the governing body ${aNotice}. The authority withdraws it: nothing follows from it any more.`,
      '# Why',
      '{{withdrawal.reasons}}',
    ),
    ...of('withdrawal', 'told-on', null),
  },
  {
    key: 'notice-over',
    name: 'End of a notice',
    to: governors,
    readBy: ['chair'],
    subject: 'The notice of {{given.given-on}} is over: {{provider}}',
    body: lines(
      `On {{given.given-on}} the authority gave the governing body ${aNotice}, and later notice of the powers that it proposed to use. The notice is over, and no power is used by it any more. Why it is over: {{ending.because}}.`,
      '# What has changed',
      '{{ending.reasons}}',
    ),
    ...of('ending', 'told-on', null),
  },
  endedByState('notice-ended-by-state', 'state-ended'),
  endedByState('notice-ended-by-state-later', 'state-ended-later'),
  {
    key: 'end-of-s65',
    name: 'End of the interim executive board',
    to: governors,
    readBy: ['chair'],
    subject: 'End of the interim executive board under section 65 of the Education and Inspections Act 2006: {{provider}}',
    body: lines(
      'The authority gave notice under section 65 of the Education and Inspections Act 2006 of an interim executive board from {{use-s65.from}}. What becomes of it: {{end-s65.because}}.',
      'Its last day: {{end-s65.last-day}}.',
      '# How the school is governed after it',
      '{{end-s65.reasons}}',
    ),
    ...of('end-s65', 'told-on'),
  },
  {
    key: 'end-of-s66',
    name: 'End of the suspension (s66)',
    to: governors,
    readBy: ['chair'],
    subject: 'End of the suspension under section 66 of the Education and Inspections Act 2006: {{provider}}',
    body: lines(
      'The authority suspended the governing body’s right to a delegated budget under section 66 of the Education and Inspections Act 2006 from {{use-s66.from}}. What becomes of the suspension: {{end-s66.because}}.',
      'Its last day: {{end-s66.last-day}}.',
      '# What has changed',
      '{{end-s66.reasons}}',
    ),
    ...of('end-s66', 'told-on', null),
  },
  {
    key: 'end-of-suspension',
    name: 'End of the suspension (1998 Act)',
    to: 'The governing body and the head of {{provider}}',
    readBy: ['head', 'chair'],
    subject: 'End of the suspension under Schedule 15 to the School Standards and Framework Act 1998: {{provider}}',
    body: lines(
      'On {{suspend.given-on}} the authority gave notice under Schedule 15 to the School Standards and Framework Act 1998 that the governing body’s right to a delegated budget was suspended from {{suspend.from}}. What becomes of the suspension: {{restore.because}}.',
      'Its last day: {{restore.last-day}}.',
      '# What has changed',
      '{{restore.reasons}}',
    ),
    ...of('restore', 'told-on', null),
  },
  {
    key: 'notice-of-concern-over',
    name: 'End of a notice of concern',
    to: governors,
    readBy: ['chair'],
    subject: 'The notice of concern of {{notice.given-on}} is over: {{provider}}',
    body: lines(
      'On {{notice.given-on}} the authority gave the governing body a notice of concern about the school’s money. Why it is over: {{closing.because}}.',
      '# What has changed',
      '{{closing.reasons}}',
    ),
    ...of('closing', 'told-on', null),
  },
  {
    key: 'funding-conditions',
    name: 'Funding kept, with conditions',
    to: setting,
    readBy: ['head'],
    subject: 'Funding for early education is kept, with conditions: {{provider}}',
    body: lines(
      'The panel met on {{panel.met-on}}. The authority has decided to keep your funding under the funding agreement, on the conditions below.',
      '# Why',
      '{{tell-conditions.reasons}}',
      '# The conditions',
      '{{tell-conditions.conditions}}',
      'They must be met by {{tell-conditions.met-by}}. We then look at each with you.',
    ),
    ...of('tell-conditions', 'given-on', null),
  },
  {
    key: 'funding-kept',
    name: 'Funding kept',
    to: setting,
    readBy: ['head'],
    subject: 'Funding for early education is kept: {{provider}}',
    body: lines('The authority has decided to keep your funding under the funding agreement.', '# Why', '{{tell-kept.reasons}}'),
    ...of('tell-kept', 'given-on', null),
  },
  {
    key: 'funding-withdrawn',
    name: 'Funding withdrawn',
    to: setting,
    readBy: ['head'],
    subject: 'Funding for early education is withdrawn: {{provider}}',
    body: lines(
      'The authority has decided to withdraw your funding for early education under the funding agreement from {{tell-withdrawn.from}}.',
      '# Why',
      '{{tell-withdrawn.reasons}}',
      '# The children who use funded places',
      '{{tell-withdrawn.families}}',
      '# If you see it differently',
      '{{tell-withdrawn.again}}',
    ),
    ...of('tell-withdrawn', 'given-on', null),
  },
]; // prettier-ignore
