import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { dateBoxes, FormReader } from '../../register/index.ts';
import { doingOf } from './doing.ts';
import { answerWayNames, answerWays, type CheckAnswer, checkAnswers, type DisputedPassage, finalHows, heardInWords } from './factual-check.ts';
import { findPart } from './find-part.ts';
import { type FoundPart, pathOf } from './found-part.ts';
import { notSaved } from './show-not-saved.ts';
import { frameOf, type PartPage } from './open-part.ts';
import { recordCheck } from './record-check.ts';
import { addAddendum, recordFinal } from './record-final.ts';
import { recordCancelled, recordHeld } from './record-plan.ts';
import { listLacks, sendToHead } from './send-to-head.ts';
import { backTo, gatherNote } from './show-part.ts';
import { refusalAt, showForm } from './show-form.ts';
import { moves } from './visit.ts';
import type { VisitMeans } from './visit-means.ts';

const within = (part: FoundPart) => ({ authorityId: part.authorityId });

/** What the draft still lacks, each with where to put it; where nothing, the button. */
export const showSend: PartPage = async (means, _request, part) => {
  if (part.state !== 'draft') return backTo(part, 'There is no draft to send.', 'important');
  const found = await gatherNote(means, part);
  const lacks = (await listLacks(means.db.kysely, part)).map(({ section, field, text }) => ({
    text,
    href: section === 'beside' ? `${pathOf(part)}/note/beside` : `${pathOf(part)}/note#${section}-${field}`,
  }));
  return { kind: 'page', template: 'evidence/visits/send.njk', data: { ...frameOf(part), ...found, lacks } };
};

export const saveSend: PartPage = async (means, request, part) => {
  const sent = await means.db.transaction((tx) => sendToHead(tx, doingOf(request, means.clock), part), within(part));
  if (!sent.ok) return part.state === 'draft' ? { kind: 'redirect', to: `${pathOf(part)}/send` } : backTo(part, `${sent.reason}.`, 'important');
  const { due, headHasAccount } = sent.value;
  const by = headHasAccount ? 'The headteacher is told' : 'Nobody has an account as headteacher here: send the note by other means';
  return backTo(part, `Sent for factual check. ${by}, and has until ${dateInWords(due.on)}.`, headHasAccount ? 'success' : 'important');
};

/** The head reads the note, and says of each section whether it is so. */
export const showCheck: PartPage = async (means, request, part) => checkPage(means, request, part);

/** The same for an author or the lead, who record what a head said by other means. */
export const showHeard: PartPage = async (means, request, part) =>
  checkPage(means, { ...request, form: new URLSearchParams(dateBoxes('heard-on', means.clock.today())) }, part, [], true);

async function checkPage(
  means: VisitMeans,
  { form }: PageRequest,
  part: FoundPart,
  errors: FormReader['errors'] = [],
  isHeard = false,
): Promise<Reply> {
  if (part.state !== 'with-head') return backTo(part, part.state === 'final' ? 'The note is final.' : 'There is no note to check yet.', 'important');
  if (part.checkAnswer !== null) return backTo(part, 'The facts of this note have been checked already.', 'important');
  const found = await gatherNote(means, part);
  const answers = Object.entries(checkAnswers).map(([value, text]) => ({ value, text, checked: form.get('answer') === value }));
  return showForm({
    template: 'check',
    form,
    errors,
    data: {
      ...frameOf(part),
      ...found,
      answers,
      isHeard,
      ways: answerWayNames.map((value) => ({ value, text: capital(answerWays[value]), checked: form.get('way') === value })),
      dueOn: part.checkDueOn,
      dueHow: part.checkDueHow,
    },
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const saveCheck: PartPage = async (means, request, part) => takeCheck(means, request, part, false);
export const saveHeard: PartPage = async (means, request, part) => takeCheck(means, request, part, true);

async function takeCheck(means: VisitMeans, request: PageRequest, part: FoundPart, isHeard: boolean): Promise<Reply> {
  const { form, actor } = request;
  const found = await gatherNote(means, part);
  const answers = new FormReader(form);
  const answer = answers.choice('answer', Object.keys(checkAnswers) as CheckAnswer[], 'Select whether the note is accurate');
  const by = isHeard ? answers.text('heard-by', { what: 'Who answered', most: 200, missing: 'Enter who answered' }) : null;
  const way = isHeard ? answers.choice('way', answerWayNames, 'Select how the answer came') : null;
  const on = isHeard ? answers.date('heard-on', { what: 'The day of the answer', missing: 'Enter the day of the answer' }) : null;
  const heard = by === null || way === null || on === null ? undefined : { by, way, on };
  const comment = answers.longText('comment', { what: 'What you wish to add', most: 5000 });
  const disputes: DisputedPassage[] = [];
  for (const { key, title } of found.note.sections) {
    const passage = answers.longText(`passage-${key}`, { what: 'The passage', most: 5000 });
    const correction = answers.longText(`correction-${key}`, { what: 'What is so instead', most: 5000 });
    if (passage === null && correction === null) continue;
    if (passage === null) answers.refuse(`passage-${key}`, `${title}: enter the words that are not accurate`);
    if (correction === null) answers.refuse(`correction-${key}`, `${title}: enter what is so instead`);
    if (passage !== null && correction !== null) disputes.push({ section: key, passage, correction });
  }
  const typed = [...found.note.sections.flatMap(({ key, title }) => [
    { title: `${title}: the words that are not accurate`, text: form.get(`passage-${key}`) ?? '' },
    { title: `${title}: what is so instead`, text: form.get(`correction-${key}`) ?? '' },
  ]), { title: 'What you wished to add', text: form.get('comment') ?? '' }];
  // Checked already, or final, while it was typed.
  const isOver = ({ state, checkAnswer }: FoundPart) => state !== 'with-head' || checkAnswer !== null;
  const over = (now: FoundPart) => {
    const isSame = now.checkedBy === (heard ? heardInWords(heard, actor.name) : actor.name) && now.checkAnswer === answer && now.checkComment === comment && disputes.every(({ passage, correction }) =>
      found.disputes.some((kept) => kept.passage === passage && kept.correction === correction));
    if (isSame) return backTo(now, 'Your answer is kept already.');
    return notSaved(now, now.state === 'with-head' ? 'The facts of this note have been checked already' : 'The note was made final before your answer came, and is locked. Tell those who visited you what is not accurate: they can add a correction', typed);
  };
  if (isOver(part)) return over(part);
  if (answer === null || answers.errors.length > 0) return checkPage(means, request, part, answers.errors, isHeard);
  const saved = await means.db.transaction((tx) => recordCheck(tx, doingOf(request, means.clock), part, { answer, disputes, comment, ...(heard ? { heard } : {}) }), within(part));
  if (!saved.ok) {
    const now = await findPart(means.db.kysely, part.authorityId, part);
    return now !== null && isOver(now) ? over(now) : checkPage(means, request, part, refusalAt('answer', saved.reason), isHeard);
  }
  if (isHeard) return backTo(part, 'The answer is recorded, with who gave it, how and when.');
  return backTo(part, saved.value === 'accurate' ? 'Thank you. You said that the note is accurate.' : 'Thank you. Each point is answered, and you see the answers here.');
} // prettier-ignore

export const saveFinal: PartPage = async (means, request, part) => {
  const says = request.form.get('silence') === 'yes';
  const saved = await means.db.transaction((tx) => recordFinal(tx, doingOf(request, means.clock), part, says), within(part));
  return saved.ok
    ? backTo(
        part,
        `The note is final, and head and chair can read it. ${saved.value === 'silence' ? 'It says that it was made final without an answer.' : finalHows[saved.value]}`,
      )
    : backTo(part, `${saved.reason}.`, 'important');
};

export const showAddendum: PartPage = async (_means, request, part) =>
  part.state === 'final'
    ? showForm({ template: 'addendum', form: request.form, data: frameOf(part) })
    : backTo(part, 'The note is not final.', 'important');

export const saveAddendum: PartPage = async (means, request, part) => {
  const answers = new FormReader(request.form);
  const words = answers.longText('words', { what: 'What is added', most: 10_000, missing: 'Enter what is to be added' });
  if (words === null) return showForm({ template: 'addendum', form: request.form, errors: answers.errors, data: frameOf(part) });
  const saved = await means.db.transaction((tx) => addAddendum(tx, doingOf(request, means.clock), part, words), within(part));
  return saved.ok ? backTo(part, 'It is added, and head and chair are told.') : backTo(part, `${saved.reason}.`, 'important');
};

export const showCancel: PartPage = async (_means, request, part) =>
  moves.cancel.from.some((state) => state === part.state)
    ? showForm({ template: 'cancel', form: request.form, data: frameOf(part) })
    : backTo(part, 'The note has gone to the head: it cannot be cancelled any more.', 'important');

export const saveCancel: PartPage = async (means, request, part) => {
  const answers = new FormReader(request.form);
  const reason = answers.longText('reason', { what: 'The reason', most: 1000, missing: part.state === 'planned' ? 'Enter why it does not take place' : 'Enter why it is cancelled' });
  if (reason === null) return showForm({ template: 'cancel', form: request.form, errors: answers.errors, data: frameOf(part) });
  const saved = await means.db.transaction((tx) => recordCancelled(tx, doingOf(request, means.clock), part, reason), within(part));
  return saved.ok ? backTo(part, 'The visit is cancelled, and those who expected it are told.') : backTo(part, `${saved.reason}.`, 'important');
}; // prettier-ignore

export const saveHeld: PartPage = async (means, request, part) => {
  const saved = await means.db.transaction((tx) => recordHeld(tx, doingOf(request, means.clock), part), within(part));
  return saved.ok ? backTo(part, 'It is kept that the visit was held.') : backTo(part, `${saved.reason}.`, 'important');
};
