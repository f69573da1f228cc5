import { valueInWords } from '../../kernel/statistic.ts';
import { type CsvRow, csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { choices, labelled } from '../common/show-form.ts';
import { runStates } from '../programmes/run.ts';
import { type BoardFilter, type BoardRun, byProgramme, isInFilter, type WhichRuns, whichRuns } from './board.ts';
import { gatherBoard } from './gather-board.ts';

export interface BoardAnswer {
  readonly filter: BoardFilter;
  /** Of everything, for what can be chosen. */
  readonly all: readonly BoardRun[];
  readonly shown: readonly BoardRun[];
}

export async function findBoardAsked({ means, request, authority, today }: Asked, isOver: boolean): Promise<BoardAnswer> {
  const { query } = request;
  const actor = { ...request.actor, authorityId: authority.authorityId };
  const all = await gatherBoard(means.db.kysely, { actor, today, isOver });
  const chosen = (name: string, known: readonly string[]): string | null => known.find((each) => each === query.get(name)) ?? null;
  const filter: BoardFilter = {
    which: (Object.keys(whichRuns) as WhichRuns[]).find((each) => each === query.get('which')) ?? 'live',
    programme: chosen('programme', all.map(({ programme }) => programme.key)), // prettier-ignore
    stage: chosen('stage', all.map(({ stage }) => stage.key)), // prettier-ignore
    locality: chosen('locality', [...authority.localities.map(({ slug }) => slug), 'none']),
    adviser: chosen('adviser', [...all.map(({ adviser }) => String(adviser?.id)), 'none']),
  };
  return { filter, all, shown: all.filter((run) => isInFilter(run, filter)) };
}

/** The question as an address: what is chosen stays. Of runs that are over, which of those under way are shown is no question. */
export const addressOfBoard = (filter: Omit<BoardFilter, 'which'>): string =>
  new URLSearchParams(Object.entries(filter).filter((each): each is [string, string] => each[1] !== null)).toString();

/** What can be chosen: of programmes, stages and advisers those that any run has. */
export function boardChoices({ authority }: Asked, { filter, all }: BoardAnswer) {
  const named = (pairs: readonly (readonly [string, string])[]) =>
    [...new Map(pairs)].map(([value, text]) => ({ value, text })).toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  const stages = all.filter(({ programme }) => filter.programme === null || programme.key === filter.programme);
  return {
    which: choices(labelled(whichRuns), filter.which),
    programmes: choices(named(all.map(({ programme }) => [programme.key, programme.name])), filter.programme, 'Every programme'), // prettier-ignore
    stages: choices(named(stages.map(({ stage }) => [stage.key, stage.name])), filter.stage, 'Every stage'), // prettier-ignore
    localities: choices([...authority.localities.map(({ slug, name }) => ({ value: slug, text: name })), { value: 'none', text: 'Not placed' }], filter.locality, 'Every locality'), // prettier-ignore
    advisers: choices([...named(all.flatMap(({ adviser }) => (adviser === null ? [] : [[String(adviser.id), adviser.name]]))), { value: 'none', text: 'Nobody' }], filter.adviser, 'Anybody'), // prettier-ignore
  };
}

/** Where a run stands, and where its pages are. */
export const presentRun = (run: BoardRun) => ({
  ...run,
  href: `/providers/${String(run.provider.id)}/programmes/${String(run.runId)}`,
  stateText: runStates[run.state],
  // To the pound: the file has the pence.
  costText: valueInWords(run.cost.pounds, 'pounds', 0),
  plannedText: run.cost.plannedPounds === null ? null : valueInWords(run.cost.plannedPounds, 'pounds', 0),
});

/** Every run under way, by programme and stage, late ones first. */
export const showBoard: SupportPage = async (asked): Promise<Reply> => {
  const answer = await findBoardAsked(asked, false);
  const { filter, all, shown } = answer;
  const { actor } = asked.request;
  return {
    kind: 'page',
    asked: { ...filter },
    template: 'support/programme-board/board.njk',
    data: {
      groups: byProgramme(shown).map((group) => ({ ...group, runs: group.runs.map(presentRun) })),
      total: shown.length,
      hasAny: all.length > 0,
      counts: [
        { value: all.length, label: 'under way', href: '/programmes' },
        { value: all.filter(({ late }) => late.length > 0).length, label: 'with something late', href: '/programmes?which=late' },
        { value: all.filter(({ state }) => state === 'paused').length, label: 'paused', href: '/programmes?which=paused' },
      ],
      choices: boardChoices(asked, answer),
      csv: `/programmes/csv?${addressOfBoard(filter)}`,
      links: [
        { text: 'Those that are over, and what became of the figures', href: '/programmes/finished' },
        { text: 'Every deadline, with its rule', href: '/programmes/deadlines' },
        ...(isAllowed(actor, 'programme-definition.view') ? [{ text: 'Programmes as they are defined', href: '/programmes/definitions' }] : []),
      ],
    },
  };
};

export const boardHeader = ['Programme', 'Provider', 'Locality', 'State', 'Stage', 'In it since', 'Began on', 'Ended on', 'Outcome', 'Carried by', 'Length in school weeks', 'Tasks done', 'Tasks that apply', 'Milestones met', 'Milestones', 'Adviser days since it began', 'Cost of those (£)', 'Planned cost of the support (£)']; // prettier-ignore

export const rowOfRun = (run: BoardRun): (string | number)[] => [
  run.programme.name,
  run.provider.name,
  run.provider.localityName ?? '',
  runStates[run.state],
  run.stage.name,
  run.stageSince,
  run.startedOn,
  run.endedOn ?? '',
  run.outcome?.label ?? '',
  run.adviser?.name ?? '',
  run.weeks ?? '',
  run.progress.done,
  run.progress.of,
  run.milestones?.met ?? '',
  run.milestones?.all ?? '',
  run.cost.days,
  run.cost.pounds,
  run.cost.plannedPounds ?? '',
];

export const exportBoard: SupportPage = async (asked): Promise<Reply> => {
  const { filter, shown } = await findBoardAsked(asked, false);
  const runs = byProgramme(shown).flatMap((group) => group.runs);
  const rows: CsvRow[] = runs.map((run) => [...rowOfRun(run), run.late.length, run.late[0]?.on ?? '', run.next?.what ?? '', run.next?.on ?? '']);
  const header = [...boardHeader, 'Things late', 'The longest since', 'Next', 'Next by'];
  return {
    kind: 'download',
    asked: { ...filter, rows: rows.length },
    fileName: `programmes-${asked.today}.csv`,
    contentType: csvType,
    body: writeCsv([header, ...rows]),
  };
};
