import type { CsvRow } from '../../../platform/files/write-csv.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { choices } from '../../common/show-form.ts';
import { listVacancies } from '../recruitment/find-recruitment.ts';
import { mayRecruit } from '../recruitment/find-recruiter.ts';
import { offices } from './board-words.ts';
import { constitutions, seatCategories } from './constitution.ts';
import { type BoardNow, gatherBoards, listReached } from './gather-boards.ts';
import { seatStanding } from './show-board.ts';

const views = {
  vacant: 'With a vacancy',
  long: 'With a long vacancy',
  ending: 'With a term ending within six months',
  none: 'No board recorded',
} as const;
type View = keyof typeof views;

async function gatherAsked({ means, request, authority, today }: Asked) {
  const providers = await listReached(means.db.kysely, request.actor, 'board.view', today);
  const boards = await gatherBoards(means.db.kysely, providers, { authorityId: authority.authorityId, today });
  return { providers, boards };
}

const vacant = ({ seats }: BoardNow) => seats.filter(({ vacancy }) => vacancy !== null);
const long = ({ seats }: BoardNow) => seats.filter(({ vacancy }) => vacancy?.isLong === true);
const ending = ({ seats }: BoardNow) => seats.filter(({ holder }) => holder?.endsSoon === true);

const isOfOneProvider = ({ role }: Actor): boolean => ['headteacher', 'head-delegate', 'chair', 'governor', 'clerk'].includes(role ?? '');

/** Boards of the providers that the reader reaches, with vacancies and terms that end. Somebody of one provider is taken to its board. */
export const showBoards: SupportPage = async (asked) => {
  const { means, request, authority, today } = asked;
  const { providers, boards } = await gatherAsked(asked);
  const [only] = providers;
  if (only && providers.length === 1 && isOfOneProvider(request.actor)) return { kind: 'redirect', to: `/governors/boards/${String(only.id)}` };
  const recorded = new Set(boards.map(({ provider }) => provider.id));
  const unrecorded = providers.filter(({ id, mustHaveBoard }) => mustHaveBoard && !recorded.has(id));
  const view = (Object.keys(views) as View[]).find((one) => one === request.query.get('show')) ?? null;
  const locality = authority.localities.find(({ slug }) => slug === request.query.get('locality')) ?? null;
  const inLocality = (each: { readonly localityId: number | null }): boolean => locality === null || each.localityId === locality.id;
  const picked = { vacant, long, ending };
  const shown = boards.filter((board) => inLocality(board.provider) && (view === null || (view !== 'none' && picked[view](board).length > 0)));
  const asks = (await listVacancies(means.db.kysely, authority.authorityId)).filter(({ state }) => state === 'open');
  return {
    kind: 'page',
    template: 'support/governors/boards/boards.njk',
    data: {
      counts: [
        { label: 'boards recorded', value: boards.length },
        { label: 'seats vacant', value: boards.flatMap(vacant).length, href: '/governors?show=vacant' },
        { label: 'long vacant', value: boards.flatMap(long).length, href: '/governors?show=long' },
        { label: 'terms ending within six months', value: boards.flatMap(ending).length, href: '/governors?show=ending' },
      ],
      views: choices(Object.entries(views).map(([value, text]) => ({ value, text })), view, 'Every board'), // prettier-ignore
      localities: choices(authority.localities.map(({ slug, name }) => ({ value: slug, text: name })), locality?.slug, 'Every locality'), // prettier-ignore
      csv: `/governors/csv?${new URLSearchParams({ show: view ?? '', locality: locality?.slug ?? '' }).toString()}`,
      hasBoards: boards.length > 0,
      isNone: view === 'none',
      without: view === 'none' ? unrecorded.filter(inLocality) : [],
      countWithout: unrecorded.length,
      boards: shown.map((board) => ({
        id: board.provider.id,
        name: board.provider.name,
        seats: board.seats.length,
        vacant: vacant(board).map((one) => ({
          category: seatCategories[one.category],
          since: one.vacancy?.since ?? '',
          isLong: one.vacancy?.isLong ?? false,
        })),
        ending: ending(board).map(({ holder }) => ({ name: holder?.name ?? '', until: holder?.until ?? '' })),
        chair: board.chair === null ? null : (board.chair.personName ?? 'Vacant'),
        asked: asks.filter(({ providerId }) => providerId === board.provider.id).length,
      })),
      mayRecruit: await mayRecruit(means.db.kysely, request.actor, today),
      mayChairs: isAllowed(request.actor, 'chair-support.view'),
    },
  };
};

/** A line a seat. */
export const exportBoards: SupportPage = async (asked) => {
  const { boards, providers } = await gatherAsked(asked);
  const { request, authority, today } = asked;
  const view = request.query.get('show') ?? '';
  const locality = authority.localities.find(({ slug }) => slug === request.query.get('locality')) ?? null;
  const rows = boards
    .filter(({ provider }) => locality === null || provider.localityId === locality.id)
    .flatMap(({ provider, board, seats, chair, officers }): CsvRow[] =>
      seats
        .filter(
          ({ vacancy, holder }) =>
            view === '' || (view === 'vacant' && vacancy !== null) || (view === 'long' && vacancy?.isLong) || (view === 'ending' && holder?.endsSoon),
        )
        .map((one) => [
          provider.name,
          constitutions[board.constitution],
          seatCategories[one.category],
          one.holder?.name ?? null,
          one.holder?.term?.fromOn ?? null,
          one.holder?.until ?? null,
          seatStanding(one).label,
          one.vacancy?.since ?? null,
          one.vacancy?.days ?? null,
          chair?.personName ?? null,
          officers.filter(({ office }) => office !== 'clerk').map(({ office, name }) => `${offices[office]}: ${name}`).join('; '), // prettier-ignore
        ]),
    );
  if (view === 'none') {
    const recorded = new Set(boards.map(({ provider }) => provider.id));
    const without = providers.filter(
      ({ id, mustHaveBoard, localityId }) => mustHaveBoard && !recorded.has(id) && (locality === null || localityId === locality.id),
    );
    const body = writeCsv([['Provider'], ...without.map(({ name }) => [name])]);
    return { kind: 'download', fileName: `no-governing-board-${today}.csv`, contentType: csvType, body };
  }
  const header = ['Provider', 'Made up as', 'Category', 'Governor', 'From', 'To', 'Standing', 'Vacant since', 'Days vacant', 'Chair', 'Offices'];
  return { kind: 'download', fileName: `governing-boards-${today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
};
