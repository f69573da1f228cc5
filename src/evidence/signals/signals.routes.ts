import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { findReaderScope, FormReader, isAllowed, reachesProvider } from '../../register/index.ts';
import { findSignals, type FoundSignal, signalStates, type SignalState } from './find-signals.ts';
import { raiseSignals } from './raise-signals.ts';
import { outcomeLabels, reviewSignal } from './review-signal.ts';
import { ruleNames, signalRules } from './signal-rules.ts';
import type { SignalOutcome } from './tables.ts';

export interface SignalMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** Signals: the list of one’s own reach, each with its figures, and what was found when somebody looked. */
export function signalRoutes(means: SignalMeans): Route[] {
  return [
    { method: 'GET', path: '/signals', permission: 'signal.list', audit: 'signals.viewed', handle: (request) => showSignals(means, request) },
    {
      method: 'POST',
      path: '/signals/look-again',
      permission: 'signal.raise',
      audit: 'signals.raised',
      handle: (request) => lookAgain(means, request),
    },
    {
      method: 'GET',
      path: '/providers/:id/signals/:signalId',
      permission: 'signal.view',
      of: 'id',
      audit: 'signal.viewed',
      handle: (request) => withSignal(means, request, (signal) => showSignal(means, request, signal)),
    },
    {
      method: 'POST',
      path: '/providers/:id/signals/:signalId',
      permission: 'signal.review',
      of: 'id',
      audit: 'signal.reviewed',
      handle: (request) => withSignal(means, request, (signal) => saveReview(means, request, signal)),
    },
  ];
}

/** Schools to a page. */
const perPage = 25;

async function showSignals({ db, clock }: SignalMeans, { actor, query }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (!scope) return { kind: 'not-found' };
  const state = (Object.keys(signalStates) as SignalState[]).find((each) => each === query.get('state')) ?? 'open';
  const rule = ruleNames.find((each) => each === query.get('rule')) ?? null;
  const locality = scope.localities.find(({ slug }) => slug === query.get('locality')) ?? null;
  const signals = await findSignals(db.kysely, { actor, today: clock.today(), state, rule, localityId: locality?.id ?? null });
  const groups = [...Map.groupBy(signals, ({ providerId }) => providerId).values()];
  const pages = Math.max(1, Math.ceil(groups.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(query.get('page') ?? '')?.[0] ?? 1)));
  const providers = groups.slice((page - 1) * perPage, page * perPage).map((ofProvider) => ({
    id: ofProvider[0]?.providerId,
    name: ofProvider[0]?.providerName,
    locality: ofProvider[0]?.localityName,
    signals: ofProvider.map(present),
  }));
  return {
    kind: 'page',
    template: 'evidence/signals/signals.njk',
    data: {
      providers,
      total: signals.length,
      schools: groups.length,
      page,
      pages,
      base: `/signals?${String(new URLSearchParams({ state, rule: rule ?? '', locality: locality?.slug ?? '' }))}&page=`,
      state,
      states: Object.entries(signalStates).map(([value, text]) => ({ value, text, selected: value === state })),
      rules: ruleNames.map((value) => ({ value, text: signalRules[value].title, selected: value === rule })),
      explained: ruleNames.map((value) => signalRules[value]),
      localities: scope.localities.map(({ slug, name }) => ({ value: slug, text: name, selected: slug === locality?.slug })),
      isFiltered: rule !== null || locality !== null || state !== 'open',
      mayRaise: isAllowed(actor, 'signal.raise'),
    },
  };
}

function present(signal: FoundSignal) {
  return {
    ...signal,
    title: signalRules[signal.rule].title,
    href: `/providers/${String(signal.providerId)}/signals/${String(signal.id)}`,
    outcomeText: signal.outcome && outcomeLabels[signal.outcome],
  };
}

async function lookAgain({ db, clock }: SignalMeans, { actor }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (!scope) return { kind: 'not-found' };
  const counts = await raiseSignals(db, clock, actor, { id: scope.authorityId, laCode: scope.laCode });
  const text =
    counts.raised + counts.ended === 0
      ? 'Nothing has changed since the last look.'
      : `${String(counts.raised)} raised, ${String(counts.ended)} no longer so.`;
  return { kind: 'redirect', to: '/signals', notice: { kind: 'success', text: `The evidence was looked at again. ${text}` } };
}

async function withSignal(
  { db, clock }: SignalMeans,
  { actor, params }: PageRequest,
  answer: (signal: FoundSignal) => Promise<Reply>,
): Promise<Reply> {
  const [providerId, signalId] = [params['id'], params['signalId']].map((text) => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0));
  const [signal] = await findSignals(db.kysely, { actor, today: clock.today(), state: 'any', providerId: providerId ?? 0, signalId: signalId ?? 0 });
  return signal ? answer(signal) : { kind: 'not-found' };
}

async function showSignal(
  { db, clock }: SignalMeans,
  { actor }: PageRequest,
  signal: FoundSignal,
  form?: URLSearchParams,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const outcome = form ? form.get('outcome') : signal.outcome;
  return {
    kind: 'page',
    ...(errors.length > 0 ? { status: 422 } : {}),
    template: 'evidence/signals/signal.njk',
    data: {
      signal: present(signal),
      rule: signalRules[signal.rule],
      mayReview: signal.endedOn === null && (await reachesProvider(db.kysely, clock, actor, 'signal.review', signal.providerId)),
      outcomes: Object.entries(outcomeLabels).map(([value, text]) => ({ value, text, checked: value === outcome })),
      note: form ? (form.get('note') ?? '') : (signal.note ?? ''),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, text])),
      breadcrumbs: [
        { text: 'Signals', href: '/signals' },
        { text: signal.providerName, href: `/providers/${String(signal.providerId)}` },
      ],
    },
  };
}

async function saveReview(means: SignalMeans, request: PageRequest, signal: FoundSignal): Promise<Reply> {
  const { actor, audit, reference } = request;
  const answers = new FormReader(request.form);
  const outcome = answers.choice('outcome', Object.keys(outcomeLabels) as SignalOutcome[], 'Select what you found');
  const note = answers.text('note', { what: 'What you found', missing: 'Enter what you found', most: 2000 });
  if (outcome === null || note === null) return showSignal(means, request, signal, request.form, answers.errors);
  const saved = await means.db.transaction((tx) =>
    reviewSignal(tx, { actor, clock: means.clock, event: audit, reference }, signal, { outcome, note }),
  );
  const notice = saved.ok ? { kind: 'success' as const, text: 'What you found is recorded.' } : { kind: 'important' as const, text: saved.reason };
  return { kind: 'redirect', to: `/providers/${String(signal.providerId)}/signals/${String(signal.id)}`, notice };
}
