import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { findCalendar, reachesProvider } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { askedOf, chosenFilters, filterOptions } from '../practice/filter-options.ts';
import { themes, type Theme } from '../practice/themes.ts';
import { shownCriteria } from './ask-pages.ts';
import {
  lookDueOn,
  outcomes,
  sides,
  stages,
  stateInWords,
  stepInWords,
  stepsOpenTo,
  type Outcome,
  type Side,
  type Stage,
  type StepKind,
} from './brokered-visit.ts';
import { listBrokeredVisits, type BrokeredVisit } from './find-brokered-visits.ts';
import { knowsAsker, namesFor } from './visit-words.ts';

const crumbs = [
  { text: 'Offers and asks', href: '/exchange' },
  { text: 'Brokered visits', href: '/exchange/visits' },
];
const colours: Readonly<Record<Stage, string>> = {
  'proposed': 'yellow',
  'agreed': 'blue',
  'dated': 'blue',
  'happened': 'purple',
  'closed': 'green',
  'declined': 'grey',
  'called-off': 'grey',
};

interface Filter {
  readonly stage: Stage | null;
  readonly theme: Theme | null;
  readonly outcome: Outcome | null;
}

async function gather({ means, request, authority, today }: Asked) {
  const { query } = request;
  const filter: Filter = {
    stage: askedOf(stages, query.get('stage')),
    theme: askedOf(themes, query.get('theme')),
    outcome: askedOf(outcomes, query.get('outcome')),
  };
  const calendar = await findCalendar(means.db.kysely, { authorityId: authority.authorityId });
  const all = await listBrokeredVisits(means.db.kysely, authority.authorityId, { actor: request.actor, today });
  const lines = all.map((visit) => {
    const due = lookDueOn(visit.state, calendar);
    return { ...visit, names: namesFor(visit), due, isOverdue: due !== null && due < today, outcome: visit.state.looks.at(-1)?.outcome ?? null };
  });
  const found = lines.filter(
    (line) =>
      (filter.stage === null || line.state.stage === filter.stage) &&
      (filter.theme === null || line.theme === filter.theme) &&
      (filter.outcome === null || line.outcome === filter.outcome),
  );
  return { filter, lines, found };
}

/** How brokered visits were followed through: what was proposed, what happened, and what changed after it. */
export const showVisits: SupportPage = async (asked) => {
  const { filter, lines, found } = await gather(asked);
  const { query } = asked.request;
  const kept = new URLSearchParams([...query].filter(([, value]) => value !== ''));
  const happened = lines.filter(({ state }) => state.happenedOn !== null);
  return {
    kind: 'page',
    template: 'support/networks/exchange/visits.njk',
    data: {
      figures: [
        { value: lines.length, label: 'proposed' },
        { value: happened.length, label: 'happened' },
        { value: happened.filter(({ outcome }) => outcome === 'changed').length, label: 'changed something' },
        { value: lines.filter(({ isOverdue }) => isOverdue).length, label: 'overdue to ask what changed' },
      ],
      visits: found.map((visit) => ({
        id: visit.id,
        theme: themes[visit.theme],
        asker: visit.names.asker,
        host: visit.names.host,
        stage: stages[visit.state.stage],
        colour: colours[visit.state.stage],
        text: stateInWords(visit.state, visit.due),
        isOverdue: visit.isOverdue,
      })),
      isEmpty: lines.length === 0,
      csv: `/exchange/visits.csv${kept.size === 0 ? '' : `?${String(kept)}`}`,
      selected: chosenFilters('/exchange/visits', query, { stage: stages, theme: themes, outcome: outcomes }),
      groups: [
        { name: 'stage', legend: 'Where it stands', select: true, options: filterOptions(stages, filter.stage) },
        { name: 'theme', legend: 'Theme', select: true, options: filterOptions(themes, filter.theme) },
        { name: 'outcome', legend: 'What changed', select: true, options: filterOptions(outcomes, filter.outcome) },
      ],
      breadcrumbs: crumbs.slice(0, 1),
    },
  };
};

export const exportVisits: SupportPage = async (asked) => {
  const { filter, found } = await gather(asked);
  const rows = [
    ['Theme', 'Asks', 'Offered', 'Proposed on', 'Proposed by', 'Where it stands', 'Visit on', 'Happened on', 'What the asker said', 'What the other said', 'What changed is asked on', 'What changed', 'In words'], // prettier-ignore
    ...found.map(({ theme, names, proposedOn, proposedBy, state, due, outcome }) => [
      themes[theme],
      names.asker,
      names.host,
      proposedOn,
      proposedBy,
      stages[state.stage],
      state.visitOn,
      state.happenedOn,
      state.said.asker,
      state.said.host,
      due,
      outcome === null ? null : outcomes[outcome],
      state.looks.at(-1)?.words ?? null,
    ]),
  ];
  return { kind: 'download', fileName: `brokered-visits-${asked.today}.csv`, contentType: csvType, body: writeCsv(rows), asked: { ...filter } };
};

const buttons: Readonly<Record<StepKind, string>> = {
  'accepted': 'Accept it',
  'declined': 'Decline it',
  'dated': 'Set the day',
  'happened': 'Record that it happened',
  'taken-back': 'Correct it: take back that it happened',
  'said': 'Say what it was like',
  'looked': 'Say what changed',
  'called-off': 'Call it off',
};

/** The visit of this address that the reader may see. */
export async function findVisit({ means, request, authority, today }: Asked): Promise<BrokeredVisit | null> {
  const id = readId(request.params['visitId']);
  return (await listBrokeredVisits(means.db.kysely, authority.authorityId, { actor: request.actor, today })).find((visit) => visit.id === id) ?? null;
}

/** One match, from what was proposed to what changed. */
export const showVisit: SupportPage = async (asked) => {
  const { means, request, authority } = asked;
  const db = means.db.kysely;
  const visit = await findVisit(asked);
  if (visit === null) return { kind: 'not-found' };
  const calendar = await findCalendar(db, { authorityId: authority.authorityId });
  const { state } = visit;
  const names = namesFor(visit);
  const idOf: Readonly<Record<Side, number>> = { asker: visit.askerId, host: visit.hostId };
  const acts: { name: string; steps: { href: string; text: string; isFirst: boolean }[] }[] = [];
  for (const side of sides) {
    if (!(await reachesProvider(db, means.clock, request.actor, 'exchange.answer', idOf[side]))) continue;
    const steps = stepsOpenTo(state, side).map((kind, index) => ({
      href: `/exchange/visits/${String(visit.id)}/sides/${String(idOf[side])}/${kind}`,
      text: buttons[kind],
      isFirst: index === 0 && kind !== 'taken-back',
    }));
    if (steps.length > 0) acts.push({ name: names[side], steps });
  }
  const due = lookDueOn(state, calendar);
  const shared = state.looks.some(({ outcome }) => outcome === 'changed') ? await findProposable(asked, visit) : [];
  return {
    kind: 'page',
    template: 'support/networks/exchange/visit.njk',
    data: {
      visit: { ...visit, themeText: themes[visit.theme] },
      names,
      stage: stages[state.stage],
      colour: colours[state.stage],
      text: stateInWords(state, due),
      isOverdue: due !== null && due < asked.today,
      // What is alike in two providers tells who the other is.
      criteria: knowsAsker(visit) ? shownCriteria(visit.criteria) : [],
      askHref: visit.reached.asker ? `/exchange/asks/${String(visit.askId)}` : null,
      offerHref: `/exchange/offers/${String(visit.offerId)}`,
      story: visit.steps.map(({ step, takenBy, takenAt }) => ({ text: stepInWords(step, names), words: 'words' in step ? step.words : null, takenAt, takenBy: knowsAsker(visit) || step.side === 'host' ? takenBy : null })), // prettier-ignore
      acts,
      shared,
      breadcrumbs: crumbs,
    },
  };
};

/** For which of the two the reader may propose what changed to the library. */
async function findProposable({ means, request }: Asked, visit: BrokeredVisit) {
  const links: { name: string; href: string }[] = [];
  for (const { id, name } of [
    { id: visit.hostId, name: visit.hostName },
    { id: visit.askerId, name: visit.askerName },
  ])
    if (await reachesProvider(means.db.kysely, means.clock, request.actor, 'practice.propose', id))
      links.push({ name, href: `/practice/of/${String(id)}/new?theme=${visit.theme}&visit=${String(visit.id)}` });
  return links;
}
