import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../../register/index.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, showForm } from '../../common/show-form.ts';
import { type Feedback, listFeedback } from './find-feedback.ts';
import { listNotesFor } from './find-notes.ts';
import type { Meeting, Pairing, SideAnswer } from './find-pairings.ts';
import { aimsMet, feedbackScales, meetingStates, menteePosts, mentoringKinds, moments, pairingColours, pairingStates, type Part, reviewFindings, rhythms, type Side, sides } from './mentoring-words.ts'; // prettier-ignore
import { meetingOf, type PairingAsked, type PairingPage, titleOf } from './open-pairing.ts';
import { dueFactsOf } from './overview-pages.ts';
import { dueOf } from './pairing-due.ts';
import { isNamedTo } from './pairing.ts';
import { type StepFacts, type StepId, stepsFor } from './pairing-steps.ts';
import { recordNote } from './record-note.ts';
import { recordTold } from './record-pairing-meeting.ts';

const stepWords: Readonly<Record<StepId, string>> = {
  answer: 'Accept or decline',
  decline: 'Decline after all',
  agreement: 'Write what is agreed',
  meeting: 'Plan or record a meeting',
  review: 'Record the review halfway',
  feedback: 'Say how useful it is',
  end: 'Complete or end it',
  withdraw: 'Withdraw the proposal',
};

/** Where a step stands, if not under its own name. */
const stepPaths: Readonly<Partial<Record<StepId, string>>> = { withdraw: 'end', meeting: 'meetings', decline: 'answer' };

export const withoutAccount = ({ mentorAccountId, menteeAccountId }: Pairing): Side[] => [
  ...(mentorAccountId === null ? (['mentor'] as const) : []),
  ...(menteeAccountId === null ? (['mentee'] as const) : []),
];

function stepFactsOf(pairing: Pairing, given: readonly Feedback[]): StepFacts {
  const { state, mentor, mentee, review } = pairing;
  return {
    state,
    mentorAnswered: mentor !== null,
    menteeAnswered: mentee !== null,
    without: withoutAccount(pairing),
    isReviewed: review !== null,
    given,
  };
}

const answerWords = (side: Side, name: string, answer: SideAnswer | null, part: Part) => ({
  label: sides[side],
  text:
    answer === null
      ? `${name} has not answered yet`
      : `${name} ${answer.answer} on ${dateInWords(answer.at.toISOString().slice(0, 10))}${answer.reason !== null && (part === 'coordinator' || part === side) ? `: ${answer.reason}` : ''}`,
});

/** What a reader sees of a meeting: of a line that both have not agreed to, only the two. */
function meetingInWords(asked: PairingAsked, meeting: Meeting, mayAct: boolean) {
  const { part, path, today } = asked;
  const { told } = meeting;
  const isOne = part !== 'coordinator';
  return {
    id: meeting.id,
    on: meeting.on,
    says: [meeting.startsAt, meeting.place, meeting.minutes === null ? null : `${String(meeting.minutes)} minutes`]
      .filter((each) => each !== null)
      .join(', '),
    state: meetingStates[meeting.state],
    colour: { planned: 'blue', held: 'green', cancelled: 'grey' }[meeting.state],
    told: told === null || (!isOne && !told.isAgreed) ? null : { says: told.says, isAgreed: told.isAgreed, isMine: told.side === part },
    close: mayAct && meeting.state === 'planned' ? path(`/meetings/${String(meeting.id)}/outcome`) : null,
    isPast: meeting.on <= today,
    tell: isOne && meeting.state === 'held' ? path(`/meetings/${String(meeting.id)}/told`) : null,
  };
}

const feedbackInWords = ({ side, moment, scale, says, aimsMet: met, whatChanged, givenOn }: Feedback) => ({
  title: `${sides[side]}, ${moments[moment].toLowerCase()}`,
  scale: feedbackScales[scale],
  says,
  aims: met === null ? null : aimsMet[met],
  whatChanged,
  givenOn,
});

async function pairingPage(asked: PairingAsked, form: URLSearchParams, errors: FormReader['errors'] = []): Promise<Reply> {
  const { means, authority, request, pairing, part, path, breadcrumbs, today } = asked;
  const db = means.db.kysely;
  const { authorityId } = authority;
  const { agreement, review, ended } = pairing;
  const { accountId } = request.actor;
  const isOne = part !== 'coordinator';
  const all = await listFeedback(db, authorityId, pairing.id);
  const mayAct = isOne || isAllowed(request.actor, 'mentoring.match');
  const steps = mayAct ? stepsFor(stepFactsOf(pairing, all), part) : [];
  // In the name of one of the two, and of nobody else.
  const notes = isOne && accountId !== null ? await listNotesFor(db, { authorityId, pairingId: pairing.id, accountId }) : null;
  const days = new Map(pairing.meetings.map(({ id, on }) => [id, on]));
  const isNamed = isNamedTo(part, pairing.mentor?.answer ?? null);
  const other = part === 'mentor' ? { side: 'mentee', place: isNamed ? pairing.providerName : null } : { side: 'mentor', place: pairing.mentorPlace };
  return showForm({
    template: 'support/development/mentoring/pairing.njk',
    form,
    errors,
    subject: { kind: 'pairing', id: pairing.id },
    data: {
      title: titleOf(asked),
      caption: isOne
        ? `${other.side === 'mentor' ? 'Your mentor' : 'You mentor them'}${other.place === null ? '' : `, ${other.place}`}`
        : pairing.providerName,
      state: pairingStates[pairing.state],
      colour: pairingColours[pairing.state],
      ended: isNamed ? ended : null,
      isOne,
      due: mayAct ? dueOf(dueFactsOf(pairing), today).map(({ text }) => text) : [],
      steps: steps.map((step) => ({ text: step === 'agreement' && agreement !== null ? 'Change what is agreed' : stepWords[step], href: path(`/${stepPaths[step] ?? step}`) })), // prettier-ignore
      facts: [
        { label: 'Kind', text: mentoringKinds[pairing.kind] },
        ...(isNamed
          ? [{ label: 'For', text: `${pairing.menteeName}, ${menteePosts[pairing.post].toLowerCase()}, ${pairing.providerName}` }]
          : [
              { label: 'For', text: 'You read for whom, and where, once you accept. You can still decline then, until both have accepted' },
              { label: 'Phase', text: pairing.providerPhase },
              { label: 'Context', text: pairing.providerContexts.length === 0 ? 'Not recorded' : pairing.providerContexts.join('; ') },
            ]),
        { label: 'What for', text: pairing.whatFor },
        ...(pairing.message === null || !isNamed ? [] : [{ label: 'Message', text: `${pairing.message} (${pairing.proposedBy})` }]),
        answerWords('mentor', pairing.mentorName, pairing.mentor, part),
        answerWords('mentee', isNamed ? pairing.menteeName : 'The mentee', pairing.mentee, part),
      ],
      agreement: agreement === null ? null : [
        { label: 'Aims', text: agreement.aims },
        { label: 'How often', text: rhythms[agreement.howOften].label },
        { label: 'How long', text: `${String(agreement.months)} months, to ${dateInWords(agreement.endsOn)}` },
        { label: 'Confidentiality and where it ends', text: agreement.confidentiality },
        { label: 'Review halfway', text: review === null ? `Due by ${dateInWords(agreement.reviewDueOn)}` : `${reviewFindings[review.finding]} (${dateInWords(review.on)})${review.says === null ? '' : `. ${review.says}`}` },
        { label: 'Agreed', text: `On ${dateInWords(agreement.agreedOn)}, entered by ${agreement.by}` },
      ], // prettier-ignore
      explained: pairing.explained.filter(
        ({ id, verdict }) =>
          part === 'coordinator' || (verdict === 'met' && (['phase', 'context', ...(isNamed ? ['distance'] : [])] as string[]).includes(id)),
      ),
      meetings: pairing.meetings.map((meeting) => meetingInWords(asked, meeting, mayAct && pairing.state === 'under-way')),
      notes: notes === null ? null : notes.map((note) => ({ ...note, on: note.meetingId === null ? null : (days.get(note.meetingId) ?? null) })),
      noteAction: isOne && pairing.state === 'under-way' ? path('/notes') : null,
      noteMeetings: choices(pairing.meetings.filter(({ state }) => state === 'held').map(({ id, on }) => ({ value: String(id), text: dateInWords(on) })), form.get('meeting'), 'No meeting in particular'), // prettier-ignore
      // Each of the two sees what they said themselves, and the coordinator what both did.
      feedback: all.filter(({ side }) => !isOne || side === part).map(feedbackInWords),
      breadcrumbs,
    },
  });
}

export const showPairing: PairingPage = (asked) => pairingPage(asked, new URLSearchParams());

/** A note that only the two read. */
export const saveNote: PairingPage = async (asked) => {
  const { means, request, doing, pairing, path } = asked;
  const answers = new FormReader(request.form);
  const says = answers.longText('says', { what: 'The note', most: 5000, missing: 'Enter the note' });
  if (says === null) return pairingPage(asked, request.form, answers.errors);
  const meetingId = readId(request.form.get('meeting') ?? '');
  const done = await means.db.transaction((tx) => recordNote(tx, doing, pairing.id, { meetingId, says }));
  if (!done.ok) return pairingPage(asked, request.form, [{ field: 'says', at: 'says', text: done.reason }]);
  return { kind: 'redirect', to: path(), notice: { kind: 'success', text: 'The note is kept. Only the two of you can read it.' } };
};

/** The other of the two agrees that a line may be read. */
export const saveToldAgreed: PairingPage = async (asked) => {
  const { means, request, doing, pairing, part, path } = asked;
  const meeting = meetingOf(asked);
  if (meeting === null || part === 'coordinator') return { kind: 'not-found' };
  const says = (request.form.get('says') ?? '').replaceAll(/\r\n?/g, '\n');
  const done = await means.db.transaction((tx) => recordTold(tx, doing, pairing.id, { meetingId: meeting.id, side: part, step: 'agree', says }));
  const text = done.ok ? 'The line may be read by the coordinator now.' : `${done.reason}.`;
  return { kind: 'redirect', to: path(), notice: { kind: done.ok ? 'success' : 'important', text } };
};
