import { academicYearOf, parseAcademicYear } from '../../kernel/period.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { tierLabels } from '../../kernel/tier.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader, isAllowed, listAdvisers, type OwnProvider, reachesProvider } from '../../register/index.ts';
import type { Asked, ProviderPage } from '../common/open-page.ts';
import { readDecimal, readId } from '../common/read-decimal.ts';
import { choices, labelled, showForm } from '../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../common/withdrawal-pages.ts';
import { yearsAround } from '../common/years.ts';
import { totalOf } from './day-entries.ts';
import { findStandingDays } from './find-days.ts';
import { fundingIds, fundingSources } from './funding.ts';
import { gatherDue } from './gather-due.ts';
import { gatherEntries } from './gather-entries.ts';
import { purposeIds, purposes } from './purpose.ts';
import { recordPlannedDays, recordUsedDays } from './record-days.ts';

const hrefOf = (id: number, rest = ''): string => `/providers/${String(id)}/adviser-days${rest}`;

/** A provider’s days: what it is entitled to and why, what comes next, what is planned and what was given. */
export const showProviderDays: ProviderPage = (asked, provider) => page(asked, provider, asked.request.query);

async function page(
  { means, request, authority, today }: Asked,
  provider: OwnProvider,
  form: URLSearchParams,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const { db, clock } = means;
  const { authorityId } = authority;
  const year = parseAcademicYear(form.get('year') ?? '') ?? academicYearOf(today);
  const actor = { ...request.actor, authorityId };
  const gathered = await gatherEntries(db.kysely, { actor, permission: 'days.view', year, today, providerId: provider.id });
  const { planned, used } = gathered;
  const [found] = gathered.providers;
  const isStaff = isAllowed(request.actor, 'days.list');
  const mayPlan = await reachesProvider(db.kysely, clock, request.actor, 'days.plan', provider.id);
  const advisers = (await listAdvisers(db.kysely, clock, authorityId)).map(({ id, name }) => ({ value: String(id), text: name }));
  const isThisYear = year === academicYearOf(today);
  const chosen = form.get('adviser') ?? String(request.actor.accountId ?? '');
  return showForm({
    template: 'support/days/provider-days.njk',
    form: { year, ...Object.fromEntries(form) },
    errors,
    subject: { kind: 'provider', id: provider.id },
    data: {
      provider,
      year,
      isThisYear,
      years: choices(
        yearsAround(academicYearOf(today)).map((each) => ({ value: each, text: each })),
        year,
      ),
      total: totalOf('', provider.name, gathered.entries),
      entitlement: found?.entitlement ?? null,
      tier: found?.tier ? tierLabels[found.tier] : null,
      isProvisional: gathered.isProvisional,
      due: isThisYear && found ? (await gatherDue(db.kysely, { authorityId, today, providers: [found] })).map((each) => ({ ...each, isOverdue: each.due.kind === 'due' && each.due.on < today })) : [], // prettier-ignore
      planned: planned
        .filter(({ withdrawn }) => withdrawn === null)
        .map((each) => ({
          ...each,
          sourceLabel: fundingSources[each.source],
          withdraw: hrefOf(provider.id, `/planned/${String(each.id)}/withdraw`),
        })),
      used: used
        .filter(({ withdrawn }) => withdrawn === null || isStaff)
        .map((each) => ({
          ...each,
          // A school receives a visit’s note once it is issued, and finds it among its visits.
          href: isStaff ? each.href : null,
          sourceLabel: fundingSources[each.source],
          purposeLabel: purposes[each.purpose],
          withdraw: each.id === null || each.withdrawn !== null ? null : hrefOf(provider.id, `/used/${String(each.id)}/withdraw`),
        })),
      isStaff,
      mayPlan,
      advisers: choices(advisers, chosen, 'Choose'),
      sources: choices(labelled(fundingSources), form.get('source') ?? 'core'),
      action: hrefOf(provider.id),
      breadcrumbs: [{ text: provider.name, href: `/providers/${String(provider.id)}` }],
    },
  });
}

/** What both forms ask: whose days, how many, who pays. */
function readShared(form: URLSearchParams, answers: FormReader) {
  const adviser = readId(form.get('adviser') ?? '') ?? answers.refuse('adviser', 'Choose an adviser');
  const source = answers.choice('source', fundingIds, 'Choose who pays');
  const note = answers.text('note', { what: 'The note' });
  return { adviser, source, note };
}

export const savePlannedDays: ProviderPage = async (asked, provider) => {
  const { request, means, doing, today } = asked;
  const { form } = request;
  const answers = new FormReader(form);
  const { adviser, source, note } = readShared(form, answers);
  const days = readDecimal(form, answers, 'days', { what: 'The days', most: 200, missing: 'Enter the days, such as 7.5' });
  const year = parseAcademicYear(form.get('year') ?? '');
  if (year === null || !yearsAround(academicYearOf(today)).includes(year)) answers.refuse('year', 'Choose a year');
  if (answers.errors.length > 0 || adviser === null || source === null || days === null || year === null)
    return page(asked, provider, form, answers.errors);
  const done = await means.db.transaction((tx) => recordPlannedDays(tx, doing, provider, { accountId: adviser, year, days, source, note }));
  if (!done.ok) return page(asked, provider, form, [{ field: 'adviser', at: 'adviser', text: done.reason }]);
  const text = `${days.toLocaleString('en-GB')} days are planned for ${year}.`;
  return { kind: 'redirect', to: hrefOf(provider.id, `?year=${encodeURIComponent(year)}`), notice: { kind: 'success', text } };
};

async function usedForm({ means, request, authority, today }: Asked, provider: OwnProvider, errors: FormReader['errors'] = []): Promise<Reply> {
  const { form } = request;
  const advisers = await listAdvisers(means.db.kysely, means.clock, authority.authorityId);
  const options = advisers.map(({ id, name }) => ({ value: String(id), text: name }));
  return showForm({
    template: 'support/days/used-days.njk',
    form: { ...dateBoxes('on', today), ...Object.fromEntries(form) },
    errors,
    data: {
      provider,
      advisers: choices(options, form.get('adviser') ?? String(request.actor.accountId ?? ''), 'Choose'),
      sources: choices(labelled(fundingSources), form.get('source') ?? 'core'),
      purposes: choices(labelled(purposes), form.get('purpose'), 'Choose'),
      action: hrefOf(provider.id, '/used'),
      backLink: hrefOf(provider.id),
      breadcrumbs: [
        { text: provider.name, href: `/providers/${String(provider.id)}` },
        { text: 'Adviser days', href: hrefOf(provider.id) },
      ],
    },
  });
}

export const showUsedForm: ProviderPage = (asked, provider) => usedForm(asked, provider);

export const saveUsedDays: ProviderPage = async (asked, provider) => {
  const { request, means, doing } = asked;
  const { form } = request;
  const answers = new FormReader(form);
  const { adviser, source, note } = readShared(form, answers);
  const on = answers.date('on', { what: 'The day', missing: 'Enter the day' });
  const days = readDecimal(form, answers, 'days', { what: 'The days', most: 20, more: 0, missing: 'Enter the days, such as 0.5' });
  const purpose = answers.choice('purpose', purposeIds, 'Choose what it was for');
  if (answers.errors.length > 0 || adviser === null || source === null || days === null || on === null || purpose === null)
    return usedForm(asked, provider, answers.errors);
  const done = await means.db.transaction((tx) => recordUsedDays(tx, doing, provider, { accountId: adviser, on, days, purpose, source, note }));
  if (!done.ok) return usedForm(asked, provider, [{ field: 'on', at: 'on-day', text: done.reason }]);
  const given = `${days.toLocaleString('en-GB')} ${days === 1 ? 'day' : 'days'} on ${dateInWords(on)}`;
  const isAlready = done.value === 'already';
  const text = isAlready
    ? `${given}: entered already, and nothing is added. If it was given a second time, enter it again with a note of what it was.`
    : `${given} entered.`;
  return {
    kind: 'redirect',
    to: hrefOf(provider.id, `?year=${encodeURIComponent(academicYearOf(on))}`),
    notice: { kind: isAlready ? 'important' : 'success', text },
  };
};

type Table = 'planned_days' | 'used_days';

/** The entry that the path names, of this provider and standing. */
async function findStanding({ means, request, authority }: Asked, provider: OwnProvider, table: Table) {
  const id = readId(request.params['entryId']);
  const days = await findStandingDays(means.db.kysely, table, { id, providerId: provider.id, authorityId: authority.authorityId });
  if (id === null || days === undefined) return null;
  const part = table === 'planned_days' ? 'planned' : 'used';
  return {
    table,
    id,
    title: table === 'planned_days' ? 'Withdraw days planned' : 'Withdraw days given',
    what: `${days.toLocaleString('en-GB')} days at ${provider.name} will count no longer. They stay readable, marked as withdrawn.`,
    action: hrefOf(provider.id, `/${part}/${String(id)}/withdraw`),
    back: hrefOf(provider.id),
  };
}

export const showDaysWithdrawal =
  (table: Table): ProviderPage =>
  async (asked, provider) => {
    const found = await findStanding(asked, provider, table);
    return found === null ? { kind: 'not-found' } : showWithdrawal(found);
  };

export const saveDaysWithdrawal =
  (table: Table): ProviderPage =>
  async (asked, provider) => {
    const found = await findStanding(asked, provider, table);
    return found === null ? { kind: 'not-found' } : saveWithdrawal(asked, found);
  };
