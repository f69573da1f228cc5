import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader } from '../../../register/index.ts';
import { listFeedback } from './find-feedback.ts';
import { type AimsMet, aimsMet, type FeedbackScale, feedbackScales, type Moment, type ReviewFinding, reviewFindings } from './mentoring-words.ts';
import type { PairingAsked, PairingPage } from './open-pairing.ts';
import { endPairing, recordFeedback, reviewPairing } from './review-pairing.ts';
import { formOf, type Question, type Sent } from './show-mentoring-form.ts';
import { problem, stepForm } from './step-pages.ts';

function reviewForm(asked: PairingAsked, sent: Sent): Reply {
  const about = {
    title: 'The review halfway',
    says: ['The two look together at how it goes. The coordinator reads what is said here.'],
    questions: [
      { kind: 'date', name: 'on', label: 'Day of the review' },
      { kind: 'choice', name: 'finding', label: 'How it goes', of: reviewFindings },
      { kind: 'long', name: 'says', label: 'What should change (optional)', rows: 3 },
    ] as const,
    button: 'Save the review',
  };
  return stepForm(asked, about, '/review', sent);
}

export const showReview: PairingPage = async (asked) => reviewForm(asked, { form: formOf(dateBoxes('on', asked.today)) });

export const saveReview: PairingPage = async (asked) => {
  const { means, request, doing, pairing, path } = asked;
  const answers = new FormReader(request.form);
  const on = answers.date('on', { what: 'The day', missing: 'Enter the day of the review' });
  const finding = answers.choice('finding', Object.keys(reviewFindings) as ReviewFinding[], 'Choose how it goes');
  const says = answers.longText('says', { what: 'What should change', most: 1000 });
  if (finding !== null && finding !== 'well' && says === null && answers.errors.length === 0) answers.refuse('says', 'Enter what should change');
  if (answers.errors.length > 0 || on === null || finding === null) return reviewForm(asked, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => reviewPairing(tx, doing, pairing.id, { on, finding, says }));
  if (!done.ok) return reviewForm(asked, { form: request.form, errors: problem('on', done.reason, 'on-day') });
  return { kind: 'redirect', to: path(), notice: { kind: 'success', text: 'The review is saved.' } };
};

const momentOf = ({ pairing }: PairingAsked): Moment => (pairing.state === 'completed' || pairing.state === 'ended' ? 'end' : 'halfway');
const isAskedForImpact = (asked: PairingAsked): boolean => asked.part === 'mentee' && momentOf(asked) === 'end';

const impactQuestions: readonly Question[] = [
  { kind: 'choice', name: 'aims-met', label: 'Which of your aims were met', of: aimsMet },
  {
    kind: 'long',
    name: 'what-changed',
    label: 'What changed (optional)',
    hint: 'Told with others’ of the year, without your name. Name nobody, and no school',
    rows: 4,
  },
];

function feedbackForm(asked: PairingAsked, sent: Sent): Reply {
  const about = {
    title: momentOf(asked) === 'end' ? 'How was it?' : 'How useful is it so far?',
    says: [
      `Only the coordinator reads this; ${asked.part === 'mentee' ? 'your mentor' : 'whom you mentor'} does not. In sum, and without a name, it shows whether mentoring helps.`,
    ],
    questions: [
      { kind: 'choice', name: 'scale', label: 'How useful', of: feedbackScales },
      { kind: 'long', name: 'says', label: 'In your words (optional)', rows: 4 },
      ...(isAskedForImpact(asked) ? impactQuestions : []),
    ] as const,
    button: 'Send to the coordinator',
  };
  return stepForm(asked, about, '/feedback', sent);
}

export const showFeedbackForm: PairingPage = async (asked) => {
  const { part, pairing, means, authority } = asked;
  const given = await listFeedback(means.db.kysely, authority.authorityId, pairing.id);
  if (part === 'coordinator' || given.some(({ side, moment }) => side === part && moment === momentOf(asked)))
    return { kind: 'redirect', to: asked.path() };
  return feedbackForm(asked, { form: new URLSearchParams() });
};

export const saveFeedback: PairingPage = async (asked) => {
  const { means, request, doing, pairing, part, path } = asked;
  if (part === 'coordinator') return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const scale = answers.choice('scale', Object.keys(feedbackScales) as FeedbackScale[], 'Choose how useful it is');
  const says = answers.longText('says', { what: 'Your words', most: 2000 });
  const met = isAskedForImpact(asked) ? answers.choice('aims-met', Object.keys(aimsMet) as AimsMet[], 'Choose which of your aims were met') : null;
  const whatChanged = isAskedForImpact(asked) ? answers.longText('what-changed', { what: 'What changed', most: 1000 }) : null;
  if (answers.errors.length > 0 || scale === null) return feedbackForm(asked, { form: request.form, errors: answers.errors });
  const entry = { side: part, moment: momentOf(asked), scale, says, aimsMet: met, whatChanged };
  const done = await means.db.transaction((tx) => recordFeedback(tx, doing, pairing.id, entry));
  if (!done.ok) return feedbackForm(asked, { form: request.form, errors: problem('scale', done.reason) });
  return { kind: 'redirect', to: path(), notice: { kind: 'success', text: 'Thank you. The coordinator can read it.' } };
};

const isUnderWay = ({ pairing }: PairingAsked): boolean => pairing.state === 'under-way';
/** Before it is under way, a coordinator withdraws what they proposed, and one of the two ends it. */
const howOf = (asked: PairingAsked): 'ended' | 'withdrawn' => (asked.part === 'coordinator' ? 'withdrawn' : 'ended');

function endForm(asked: PairingAsked, sent: Sent): Reply {
  const about = {
    title: isUnderWay(asked) ? 'Complete or end it' : howOf(asked) === 'withdrawn' ? 'Withdraw the proposal' : 'End it',
    says: ['Both and the coordinator read why. Ending it early is nobody’s failure: another mentor may fit better.'],
    questions: [
      ...(isUnderWay(asked)
        ? [
            {
              kind: 'choice',
              name: 'how',
              label: 'How it ends',
              of: { completed: 'Completed: the time is over, or the aims are met', ended: 'Ended early' },
            } as const,
          ]
        : []),
      { kind: 'date', name: 'on', label: 'Last day' },
      { kind: 'text', name: 'reason', label: 'Why' },
      { kind: 'choice', name: 'another', label: 'Is another mentor wanted?', of: { yes: 'Yes, look for another', no: 'No' } },
    ] as const,
    button: 'Save',
  };
  return stepForm(asked, about, '/end', sent);
}

export const showEnd: PairingPage = async (asked) => endForm(asked, { form: formOf(dateBoxes('on', asked.today)) });

export const saveEnd: PairingPage = async (asked) => {
  const { means, request, doing, pairing, path } = asked;
  const answers = new FormReader(request.form);
  // A form sent twice finds it ended already, and says then what it said before.
  const isChosen = isUnderWay(asked) || request.form.has('how');
  const how = isChosen ? answers.choice('how', ['completed', 'ended'] as const, 'Choose how it ends') : howOf(asked);
  const on = answers.date('on', { what: 'The last day', missing: 'Enter the last day' });
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why' });
  const another = answers.choice('another', ['yes', 'no'] as const, 'Choose whether another mentor is wanted');
  if (answers.errors.length > 0 || how === null || on === null || reason === null || another === null)
    return endForm(asked, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => endPairing(tx, doing, pairing.id, { how, on, reason, wantsAnother: another === 'yes' }));
  if (!done.ok) return endForm(asked, { form: request.form, errors: problem('on', done.reason, 'on-day') });
  return {
    kind: 'redirect',
    to: path(),
    notice: { kind: 'success', text: how === 'withdrawn' ? 'The proposal is withdrawn.' : 'It has ended. Thank you both.' },
  };
};
