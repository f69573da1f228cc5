import type { ProgrammeLetter } from '../../programme-definitions/definition.ts';

const lines = (...parts: readonly string[]): string => parts.join('\n\n');
const of = { dated: 'welcome.sent-on', signed: 'welcome.signed-by', copies: null, takenBackBy: null } as const;

/** The letters of welcome as they ship; each is edited with the definition that it belongs to. Provisional: not from the published framework. */
const letters: readonly ProgrammeLetter[] = [
  {
    key: 'induction-welcome',
    name: 'Welcome to a new head',
    to: '{{who.name}}, {{provider}}',
    subject: 'Welcome to {{provider}}',
    body: lines(
      'Welcome. We are glad that you will lead {{provider}} from {{who.first-day}}.',
      'Every new head of the area is offered two years of support: somebody to ring, a mentor who has led a school and is not yours to report to, a governor who asks how it goes, time that is kept free for it, and a talk each term about what would help. It is no judgement, and nothing of it is used for appraisal.',
      '# Whom to ring',
      '{{welcome.whom-to-ring}}',
      '# Your first weeks',
      '{{welcome.offer}}',
      'We will ring you in your first week. If you need something before then, please ring.',
    ),
    readBy: ['head'],
    ...of,
  },
  {
    key: 'acting-head-welcome',
    name: 'Welcome to an acting or interim head',
    to: '{{who.name}}, {{provider}}',
    subject: 'Leading {{provider}} for the time being',
    body: lines(
      'Thank you for leading {{provider}} from {{who.first-day}}. Standing in is harder than it looks, and you are not alone in it.',
      '# Whom to ring',
      '{{welcome.whom-to-ring}}',
      '# What is offered',
      '{{welcome.offer}}',
      'For as long as you lead, we meet each half-term, and a head who knows the work can be there for you. None of it is a judgement.',
    ),
    readBy: ['head'],
    ...of,
  },
  {
    key: 'manager-welcome',
    name: 'Welcome to a new manager',
    to: '{{who.name}}, {{provider}}',
    subject: 'Welcome to {{provider}}',
    body: lines(
      'Welcome. You manage {{provider}} from {{who.first-day}}, and the early years team is there to help.',
      '# Whom to ring',
      '{{welcome.whom-to-ring}}',
      '# What is offered',
      '{{welcome.offer}}',
      'Please remember that Ofsted must be told of a change of manager, within 14 days at the latest.',
    ),
    readBy: ['head'],
    ...of,
  },
];

export const inductionLetters = (keys: readonly string[]): ProgrammeLetter[] => letters.filter(({ key }) => keys.includes(key));
