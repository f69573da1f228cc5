import { outcomesAudienceOf } from '../../../evidence/index.ts';
import { type CsvRow, csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readDecimal, readId } from '../../common/read-decimal.ts';
import { choices, labelled, showForm } from '../../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../../common/withdrawal-pages.ts';
import { findSettings } from '../caseload/find-settings.ts';
import { hrefOf, settingCrumbs } from '../setting/setting-links.ts';
import { type KeptNeed, listNeeds, listPlaces, listSupply } from './find-places.ts';
import {
  type AgeBand,
  ageBandIds,
  ageBands,
  faultsOfPlaces,
  fundedChoices,
  type FundedHours,
  type PlacesEntry,
  weekChoices,
  type Weeks,
} from './places.ts';
import { recordNeed, recordPlaces } from './record-places.ts';
import { latestNeed, leastSettings, type LocalityLine, sufficiencyLines } from './sufficiency.ts';

const home = '/early-years/sufficiency';
const crumbs = [{ text: 'Early years places', href: home }];

/** Members and networks; business support enters the register, and is of the authority’s staff though it sees no pupils’ figures. */
const isOutside = ({ request }: Asked): boolean => outcomesAudienceOf(request.actor) === 'outside' && !isAllowed(request.actor, 'provider.add');

async function gatherLines(asked: Asked) {
  const { means, authority, today } = asked;
  const supply = await listSupply(means.db.kysely, authority);
  const needs = (await listNeeds(means.db.kysely, authority.authorityId)).filter(({ withdrawn }) => withdrawn === null);
  return { supply, needs, ...sufficiencyLines(authority.localities, supply, needs, { today, isOutside: isOutside(asked) }) };
}

export const showSufficiency: SupportPage = async (asked) => {
  const { lines, whole } = await gatherLines(asked);
  const { actor } = asked.request;
  return {
    kind: 'page',
    template: 'support/early-years/sufficiency/sufficiency.njk',
    data: {
      lines: [...lines, whole],
      hasSettings: whole.settings > 0,
      gaps: lines.flatMap((line) => line.bands.filter(({ isShort }) => isShort).map((band) => ({ where: line.name, band: band.label, difference: band.difference }))),
      isOutside: isOutside(asked),
      leastSettings,
      links: [
        { href: `${home}/csv`, text: 'Download as CSV', permission: 'sufficiency.view' as const },
        { href: `${home}/settings`, text: 'Setting by setting', permission: 'early-years.list' as const },
        { href: `${home}/children`, text: 'How many children there are', permission: 'sufficiency.edit' as const },
        { href: '/early-years', text: 'Early years settings', permission: 'early-years.list' as const },
      ].filter(({ permission }) => isAllowed(actor, permission)),
    },
  };
}; // prettier-ignore

const header = ['Locality', 'Age', 'Settings', 'Places known', 'Settings whose places are not known', 'Free places known', 'Settings whose free places are not known', 'Children', 'Children as at', 'Source of the children', 'Difference', 'Registered places in all', 'Weeks', 'Funded hours', 'Hours a week', 'Age of the figures']; // prettier-ignore

const rowsOf = (line: LocalityLine): CsvRow[] =>
  line.bands.map(({ label, places, vacant, need, difference, withheld }) => [
    line.name, label, line.settings, withheld ?? places.known ?? 'Not known', withheld === null ? places.unknown : null, withheld ?? vacant.known ?? 'Not known', withheld === null ? vacant.unknown : null,
    need?.children ?? 'Not known', need?.asAt ?? null, need?.source ?? null, difference, line.isRegisteredWithheld ? 'Withheld' : (line.registered.known ?? 'Not known'), line.weeks, line.funded, line.hours, line.age,
  ]); // prettier-ignore

export const exportSufficiency: SupportPage = async (asked) => {
  const { lines, whole } = await gatherLines(asked);
  const body = writeCsv([header, ...[...lines, whole].flatMap(rowsOf)]);
  return { kind: 'download', fileName: `early-years-places-${asked.today}.csv`, contentType: csvType, body };
};

/** Each setting with what is known of it, those of which nothing is first: for whoever enters them. */
export const showSupply: SupportPage = async (asked) => {
  const { means, authority, request } = asked;
  const supply = await listSupply(means.db.kysely, authority);
  const locality = request.query.get('locality') ?? '';
  const shown = supply.filter(({ localityId }) => locality === '' || String(localityId ?? 'none') === locality);
  const within = await findSettings(means.db.kysely, { actor: request.actor, permission: 'early-years.view', today: asked.today });
  const reached = new Set(within.map(({ id }) => id));
  return {
    kind: 'page',
    template: 'support/early-years/sufficiency/settings.njk',
    data: {
      rows: shown
        .filter(({ id }) => reached.has(id))
        .toSorted((one, other) => (one.asAt ?? '').localeCompare(other.asAt ?? ''))
        .map((row) => ({ ...row, bands: ageBandIds.map((band) => ({ label: ageBands[band], places: row.places[band], vacant: row.vacant[band] })), href: `${hrefOf(row.id)}#places` })),
      localities: choices([...authority.localities.map(({ id, name }) => ({ value: String(id), text: name })), { value: 'none', text: 'Not placed' }], locality, 'Every locality'),
      breadcrumbs: crumbs,
    },
  };
}; // prettier-ignore

async function needsPage(asked: Asked, form: URLSearchParams, errors: FormReader['errors'] = []): Promise<Reply> {
  const { means, authority } = asked;
  const needs = await listNeeds(means.db.kysely, authority.authorityId);
  const standing = needs.filter(({ withdrawn }) => withdrawn === null);
  const isLatest = (need: KeptNeed): boolean => latestNeed(standing, need.localityId, need.band) === need;
  return showForm({
    template: 'support/early-years/sufficiency/children.njk',
    form,
    errors,
    data: {
      needs: needs.map((need) => ({ ...need, label: ageBands[need.band], isLatest: isLatest(need), withdraw: need.withdrawn === null ? `${home}/children/${String(need.id)}/withdraw` : null })),
      localities: choices(authority.localities.map(({ id, name }) => ({ value: String(id), text: name })), form.get('locality'), 'Choose a locality'),
      bands: choices(labelled(ageBands), form.get('band'), 'Choose an age'),
      action: `${home}/children`,
      breadcrumbs: crumbs,
    },
  });
} // prettier-ignore

export const showNeeds: SupportPage = (asked) => needsPage(asked, new URLSearchParams());

export const saveNeed: SupportPage = async (asked) => {
  const { means, authority, request, doing, today } = asked;
  const answers = new FormReader(request.form);
  const locality = authority.localities.find(({ id }) => String(id) === request.form.get('locality'));
  if (locality === undefined) answers.refuse('locality', 'Choose a locality');
  const band = answers.choice('band', ageBandIds, 'Choose an age');
  if ((request.form.get('children') ?? '').trim() === '') answers.refuse('children', 'Enter how many children there are');
  const children = answers.wholeNumber('children', 'The number of children', 200_000);
  const asAt = answers.date('as-at', { what: 'The day it is of', missing: 'Enter the day it is of' });
  if (asAt !== null && asAt > today) answers.errors.push({ field: 'as-at', at: 'as-at-day', text: 'The day it is of must be today or earlier' });
  const source = answers.text('source', { what: 'The source', missing: 'Enter who counted them' });
  if (answers.errors.length > 0 || locality === undefined || band === null || children === null || asAt === null || source === null)
    return needsPage(asked, request.form, answers.errors);
  await means.db.transaction((tx) => recordNeed(tx, doing, { localityId: locality.id, band, children, asAt, source }));
  return { kind: 'redirect', to: `${home}/children`, notice: { kind: 'success', text: `${locality.name}, ${ageBands[band].toLowerCase()}: ${String(children)} children.` } };
}; // prettier-ignore

const ofNeed =
  (then: (asked: Asked, found: Parameters<typeof showWithdrawal>[0]) => Reply | Promise<Reply>): SupportPage =>
  async (asked) => {
    const id = readId(asked.request.params['needId']);
    const need = (await listNeeds(asked.means.db.kysely, asked.authority.authorityId)).find((each) => each.id === id && each.withdrawn === null);
    if (need === undefined) return { kind: 'not-found' };
    return then(asked, {
      table: 'early_years_need',
      id: need.id,
      title: 'Withdraw a number of children',
      what: `That there are ${String(need.children)} children of age ${ageBands[need.band].toLowerCase()} in ${need.localityName} counts no longer. The one before it counts again.`,
      action: `${home}/children/${String(need.id)}/withdraw`,
      back: `${home}/children`,
    });
  }; // prettier-ignore
export const showNeedWithdrawal = ofNeed((_, found) => showWithdrawal(found));
export const saveNeedWithdrawal = ofNeed(saveWithdrawal);

const placesForm = (provider: { readonly id: number; readonly name: string }, form: URLSearchParams, errors: FormReader['errors'] = []): Reply =>
  showForm({
    template: 'support/early-years/sufficiency/places.njk',
    form,
    errors,
    data: {
      provider,
      bands: ageBandIds.map((id) => ({ id, label: ageBands[id] })),
      weeks: choices(labelled(weekChoices), form.get('weeks'), 'Not known'),
      funded: choices(labelled(fundedChoices), form.get('funded'), 'Not known'),
      action: hrefOf(provider.id, '/places'),
      breadcrumbs: settingCrumbs(provider),
    },
  });

export const showPlaces: ProviderPage = (_, provider) => Promise.resolve(placesForm(provider, new URLSearchParams()));

export const savePlaces: ProviderPage = async ({ means, request, doing, today }, provider) => {
  const answers = new FormReader(request.form);
  const byBand = (rest: string, what: string): Record<AgeBand, number | null> =>
    Object.fromEntries(ageBandIds.map((band) => [band, answers.wholeNumber(`${band}${rest}`, what, 2000)])) as Record<AgeBand, number | null>;
  const asAt = answers.date('as-at', { what: 'The day it is of', missing: 'Enter the day it is of' });
  const places = byBand('', 'Places');
  const vacant = byBand('-vacant', 'Free places');
  const hoursAWeek = readDecimal(request.form, answers, 'hours', { what: 'Hours a week', most: 168, more: 0 });
  const weeks = answers.optionalChoice('weeks', Object.keys(weekChoices) as Weeks[], 'Choose the weeks');
  const fundedHours = answers.optionalChoice('funded', Object.keys(fundedChoices) as FundedHours[], 'Choose the funded hours');
  const source = answers.text('source', { what: 'The source', missing: 'Enter who told us' });
  if (answers.errors.length > 0 || asAt === null || source === null) return placesForm(provider, request.form, answers.errors);
  const entry: PlacesEntry = { asAt, places, vacant, hoursAWeek, weeks, fundedHours, source };
  const faults = faultsOfPlaces(entry, today);
  if (faults.length > 0)
    return placesForm(provider, request.form, faults.map(({ field, reason }) => ({ field, at: field === 'as-at' ? 'as-at-day' : field, text: reason })));
  await means.db.transaction((tx) => recordPlaces(tx, doing, provider.id, entry));
  return { kind: 'redirect', to: `${hrefOf(provider.id)}#places`, notice: { kind: 'success', text: 'The places are entered.' } };
}; // prettier-ignore

const ofPlaces =
  (then: (asked: Asked, found: Parameters<typeof showWithdrawal>[0]) => Reply | Promise<Reply>): ProviderPage =>
  async (asked, provider) => {
    const id = readId(asked.request.params['entryId']);
    const all = await listPlaces(asked.means.db.kysely, { authorityId: asked.authority.authorityId, providerId: provider.id });
    const entry = all.find((each) => each.id === id && each.withdrawn === null);
    if (entry === undefined) return { kind: 'not-found' };
    return then(asked, {
      table: 'early_years_places',
      id: entry.id,
      title: 'Withdraw places',
      what: `What was entered of ${provider.name}’s places counts no longer. The entry before it counts again.`,
      action: hrefOf(provider.id, `/places/${String(entry.id)}/withdraw`),
      back: hrefOf(provider.id),
    });
  };
export const showPlacesWithdrawal = ofPlaces((_, found) => showWithdrawal(found));
export const savePlacesWithdrawal = ofPlaces(saveWithdrawal);
