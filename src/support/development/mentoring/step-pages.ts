import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader } from '../../../register/index.ts';
import { answerPairing } from './answer-pairing.ts';
import { type ConflictSort, confidentialityOffered, conflictSorts, rhythms, type Rhythm, type Side } from './mentoring-words.ts';
import { meetingOf, type PairingAsked, type PairingPage, titleOf } from './open-pairing.ts';
import { withoutAccount } from './pairing-pages.ts';
import { recordAgreement } from './record-agreement.ts';
import { closeMeeting, recordMeeting, recordTold } from './record-pairing-meeting.ts';
import { formOf, type MentoringForm, type Sent, showMentoringForm } from './show-mentoring-form.ts';

/** A form of one step of a pairing. */
export function stepForm(
  asked: PairingAsked,
  about: Pick<MentoringForm, 'title' | 'says' | 'questions' | 'button' | 'seen' | 'warning'>,
  rest: string,
  sent: Sent,
): Reply {
  const { path, breadcrumbs } = asked;
  return showMentoringForm(
    {
      ...about,
      caption: titleOf(asked),
      action: path(rest),
      backLink: path(),
      breadcrumbs: [...breadcrumbs, { text: titleOf(asked), href: path() }],
    },
    sent,
  );
}

export const problem = (field: string, text: string, at = field): FormReader['errors'] => [{ field, at, text }];

/** Whose answer is recorded: one’s own; by a coordinator, that of somebody without an account. */
function sidesToAnswer({ pairing, part }: PairingAsked): Side[] {
  if (part !== 'coordinator') return [part];
  return withoutAccount(pairing).filter((side) => pairing[side] === null);
}

function answerForm(asked: PairingAsked, sent: Sent): Reply {
  const { pairing, part } = asked;
  const isOne = part !== 'coordinator';
  const hasAccepted = isOne && pairing[part]?.answer === 'accepted';
  const names = { mentor: pairing.mentorName, mentee: pairing.menteeName };
  const whose = Object.fromEntries(sidesToAnswer(asked).map((side) => [side, names[side]]));
  const about = {
    title: isOne ? 'Accept or decline' : 'Record an answer',
    says: [
      isOne
        ? `It begins once both of you have accepted. ${part === 'mentor' && !hasAccepted ? 'Once you accept you read for whom, and where: you can still decline until both have. ' : ''}Only the coordinator reads why somebody declines.`
        : 'Of somebody who has no account and has told you what they say.',
    ],
    questions: [
      ...(isOne ? [] : [{ kind: 'choice', name: 'side', label: 'Whose answer', of: whose } as const]),
      {
        kind: 'choice',
        name: 'answer',
        label: 'The answer',
        of: hasAccepted ? { declined: 'Decline after all' } : { accepted: 'Accept', declined: 'Decline' },
      },
      { kind: 'text', name: 'reason', label: 'Why, where it is declined', hint: 'Somebody else can be found: a reason helps to find them' },
      { kind: 'select', name: 'conflict', label: 'Is there a conflict of interest? (optional)', first: 'No, or not that I know', of: Object.entries(conflictSorts).map(([value, text]) => ({ value, text })) }, // prettier-ignore
    ] as const,
    button: 'Save the answer',
  };
  return stepForm(asked, about, '/answer', sent);
}

export const showAnswer: PairingPage = async (asked) =>
  sidesToAnswer(asked).length === 0 ? { kind: 'not-found' } : answerForm(asked, { form: new URLSearchParams() });

export const saveAnswer: PairingPage = async (asked) => {
  const { means, request, doing, pairing, part, path } = asked;
  const answers = new FormReader(request.form);
  const side = part === 'coordinator' ? answers.choice('side', sidesOf(asked), 'Choose whose answer it is') : part;
  const answer = answers.choice('answer', ['accepted', 'declined'] as const, 'Choose accept or decline');
  const reason = answers.text('reason', { what: 'The reason' });
  const conflict = answers.optionalChoice('conflict', Object.keys(conflictSorts) as ConflictSort[], 'Choose one of the list');
  if (answer === 'declined' && reason === null && answers.errors.length === 0) answers.refuse('reason', 'Enter why it is declined');
  if (side === null || answer === null || answers.errors.length > 0) return answerForm(asked, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => answerPairing(tx, doing, pairing.id, { side, answer, reason, conflict, as: part }));
  if (!done.ok) return answerForm(asked, { form: request.form, errors: problem('answer', done.reason) });
  const text = answer === 'accepted' ? 'It is accepted.' : 'It is declined. The coordinator is told.';
  return { kind: 'redirect', to: path(), notice: { kind: 'success', text } };
};

/** Also one that has answered, so that a form sent twice is told so by the rule. */
const sidesOf = ({ pairing }: PairingAsked): Side[] => withoutAccount(pairing);

function agreementForm(asked: PairingAsked, sent: Sent): Reply {
  const { pairing } = asked;
  const about = {
    title: 'What is agreed',
    says: [
      'Talk it through first; one of you writes it down and the other reads it here. The coordinator reads what is agreed, and never what you talk about.',
    ],
    seen: sent.form.get('seen') ?? pairing.changedAt.toISOString(),
    questions: [
      { kind: 'long', name: 'aims', label: 'Aims', hint: 'What should be different at the end', rows: 4 },
      {
        kind: 'choice',
        name: 'how-often',
        label: 'How often you meet',
        of: Object.fromEntries(Object.entries(rhythms).map(([id, { label }]) => [id, label])),
      },
      { kind: 'text', name: 'months', label: 'For how many months', width: '2' },
      { kind: 'long', name: 'confidentiality', label: 'Confidentiality, and where it ends', rows: 6 },
      { kind: 'date', name: 'agreed-on', label: 'Day you agreed' },
    ] as const,
    button: 'Save what is agreed',
  };
  return stepForm(asked, about, '/agreement', sent);
}

export const showAgreement: PairingPage = async (asked) => {
  const { agreement } = asked.pairing;
  const form = formOf({
    'aims': agreement?.aims,
    'how-often': agreement?.howOften,
    'months': agreement?.months ?? 12,
    'confidentiality': agreement?.confidentiality ?? confidentialityOffered,
    ...dateBoxes('agreed-on', agreement?.agreedOn ?? null),
  });
  return agreementForm(asked, { form });
};

export const saveAgreement: PairingPage = async (asked) => {
  const { means, request, doing, pairing, path } = asked;
  const answers = new FormReader(request.form);
  const aims = answers.longText('aims', { what: 'The aims', most: 2000, missing: 'Enter the aims' });
  const howOften = answers.choice('how-often', Object.keys(rhythms) as Rhythm[], 'Choose how often you meet');
  const months = answers.wholeNumber('months', 'The months', 36);
  if ((months === null || months === 0) && answers.errors.every(({ field }) => field !== 'months'))
    answers.refuse('months', 'Enter for how many months, from 1 to 36');
  const confidentiality = answers.longText('confidentiality', {
    what: 'The words on confidentiality',
    most: 2000,
    missing: 'Enter what is confidential, and where it ends',
  });
  const agreedOn = answers.date('agreed-on', { what: 'The day', missing: 'Enter the day you agreed' });
  if (answers.errors.length > 0 || aims === null || howOften === null || months === null || confidentiality === null || agreedOn === null)
    return agreementForm(asked, { form: request.form, errors: answers.errors });
  const entry = { aims, howOften, months, confidentiality, agreedOn };
  const done = await means.db.transaction((tx) => recordAgreement(tx, doing, pairing.id, entry, request.form.get('seen') ?? ''));
  if (!done.ok) {
    const field = done.reason.startsWith('Say in') ? 'confidentiality' : 'agreed-on';
    return agreementForm(asked, { form: request.form, errors: problem(field, done.reason, field === 'agreed-on' ? 'agreed-on-day' : field) });
  }
  if (done.value === 'overtaken') return overtaken(asked, request.form);
  return { kind: 'redirect', to: path(), notice: { kind: 'success', text: 'What is agreed is saved, and the other can read it.' } };
};

function overtaken(asked: PairingAsked, sent: URLSearchParams): Reply {
  const form = new URLSearchParams(sent);
  form.set('seen', asked.pairing.changedAt.toISOString());
  const text = 'The other has changed this pairing since you opened the form. Nothing is saved: read the page, then save again if yours still holds';
  const shown = agreementForm(asked, { form, errors: problem('aims', text) });
  return shown.kind === 'page' ? { ...shown, status: 409 } : shown;
}

function meetingForm(asked: PairingAsked, sent: Sent): Reply {
  const about = {
    title: 'Plan or record a meeting',
    says: ['Only that you meet, where, and how long it took. What is said belongs in a private note, or nowhere.'],
    questions: [
      { kind: 'choice', name: 'state', label: 'Is it planned, or was it held?', of: { planned: 'Planned', held: 'Held' } },
      { kind: 'date', name: 'on', label: 'Day' },
      { kind: 'text', name: 'at', label: 'Time (optional)', hint: 'Such as 15:45', width: '5' },
      { kind: 'text', name: 'place', label: 'Where', hint: 'Or “by video”' },
      { kind: 'text', name: 'minutes', label: 'How many minutes it took, where it was held', width: '3' },
    ] as const,
    button: 'Save',
  };
  return stepForm(asked, about, '/meetings', sent);
}

export const showMeetingForm: PairingPage = async (asked) => meetingForm(asked, { form: new URLSearchParams() });

function readMinutes(answers: FormReader, isNeeded: boolean): number | null {
  const minutes = answers.wholeNumber('minutes', 'The minutes', 600);
  const isWrong = answers.errors.some(({ field }) => field === 'minutes');
  if (isNeeded && !isWrong && (minutes === null || minutes < 5)) return answers.refuse('minutes', 'Enter how many minutes it took, 5 or more');
  return minutes;
}

export const saveMeeting: PairingPage = async (asked) => {
  const { means, request, doing, pairing, path } = asked;
  const answers = new FormReader(request.form);
  const state = answers.choice('state', ['planned', 'held'] as const, 'Choose whether it is planned or was held');
  const on = answers.date('on', { what: 'The day', missing: 'Enter the day' });
  const at = answers.text('at', { what: 'The time', most: 5 });
  if (at !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) answers.refuse('at', 'The time must be like 15:45');
  const place = answers.text('place', { what: 'Where', most: 120, missing: 'Enter where' });
  const minutes = readMinutes(answers, state === 'held');
  if (answers.errors.length > 0 || state === null || on === null || place === null)
    return meetingForm(asked, { form: request.form, errors: answers.errors });
  const entry = { state, on, startsAt: at, place, minutes: state === 'held' ? minutes : null };
  const done = await means.db.transaction((tx) => recordMeeting(tx, doing, pairing.id, entry));
  if (!done.ok) return meetingForm(asked, { form: request.form, errors: problem('on', done.reason, 'on-day') });
  const text =
    state === 'held' ? `The meeting of ${dateInWords(on)} is recorded.` : `The meeting of ${dateInWords(on)} is planned, and stands in both diaries.`;
  return { kind: 'redirect', to: path(), notice: { kind: 'success', text } };
};

function outcomeForm(asked: PairingAsked, on: string, rest: string, sent: Sent): Reply {
  const about = {
    title: `The meeting of ${dateInWords(on)}`,
    questions: [
      { kind: 'choice', name: 'held', label: 'Did you meet?', of: { yes: 'Yes', no: 'No, it is cancelled' } },
      { kind: 'text', name: 'minutes', label: 'How many minutes it took', width: '3' },
    ] as const,
    button: 'Save',
  };
  return stepForm(asked, about, rest, sent);
}

export const showOutcome: PairingPage = async (asked) => {
  const meeting = meetingOf(asked);
  return meeting === null
    ? { kind: 'not-found' }
    : outcomeForm(asked, meeting.on, `/meetings/${String(meeting.id)}/outcome`, { form: new URLSearchParams() });
};

export const saveOutcome: PairingPage = async (asked) => {
  const { means, request, doing, pairing, path } = asked;
  const meeting = meetingOf(asked);
  if (meeting === null) return { kind: 'not-found' };
  const rest = `/meetings/${String(meeting.id)}/outcome`;
  const answers = new FormReader(request.form);
  const held = answers.choice('held', ['yes', 'no'] as const, 'Choose whether you met');
  const minutes = readMinutes(answers, held === 'yes');
  if (answers.errors.length > 0 || held === null) return outcomeForm(asked, meeting.on, rest, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) =>
    closeMeeting(tx, doing, pairing.id, { meetingId: meeting.id, minutes: held === 'yes' ? minutes : null }),
  );
  if (!done.ok) return outcomeForm(asked, meeting.on, rest, { form: request.form, errors: problem('held', done.reason) });
  return {
    kind: 'redirect',
    to: path(),
    notice: { kind: 'success', text: held === 'yes' ? 'The meeting is recorded as held.' : 'The meeting is cancelled.' },
  };
};

function toldForm(asked: PairingAsked, on: string, rest: string, sent: Sent): Reply {
  const about = {
    title: 'What others may read',
    says: [
      `One line about the meeting of ${dateInWords(on)}, for the coordinator. Nobody reads it before the other of you has agreed, and either of you can take it back.`,
    ],
    questions: [
      {
        kind: 'choice',
        name: 'step',
        label: 'What you want',
        of: { 'write': 'Let this line be read, once the other agrees', 'take-back': 'Nothing of this meeting is read by others' },
      },
      { kind: 'long', name: 'says', label: 'The line', rows: 3 },
    ] as const,
    button: 'Save',
  };
  return stepForm(asked, about, rest, sent);
}

export const showTold: PairingPage = async (asked) => {
  const meeting = meetingOf(asked);
  if (meeting?.state !== 'held') return { kind: 'not-found' };
  return toldForm(asked, meeting.on, `/meetings/${String(meeting.id)}/told`, { form: formOf({ step: 'write', says: meeting.told?.says }) });
};

export const saveTold: PairingPage = async (asked) => {
  const { means, request, doing, pairing, part, path } = asked;
  const meeting = meetingOf(asked);
  if (meeting?.state !== 'held' || part === 'coordinator') return { kind: 'not-found' };
  const rest = `/meetings/${String(meeting.id)}/told`;
  const answers = new FormReader(request.form);
  const step = answers.choice('step', ['write', 'take-back'] as const, 'Choose what you want');
  const says = step === 'write' ? answers.longText('says', { what: 'The line', most: 500, missing: 'Enter the line' }) : null;
  if (answers.errors.length > 0 || step === null) return toldForm(asked, meeting.on, rest, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => recordTold(tx, doing, pairing.id, { meetingId: meeting.id, side: part, step, says }));
  if (!done.ok) return toldForm(asked, meeting.on, rest, { form: request.form, errors: problem('says', done.reason) });
  return {
    kind: 'redirect',
    to: path(),
    notice: { kind: 'success', text: step === 'write' ? 'The line waits for the other to agree.' : 'Nothing of the meeting is read by others.' },
  };
};
