import type { CsvRow } from '../../../platform/files/write-csv.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { supportLevelIds, supportLevels } from '../graduated-support.ts';
import { addressOf, type CaseloadQuestion, chosenIn, dues, isAsked, pathwayStandings, readCaseloadQuestion } from './caseload-filter.ts';
import { byNextVisit, type CaseloadRow, gatherCaseload } from './gather-caseload.ts';

const pageSize = 50;

async function gatherAsked({ means, request, authority, today }: Asked): Promise<{
  readonly question: CaseloadQuestion;
  readonly all: readonly CaseloadRow[];
  readonly rows: readonly CaseloadRow[];
}> {
  const question = readCaseloadQuestion(request.query);
  const all = await gatherCaseload(means.db.kysely, { actor: { ...request.actor, authorityId: authority.authorityId }, today });
  return { question, all, rows: all.filter((row) => isAsked(row, question)).toSorted(byNextVisit) };
}

export const levelColours = { 'intensive': 'red', 'targeted': 'orange', 'newly-registered': 'blue', 'universal': 'grey' } as const;

/** Where it stands with its pathway, in words. */
export const pathwayInWords = ({ pathway, proposal, standing, noPathway }: CaseloadRow): string => {
  if (pathway !== null && standing === 'under-way') return pathway.stageName;
  if (pathway !== null) return pathway.outcome ?? 'Stopped';
  if (noPathway !== null) return 'None is begun';
  return proposal === null ? '' : 'To be begun';
};

export const showCaseload: SupportPage = async (asked) => {
  const { request, authority, today } = asked;
  const { question, all, rows } = await gatherAsked(asked);
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/u.exec(request.query.get('page') ?? '')?.[0] ?? 1)));
  const localities = new Map(authority.localities.map(({ id, name }) => [String(id), name]));
  const advisers = new Map(all.flatMap(({ adviserId, adviserName }) => (adviserId === null ? [] : [[String(adviserId), adviserName ?? ''] as const])));
  const tick = <Choice extends string>(values: readonly (readonly [Choice, string])[], chosen: readonly Choice[], count: (value: Choice) => number) =>
    values.map(([value, text]) => ({ value, text, checked: chosen.includes(value), count: count(value) }));
  const address = addressOf(question);
  const kinds = [...new Set(all.map(({ kindName }) => kindName))].toSorted();
  const of = (isSo: (row: CaseloadRow) => boolean): number => all.filter(isSo).length;
  return {
    kind: 'page',
    template: 'support/early-years/caseload/caseload.njk',
    asked: { ...question },
    data: {
      rows: rows.slice((page - 1) * pageSize, page * pageSize).map((row) => ({
        ...row,
        href: `/providers/${String(row.id)}/early-years`,
        levelText: supportLevels[row.level],
        levelColour: levelColours[row.level],
        pathwayText: pathwayInWords(row),
        auditsDue: row.audits.filter(({ isDue }) => isDue),
      })),
      total: rows.length,
      hasAny: all.length > 0,
      page,
      pages,
      base: `${address}${address.includes('?') ? '&' : '?'}page=`,
      csv: addressOf(question, '/early-years/csv'),
      toBegin: of(({ proposal }) => proposal !== null),
      sums: [
        { value: all.length, label: 'settings' },
        { value: of(({ level }) => level === 'intensive' || level === 'targeted'), label: 'with more support', href: '/early-years?level=intensive&level=targeted' },
        { value: of((row) => row.dues.includes('visit-overdue')), label: 'visits overdue', href: '/early-years?due=visit-overdue' },
        { value: of((row) => row.dues.includes('action')), label: 'with actions overdue', href: '/early-years?due=action' },
      ],
      chosen: chosenIn(question, { localities, advisers }),
      filter: {
        action: '/early-years',
        open: address !== '/early-years',
        search: { name: 'q', label: 'Name', value: question.q },
        groups: [
          { name: 'due', legend: 'What is due', options: tick(Object.entries(dues) as [keyof typeof dues, string][], question.due, (value) => of((row) => row.dues.includes(value))) },
          { name: 'level', legend: 'Support', options: tick(supportLevelIds.map((id) => [id, supportLevels[id]] as const), question.level, (value) => of(({ level }) => level === value)) },
          { name: 'pathway', legend: 'Newly registered pathway', options: tick(Object.entries(pathwayStandings) as [keyof typeof pathwayStandings, string][], question.pathway, (value) => of(({ standing }) => standing === value)) },
          { name: 'kind', legend: 'Kind', options: tick(kinds.map((kind) => [kind, kind] as const), question.kind, (value) => of(({ kindName }) => kindName === value)) },
          { name: 'locality', legend: 'Locality', options: tick([...localities, ['none', 'Not placed']], question.locality, (value) => of(({ localityId }) => String(localityId ?? 'none') === value)) },
          ...(advisers.size > 1 ? [{ name: 'adviser', legend: 'Lead adviser', select: true, options: tick([...advisers, ['none', 'Nobody']], [question.adviser], (value) => of(({ adviserId }) => String(adviserId ?? 'none') === value)) }] : []),
        ],
      },
      links: linksFor(asked),
      today,
    },
  };
}; // prettier-ignore

function linksFor({ request }: Asked): { readonly href: string; readonly text: string }[] {
  return [
    { href: '/early-years/new', text: 'Newly registered', permission: 'early-years.list' as const },
    { href: '/early-years/good-level-of-development', text: 'Good level of development', permission: 'early-years.list' as const },
    { href: '/early-years/sufficiency', text: 'Places by locality', permission: 'sufficiency.view' as const },
  ].filter(({ permission }) => isAllowed(request.actor, permission));
}

const header = [
  'Setting', 'Kind', 'Locality', 'Registered on', 'Last inspection', 'What it found', 'Support', 'Why', 'Newly registered pathway', 'Next visit due', 'How that was worked out', 'Next visit planned',
  'Environment audit', 'Safeguarding audit', 'Funding route', 'Open actions', 'Actions overdue', 'Lead adviser',
]; // prettier-ignore

function lineOf(row: CaseloadRow): CsvRow {
  const visit = row.visits.toSorted((one, other) => ((one.on ?? '9999') < (other.on ?? '9999') ? -1 : 1))[0];
  const audit = (kind: string): string => row.audits.filter((each) => each.kind === kind).map(({ says }) => says).join('; ');
  return [
    row.name, row.kindName, row.localityName, row.registeredOn, row.inspection?.on ?? null, row.inspection?.says ?? 'No inspection on record', supportLevels[row.level], row.why, pathwayInWords(row), visit?.on ?? null, visit === undefined ? 'None is owed by its entitlement' : `${visit.says}: ${visit.how}`,
    visit?.plannedOn ?? null, audit('environment'), audit('safeguarding'), row.funding?.stageName ?? null, row.openActions, row.overdueActions, row.adviserName,
  ];
} // prettier-ignore

export const exportCaseload: SupportPage = async (asked) => {
  const { question, rows } = await gatherAsked(asked);
  return {
    kind: 'download',
    fileName: `early-years-${asked.today}.csv`,
    contentType: csvType,
    body: writeCsv([header, ...rows.map(lineOf)]),
    asked: { ...question },
  };
};
