import { academicYear, academicYearOf, firstYearOf, parseAcademicYear } from '../../../kernel/period.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readDecimal, readId } from '../../common/read-decimal.ts';
import { choices, showForm } from '../../common/show-form.ts';
import { firstDayOf, lastDayOf } from '../../common/years.ts';
import { levelIds, pounds } from '../academy/charge.ts';
import { listOpenProviders } from '../academy/find-own-providers.ts';
import { findLevels, type KeptSubscription, listSubscriptions } from './find-subscriptions.ts';
import type { Level } from './level.ts';
import { beyondYear, recordLevel, recordSubscription, withdrawSubscription } from './record-subscription.ts';

const nextOf = (year: string): string => academicYear((firstYearOf(year) ?? 0) + 1);

/** This year or the next. */
function yearOf({ request, today }: Asked): string {
  const asked = parseAcademicYear(request.form.get('year') ?? request.query.get('year') ?? '');
  const now = academicYearOf(today);
  return asked === nextOf(now) ? asked : now;
}

const inYear = (year: string) => (one: KeptSubscription) => one.from <= lastDayOf(year) && firstDayOf(year) <= one.to;

export const showSubscriptions: SupportPage = async (asked): Promise<Reply> => {
  const { means, request, authority, today } = asked;
  const db = means.db.kysely;
  const year = yearOf(asked);
  const levels = await findLevels(db, authority.authorityId, year);
  const nameOf = (id: string): string => levels.find((level) => level.id === id)?.name ?? id;
  const all = (await listSubscriptions(db, authority.authorityId)).filter(inYear(year));
  const years = [academicYearOf(today), nextOf(academicYearOf(today))];
  return {
    kind: 'page',
    template: 'support/development/subscriptions/subscriptions.njk',
    data: {
      year,
      years: choices(
        years.map((value) => ({ value, text: value })),
        year,
      ),
      levels: levels.map((level) => ({
        ...level,
        price: pounds(level.pricePence),
        change: `/subscriptions/levels/${level.id}?year=${encodeURIComponent(year)}`,
      })),
      subscriptions: all.map((one) => ({ ...one, levelName: nameOf(one.level), withdraw: `/subscriptions/${String(one.id)}/withdraw` })),
      csv: `/subscriptions.csv?year=${encodeURIComponent(year)}`,
      mayManage: isAllowed(request.actor, 'subscription.manage'),
      maySeeCharges: isAllowed(request.actor, 'academy.charges-view'),
    },
  };
};

export const exportSubscriptions: SupportPage = async (asked): Promise<Reply> => {
  const year = yearOf(asked);
  const db = asked.means.db.kysely;
  const levels = await findLevels(db, asked.authority.authorityId, year);
  const all = (await listSubscriptions(db, asked.authority.authorityId)).filter(inYear(year));
  const rows = all.map(({ providerName, level, from, to, basis }) => [
    providerName,
    levels.find(({ id }) => id === level)?.name ?? level,
    from,
    to,
    basis,
  ]);
  return {
    kind: 'download',
    fileName: 'subscriptions.csv',
    contentType: csvType,
    body: writeCsv([['Provider', 'Level', 'From', 'To', 'Basis'], ...rows]),
  };
};

async function findAskedLevel(asked: Asked): Promise<Level | null> {
  const id = levelIds.find((one) => one === asked.request.params['level']);
  const levels = await findLevels(asked.means.db.kysely, asked.authority.authorityId, yearOf(asked));
  return levels.find((level) => level.id === id) ?? null;
}

function levelForm(asked: Asked, level: Level, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Reply {
  const year = yearOf(asked);
  return showForm({
    template: 'support/development/subscriptions/level.njk',
    form,
    errors,
    data: {
      title: `${level.name} in ${year}`,
      year,
      isNone: level.id === 'none',
      isProvisional: level.isProvisional,
      action: `/subscriptions/levels/${level.id}`,
      back: `/subscriptions?year=${encodeURIComponent(year)}`,
      breadcrumbs: [{ text: 'Subscriptions', href: '/subscriptions' }],
    },
  });
}

export const showLevel: SupportPage = async (asked) => {
  const level = await findAskedLevel(asked);
  if (level === null) return { kind: 'not-found' };
  return levelForm(asked, level, { name: level.name, says: level.says, price: String(level.pricePence / 100), basis: '' });
};

export const saveLevel: SupportPage = async (asked) => {
  const level = await findAskedLevel(asked);
  if (level === null) return { kind: 'not-found' };
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const name = answers.text('name', { what: 'The name', most: 60, missing: 'Enter what the level is called' });
  const says = answers.longText('says', { what: 'What it holds', most: 1000, missing: 'Enter what it holds' });
  const price =
    level.id === 'none'
      ? 0
      : readDecimal(request.form, answers, 'price', { what: 'The price', most: 1_000_000, missing: 'Enter its price for the year' });
  const basis = answers.text('basis', { what: 'The basis', missing: 'Enter who decided it, and when' });
  if (answers.errors.length > 0 || name === null || says === null || price === null || basis === null)
    return levelForm(asked, level, request.form, answers.errors);
  const year = yearOf(asked);
  await means.db.transaction((tx) => recordLevel(tx, doing, { year, level: level.id, name, says, pricePence: Math.round(price * 100), basis }));
  return {
    kind: 'redirect',
    to: `/subscriptions?year=${encodeURIComponent(year)}`,
    notice: { kind: 'success', text: `“${name}” is entered for ${year}.` },
  };
};

async function subscriptionForm(asked: Asked, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Promise<Reply> {
  const { means, authority } = asked;
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  const year = yearOf(asked);
  const levels = await findLevels(means.db.kysely, authority.authorityId, year);
  const providers = await listOpenProviders(means.db.kysely, authority.authorityId);
  return showForm({
    template: 'support/development/subscriptions/subscription-form.njk',
    form,
    errors,
    data: {
      year,
      providers: choices(
        providers.map(({ id, name }) => ({ value: String(id), text: name })),
        held['provider'],
        'Choose',
      ),
      levels: levels
        .filter(({ id }) => id !== 'none')
        .map(({ id, name, pricePence }) => ({ value: id, text: `${name}, ${pounds(pricePence)} for ${year}` })),
      breadcrumbs: [{ text: 'Subscriptions', href: '/subscriptions' }],
    },
  });
}

export const showNewSubscription: SupportPage = (asked) => {
  const year = yearOf(asked);
  return subscriptionForm(asked, { ...dateBoxes('from', firstDayOf(year)), ...dateBoxes('to', lastDayOf(year)) });
};

export const saveNewSubscription: SupportPage = async (asked) => {
  const { means, request, doing, authority } = asked;
  const { form } = request;
  const answers = new FormReader(form);
  const providers = await listOpenProviders(means.db.kysely, authority.authorityId);
  const provider = providers.find(({ id }) => id === readId(form.get('provider') ?? ''));
  if (provider === undefined) answers.refuse('provider', 'Choose who subscribes');
  const level = answers.choice('level', ['core', 'full'] as const, 'Choose the level');
  const from = answers.date('from', { what: 'The first day', missing: 'Enter the first day' });
  const to = answers.date('to', { what: 'The last day', missing: 'Enter the last day' });
  if (from !== null && to !== null && to < from) answers.refuse('to', 'The last day must not be before the first');
  if (from !== null && to !== null && to > lastDayOf(academicYearOf(from))) answers.refuse('to', beyondYear);
  const basis = answers.text('basis', { what: 'The basis', missing: 'Enter how it was agreed, such as an order number' });
  if (answers.errors.length > 0 || provider === undefined || level === null || from === null || to === null || basis === null)
    return subscriptionForm(asked, form, answers.errors);
  const done = await means.db.transaction((tx) => recordSubscription(tx, doing, { providerId: provider.id, level, from, to, basis }));
  if (!done.ok) return subscriptionForm(asked, form, [{ field: 'provider', at: 'provider', text: done.reason }]);
  return {
    kind: 'redirect',
    to: '/subscriptions',
    notice: { kind: 'success', text: `${provider.name} subscribes, and its price is among the charges.` },
  };
};

async function findAskedSubscription({ means, request, authority }: Asked): Promise<KeptSubscription | null> {
  const id = readId(request.params['subscriptionId']);
  return id === null ? null : ((await listSubscriptions(means.db.kysely, authority.authorityId, { id }))[0] ?? null);
}

function withdrawalForm({ id, providerName }: KeptSubscription, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'support/common/withdraw.njk',
    form,
    errors,
    data: {
      title: 'Withdraw a subscription',
      what: `${providerName} has this subscription no longer, and what it cost is given back. Places already booked stay as they were charged.`,
      action: `/subscriptions/${String(id)}/withdraw`,
      backLink: '/subscriptions',
    },
  });
}

export const showWithdrawSubscription: SupportPage = async (asked) => {
  const standing = await findAskedSubscription(asked);
  return standing === null ? { kind: 'not-found' } : withdrawalForm(standing);
};

export const saveWithdrawSubscription: SupportPage = async (asked) => {
  const standing = await findAskedSubscription(asked);
  if (standing === null) return { kind: 'not-found' };
  const { form } = asked.request;
  const answers = new FormReader(form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return withdrawalForm(standing, form, answers.errors);
  const done = await asked.means.db.transaction((tx) => withdrawSubscription(tx, asked.doing, standing.id, reason));
  const text = done.ok ? 'The subscription is withdrawn.' : `${done.reason}.`;
  return { kind: 'redirect', to: '/subscriptions', notice: { kind: done.ok ? 'success' : 'important', text } };
};
