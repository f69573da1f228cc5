import { dateInWords } from '../../kernel/plain-date.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import { decideAttachmentChange } from './attachments/attachment.ts';
import { listAttachments } from './attachments/find-attachments.ts';
import { listShownAttachments } from './attachments/list-shown-attachments.ts';
import { whenInWords } from './clock-words.ts';
import { daysOfPart } from './days-of-part.ts';
import { disputeAnswers, finalInWords } from './factual-check.ts';
import { findNote, listAddenda, listBeside, listDisputes, valuesOf } from './find-note.ts';
import { listSchoolAccounts } from './find-people.ts';
import { type FoundPart, isOfHead, isOfSchool, pathOf, whoIs } from './found-part.ts';
import { fieldLabels, fieldsOfKind } from './note.ts';
import { noteDocument } from './note-document.ts';
import { areasNotJudged, noteInWords } from './note-words.ts';
import { frameOf, type PartPage, titleOf } from './open-part.ts';
import { decideMove, type Move, moves, schoolReads, visitStates } from './visit.ts';
import type { VisitMeans } from './visit-means.ts';

export const stateColours = {
  'planned': 'blue',
  'held': 'yellow',
  'draft': 'yellow',
  'with-head': 'purple',
  'final': 'green',
  'cancelled': 'grey',
} as const;

/** A school’s part of a visit: its plan, what the school said, the note as far as the reader may see it, and what may be done next. */
export const showPart: PartPage = async (means, request, part) => {
  const { actor } = request;
  const { db, clock } = means;
  const reads = isOfSchool(actor) ? schoolReads(part.state, isOfHead(actor)) : 'note';
  const day = { plannedOn: part.plannedOn, today: clock.today() };
  const who = whoIs(actor, part);
  const may = Object.fromEntries((Object.keys(moves) as Move[]).map((move) => [move, decideMove(part.state, move, who, day).ok]));
  const found = await gatherNote(means, part);
  // What a school says beforehand is for those who visit it: no paper of its governors, clerk or trust.
  const ownView = !isOfSchool(actor) || isOfHead(actor) ? found.note.written.get('own-view') : undefined;
  const isWritten = found.words.texts.length + found.words.areas.length + found.words.actions.length > 0;
  const seesDraft = !isOfSchool(actor) && (who !== 'other' || part.state === 'with-head' || part.state === 'final');
  return {
    kind: 'page',
    template: 'evidence/visits/part.njk',
    data: {
      ...frameOf(part),
      reads,
      isStaff: !isOfSchool(actor),
      seesWhole: seesWholePlan(actor, part),
      may,
      state: { text: visitStates[part.state], colour: stateColours[part.state] },
      showsNote: reads === 'note' && (isOfSchool(actor) || seesDraft) && part.state !== 'planned' && (part.state !== 'cancelled' || isWritten),
      ...found,
      notJudged: areasNotJudged(found.words, found.note.template.areas),
      ownView: ownView && {
        fields: Object.keys(fieldsOfKind['own-view'])
          .filter((field) => ownView.values[field] !== undefined)
          .map((field) => ({ label: fieldLabels[field], text: ownView.values[field] })),
        by: ownView.savedBy,
        at: whenInWords(ownView.savedAt, clock.now()),
      },
      attachments: await listShownAttachments(means, request, part),
      // That something was taken off is for those who may take off.
      removed: who === 'author' || who === 'lead' ? (await listAttachments(db.kysely, part)).filter(({ removed }) => removed !== null) : [],
      mayAttach: decideAttachmentChange(part.state, who).ok,
      days: daysFor(actor, part),
      statusWords: statusInWords(part),
      headHasNone:
        part.headHadNone || (part.state === 'with-head' && (await listSchoolAccounts(db.kysely, clock, part, ['headteacher'])).length === 0),
      waitsForDay: part.state === 'planned' && day.today < part.plannedOn,
      silenceDue: part.state === 'with-head' && part.checkAnswer === null && part.checkDueOn !== null && day.today > part.checkDueOn,
      unanswered: found.disputes.filter(({ answer }) => answer === null).length,
      besideCount: (await listBeside(db.kysely, part.id)).filter(({ key }) => key !== 'own-view').length,
    },
  };
};

/** The note as a Word file: for whoever may read it. */
export const exportNote: PartPage = async (means, request, part) => {
  const { actor } = request;
  const isReadable = part.state === 'with-head' || part.state === 'final';
  if (!isReadable || (isOfSchool(actor) && schoolReads(part.state, isOfHead(actor)) !== 'note')) return { kind: 'not-found' };
  const found = await gatherNote(means, part);
  const authority = await means.db.kysely.selectFrom('authority').select('name').where('id', '=', part.authorityId).executeTakeFirstOrThrow();
  const document = noteDocument({
    title: titleOf(part),
    authority: authority.name,
    providerName: part.providerName,
    focus: part.focus,
    heldOn: part.heldOn ?? part.plannedOn,
    authors: part.authors.map(({ name }) => name),
    status: statusInWords(part).join(' '),
    days: daysFor(actor, part),
    note: found.words,
    notJudged: areasNotJudged(found.words, found.note.template.areas),
    disputes: found.disputes.map(({ title, passage, correction, answerWords }) => ({ title, passage, correction, answer: answerWords })),
    addenda: found.addenda.map(({ words, addedBy, addedOn }) => ({ words, by: addedBy, on: addedOn })),
  });
  const fileName = `visit-${part.heldOn ?? part.plannedOn}-${part.providerName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.docx`;
  return { kind: 'download', fileName, contentType: wordType, body: await writeWord(document), subject: { kind: 'visit', id: part.visitId } };
};

/** Who is to be met and what is to be ready belong to the whole visit: where it covers several schools, none reads what concerns another. */
const seesWholePlan = (actor: Actor, { others }: FoundPart): boolean => !isOfSchool(actor) || others.length === 0;

/** Days used, on page and paper alike: a school reads them with its final note, and of a visit to several that they are the whole visit’s. */
function daysFor(actor: Actor, part: FoundPart): string[] {
  return isOfSchool(actor) && part.state !== 'final' ? [] : daysOfPart(part);
}

export async function gatherNote({ db }: VisitMeans, part: FoundPart) {
  const note = await findNote(db.kysely, part);
  const words = noteInWords(note.sections, valuesOf(note));
  const disputes = (await listDisputes(db.kysely, part.id)).map((row) => ({
    id: row.id,
    section: row.section,
    title: note.sections.find(({ key }) => key === row.section)?.title ?? row.section,
    passage: row.passage,
    correction: row.correction,
    raisedBy: row.raised_by,
    answer: row.answer,
    answerWords: row.answer === null ? 'Not answered yet' : [disputeAnswers[row.answer], row.reason].filter((text) => text !== null).join(': '),
    answeredBy: row.answered_by,
  }));
  const addenda = (await listAddenda(db.kysely, part.id)).map((row) => ({
    words: row.words,
    addedBy: row.added_by,
    addedOn: row.added_at.toISOString().slice(0, 10),
  }));
  return { note, words, disputes, addenda };
}

/** How the note came to be as it is, in sentences. */
function statusInWords(part: FoundPart): string[] {
  const { sentOn, sentBy, checkDueOn, checkDueHow, checkAnswer, checkedBy, finalOn, finalHow, finalBy } = part;
  return [
    ...(sentOn === null ? [] : [`Sent to the headteacher for factual check on ${dateInWords(sentOn)} by ${String(sentBy)}.`]),
    ...(part.state !== 'with-head' || checkDueOn === null || checkAnswer !== null
      ? []
      : [`The check is due by ${dateInWords(checkDueOn)}: ${String(checkDueHow)}.`]),
    ...(checkAnswer === null || part.state === 'final'
      ? []
      : [`${String(checkedBy)} says that ${checkAnswer === 'accurate' ? 'it is accurate' : 'something in it is not accurate'}.`]),
    ...(checkAnswer === null || part.state !== 'final' ? [] : [`The facts were checked by ${String(checkedBy)}.`]),
    ...(finalOn === null || finalHow === null
      ? []
      : [
          `Final since ${dateInWords(finalOn)}, by ${String(finalBy)}. ${finalInWords(finalHow, part)} It is locked: corrections are added below it.`,
        ]),
  ];
}

export const backTo = (part: FoundPart, text: string, kind: 'success' | 'important' = 'success') =>
  ({ kind: 'redirect', to: pathOf(part), notice: { kind, text } }) as const;
