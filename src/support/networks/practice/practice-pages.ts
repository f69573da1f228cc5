import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { isAllowed, reachesProvider } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { askedOf, chosenFilters, filterOptions } from './filter-options.ts';
import { listPractice } from './find-practice.ts';
import { isAskedFor, isReviewOverdue, practiceAsRows, pupilGroups, states, type PracticeEntry, type PracticeFilter } from './practice-entry.ts';
import { phases, themes } from './themes.ts';

const stateFilters = { ...states, 'review-overdue': 'Overdue for review' };
const colours: Readonly<Record<PracticeEntry['state'], string>> = { proposed: 'yellow', published: 'green', declined: 'grey', withdrawn: 'grey' };

function readFilter({ request, authority }: Asked): PracticeFilter {
  const { query } = request;
  return {
    words: (query.get('q') ?? '').slice(0, 200).trim(),
    theme: askedOf(themes, query.get('theme')),
    phase: askedOf(phases, query.get('phase')),
    pupils: askedOf(pupilGroups, query.get('for')),
    locality: authority.localities.find(({ slug }) => slug === query.get('locality'))?.name ?? null,
    state: askedOf(stateFilters, query.get('state')),
  };
}

const tagOf = (entry: PracticeEntry, today: string) =>
  isReviewOverdue(entry, today) ? { text: 'Review overdue', colour: 'red' } : { text: states[entry.state], colour: colours[entry.state] };

async function gather(asked: Asked) {
  const { means, request, today } = asked;
  const filter = readFilter(asked);
  const all = await listPractice(means.db.kysely, request.actor, today);
  return { filter, all, found: all.filter((entry) => isAskedFor(entry, filter, today)) };
}

/** The library: what worked, where, for whom, and how that is known. */
export const showPractice: SupportPage = async (asked) => {
  const { request, authority, today } = asked;
  const { filter, all, found } = await gather(asked);
  const localities = Object.fromEntries(authority.localities.map(({ slug, name }) => [slug, name]));
  const kept = new URLSearchParams([...request.query].filter(([, value]) => value !== ''));
  const mayDraft = isAllowed(request.actor, 'practice.read-drafts');
  return {
    kind: 'page',
    template: 'support/networks/practice/practice.njk',
    data: {
      entries: found.map((entry) => ({
        ...entry,
        themeText: themes[entry.theme],
        phaseText: phases[entry.phase],
        pupilsText: pupilGroups[entry.pupils],
        tag: tagOf(entry, today),
      })),
      isEmpty: all.length === 0,
      search: filter.words,
      csv: `/practice.csv${kept.size === 0 ? '' : `?${String(kept)}`}`,
      mayPropose: isAllowed(request.actor, 'practice.propose'),
      selected: chosenFilters('/practice', request.query, {
        q: null,
        theme: themes,
        phase: phases,
        for: pupilGroups,
        locality: localities,
        state: mayDraft ? stateFilters : {},
      }),
      groups: [
        { name: 'theme', legend: 'Theme', select: true, options: filterOptions(themes, filter.theme) },
        { name: 'phase', legend: 'Phase', select: true, options: filterOptions(phases, filter.phase) },
        { name: 'for', legend: 'For whom', select: true, options: filterOptions(pupilGroups, filter.pupils) },
        { name: 'locality', legend: 'Locality', select: true, options: filterOptions(localities, request.query.get('locality')) },
        ...(mayDraft ? [{ name: 'state', legend: 'State', select: true, options: filterOptions(stateFilters, filter.state) }] : []),
      ],
    },
  };
};

export const exportPractice: SupportPage = async (asked) => {
  const { filter, found } = await gather(asked);
  const body = writeCsv(practiceAsRows(found));
  return { kind: 'download', fileName: `practice-library-${asked.today}.csv`, contentType: csvType, body, asked: { ...filter } };
};

/** One entry; where it is not published, for those whose it is. */
export const showEntry: SupportPage = async ({ means, request, today }) => {
  const id = readId(request.params['entryId']);
  const entry = (await listPractice(means.db.kysely, request.actor, today)).find((one) => one.id === id);
  if (entry === undefined) return { kind: 'not-found' };
  const may = (permission: 'practice.propose' | 'practice.publish') =>
    reachesProvider(means.db.kysely, means.clock, request.actor, permission, entry.providerId);
  const [mayPropose, mayPublish, mayDraft] = [
    await may('practice.propose'),
    await may('practice.publish'),
    await reachesProvider(means.db.kysely, means.clock, request.actor, 'practice.read-drafts', entry.providerId),
  ];
  const href = `/practice/${String(entry.id)}`;
  const isStanding = entry.state === 'proposed' || entry.state === 'published';
  return {
    kind: 'page',
    template: 'support/networks/practice/entry.njk',
    data: {
      entry: {
        ...entry,
        themeText: themes[entry.theme],
        phaseText: phases[entry.phase],
        pupilsText: pupilGroups[entry.pupils],
        tag: tagOf(entry, today),
      },
      isOverdue: isReviewOverdue(entry, today),
      mayDraft,
      links: {
        change: mayPropose && entry.state === 'proposed' ? `${href}/change` : null,
        publish: mayPublish && entry.state === 'proposed' ? `${href}/publish` : null,
        review: mayPropose && entry.state === 'published' ? `${href}/review` : null,
        again: mayPropose && entry.state !== 'proposed' ? `/practice/of/${String(entry.providerId)}/new?from=${String(entry.id)}` : null,
        withdraw: mayPropose && isStanding ? `${href}/withdraw` : null,
      },
      breadcrumbs: [{ text: 'Practice library', href: '/practice' }],
    },
  };
};
