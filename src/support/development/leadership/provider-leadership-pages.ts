import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, type OwnProvider, reachesProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../../common/withdrawal-pages.ts';
import { pathOf } from '../../programmes/run-words.ts';
import { departureReasons, departureRoles } from './departure.ts';
import { gatherLeadership, type LedProvider, type SupportedReason } from './gather-leadership.ts';
import type { LeadershipMeans } from './leadership-means.ts';
import { hrefOf } from './leadership-pages.ts';
import { leaderInWords, reasonTitle, source, supportInWords } from './leadership-words.ts';
import { findLatestSupportId, recordSupport } from './record-support.ts';
import { faultOfOffer, type SupportKind, supportKinds, type SupportSaid, supportStates } from './vulnerability.ts';

async function findLed(means: LeadershipMeans, { request, authority, today }: Asked, provider: OwnProvider): Promise<LedProvider | null> {
  const actor = { ...request.actor, authorityId: authority.authorityId };
  const question = { actor, today, listBoardVacancies: means.listBoardVacancies, providerId: provider.id };
  return (await gatherLeadership(means.db.kysely, question))[0] ?? null;
}

const said: readonly SupportSaid[] = ['offered', 'accepted', 'declined'];

/** One answer for each support of each reason: the reason, since when, and the support. */
const valueOf = ({ kind, since }: SupportedReason, support: SupportKind): string => [kind, since ?? '', support].join('|');

async function show(means: LeadershipMeans, asked: Asked, led: LedProvider, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Promise<Reply> {
  const { request, authority, today } = asked;
  const reader = means.db.kysely;
  const mayRecord = await reachesProvider(reader, means.clock, request.actor, 'leadership.record', led.id);
  return showForm({
    template: 'support/development/leadership/provider-leadership.njk',
    form,
    errors,
    subject: { kind: 'provider', id: led.id },
    data: {
      provider: { id: led.id, name: led.name },
      post: led.role === 'manager' ? 'Manager' : 'Head',
      leader: leaderInWords(led.leads),
      leads: led.leads,
      notKnown: led.notKnown,
      reasons: led.reasons.map((reason) => ({ ...reason, title: reasonTitle(reason), supports: reason.now.map((one) => ({ ...one, text: supportInWords(one), withdraw: mayRecord && one.entry !== null ? withdrawalHref(led.id, one.entry.id) : null })) })),
      offers: led.reasons.flatMap((reason) => reason.now.map(({ support }) => ({ value: valueOf(reason, support), text: `${supportKinds[support]} (${reasonTitle(reason).toLowerCase()})` }))),
      states: said.map((value) => ({ value, text: supportStates[value] })),
      departures: led.departures.map((one) => ({ ...one, roleText: departureRoles[one.role], whyText: departureReasons[one.why], href: hrefOf(led.id, `/departures/${String(one.id)}`), withdraw: hrefOf(led.id, `/departures/${String(one.id)}/withdraw`) })),
      readsDepartures: led.mayReadDepartures,
      mayRecord,
      seen: await findLatestSupportId(reader, authority.authorityId, led.id),
      action: hrefOf(led.id, '/support'),
      newDeparture: hrefOf(led.id, '/departures/new'),
      induction: led.induction === null ? null : { href: pathOf(led.id, led.induction.runId), about: `/providers/${String(led.id)}/induction`, since: led.induction.startedOn },
      today,
      source,
      breadcrumbs: [{ text: 'Leadership', href: '/leadership' }, { text: led.name, href: `/providers/${String(led.id)}` }],
    },
  });
} // prettier-ignore

const withdrawalHref = (providerId: number, id: number): string => hrefOf(providerId, `/support/${String(id)}/withdraw`);

/** Of what was recorded in error: what was said before it of the same support counts again. */
const ofSupport =
  (means: LeadershipMeans, then: (asked: Asked, withdrawal: Parameters<typeof showWithdrawal>[0]) => Reply | Promise<Reply>): ProviderPage =>
  async (asked, provider) => {
    const led = await findLed(means, asked, provider);
    const id = readId(asked.request.params['supportId']);
    const found = led?.reasons.flatMap(({ now }) => now).find(({ entry }) => entry !== null && entry.id === id);
    if (found?.entry === undefined || found.entry === null) return { kind: 'not-found' };
    return then(asked, {
      table: 'leadership_support',
      id: found.entry.id,
      title: 'Withdraw: recorded in error',
      what: `“${supportInWords({ ...found, state: found.entry.state })}” counts no longer. What was said of it before counts again.`,
      action: withdrawalHref(provider.id, found.entry.id),
      back: hrefOf(provider.id),
    });
  };
export const showSupportWithdrawal = (means: LeadershipMeans): ProviderPage => ofSupport(means, (_, withdrawal) => showWithdrawal(withdrawal));
export const saveSupportWithdrawal = (means: LeadershipMeans): ProviderPage => ofSupport(means, saveWithdrawal);

/** Of a provider that has closed, or is of a kind that has no leaders here, there is nothing. */
export const showProviderLeadership =
  (means: LeadershipMeans): ProviderPage =>
  async (asked, provider) => {
    const led = await findLed(means, asked, provider);
    return led === null ? { kind: 'not-found' } : show(means, asked, led, dateBoxes('on', asked.today));
  };

export const saveSupport =
  (means: LeadershipMeans): ProviderPage =>
  async (asked, provider) => {
    const led = await findLed(means, asked, provider);
    if (led === null) return { kind: 'not-found' };
    const { request, doing, today } = asked;
    const offers = led.reasons.flatMap((reason) => reason.now.map(({ support }) => ({ reason, support, value: valueOf(reason, support) })));
    const answers = new FormReader(request.form);
    const chosen = answers.choice('support', offers.map(({ value }) => value), 'Select which support it is about'); // prettier-ignore
    const state = answers.choice('state', said, 'Select what came of it');
    const on = answers.date('on', { what: 'The day', missing: 'Enter the day on which it was said' });
    const offer = offers.find(({ value }) => value === chosen);
    const fault = on === null ? null : faultOfOffer(offer?.reason ?? { since: null }, on, today);
    if (fault !== null) answers.errors.push({ field: 'on', at: 'on-day', text: fault });
    const note = answers.longText('note', {
      what: 'The note',
      most: 1000,
      ...(state === 'declined' ? { missing: 'Enter why it was declined' } : {}),
    });
    if (answers.errors.length > 0 || offer === undefined || state === null || on === null) return show(means, asked, led, request.form, answers.errors); // prettier-ignore
    const given = request.form.get('seen') ?? '';
    const entry = { reason: offer.reason.kind, reasonSince: offer.reason.since, support: offer.support, state, on, note };
    const done = await means.db.transaction((tx) => recordSupport(tx, doing, provider.id, entry, /^\d{1,9}$/u.test(given) ? Number(given) : 0));
    if (!done.ok) {
      const page = await show(means, asked, led, request.form, [{ field: 'support', at: 'support', text: done.reason }]);
      return page.kind === 'page' ? { ...page, status: 409 } : page;
    }
    const text = `${supportKinds[offer.support]}: ${supportStates[state].toLowerCase()}. It is recorded.`;
    return { kind: 'redirect', to: hrefOf(provider.id), notice: { kind: 'success', text } };
  };
