import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { wordType, writeWord } from '../../../platform/documents/write-word.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../../register/index.ts';
import type { ProviderPage, SupportPage } from '../../common/open-page.ts';
import { showForm } from '../../common/show-form.ts';
import { attendanceIds, attendances, bookingInWords } from './booking-words.ts';
import { knownOf, skillIds, skills } from './catalogue.ts';
import { sessionInWords } from './catalogue-pages.ts';
import { certificateDocument, certificateOf } from './certificate.ts';
import { turnOf } from './decide-places.ts';
import { scores, summarise } from './evaluation.ts';
import { askedOf } from './fill-places.ts';
import { type Attendance, type Booking, listBookingsOfProvider, listBookingsOfSession, listEvaluations } from './find-bookings.ts';
import { openBooking, type OpenedBooking } from './open-booking.ts';
import { recordAttendance, recordEvaluation } from './record-attendance.ts';
import { findAskedSession } from './session-pages.ts';

/** Who has a place, who waits in which turn, and who came. */
export const showPeople: SupportPage = async (asked): Promise<Reply> => {
  const { means, request, authority, today } = asked;
  const session = await findAskedSession(asked);
  if (session === null) return { kind: 'not-found' };
  const bookings = await listBookingsOfSession(means.db.kysely, authority.authorityId, session.id);
  const lines = bookings.map((booking) => ({ ...bookingInWords(booking, today), turn: turnOf(askedOf(bookings), booking.id) }));
  const booked = lines.filter(({ state }) => state === 'booked');
  const answers = (await listEvaluations(means.db.kysely, authority.authorityId, session.courseId)).filter(
    ({ sessionId }) => sessionId === session.id,
  );
  return {
    kind: 'page',
    template: 'support/development/academy/people.njk',
    data: {
      session: sessionInWords(session, today),
      booked,
      waiting: lines.filter(({ state }) => state === 'waiting'),
      cancelled: lines.filter(({ state }) => state === 'cancelled'),
      attendances: Object.entries(attendances).map(([value, text]) => ({ value, text })),
      mayRecord: isAllowed(request.actor, 'academy.manage') && session.state === 'open' && today >= session.firstOn && booked.length > 0,
      mayManage: isAllowed(request.actor, 'academy.manage') && session.state !== 'cancelled',
      mayBookFor: isAllowed(request.actor, 'academy.book') && isAllowed(request.actor, 'academy.manage'),
      summary: summarise(answers, booked.filter(({ hasAttended }) => hasAttended).length, true),
      willChange: answers.map(({ willChange }) => willChange).filter((said) => said !== null),
      breadcrumbs: [
        { text: 'Academy', href: '/academy' },
        { text: session.title, href: `/academy/courses/${String(session.courseId)}` },
      ],
    },
  };
};

const csvHeader = ['Course', 'When', 'Name', 'Role', 'E-mail', 'School', 'State', 'Asked on', 'Attendance', 'Charged in pounds', 'Rule'];
const csvRow = (booking: Booking, today: string) => {
  const { title, when, name, role, email, providerName, tag, askedAt, attendance, pence, rule } = bookingInWords(booking, today);
  const came = attendance === null ? null : attendances[attendance];
  return [
    title,
    when,
    name,
    role,
    email,
    providerName,
    tag.text,
    askedAt.toISOString().slice(0, 10),
    came,
    pence === null ? null : pence / 100,
    rule,
  ];
};

export const exportPeople: SupportPage = async (asked): Promise<Reply> => {
  const session = await findAskedSession(asked);
  if (session === null) return { kind: 'not-found' };
  const bookings = await listBookingsOfSession(asked.means.db.kysely, asked.authority.authorityId, session.id);
  const body = writeCsv([csvHeader, ...bookings.map((booking) => csvRow(booking, asked.today))]);
  return { kind: 'download', fileName: `academy-session-${String(session.id)}.csv`, contentType: csvType, body };
};

export const exportProviderPlaces: ProviderPage = async ({ means, authority, today }, provider): Promise<Reply> => {
  const bookings = await listBookingsOfProvider(means.db.kysely, authority.authorityId, provider.id);
  return {
    kind: 'download',
    fileName: 'academy-places.csv',
    contentType: csvType,
    body: writeCsv([csvHeader, ...bookings.map((booking) => csvRow(booking, today))]),
  };
};

export const saveAttendance: SupportPage = async (asked): Promise<Reply> => {
  const session = await findAskedSession(asked);
  if (session === null) return { kind: 'not-found' };
  const came = new Map<number, Attendance>();
  for (const [name, value] of asked.request.form) {
    const id = /^came-([1-9]\d{0,8})$/.exec(name)?.[1];
    const attendance = attendanceIds.find((one) => one === value);
    if (id !== undefined && attendance !== undefined) came.set(Number(id), attendance);
  }
  const done = await asked.means.db.transaction((tx) => recordAttendance(tx, asked.doing, session.id, came));
  const text = done.ok
    ? done.value === 0
      ? 'Nothing was changed.'
      : `Recorded for ${String(done.value)} ${done.value === 1 ? 'person' : 'people'}. Those who came are asked how it was.`
    : `${done.reason}.`;
  return {
    kind: 'redirect',
    to: `/academy/sessions/${String(session.id)}/people`,
    notice: { kind: done.ok && done.value > 0 ? 'success' : 'important', text },
  };
};

/** Only somebody who attended has one. */
const certifiable = (opened: OpenedBooking | null): Booking | null =>
  opened !== null && bookingInWords(opened.booking, '').hasAttended ? opened.booking : null;

export const showCertificate: SupportPage = async (asked): Promise<Reply> => {
  const booking = certifiable(await openBooking(asked));
  if (booking === null) return { kind: 'not-found' };
  return {
    kind: 'page',
    template: 'support/development/academy/certificate.njk',
    data: {
      certificate: certificateOf(booking, asked.authority.authorityName),
      word: `/academy/bookings/${String(booking.id)}/certificate.docx`,
      breadcrumbs: [
        { text: 'Academy', href: '/academy' },
        { text: booking.title, href: `/academy/bookings/${String(booking.id)}` },
      ],
    },
  };
};

export const exportCertificate: SupportPage = async (asked): Promise<Reply> => {
  const booking = certifiable(await openBooking(asked));
  if (booking === null) return { kind: 'not-found' };
  const body = await writeWord(certificateDocument(certificateOf(booking, asked.authority.authorityName)));
  return { kind: 'download', fileName: `certificate-${String(booking.id)}.docx`, contentType: wordType, body };
};

function evaluationForm({ booking }: OpenedBooking, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  const scale = Object.entries(scores).map(([value, text]) => ({ value, text }));
  return showForm({
    template: 'support/development/academy/evaluation.njk',
    form,
    errors,
    data: {
      booking,
      action: `/academy/bookings/${String(booking.id)}/evaluation`,
      scale,
      skills: Object.entries(skills).map(([value, text]) => ({ value, text, checked: form.getAll('skills').includes(value) })),
      breadcrumbs: [
        { text: 'Academy', href: '/academy' },
        { text: booking.title, href: `/academy/bookings/${String(booking.id)}` },
      ],
    },
  });
}

/** Whoever came answers; for somebody without an account whoever booked for them does. */
const mayAnswer = ({ booking, isOwn, mayAct }: OpenedBooking): boolean =>
  (isOwn || (booking.accountId === null && mayAct)) && (booking.attendance === 'attended' || booking.attendance === 'partly');

export const showEvaluation: SupportPage = async (asked): Promise<Reply> => {
  const opened = await openBooking(asked);
  if (opened === null || !mayAnswer(opened)) return { kind: 'not-found' };
  const to = `/academy/bookings/${String(opened.booking.id)}`;
  return opened.booking.isEvaluated
    ? { kind: 'redirect', to, notice: { kind: 'important', text: 'You have said how it was already.' } }
    : evaluationForm(opened);
};

export const saveEvaluation: SupportPage = async (asked): Promise<Reply> => {
  const opened = await openBooking(asked);
  if (opened === null || !mayAnswer(opened)) return { kind: 'not-found' };
  const { form } = asked.request;
  const answers = new FormReader(form);
  const levels = ['1', '2', '3', '4', '5'] as const;
  const usefulness = answers.choice('usefulness', levels, 'Choose how useful it was');
  const teaching = answers.choice('teaching', levels, 'Choose how well it was led');
  const recommend = answers.choice('recommend', ['yes', 'no'] as const, 'Choose whether you would recommend it');
  const willChange = answers.longText('will-change', { what: 'What you will do differently', most: 2000 });
  if (answers.errors.length > 0 || usefulness === null || teaching === null || recommend === null)
    return evaluationForm(opened, form, answers.errors);
  const entry = {
    usefulness: Number(usefulness),
    teaching: Number(teaching),
    wouldRecommend: recommend === 'yes',
    willChange,
    skillsWanted: knownOf(skillIds, form.getAll('skills')),
  };
  const done = await asked.means.db.transaction((tx) => recordEvaluation(tx, asked.doing, opened.booking.id, entry));
  const text = done.ok ? 'Thank you. What you said is counted with what others said.' : `${done.reason}.`;
  return { kind: 'redirect', to: `/academy/bookings/${String(opened.booking.id)}`, notice: { kind: done.ok ? 'success' : 'important', text } };
};
