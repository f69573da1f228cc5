import { addDays, parsePlainDate, weekdayOf } from '../../../kernel/plain-date.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import { findAskedCourse } from './catalogue-pages.ts';
import { type Course, findSession, type Session } from './find-catalogue.ts';
import { overtaken } from './record-course.ts';
import { wasHeld } from './decide-places.ts';
import { addSession, cancelSession, changeSession, type SessionEntry } from './record-session.ts';
import { readTime, toldInWords, whenInWords } from './session-words.ts';

/** Provisional: cancelling is free until so many days before. */
const freeDays = 7;

const formOf = (session: Session | null): Record<string, string> => ({
  ...dateBoxes('first', session?.firstOn ?? null),
  ...dateBoxes('closes', session?.bookingClosesOn ?? null),
  ...dateBoxes('free', session?.freeUntil ?? null),
  'more-days': (session?.days.slice(1) ?? []).map((day) => day.split('-').toReversed().join('/')).join('\n'),
  'from': session?.startsAt ?? '',
  'to': session?.endsAt ?? '',
  'place': session?.place ?? '',
  'link': session?.link ?? '',
  'places': session === null ? '' : String(session.places),
  'state': session?.state ?? 'open',
  'seen': String(session?.changed ?? 0),
});

interface Page {
  readonly title: string;
  readonly action: string;
  readonly back: string;
  readonly course: { readonly id: number; readonly title: string };
}

const sessionForm = (
  { title, action, back, course }: Page,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
): Reply =>
  showForm({
    template: 'support/development/academy/session-form.njk',
    form,
    errors,
    data: {
      title,
      action,
      back,
      courseTitle: course.title,
      freeDays,
      breadcrumbs: [
        { text: 'Academy', href: '/academy' },
        { text: course.title, href: `/academy/courses/${String(course.id)}` },
      ],
    },
  });

function readDays(answers: FormReader): string[] | null {
  const first = answers.date('first', { what: 'The first day', missing: 'Enter the first day' });
  const more = answers.lines('more-days');
  const days = more.map(parsePlainDate).filter((day) => day !== null);
  if (days.length < more.length) return answers.refuse('more-days', 'Further days must be real dates, one on each line, like 16/3/2027');
  if (first === null) return null;
  const all = [...new Set([first, ...days])].toSorted();
  if (all[0] !== first) return answers.refuse('more-days', 'Further days must be after the first day');
  return all.length > 40 ? answers.refuse('more-days', 'A session has 40 days or fewer') : all;
}

function readTimeOf(form: URLSearchParams, answers: FormReader, field: string, missing: string): string | null {
  const typed = form.get(field) ?? '';
  if (typed.trim() === '') return answers.refuse(field, missing);
  return readTime(typed) ?? answers.refuse(field, 'Enter a time, like 09:30 or 15:00');
}

function readEntry(form: URLSearchParams, answers: FormReader, before: Session | null, today: string): SessionEntry | null {
  const days = readDays(answers);
  const startsAt = readTimeOf(form, answers, 'from', 'Enter when it begins');
  const endsAt = readTimeOf(form, answers, 'to', 'Enter when it ends');
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) answers.refuse('to', 'It must end after it begins');
  const place = answers.text('place', { what: 'The place', most: 200, missing: 'Enter where it is, or “Online”' });
  const link = answers.text('link', { what: 'The link', most: 500 });
  if (link !== null && !/^https:\/\/\S+$/.test(link)) answers.refuse('link', 'The link must begin with https://');
  const places = answers.wholeNumber('places', 'The places', 2000);
  if (places === null && !answers.errors.some(({ field }) => field === 'places')) answers.refuse('places', 'Enter how many places there are');
  if (places === 0) answers.refuse('places', 'There must be one place or more');
  const closes = answers.date('closes', { what: 'The last day of booking' });
  const free = answers.date('free', { what: 'The last day of free cancelling' });
  const state = answers.choice('state', ['planned', 'open'] as const, 'Choose whether booking is open');
  const first = days?.[0];
  if (first !== undefined && first !== before?.firstOn && first < today) answers.refuse('first', 'The first day must be today or later');
  const bookingClosesOn = closes ?? (first === undefined ? null : workdayBefore(first));
  const freeUntil = free ?? (first === undefined ? null : addDays(first, -freeDays));
  if (first !== undefined && bookingClosesOn !== null && bookingClosesOn > first)
    answers.refuse('closes', 'Booking must close on the first day or before');
  if (first !== undefined && freeUntil !== null && freeUntil > first) answers.refuse('free', 'Free cancelling must end on the first day or before');
  if (answers.errors.length > 0 || days === null || startsAt === null || endsAt === null || place === null || places === null) return null;
  if (bookingClosesOn === null || freeUntil === null || state === null) return null;
  return { days, startsAt, endsAt, place, link, places, bookingClosesOn, freeUntil, state };
}

/** The last weekday before a day: somebody is there to let people in. */
function workdayBefore(day: string): string {
  let on: string = addDays(day, -1);
  while (['Saturday', 'Sunday'].includes(weekdayOf(on))) on = addDays(on, -1);
  return on;
}

const newPage = (course: Course): Page => ({
  title: 'Add a session',
  action: `/academy/courses/${String(course.id)}/sessions/new`,
  back: `/academy/courses/${String(course.id)}`,
  course,
});

export const showNewSession: SupportPage = async (asked) => {
  const course = await findAskedCourse(asked);
  return course === null || course.isWithdrawn ? { kind: 'not-found' } : sessionForm(newPage(course), formOf(null));
};

export const saveNewSession: SupportPage = async (asked) => {
  const { means, request, doing, today } = asked;
  const course = await findAskedCourse(asked);
  if (course === null || course.isWithdrawn) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const entry = readEntry(request.form, answers, null, today);
  if (entry === null) return sessionForm(newPage(course), request.form, answers.errors);
  const done = await means.db.transaction((tx) => addSession(tx, doing, course.id, entry));
  if (!done.ok) return sessionForm(newPage(course), request.form, [{ field: 'first', at: 'first-day', text: done.reason }]);
  const text = entry.state === 'open' ? 'The session is open for booking.' : 'The session is planned. Open it when people may book.';
  return { kind: 'redirect', to: `/academy/courses/${String(course.id)}`, notice: { kind: 'success', text } };
};

export async function findAskedSession({ means, request, authority }: Asked): Promise<Session | null> {
  const id = readId(request.params['sessionId']);
  return id === null ? null : findSession(means.db.kysely, authority.authorityId, id);
}

const changePage = ({ id, courseId, title }: Session): Page => ({
  title: 'Change a session',
  action: `/academy/sessions/${String(id)}/change`,
  back: `/academy/courses/${String(courseId)}`,
  course: { id: courseId, title },
});

const changeable = async (asked: Asked): Promise<Session | null> => {
  const session = await findAskedSession(asked);
  return session === null || session.state === 'cancelled' ? null : session;
};

export const showChangeSession: SupportPage = async (asked) => {
  const session = await changeable(asked);
  return session === null ? { kind: 'not-found' } : sessionForm(changePage(session), formOf(session));
};

export const saveChangeSession: SupportPage = async (asked) => {
  const { means, request, doing, today } = asked;
  const session = await changeable(asked);
  if (session === null) return { kind: 'not-found' };
  const { form } = request;
  const answers = new FormReader(form);
  const entry = readEntry(form, answers, session, today);
  if (entry === null) return sessionForm(changePage(session), form, answers.errors);
  const seen = Number(form.get('seen') ?? -1);
  const done = await means.db.transaction((tx) => changeSession(tx, doing, { id: session.id, seen }, entry));
  if (!done.ok && done.reason === overtaken) {
    const again = sessionForm(changePage(session), { ...Object.fromEntries(form), seen: String(session.changed) }, [
      { field: 'first', at: 'first-day', text: `${overtaken}.` },
    ]);
    return { ...again, status: 409 } as Reply;
  }
  if (!done.ok) return sessionForm(changePage(session), form, [{ field: 'places', at: 'places', text: done.reason }]);
  return {
    kind: 'redirect',
    to: `/academy/courses/${String(session.courseId)}`,
    notice: { kind: 'success', text: 'The session is changed. Whoever has a place is told where its day, time or place moved.' },
  };
};

function cancelForm(session: Session, today: string, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'support/development/academy/cancel.njk',
    form,
    errors,
    data: {
      title: 'Cancel a session',
      isHeld: wasHeld(session, today),
      what: `“${session.title}”, ${whenInWords(session)}. Told: ${String(session.booked)} with a place, ${String(session.waiting)} on the waiting list. What was charged is given back.`,
      action: `/academy/sessions/${String(session.id)}/cancel`,
      button: 'Cancel the session',
      backLink: `/academy/courses/${String(session.courseId)}`,
    },
  });
}

export const showCancelSession: SupportPage = async (asked) => {
  const session = await changeable(asked);
  return session === null ? { kind: 'not-found' } : cancelForm(session, asked.today);
};

export const saveCancelSession: SupportPage = async (asked) => {
  const session = await findAskedSession(asked);
  if (session === null) return { kind: 'not-found' };
  const to = `/academy/courses/${String(session.courseId)}`;
  if (session.state === 'cancelled') return { kind: 'redirect', to, notice: { kind: 'important', text: 'It is cancelled already.' } };
  if (wasHeld(session, asked.today))
    return { kind: 'redirect', to, notice: { kind: 'important', text: 'The session has been held: it cannot be cancelled.' } };
  const { form } = asked.request;
  const answers = new FormReader(form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is cancelled: those who had a place read it' });
  if (reason === null) return cancelForm(session, asked.today, form, answers.errors);
  const done = await asked.means.db.transaction((tx) => cancelSession(tx, asked.doing, session.id, reason));
  if (!done.ok) return cancelForm(session, asked.today, form, [{ field: 'reason', at: 'reason', text: done.reason }]);
  return { kind: 'redirect', to, notice: { kind: 'success', text: `The session is cancelled, and ${toldInWords(done.value)}.` } };
};
