import { academicYearOf, parseAcademicYear } from '../../kernel/period.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader, listAdvisers } from '../../register/index.ts';
import { readNumber } from '../criteria-editing/edited-part.ts';
import { refuse } from '../criteria-versions/draft-pages.ts';
import type { CriteriaPage, CriteriaRequest } from '../criteria-versions/open-version-page.ts';
import { showForm } from '../criteria-versions/show-form.ts';
import { type Capacity, countingCapacity, listCapacity } from './find-capacity.ts';
import { recordCapacity } from './record-capacity.ts';
import { adviserRoleIds, adviserRoles } from './trial.ts';
import { withdrawCapacity } from './withdraw-capacity.ts';

const crumbs = [{ text: 'Adviser days', href: '/adviser-days' }];
const everybody = 'all';

const whoseOf = (form: URLSearchParams | Record<string, string>): string =>
  (form instanceof URLSearchParams ? form.get('whose') : form['whose']) ?? '';

async function capacityForm(
  { means, authority }: CriteriaRequest,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const entries = await listCapacity(means.db.kysely, authority.id);
  const counting = countingCapacity(entries);
  const advisers = await listAdvisers(means.db.kysely, means.clock, authority.id);
  return showForm({
    template: 'judgement/criteria-trials/capacity.njk',
    form,
    errors,
    data: {
      entries: entries.map((one) => ({
        ...one,
        name: one.adviser?.name ?? `${adviserRoles[one.role]}, all together`,
        counts: counting.includes(one),
        href: `/adviser-days/capacity/${String(one.id)}/withdraw`,
      })),
      whose: [
        { value: '', text: 'Choose' },
        ...adviserRoleIds.map((role) => ({ value: `${everybody}-${role}`, text: `${adviserRoles[role]}, all together` })),
        ...advisers.map(({ id, name }) => ({ value: String(id), text: name })),
      ].map((option) => ({ ...option, selected: option.value === whoseOf(form) })),
      breadcrumbs: crumbs,
    },
  });
}

export const showCapacity: CriteriaPage = (given) => capacityForm(given, { year: academicYearOf(given.means.clock.today()) });

export const saveCapacity: CriteriaPage = async (given) => {
  const { means, request, doing, authority } = given;
  const answers = new FormReader(request.form);
  const typed = answers.text('year', { what: 'The academic year', most: 20, missing: 'Enter the academic year, like 2026/27' });
  const year = typed === null ? null : parseAcademicYear(typed);
  if (typed !== null && year === null) answers.refuse('year', 'The academic year must be like 2026/27');
  const advisers = await listAdvisers(means.db.kysely, means.clock, authority.id);
  const whose = [
    ...adviserRoleIds.map((role) => ({ key: `${everybody}-${role}`, role, accountId: null, name: adviserRoles[role].toLowerCase() })),
    ...advisers.map(({ id, role, name }) => ({ key: String(id), role, accountId: id, name })),
  ];
  const key = answers.choice('whose', whose.map((one) => one.key), 'Choose whose days they are'); // prettier-ignore
  const chosen = whose.find((one) => one.key === key);
  const days = readNumber(request.form, answers, 'days', { what: 'The days', most: 20_000, decimals: 1 });
  const basis = answers.text('basis', { what: 'What it rests on', missing: 'Enter what it rests on, such as the number of posts and days in each' });
  if (year === null || chosen === undefined || days === null || basis === null) return capacityForm(given, request.form, answers.errors);
  await means.db.transaction((tx) => recordCapacity(tx, doing, { year, role: chosen.role, accountId: chosen.accountId, days, basis }));
  const text = `${days.toLocaleString('en-GB')} days of ${chosen.name} are entered for ${year}.`;
  return { kind: 'redirect', to: '/adviser-days/capacity', notice: { kind: 'success', text } };
};

async function findEntry({ means, request, authority }: CriteriaRequest): Promise<Capacity | null> {
  const entries = await listCapacity(means.db.kysely, authority.id);
  return entries.find(({ id, withdrawn }) => String(id) === request.params['capacityId'] && withdrawn === null) ?? null;
}

function withdrawalForm(
  { id, year, role, adviser, days }: Capacity,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
): Reply {
  return showForm({
    template: 'judgement/criteria-versions/reason.njk',
    form,
    errors,
    data: {
      title: 'Withdraw adviser days',
      action: `/adviser-days/capacity/${String(id)}/withdraw`,
      what: `${days.toLocaleString('en-GB')} days of ${adviser?.name ?? adviserRoles[role].toLowerCase()} in ${year} count no longer. The entry stays readable, and one entered before it counts again.`,
      label: 'Why it is withdrawn',
      button: 'Withdraw these days',
      backLink: '/adviser-days/capacity',
      breadcrumbs: [...crumbs, { text: 'Days that there are', href: '/adviser-days/capacity' }],
    },
  });
}

export const showCapacityWithdrawal: CriteriaPage = async (given) => {
  const entry = await findEntry(given);
  return entry === null ? { kind: 'not-found' } : withdrawalForm(entry, {});
};

export const saveCapacityWithdrawal: CriteriaPage = async (given) => {
  const entry = await findEntry(given);
  if (entry === null) return { kind: 'not-found' };
  const { means, request, doing } = given;
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return withdrawalForm(entry, request.form, answers.errors);
  const done = await means.db.transaction((tx) => withdrawCapacity(tx, doing, entry.id, reason));
  if (!done.ok) return refuse('/adviser-days/capacity', [done.reason]);
  return { kind: 'redirect', to: '/adviser-days/capacity', notice: { kind: 'success', text: 'The days are withdrawn. The entry stays readable.' } };
};
