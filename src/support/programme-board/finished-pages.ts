import { type CsvRow, csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import type { BoardRun } from './board.ts';
import { addressOfBoard, boardChoices, boardHeader, findBoardAsked, presentRun, rowOfRun } from './board-pages.ts';
import { gatherMeasures, type MeasuresQuestion } from './gather-measures.ts';

/** Each run reads a school’s figures of all years. */
const perPage = 10;

/** Runs that ended or were stopped, the latest first, each with its figures before and after. */
export const showFinished: SupportPage = async (asked): Promise<Reply> => {
  const answer = await findBoardAsked(asked, true);
  const { filter, all } = answer;
  const shown = latestFirst(answer.shown);
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(asked.request.query.get('page') ?? '')?.[0] ?? 1)));
  const runs = [];
  for (const run of shown.slice((page - 1) * perPage, page * perPage)) runs.push({ ...presentRun(run), ...(await measuresOf(asked, run, 'staff')) });
  const { which: _which, ...choices } = boardChoices(asked, answer);
  const { which: _live, ...chosen } = filter;
  return {
    kind: 'page',
    asked: { ...filter },
    template: 'support/programme-board/finished.njk',
    data: {
      runs,
      total: shown.length,
      hasAny: all.length > 0,
      choices,
      page,
      pages,
      base: `/programmes/finished?${addressOfBoard(chosen)}&page=`,
      csv: `/programmes/finished/csv?${addressOfBoard(chosen)}`,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }],
    },
  };
};

const latestFirst = (runs: readonly BoardRun[]): BoardRun[] => runs.toSorted((one, other) => ((one.endedOn ?? '') < (other.endedOn ?? '') ? 1 : -1));

/** Why no figures stand beside a run in which nothing was done that could have changed them; null where they do. */
function whyNoFigures({ state, stage, outcome, programme, planMeasures }: BoardRun): string | null {
  if (outcome?.good === null)
    return `No figures before and after stand here: the outcome “${outcome.label}” says neither that it helped nor that it did not.`;
  if (programme.hasPlan && planMeasures === null) return 'No figures before and after stand here: it was over before a plan was agreed.';
  if (state === 'stopped' && stage.place === 0)
    return 'No figures before and after stand here: it was stopped in its first stage, before it could change them.';
  return null;
}

async function measuresOf({ means, today }: Asked, run: BoardRun, audience: MeasuresQuestion['audience']) {
  const { startedOn, endedOn, provider, planMeasures } = run;
  const named = planMeasures === null || planMeasures.length === 0 ? null : planMeasures;
  const span = { startedOn, endedOn: endedOn ?? today };
  const because = whyNoFigures(run);
  const measures =
    because !== null ? [] : await gatherMeasures(means.db.kysely, { ...span, providerId: provider.id, today, measureIds: named, audience });
  return {
    because,
    measures,
    known: measures.filter(({ isKnown }) => isKnown),
    unknown: measures.filter(({ isKnown }) => !isKnown).map(({ measure }) => measure),
    areNamed: named !== null,
  };
}

/** A row for each measure of each run, disclosure control applied: a file leaves the building. */
export const exportFinished: SupportPage = async (asked): Promise<Reply> => {
  const { filter, shown } = await findBoardAsked(asked, true);
  const rows: CsvRow[] = [];
  for (const run of latestFirst(shown)) {
    const { measures, because } = await measuresOf(asked, run, 'outside');
    const told = measures.map(({ measure, before, after, change, caveats }) => [measure, before, after, change, caveats.join(' ')]);
    for (const cells of told.length > 0 ? told : [['', '', '', because ?? 'No measure is published for a provider of its kind', '']]) rows.push([...rowOfRun(run), ...cells]); // prettier-ignore
  }
  return {
    kind: 'download',
    asked: { ...filter, rows: rows.length },
    fileName: `finished-programmes-${asked.today}.csv`,
    contentType: csvType,
    body: writeCsv([[...boardHeader, 'Measure', 'Before', 'After', 'Change', 'To be known beside it'], ...rows]),
  };
};
