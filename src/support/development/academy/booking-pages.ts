import { randomUUID } from 'node:crypto';
import { isOutside } from '../../../evidence/index.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader, isAllowed, type OwnProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, showForm } from '../../common/show-form.ts';
import { findPaysAs } from '../subscriptions/find-subscriptions.ts';
import { timeOfDay } from '../../../platform/clock.ts';
import { bookingInWords } from './booking-words.ts';
import { sessionInWords } from './catalogue-pages.ts';
import { chargeFor, decideCredit, pounds } from './charge.ts';
import { turnOf } from './decide-places.ts';
import { askedOf } from './fill-places.ts';
import { listBookingsOfAccount, listBookingsOfProvider, listBookingsOfSession } from './find-bookings.ts';
import { findCourse, type Session } from './find-catalogue.ts';
import { findEmailOf, listOpenProviders, listOwnProviders, type NamedProvider } from './find-own-providers.ts';
import { openBooking, type OpenedBooking } from './open-booking.ts';
import { isEmail } from './partner-pages.ts';
import { cancelBooking, recordBooking } from './record-booking.ts';
import { findAskedSession } from './session-pages.ts';

interface BookPage {
  readonly asked: Asked;
  readonly session: Session;
  readonly action: string;
  /** The school that pays; null for one’s own booking, where it may be chosen. */
  readonly provider: Pick<OwnProvider, 'id' | 'name'> | null;
  readonly own: readonly NamedProvider[];
}

async function priceOf({ asked, session, provider, own }: BookPage): Promise<{ text: string; rule: string; who: string } | null> {
  const { means, authority, request, today } = asked;
  const payer = provider ?? (own.length === 1 ? (own[0] ?? null) : null);
  if (payer === null && own.length > 1) return null;
  const course = await findCourse(means.db.kysely, authority.authorityId, session.courseId);
  if (course === null) return null;
  const pays = await findPaysAs(means.db.kysely, authority.authorityId, payer?.id ?? null, today);
  const isOwnStaff = payer === null && !isOutside(request.actor.role, request.actor.kind);
  const { pence, rule } = chargeFor(course, { ...pays, isOwnStaff });
  return { text: pence === 0 ? 'Nothing' : pounds(pence), rule, who: payer?.name ?? 'you' };
}

async function bookForm(
  page: BookPage,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
  status?: number,
): Promise<Reply> {
  const { asked, session, action, provider, own } = page;
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  const shown = sessionInWords(session, asked.today);
  return showForm({
    template: 'support/development/academy/book.njk',
    form,
    errors,
    ...(status === undefined ? {} : { status }),
    data: {
      session: shown,
      action,
      providerName: provider?.name ?? null,
      isSelf: provider === null,
      own:
        own.length > 1
          ? choices(
              own.map(({ id, name }) => ({ value: String(id), text: name })),
              held['provider'],
              'Choose',
            )
          : [],
      price: await priceOf(page),
      button: shown.standing === 'full' ? 'Join the waiting list' : 'Book the place',
      formKey: held['form'] ?? randomUUID(),
      breadcrumbs: [
        { text: 'Academy', href: '/academy' },
        { text: session.title, href: `/academy/courses/${String(session.courseId)}` },
      ],
    },
  });
}

async function save(page: BookPage, of: { name: string; role: string; email: string; providerId: number | null }): Promise<Reply> {
  const { asked, session } = page;
  const { means, request, doing } = asked;
  const typed = request.form.get('form') ?? '';
  const form = /^[0-9a-f-]{36}$/.test(typed) ? typed : null;
  const done = await means.db.transaction((tx) => recordBooking(tx, doing, { ...of, sessionId: session.id, form }));
  if (!done.ok) return bookForm(page, request.form, [{ field: 'email', at: page.provider === null ? 'book' : 'email', text: done.reason }]);
  const { booking, isRepeated } = done.value;
  const words =
    booking.state === 'booked'
      ? 'The place is booked'
      : booking.state === 'waiting'
        ? 'All places are taken: on the waiting list now'
        : 'This was cancelled';
  const text = isRepeated ? `${words}. The form had been sent before, and did nothing more.` : `${words}.`;
  return { kind: 'redirect', to: `/academy/bookings/${String(booking.id)}`, notice: { kind: isRepeated ? 'important' : 'success', text } };
}

/** For oneself: the account says who one is. */
async function openSelf(asked: Asked): Promise<BookPage | null> {
  const session = await findAskedSession(asked);
  if (session === null) return null;
  const own = isOutside(asked.request.actor.role, asked.request.actor.kind)
    ? await listOwnProviders(asked.means.db.kysely, asked.request.actor, asked.today)
    : [];
  return { asked, session, action: `/academy/sessions/${String(session.id)}/book`, provider: null, own };
}

export const showBookSelf: SupportPage = async (asked) => {
  const page = await openSelf(asked);
  return page === null ? { kind: 'not-found' } : bookForm(page, {});
};

export const saveBookSelf: SupportPage = async (asked) => {
  const page = await openSelf(asked);
  const { actor, form } = asked.request;
  const account = actor.accountId === null ? null : await findEmailOf(asked.means.db.kysely, actor.accountId);
  if (page === null || account === null) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const role = answers.text('role', { what: 'What you do', most: 120, missing: 'Enter what you do, such as Year 2 teacher or chair of governors' });
  const chosen = page.own.length > 1 ? page.own.find(({ id }) => id === readId(form.get('provider') ?? '')) : page.own[0];
  if (page.own.length > 1 && chosen === undefined) answers.refuse('provider', 'Choose for which school you come');
  if (role === null || answers.errors.length > 0) return bookForm(page, form, answers.errors);
  return save(page, { name: actor.name, role, email: account.email, providerId: chosen?.id ?? null });
};

async function openForStaff(asked: Asked, provider: OwnProvider): Promise<BookPage | null> {
  const session = await findAskedSession(asked);
  return session === null
    ? null
    : { asked, session, action: `/providers/${String(provider.id)}/academy/${String(session.id)}/book`, provider, own: [] };
}

export const showBookStaff: ProviderPage = async (asked, provider) => {
  const page = await openForStaff(asked, provider);
  return page === null ? { kind: 'not-found' } : bookForm(page, {});
};

export const saveBookStaff: ProviderPage = async (asked, provider) => {
  const page = await openForStaff(asked, provider);
  if (page === null) return { kind: 'not-found' };
  const { form } = asked.request;
  const answers = new FormReader(form);
  const name = answers.text('name', { what: 'The name', most: 120, missing: 'Enter who is to come' });
  const role = answers.text('role', { what: 'What they do', most: 120, missing: 'Enter what they do, such as Year 2 teacher' });
  const email = answers.text('email', { what: 'The e-mail address', most: 200, missing: 'Enter their e-mail address' });
  if (email !== null && !isEmail(email)) answers.refuse('email', 'Enter an e-mail address, like name@example.org');
  if (answers.errors.length > 0 || name === null || role === null || email === null) return bookForm(page, form, answers.errors);
  return save(page, { name, role, email, providerId: provider.id });
};

/** For which school: for those of the authority’s staff who book for any. */
export const showBookFor: SupportPage = async (asked) => {
  const session = await findAskedSession(asked);
  if (session === null) return { kind: 'not-found' };
  const providers = await listOpenProviders(asked.means.db.kysely, asked.authority.authorityId);
  const chosen = providers.find(({ id }) => id === readId(asked.request.query.get('provider') ?? ''));
  if (chosen !== undefined) return { kind: 'redirect', to: `/providers/${String(chosen.id)}/academy/${String(session.id)}/book` };
  return {
    kind: 'page',
    template: 'support/development/academy/book-for.njk',
    data: {
      session: sessionInWords(session, asked.today),
      providers: choices(
        providers.map(({ id, name }) => ({ value: String(id), text: name })),
        '',
        'Choose',
      ),
      breadcrumbs: [
        { text: 'Academy', href: '/academy' },
        { text: session.title, href: `/academy/courses/${String(session.courseId)}` },
      ],
    },
  };
};

export const showMyPlaces: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const { actor } = request;
  const all = actor.accountId === null ? [] : await listBookingsOfAccount(means.db.kysely, authority.authorityId, actor.accountId);
  const lines = all.map((booking) => bookingInWords(booking, today, timeOfDay(means.clock.now())));
  return {
    kind: 'page',
    template: 'support/development/academy/my-places.njk',
    data: {
      title: 'My places',
      caption: null,
      coming: lines.filter(({ isOver }) => !isOver),
      over: lines.filter(({ isOver }) => isOver).toReversed(),
      withNames: false,
      levelName: null,
      csv: null,
      breadcrumbs: [{ text: 'Academy', href: '/academy' }],
    },
  };
};

export const showProviderPlaces: ProviderPage = async ({ means, authority, today }, provider): Promise<Reply> => {
  const all = await listBookingsOfProvider(means.db.kysely, authority.authorityId, provider.id);
  const lines = all.map((booking) => bookingInWords(booking, today, timeOfDay(means.clock.now())));
  const { levelName } = await findPaysAs(means.db.kysely, authority.authorityId, provider.id, today);
  return {
    kind: 'page',
    template: 'support/development/academy/my-places.njk',
    data: {
      title: 'Our people’s places at the academy',
      caption: provider.name,
      coming: lines.filter(({ isOver }) => !isOver),
      over: lines.filter(({ isOver }) => isOver).toReversed(),
      withNames: true,
      levelName,
      csv: `/providers/${String(provider.id)}/academy.csv`,
      breadcrumbs: [{ text: 'Academy', href: '/academy' }],
    },
  };
};

export const showBooking: SupportPage = async (asked): Promise<Reply> => {
  const opened = await openBooking(asked);
  if (opened === null) return { kind: 'not-found' };
  const { booking, isOwn, mayAct } = opened;
  const { means, authority, today, request } = asked;
  const all = await listBookingsOfSession(means.db.kysely, authority.authorityId, booking.sessionId);
  const line = bookingInWords(booking, today);
  return {
    kind: 'page',
    template: 'support/development/academy/booking.njk',
    data: {
      line,
      isOwn,
      turn: turnOf(askedOf(all), booking.id),
      mayCancel: mayAct && line.isCancellable,
      mayEvaluate: line.hasAttended && !booking.isEvaluated && (isOwn || (booking.accountId === null && mayAct)),
      maySeePeople: isAllowed(request.actor, 'academy.people'),
      breadcrumbs: [
        { text: 'Academy', href: '/academy' },
        { text: booking.title, href: `/academy/courses/${String(booking.courseId)}` },
      ],
    },
  };
};

const isFreeToCancel = ({ freeUntil, promotedOn, movedOn }: OpenedBooking['booking'], on: string): boolean =>
  decideCredit({ on, freeUntil, promotedOn, isMoved: movedOn !== null, isTaken: false, byUs: false }).credit;

function cancelForm({ booking }: OpenedBooking, today: string, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  const line = bookingInWords(booking, today);
  const money =
    (booking.pence ?? 0) === 0
      ? ''
      : isFreeToCancel(booking, today)
        ? ' What was charged is given back.'
        : ' The last day of free cancelling is past: the charge stands, unless somebody who waits takes the place.';
  return showForm({
    template: 'support/development/academy/cancel.njk',
    form,
    errors,
    data: {
      title: booking.state === 'waiting' ? 'Leave the waiting list' : 'Cancel a place',
      what: `“${booking.title}”, ${line.when}, for ${booking.name}.${money}`,
      action: `/academy/bookings/${String(booking.id)}/cancel`,
      button: booking.state === 'waiting' ? 'Leave the waiting list' : 'Cancel the place',
      backLink: `/academy/bookings/${String(booking.id)}`,
    },
  });
}

export const showCancelBooking: SupportPage = async (asked) => {
  const opened = await openBooking(asked);
  if (opened === null || !opened.mayAct) return { kind: 'not-found' };
  if (!bookingInWords(opened.booking, asked.today).isCancellable)
    return {
      kind: 'redirect',
      to: `/academy/bookings/${String(opened.booking.id)}`,
      notice: { kind: 'important', text: 'It cannot be cancelled any more.' },
    };
  return cancelForm(opened, asked.today);
};

export const saveCancelBooking: SupportPage = async (asked) => {
  const opened = await openBooking(asked);
  if (opened === null || !opened.mayAct) return { kind: 'not-found' };
  const { form } = asked.request;
  const answers = new FormReader(form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is cancelled' });
  if (reason === null) return cancelForm(opened, asked.today, form, answers.errors);
  const { id } = opened.booking;
  const done = await asked.means.db.transaction((tx) => cancelBooking(tx, asked.doing, id, reason));
  const to = `/academy/bookings/${String(id)}`;
  if (!done.ok) return { kind: 'redirect', to, notice: { kind: 'important', text: `${done.reason}.` } };
  const { credited, why, promoted } = done.value;
  const money = credited > 0 ? ` ${pounds(credited)} is given back.` : why === null ? '' : ` ${why}.`;
  const next = promoted > 0 ? ' Whoever waited first has the place now, and is told.' : '';
  return { kind: 'redirect', to, notice: { kind: 'success', text: `It is cancelled.${money}${next}` } };
};
