import type { Reply } from '../../../platform/http/route.ts';
import { type FieldError, FormReader, reachesProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, labelled, showForm } from '../../common/show-form.ts';
import { phaseIds, phases, themeIds, themes } from '../practice/themes.ts';
import { isUnderWay, lookDueOn, stages, stateInWords, takesRoom } from './brokered-visit.ts';
import { urgencies, type Urgency } from './exchange-words.ts';
import { listBrokeredVisits } from './find-brokered-visits.ts';
import { findAsk, type Ask } from './find-exchange.ts';
import { gatherMatches } from './gather-matches.ts';
import { orderInWords, type Match, type Standing } from './matching.ts';
import { isOfProvider, ownPhase, readAgreedBy } from './offer-pages.ts';
import { closeAsk, openAsk, recordAsk } from './record-exchange.ts';
import { proposeVisit } from './record-brokered-visit.ts';
import { findCalendar } from '../../../register/index.ts';

type Provider = Parameters<ProviderPage>[1];
type OwnAsk = Omit<Ask, 'isReached'>;
const urgencyIds = Object.keys(urgencies) as Urgency[];
const crumbs = [{ text: 'Offers and asks', href: '/exchange' }];
const hrefOf = (id: number, rest = ''): string => `/exchange/asks/${String(id)}${rest}`;

const standings: Readonly<Record<Standing, { readonly text: string; readonly colour: string }>> = {
  'met': { text: 'Met', colour: 'green' },
  'not-met': { text: 'Not met', colour: 'yellow' },
  'not-known': { text: 'Not known', colour: 'grey' },
};

/** Every criterion with its standing as a tag. */
export const shownCriteria = (criteria: Match['criteria']) => criteria.map((one) => ({ ...one, tag: standings[one.standing] }));

function askForm(asked: Asked, provider: Provider, form: URLSearchParams | Record<string, string>, errors: readonly FieldError[] = []): Reply {
  const given = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  return showForm({
    template: 'support/networks/exchange/ask-form.njk',
    form,
    errors,
    data: {
      providerName: provider.name,
      action: `/exchange/of/${String(provider.id)}/asks/new`,
      backLink: '/exchange',
      isOfProvider: isOfProvider(asked),
      themes: choices(labelled(themes), given['theme'], 'Choose a theme'),
      phases: choices(labelled(phases), given['phase'], 'Choose a phase'),
      urgencies: labelled(urgencies),
    },
  });
}

export const showAskForm: ProviderPage = async (asked, provider) => askForm(asked, provider, { phase: await ownPhase(asked, provider) });

export const saveAsk: ProviderPage = async (asked, provider) => {
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const theme = answers.choice('theme', themeIds, 'Choose the theme');
  const phase = answers.choice('phase', phaseIds, 'Choose the phase');
  const title = answers.text('title', { what: 'What is asked', most: 150, missing: 'Enter what is asked, in a few words' });
  const says = answers.longText('says', { what: 'What would help', most: 3000, missing: 'Enter what would help' });
  const urgency = answers.choice('urgency', urgencyIds, 'Choose how urgent it is');
  const mostKm = answers.wholeNumber('most-km', 'How far', 200);
  if (mostKm === 0) answers.refuse('most-km', 'How far must be 1 or more');
  const agreedBy = readAgreedBy(asked, answers);
  if (theme === null || phase === null || title === null || says === null || urgency === null || answers.errors.length > 0)
    return askForm(asked, provider, request.form, answers.errors);
  const [isOpen, notSameTrust] = [request.form.get('is-open') === 'yes', request.form.get('not-same-trust') === 'yes'];
  const ask = { providerId: provider.id, theme, phase, title, says, urgency, isOpen, notSameTrust, mostKm, agreedBy };
  const done = await means.db.transaction((tx) => recordAsk(tx, doing, ask));
  if (!done.ok) return askForm(asked, provider, request.form, [{ field: 'title', at: 'title', text: done.reason }]);
  return { kind: 'redirect', to: hrefOf(done.value), notice: { kind: 'success', text: 'It is asked. Whoever coordinates for you sees it.' } };
};

/** The ask that the path names; the edge has asked whether the reader reaches it. */
async function withAsk(asked: Asked, answer: (ask: OwnAsk) => Promise<Reply> | Reply): Promise<Reply> {
  const ask = await findAsk(asked.means.db.kysely, asked.authority.authorityId, readId(asked.request.params['askId']));
  return ask === null ? { kind: 'not-found' } : answer(ask);
}

/** An ask, who fits it and why, and what came of it. Those left out are named to those who coordinate alone. */
export const showAsk: SupportPage = (asked) =>
  withAsk(asked, async (ask) => {
    const { means, request, authority, today } = asked;
    const db = means.db.kysely;
    const may = (permission: 'exchange.offer' | 'exchange.broker') => reachesProvider(db, means.clock, request.actor, permission, ask.providerId);
    const [mayChange, mayBroker] = [await may('exchange.offer'), await may('exchange.broker')];
    const visits = (await listBrokeredVisits(db, authority.authorityId, { actor: request.actor, today })).filter(({ askId }) => askId === ask.id);
    const { listed, leftOut } = ask.closedAt === null ? await gatherMatches(db, authority.authorityId, ask, today) : { listed: [], leftOut: [] };
    const calendar = await findCalendar(db, { authorityId: authority.authorityId });
    const standing = visits.filter(({ state }) => takesRoom(state));
    return {
      kind: 'page',
      template: 'support/networks/exchange/ask.njk',
      data: {
        ask: { ...ask, themeText: themes[ask.theme], phaseText: phases[ask.phase], urgencyText: urgencies[ask.urgency] },
        matches: listed.map((match) => ({
          ...match,
          criteria: shownCriteria(match.criteria),
          offer: `/exchange/offers/${String(match.offerId)}`,
          visit: standing.find(({ offerId }) => offerId === match.offerId)?.id ?? null,
          propose:
            mayBroker && standing.every(({ offerId }) => offerId !== match.offerId) ? hrefOf(ask.id, `/propose/${String(match.offerId)}`) : null,
        })),
        leftOut: mayBroker ? leftOut : [],
        orderInWords,
        mayBroker,
        visits: visits.map((visit) => ({
          id: visit.id,
          name: visit.hostName,
          stage: stages[visit.state.stage],
          text: stateInWords(visit.state, lookDueOn(visit.state, calendar)),
          isUnderWay: isUnderWay(visit.state),
        })),
        links: {
          // Somebody of the authority says first who agreed.
          ask: mayChange && ask.closedAt === null && !ask.isOpen && !isOfProvider(asked) ? hrefOf(ask.id, '/open') : null,
          open: mayChange && ask.closedAt === null ? hrefOf(ask.id, '/open') : null,
          close: mayChange && ask.closedAt === null ? hrefOf(ask.id, '/close') : null,
        },
        breadcrumbs: crumbs,
      },
    };
  });

function opening(asked: Asked, ask: OwnAsk, form: URLSearchParams = new URLSearchParams(), errors: readonly FieldError[] = []): Reply {
  return showForm({
    template: 'support/networks/exchange/open-ask.njk',
    form,
    errors,
    data: { ask, isOfProvider: isOfProvider(asked), action: hrefOf(ask.id, '/open'), backLink: hrefOf(ask.id) },
  });
}

export const showOpening: SupportPage = (asked) => withAsk(asked, (ask) => opening(asked, ask));

export const saveOpening: SupportPage = (asked) =>
  withAsk(asked, async (ask) => {
    const { means, request, doing } = asked;
    const isOpen = request.form.get('open') === 'yes';
    const answers = new FormReader(request.form);
    // To keep it in confidence again needs nobody's word.
    const agreedBy = isOpen ? readAgreedBy(asked, answers) : null;
    if (answers.errors.length > 0) return opening(asked, ask, request.form, answers.errors);
    const done = await means.db.transaction((tx) => openAsk(tx, doing, ask.id, { isOpen, agreedBy }));
    const text = isOpen
      ? 'Members of the networks see it now, with the provider’s name.'
      : 'It is kept in confidence: members of the networks see it no longer.';
    return { kind: 'redirect', to: hrefOf(ask.id), notice: done.ok ? { kind: 'success', text } : { kind: 'important', text: `${done.reason}.` } };
  });

function closing(ask: OwnAsk, form: URLSearchParams = new URLSearchParams(), errors: readonly FieldError[] = []): Reply {
  return showForm({
    template: 'support/networks/exchange/close-ask.njk',
    form,
    errors,
    data: { ask, action: hrefOf(ask.id, '/close'), backLink: hrefOf(ask.id) },
  });
}

export const showClosing: SupportPage = (asked) => withAsk(asked, (ask) => closing(ask));

export const saveClosing: SupportPage = (asked) =>
  withAsk(asked, async (ask) => {
    const { means, request, doing } = asked;
    const answers = new FormReader(request.form);
    const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is closed' });
    if (reason === null) return closing(ask, request.form, answers.errors);
    const done = await means.db.transaction((tx) => closeAsk(tx, doing, ask.id, reason));
    const notice = done.ok
      ? ({ kind: 'success', text: 'The ask is closed, and stays readable.' } as const)
      : ({ kind: 'important', text: `${done.reason}.` } as const);
    return { kind: 'redirect', to: hrefOf(ask.id), notice };
  });

async function proposal(
  asked: Asked,
  ask: OwnAsk,
  form: URLSearchParams | Record<string, string>,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { means, request, authority, today } = asked;
  const { listed } = await gatherMatches(means.db.kysely, authority.authorityId, ask, today);
  const match = listed.find(({ offerId }) => offerId === readId(request.params['offerId']));
  if (match === undefined)
    return { kind: 'redirect', to: hrefOf(ask.id), notice: { kind: 'important', text: 'That offer does not fit the ask, or has no room any more.' } };
  return showForm({
    template: 'support/networks/exchange/propose.njk',
    form,
    errors,
    data: {
      ask: { ...ask, themeText: themes[ask.theme] },
      match: { ...match, criteria: shownCriteria(match.criteria) },
      action: hrefOf(ask.id, `/propose/${String(match.offerId)}`),
      backLink: hrefOf(ask.id),
    },
  });
}

export const showProposing: SupportPage = (asked) => withAsk(asked, (ask) => proposal(asked, ask, {}));

export const saveProposing: SupportPage = (asked) =>
  withAsk(asked, async (ask) => {
    const { means, request, doing } = asked;
    const offerId = readId(request.params['offerId']);
    const answers = new FormReader(request.form);
    const note = answers.longText('note', { what: 'The note', most: 2000 });
    if (offerId === null || answers.errors.length > 0) return proposal(asked, ask, request.form, answers.errors);
    const done = await means.db.transaction((tx) => proposeVisit(tx, doing, { askId: ask.id, offerId, note }));
    if (!done.ok) return { kind: 'redirect', to: hrefOf(ask.id), notice: { kind: 'important', text: `Nothing is proposed. ${done.reason}.` } };
    return {
      kind: 'redirect',
      to: `/exchange/visits/${String(done.value)}`,
      notice: { kind: 'success', text: 'It is proposed to both: each head is asked.' },
    };
  });
