import { isTier, type Tier } from '../../kernel/tier.ts';
import type { LetterTrack } from '../letters/recipients.ts';
import type { LetterMatter, TemplateKind } from './template-kinds.ts';

export interface TemplateText {
  readonly subject: string;
  /** Plain text: "# heading", "- item", an empty line between paragraphs. */
  readonly body: string;
}

/**
 * The words that are shipped: version 0 of every template. Provisional: not from the published framework. In the tone of support; a tier is what help a provider is
 * offered, and the letter never says what its people are worth.
 */
export function shippedTemplate({ matter, track }: TemplateKind): TemplateText {
  const parts = isTier(matter) ? tierLetter(matter, track) : reviewLetter(matter, track);
  return { subject: subjects[matter], body: parts.join('\n\n') };
}

const subjects: Readonly<Record<LetterMatter, string>> = {
  'secure-plus': 'Working together: {{provider}}',
  'secure': 'Working together: {{provider}}',
  'vulnerable': 'Working together, and more support for {{provider}}',
  'cause-for-concern': 'Working together, and more support for {{provider}}',
  'review-upheld': 'The review that you asked for: {{provider}}',
  'review-changed': 'The review that you asked for: {{provider}}',
};

function tierLetter(tier: Tier, track: LetterTrack): string[] {
  return [
    openings[tier],
    '{{provider}} is in the tier {{tier}} from {{date}}. Until now: {{previous}}.',
    standings[track],
    '# Why',
    '{{reasons}}',
    '# What we offer',
    '{{support}}',
    ...(tier === 'vulnerable' || tier === 'cause-for-concern' ? ['# What happens next', nextSteps[tier]] : []),
    '# If you see it differently',
    'Please tell us. You may reply in your own words, and you may ask for a review, until {{reply_by}}. Somebody who had no part in the decision carries it out. To ask for a review counts against nobody, and no support waits for it.',
    ...closing,
  ];
}

const openings: Readonly<Record<Tier, string>> = {
  'secure-plus':
    'Thank you for what you and your colleagues do for children, and for what others learn from you. This letter tells you the outcome of our yearly look at every provider under the Education Improvement Framework.',
  'secure':
    'Thank you for what you and your colleagues do for children. This letter tells you the outcome of our yearly look at every provider under the Education Improvement Framework.',
  'vulnerable':
    'Thank you for speaking with us. As we said when we rang, we should like to do more with you this year. This letter puts in writing what we decided, why, and what we offer.',
  'cause-for-concern':
    'Thank you for speaking with us. As we said when we rang, we want to stand beside you and your colleagues at once and closely. This letter puts in writing what we decided, why, and what we offer.',
};

const standings: Readonly<Record<LetterTrack, string>> = {
  'maintained': 'We write to you and to your chair of governors together, so that you can plan together.',
  'academy':
    'We write to you, your trust’s chief executive and your chair of trustees together. What follows is an offer: improvement of an academy is its trust’s to lead, and we wish to work alongside it.',
  'early-years':
    'Ofsted alone grades quality. This tier says how we support you, and decides nothing about your funding.',
  'by-agreement':
    'You agreed that we consider your provision in this way. You may end that agreement at any time, and nothing follows from doing so.',
}; // prettier-ignore

const nextSteps: Readonly<Record<'vulnerable' | 'cause-for-concern', string>> = {
  'vulnerable': 'Your adviser will ring within a week to agree with you what to work on first, who helps, and how we shall both know that it works. We look at the tier together each term.',
  'cause-for-concern': 'Your adviser will ring within two working days to agree a first meeting, at which we make one plan with you. We look at the tier together each half-term, and it ends as soon as the plan has done its work.',
}; // prettier-ignore

const closing: readonly string[] = [
  '# What this letter is, and is not',
  'A tier says how much support we offer. It is not a league table: we do not publish it, and no other school or setting sees it. It is never used for anybody’s appraisal or capability.',
  '# Whom to speak to',
  '{{contact}}. If a letter is not how you would wish to talk about this, please ring: you may bring a colleague, a governor or your union or association into any conversation with us.',
];

function reviewLetter(matter: 'review-upheld' | 'review-changed', track: LetterTrack): string[] {
  const outcome =
    matter === 'review-upheld'
      ? 'The review has found that the tier {{tier}} stands.'
      : 'The review has changed the tier: {{provider}} is in the tier {{tier}} from {{date}}. Until now: {{previous}}.';
  return [
    'Thank you for asking us to look again, and for what you wrote. Somebody who had no part in the first decision has read all of it.',
    outcome,
    ...(track === 'early-years' || track === 'by-agreement' ? [standings[track]] : []),
    '# Why',
    '{{reasons}}',
    '# What we offer',
    '{{support}}',
    'This ends the review. We look at the tier again whenever something changes, and at the latest in our next yearly round.',
    ...closing,
  ];
}
