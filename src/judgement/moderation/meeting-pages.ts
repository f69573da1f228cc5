import { dateInWords } from '../../kernel/plain-date.ts';
import { writeWord, wordType } from '../../platform/documents/write-word.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type FieldError, FormReader, isAllowed, roles } from '../../register/index.ts';
import { doingOf } from '../cases/doing.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { agendaDocument, confidential } from './agenda-document.ts';
import { closeMeeting } from './close-meeting.ts';
import { fewestCases, measureDrift } from './drift.ts';
import { listCasesToModerate, listMeetings } from './find-meetings.ts';
import { gatherJudged } from './gather-moderated.ts';
import { gatherAgenda, type MeetingPage, pathOfMeeting } from './open-meeting.ts';
import { scheduleMeeting } from './schedule-meeting.ts';

/** Meetings, and how many cases wait for one. */
export async function showMeetings({ db }: JudgementMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const meetings = await listMeetings(db.kysely, actor.authorityId);
  const mayRun = isAllowed(actor, 'moderation.run');
  return {
    kind: 'page',
    template: 'judgement/moderation/meetings.njk',
    data: {
      open: meetings.filter(({ closedAt }) => closedAt === null),
      closed: meetings.filter(({ closedAt }) => closedAt !== null),
      waiting: mayRun ? (await listCasesToModerate(db.kysely, actor.authorityId)).length : 0,
      mayRun,
    },
  };
}

export async function showMeetingForm(_: JudgementMeans, __: PageRequest): Promise<Reply> {
  return showPlan(new URLSearchParams({ chair: roles.lead }));
}

export async function saveMeeting(means: JudgementMeans, request: PageRequest): Promise<Reply> {
  const { actor, form } = request;
  const { authorityId } = actor;
  if (authorityId === null) return { kind: 'not-found' };
  const reader = new FormReader(form);
  const heldOn = reader.date('held-on', { what: 'The day of the meeting', missing: 'Enter the day of the meeting' });
  const chair = reader.text('chair', { what: 'The chair', most: 200, missing: 'Enter who chairs the meeting' });
  const present = reader.text('present', { what: 'Who is invited', most: 1000 });
  if (heldOn === null || chair === null || reader.errors.length > 0) return showPlan(form, reader.errors);
  const id = await means.db.transaction((tx) => scheduleMeeting(tx, doingOf(request, means), authorityId, { heldOn, chair, present }), {
    authorityId,
  });
  return { kind: 'redirect', to: `${pathOfMeeting({ id })}/agenda`, notice: { kind: 'success', text: 'The meeting is planned. Choose its cases.' } };
}

function showPlan(form: URLSearchParams, errors: readonly FieldError[] = []): Reply {
  return {
    kind: 'page',
    template: 'judgement/moderation/plan.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      ...formData(form, ['held-on-day', 'held-on-month', 'held-on-year', 'chair', 'present'], ['held-on', 'chair', 'present'], errors),
      backLink: '/moderation',
    },
  };
}

/** A form’s answers and what is wrong with each, for its template. */
export function formData(form: URLSearchParams, names: readonly string[], fields: readonly string[], errors: readonly FieldError[]) {
  return {
    form: Object.fromEntries(names.map((name) => [name, form.get(name) ?? ''])),
    problems: Object.fromEntries(fields.map((field) => [field, errors.find((error) => error.field === field) ?? null])),
    errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
  };
}

export const showMeeting: MeetingPage = async (means, request, meeting) => {
  const lines = await gatherAgenda(means, request, meeting);
  return {
    kind: 'page',
    template: 'judgement/moderation/meeting.njk',
    data: {
      meeting,
      lines,
      // An adviser sees their own caseload’s and locality’s.
      hidden: meeting.cases - lines.length,
      mayRun: isAllowed(request.actor, 'moderation.run'),
      breadcrumbs: [{ text: 'Moderation', href: '/moderation' }, { text: dateInWords(meeting.heldOn) }],
    },
  };
};

export const printAgenda: MeetingPage = async (means, request, meeting) => ({
  kind: 'page',
  template: 'judgement/moderation/print.njk',
  data: { meeting, lines: await gatherAgenda(means, request, meeting), confidential, backLink: pathOfMeeting(meeting) },
});

export const exportAgenda: MeetingPage = async (means, request, meeting) => ({
  kind: 'download',
  fileName: `moderation-${meeting.heldOn}.docx`,
  contentType: wordType,
  body: await writeWord(agendaDocument(meeting, await gatherAgenda(means, request, meeting))),
});

export const showClosing: MeetingPage = async (_, __, meeting) =>
  meeting.closedAt === null
    ? showCloseForm(meeting, new URLSearchParams({ present: meeting.present ?? '' }))
    : { kind: 'redirect', to: pathOfMeeting(meeting), notice: { kind: 'important', text: 'The meeting is closed already.' } };

export const saveClosing: MeetingPage = async (means, request, meeting) => {
  const { form } = request;
  const reader = new FormReader(form);
  const present = reader.text('present', { what: 'Who was there', most: 1000, missing: 'Enter who was there' });
  const notes = reader.text('notes', { what: 'The notes', most: 5000 });
  if (present === null || reader.errors.length > 0) return showCloseForm(meeting, form, reader.errors);
  const { authorityId } = meeting;
  const closed = await means.db.transaction((tx) => closeMeeting(tx, doingOf(request, means), authorityId, meeting.id, { present, notes }), {
    authorityId,
  });
  if (!closed.ok) return { kind: 'redirect', to: pathOfMeeting(meeting), notice: { kind: 'important', text: closed.reason } };
  const waiting =
    closed.value === 0
      ? 'Every case of it is decided.'
      : `${closed.value === 1 ? 'One case waits' : `${String(closed.value)} cases wait`} for the next.`;
  return { kind: 'redirect', to: pathOfMeeting(meeting), notice: { kind: 'success', text: `The meeting is closed. ${waiting}` } };
};

function showCloseForm(meeting: Parameters<MeetingPage>[2], form: URLSearchParams, errors: readonly FieldError[] = []): Reply {
  return {
    kind: 'page',
    template: 'judgement/moderation/close.njk',
    status: errors.length > 0 ? 422 : 200,
    data: { meeting, ...formData(form, ['present', 'notes'], ['present', 'notes'], errors), backLink: pathOfMeeting(meeting) },
  };
}

/** How far advisers differ from the service and from what was decided, in the year until today. */
export async function showDrift({ db, clock }: JudgementMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const [year = '', ...rest] = clock.today().split('-');
  // The day a year ago; of 29 February the day before, which no year lacks.
  const since = [String(Number(year) - 1), ...rest].join('-').replace('-02-29', '-02-28');
  const drifts = measureDrift(await gatherJudged(db.kysely, actor.authorityId, since));
  return {
    kind: 'page',
    template: 'judgement/moderation/drift.njk',
    data: { drifts, since, fewest: fewestCases, breadcrumbs: [{ text: 'Moderation', href: '/moderation' }, { text: 'How judgements fall' }] },
  };
}
