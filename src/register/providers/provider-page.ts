import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { placingRules, type PlacingRule } from '../localities/placing.ts';
import { isOpen, kinds, phases, statuses } from './classification.ts';
import { findProvider, findProviderIdByNumber, type ProviderRecord } from './get-provider.ts';
import { listChanges, type ProviderChange } from './list-changes.ts';
import { listFacts } from './provider-facts.ts';
import type { ProviderPanel } from './provider-panel.ts';
import { fieldInWords, schemes, sourceInWords, whoCanEnter, writtenLaestab } from './provider-words.ts';
import { findReaderScope, type ReaderScope } from './find-reader-scope.ts';

export interface ProviderPageMeans {
  readonly db: Database;
  readonly clock: Clock;
  /** What the wings to the right contribute, in any order. */
  readonly panels: readonly ProviderPanel[];
  /** Writes a panel's template: each by itself, so that one that fails leaves the page standing. */
  readonly render: (template: string, data: Record<string, unknown>) => string;
  readonly log: { readonly error: (fields: object, message: string) => void };
}

/** One provider: what it is, where it came from, and what each wing knows of it. */
export async function showProvider(means: ProviderPageMeans, { actor, params, reference }: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const id = /^[1-9]\d{0,8}$/.test(params['id'] ?? '') ? Number(params['id']) : undefined;
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const provider = scope && id !== undefined ? await findProvider(db.kysely, scope, id, clock.today()) : undefined;
  if (!scope || !provider) return { kind: 'not-found' };
  if (provider.joinedTo !== null) return { kind: 'redirect', to: `/providers/${provider.joinedTo}` };

  const changes = await listChanges(db.kysely, provider.identifiers, scope.authorityId);
  const data = {
    ...present(provider, scope, await reachesProvider(db.kysely, clock, actor, 'entry.view', provider.id)),
    placeHref: (await reachesProvider(db.kysely, clock, actor, 'locality.place', provider.id)) ? `/providers/${provider.id}/locality` : null,
    changes: changes.map(presentChange),
    panels: await showPanels(means, provider.id, actor, reference),
  };
  return { kind: 'page', template: 'register/providers/provider.njk', data };
}

/** The page of the provider that has, or ever had, this number. */
export async function redirectToProvider({ db }: ProviderPageMeans, { actor, params }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const id = scope && (await findProviderIdByNumber(db.kysely, scope, params['urn'] ?? ''));
  return id === undefined ? { kind: 'not-found' } : { kind: 'redirect', to: `/providers/${id}` };
}

/** Each panel that has something to show. One that fails is logged and said to be missing; the rest of the page stands. */
async function showPanels({ panels, render, log }: ProviderPageMeans, providerId: number, actor: Actor, reference: string) {
  const shown: { id: string; title: string; html: string | null }[] = [];
  // One after another: the embedded database answers one question at a time anyway.
  for (const { id, title, load } of [...panels].sort((a, b) => a.order - b.order)) {
    try {
      const loaded = await load(providerId, actor);
      if (loaded !== null) shown.push({ id, title, html: render(loaded.template, loaded.data) });
    } catch (error) {
      log.error({ err: error, panel: id, providerId, reference }, 'a panel of the provider page could not be shown');
      shown.push({ id, title, html: null });
    }
  }
  return shown;
}

function present(provider: ProviderRecord, scope: ReaderScope, readsEntries: boolean): Record<string, unknown> {
  const isOwn = provider.laCode === scope.laCode;
  return {
    provider,
    kind: kinds[provider.kind],
    phase: phases[provider.phase],
    status: { text: statuses[provider.status], colour: { open: 'green', closing: 'orange', proposed: 'blue', closed: 'grey' }[provider.status] },
    facts: listFacts(provider, readsEntries),
    numbers: provider.identifiers.map((number) => ({
      ...number,
      ...(number.scheme === 'urn' && number.value === String(provider.urn) ? { name: provider.name, typeName: provider.typeName } : {}),
      isNow: [String(provider.urn), provider.laestab, provider.ukprn, provider.registrationNumber].includes(number.value) && isOpen(provider.status),
      scheme: schemes[number.scheme],
      value: number.scheme === 'laestab' ? writtenLaestab(number.value) : number.value,
    })),
    sites: provider.sites.map((site) => ({
      ...site,
      rule: site.locality === null ? null : placingRules[site.locality.rule as PlacingRule],
      saysWhy: readsEntries || site.locality?.rule !== 'by-hand',
      address: site.address.filter(Boolean),
    })),
    isOwn,
    whoCanPlace: whoCanEnter,
    source: sourceInWords(provider.source),
    breadcrumbs: [{ text: 'Find a provider', href: '/providers' }],
  };
}

function presentChange({ source, asAt, kind, record, fields }: ProviderChange) {
  const words = { new: 'First seen', changed: 'Changed', gone: 'No longer in the file' } as const;
  return {
    title: `${words[kind]} (${record})`,
    source: sourceInWords(source),
    asAt,
    fields: fields.map(({ field, before, after }) => ({ field: fieldInWords(field), before: valueInWords(before), after: valueInWords(after) })),
  };
}

function valueInWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
