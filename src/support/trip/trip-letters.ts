import type { ProgrammeLetter } from '../programme-definitions/definition.ts';

const letter = (
  key: string,
  given: Pick<ProgrammeLetter, 'name' | 'to' | 'subject' | 'readBy'>,
  ...paragraphs: readonly string[]
): ProgrammeLetter => ({
  key,
  ...given,
  body: paragraphs.join('\n\n'),
  copies: null,
  dated: `${key}.sent-on`,
  signed: `${key}.signed-by`,
  takenBackBy: null,
});

const whatItIs =
  'The Targeted Rapid Improvement Process is help for the school: it is no notice under any Act, and is never used for appraisal or capability.';
const thePlan =
  'An adviser looks with the school’s own leaders at what holds it back. From that comes one plan, in the place of the plans there are now: what is to be done, by whom and by when, what the authority brings and pays for, and by what everybody will see that it works.';
const theReviews =
  'The plan is reviewed every six school weeks. After two reviews it is decided whether the school goes its own way again, goes on with help, or needs something else.';

const invitation = letter(
  'invitation',
  {
    name: 'Invitation',
    to: 'The chief executive and the chair of trustees of the trust of {{provider}}, and its head',
    subject: 'An invitation to work together: {{provider}}',
    readBy: ['head', 'trust'],
  },
  'Thank you for speaking with us on {{invitation.called-on}}. We would like to offer {{provider}} the Targeted Rapid Improvement Process, with your trust. An academy takes part by invitation, and nothing begins unless the trust accepts.',
  '# What we see',
  '{{triage.known}}',
  '# What we offer, and why now',
  '{{triage.why}}',
  whatItIs,
  `${thePlan} The trust agrees it with us, approves it and has its part in it. ${theReviews}`,
  '# What we ask of you',
  'Please tell us within five working days whether the trust accepts: here in this service, or by a word to us. If you see anything here differently, please tell us.',
);

/** What head and chair are sent after the entry meeting, worded as support. */
const entryLetter = letter(
  'entry-letter',
  {
    name: 'Entry letter',
    to: 'The head, and the chair of governors or trustees, of {{provider}}',
    subject: 'Working together to improve quickly: {{provider}}',
    readBy: ['head', 'chair', 'trust'],
  },
  `Thank you for meeting us, and for speaking with us on {{entry-letter.called-on}}. This letter says what we agreed. ${whatItIs}`,
  '# Why',
  '{{triage.why}}',
  '# What we agreed',
  '{{entry-meeting.agreed}}',
  'At the meeting were: {{entry-meeting.attended}}.',
  '# What happens next',
  'An adviser looks with your own leaders at what holds the school back. From that comes one plan, in the place of the plans there are now: what is to be done, by whom and by when, what the authority brings and pays for, and by what you will see that it works. Your governors, or the trust, approve it.',
  'The plan is reviewed every six school weeks, with you and the chair. After two reviews it is decided whether the school goes its own way again, goes on with help, or needs something else. You may be accompanied at every meeting.',
  'You can read the plan and say how your actions stand in this service. If you see anything here differently, please tell us.',
);

const toTrust = letter(
  'entry-letter-trust',
  {
    name: 'Entry letter to the trust',
    to: 'The chief executive and the chair of trustees of the trust of {{provider}}',
    subject: 'Working together to improve quickly: {{provider}}',
    readBy: ['trust'],
  },
  `Thank you for accepting our invitation, and for speaking with us on {{entry-letter-trust.called-on}}. The head and the chair of {{provider}} have a letter of their own. ${whatItIs}`,
  '# What was agreed',
  '{{entry-meeting.agreed}}',
  'At the meeting were: {{entry-meeting.attended}}.',
  '# The trust’s part',
  `${thePlan} The trust approves it, and its chief executive is asked to every review. ${theReviews}`,
  'You can read the plan, with its reviews, in this service. If you see anything here differently, please tell us.',
);

const toDiocese = letter(
  'entry-letter-diocese',
  {
    name: 'Entry letter to the diocese',
    to: 'The diocese or other religious body of {{provider}}',
    subject: 'Working together to improve quickly: {{provider}}',
    readBy: ['diocese'],
  },
  `Thank you for speaking with us on {{entry-letter-diocese.called-on}}. We write because {{provider}} and the authority have agreed to work together in the Targeted Rapid Improvement Process. ${whatItIs}`,
  '# What was agreed',
  '{{entry-meeting.agreed}}',
  '# The diocese’s part',
  `${thePlan} Its governors approve it. ${theReviews} You are invited to each.`,
  'Please tell us who comes for you, and what the diocese could bring to the plan.',
);

const decision = (key: string, given: Pick<ProgrammeLetter, 'name' | 'subject'>, saidThen: string, ...next: readonly string[]): ProgrammeLetter =>
  letter(
    key,
    { ...given, to: 'The head, and the chair of governors or trustees, of {{provider}}', readBy: ['head', 'chair', 'trust'] },
    `Thank you for speaking with us on {{${key}.called-on}}. As we said then, ${saidThen}`,
    '# What was decided, and why',
    `{{${key}.decided}}`,
    '# What happens next',
    ...next,
    'If you see anything here differently, please tell us.',
  );

const goesOn = (key: string): ProgrammeLetter =>
  decision(
    key,
    { name: 'Letter of the decision: it goes on', subject: 'Rapid improvement goes on: {{provider}}' },
    'rapid improvement goes on for another cycle. It is help for the school: it is no notice under any Act.',
    'The plan is changed with you for what is to come, and reviewed every six school weeks, with you and the chair. After two reviews it is decided again whether the school goes its own way, goes on with help, or needs something else. You may be accompanied at every meeting.',
  );

const noNotice = 'This letter is no notice under any Act, and gives the authority no power.';
const actionsThen =
  'Actions of the plan that are still open are on no list from then on; what was done stays. You can read the plan and its reviews here.';

/** What head and chair are sent when they have been told how it was decided. */
const decisions: readonly ProgrammeLetter[] = [
  decision(
    'decision-letter',
    { name: 'Letter of the decision: exit', subject: 'The plan is met: {{provider}}' },
    'the school goes its own way again. Every milestone of the plan is met, and each priority can be carried on without this help.',
    'An adviser looks twice more, a term apart, whether what was gained holds: you see here when. Then it is written down with you and the chair what was learned.',
  ),
  goesOn('decision-letter-further'),
  goesOn('decision-letter-later'),
  decision(
    'decision-letter-escalated',
    { name: 'Letter of the decision: escalate', subject: 'Rapid improvement comes to its end: {{provider}}' },
    `rapid improvement comes to its end here, and the authority considers what else is needed. ${noNotice}`,
    `If anything else is to begin, you hear of it from us first, and may be accompanied. ${actionsThen}`,
  ),
  decision(
    'decision-letter-not-sustained',
    { name: 'Letter of the decision: not sustained', subject: 'Rapid improvement comes to its end: {{provider}}' },
    `not all that was gained has held, and rapid improvement comes to its end. ${noNotice}`,
    `If anything else is to begin, you hear of it from us first, and may be accompanied. ${actionsThen}`,
  ),
];

/** The letters of rapid improvement, worded as support. */
export const tripLetters: readonly ProgrammeLetter[] = [invitation, entryLetter, toTrust, toDiocese, ...decisions];
