import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, type OwnProvider, reachesProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { labelled, showForm } from '../../common/show-form.ts';
import { departureReasons, type DepartureReason, departureRoles, type DepartureRole, faultOfDeparture } from './departure.ts';
import { findDeparture, type FoundDeparture } from './find-departure.ts';
import { hrefOf } from './leadership-pages.ts';
import { recordDeparture, withdrawDeparture } from './record-departure.ts';

type Form = URLSearchParams | Record<string, string>;

const crumbsOf = (provider: OwnProvider) => [
  { text: 'Leadership', href: '/leadership' },
  { text: provider.name, href: hrefOf(provider.id) },
];

const isSetting = ({ kind }: OwnProvider): boolean => ['nursery', 'pre-school', 'early-years-setting'].includes(kind);

function rolesFor(provider: OwnProvider): DepartureRole[] {
  return isSetting(provider) ? ['manager', 'chair'] : ['headteacher', 'chair'];
}

function show(provider: OwnProvider, form: Form, errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'support/development/leadership/departure.njk',
    form,
    errors,
    subject: { kind: 'provider', id: provider.id },
    data: {
      provider,
      roles: rolesFor(provider).map((value) => ({ value, text: departureRoles[value] })),
      reasons: labelled(departureReasons),
      action: hrefOf(provider.id, '/departures/new'),
      backLink: hrefOf(provider.id),
      breadcrumbs: crumbsOf(provider),
    },
  });
}

export const showNewDeparture: ProviderPage = (asked, provider) =>
  Promise.resolve(show(provider, { role: rolesFor(provider)[0] ?? '', ...dateBoxes('told-on', asked.today) }));

export const saveNewDeparture: ProviderPage = async ({ means, request, doing, today }, provider) => {
  const answers = new FormReader(request.form);
  const role = answers.choice('role', rolesFor(provider), 'Select whose time ends');
  const why = answers.choice('why', Object.keys(departureReasons) as DepartureReason[], 'Select why');
  const leavesOn = answers.date('leaves-on', { what: 'The last day', missing: 'Enter the last day, as far as it is known' });
  const toldBy = answers.text('told-by', { what: 'Who told us', most: 200, missing: 'Enter who told us' });
  const toldOn = answers.date('told-on', { what: 'The day it was told', missing: 'Enter the day on which it was told' });
  const note = answers.longText('note', { what: 'The note', most: 2000 });
  if (leavesOn !== null && toldOn !== null) {
    const fault = faultOfDeparture({ leavesOn, toldOn }, today);
    if (fault !== null) answers.errors.push({ ...fault, at: `${fault.field}-day` });
  }
  if (answers.errors.length > 0 || role === null || why === null || leavesOn === null || toldBy === null || toldOn === null)
    return show(provider, request.form, answers.errors);
  await means.db.transaction((tx) => recordDeparture(tx, doing, provider.id, { role, why, leavesOn, toldBy, toldOn, note }));
  const text = 'It is recorded, in confidence. A conversation on succession is what it triggers.';
  return { kind: 'redirect', to: hrefOf(provider.id), notice: { kind: 'success', text } };
};

const withdrawal = (provider: OwnProvider, id: number, form: Form, errors: FormReader['errors'] = []): Reply =>
  showForm({
    template: 'support/common/withdraw.njk',
    form,
    errors,
    subject: { kind: 'provider', id: provider.id },
    data: {
      title: 'Withdraw what is known of a departure',
      what: 'It counts no longer in the register and the forecast, and stays readable in the records.',
      action: hrefOf(provider.id, `/departures/${String(id)}/withdraw`),
      backLink: hrefOf(provider.id),
    },
  });

async function findNamed({ means, request, authority }: Asked, provider: OwnProvider): Promise<FoundDeparture | null> {
  const id = readId(request.params['departureId']);
  return id === null ? null : findDeparture(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id, id });
}

/** All that was told, with the note: for those alone who may read what was told in confidence. */
export const showDeparture: ProviderPage = async (asked, provider) => {
  const found = await findNamed(asked, provider);
  if (found === null) return { kind: 'not-found' };
  const { means, request } = asked;
  const mayWithdraw = !found.isWithdrawn && (await reachesProvider(means.db.kysely, means.clock, request.actor, 'leadership.record', provider.id));
  return {
    kind: 'page',
    subject: { kind: 'provider', id: provider.id },
    template: 'support/development/leadership/known-departure.njk',
    data: {
      provider,
      departure: { ...found, roleText: departureRoles[found.role], whyText: departureReasons[found.why] },
      withdraw: mayWithdraw ? hrefOf(provider.id, `/departures/${String(found.id)}/withdraw`) : null,
      breadcrumbs: crumbsOf(provider),
    },
  };
};

const gone = (provider: OwnProvider): Reply => ({
  kind: 'redirect',
  to: hrefOf(provider.id),
  notice: { kind: 'important', text: 'It has been withdrawn already.' },
});

export const showDepartureWithdrawal: ProviderPage = async (asked, provider) => {
  const found = await findNamed(asked, provider);
  if (found === null) return { kind: 'not-found' };
  return found.isWithdrawn ? gone(provider) : withdrawal(provider, found.id, {});
};

export const saveDepartureWithdrawal: ProviderPage = async (asked, provider) => {
  const found = await findNamed(asked, provider);
  if (found === null) return { kind: 'not-found' };
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return withdrawal(provider, found.id, request.form, answers.errors);
  const done = await means.db.transaction((tx) => withdrawDeparture(tx, doing, { providerId: provider.id, id: found.id }, reason));
  if (!done.ok) return gone(provider);
  return { kind: 'redirect', to: hrefOf(provider.id), notice: { kind: 'success', text: 'It is withdrawn.' } };
};
