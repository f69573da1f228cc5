import { findMeasureOfProviders, outcomesAudienceOf } from '../../../evidence/index.ts';
import { isValue, statisticInWords, type Statistic } from '../../../kernel/statistic.ts';
import { type CsvRow, csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { choices } from '../../common/show-form.ts';
import { findAssessedProviders } from './find-schools-of-reception.ts';
import { besideGoal, goal, pathToGoal, whyNoFigure } from './goal.ts';

interface Line {
  readonly name: string;
  readonly kindName: string;
  readonly localityName: string | null;
  readonly href: string;
  readonly text: string;
  readonly period: string;
  readonly cohort: number | null;
  readonly beside: string;
  readonly source: string;
}

/** What a figure has beside it: the children it is of, and how far it is from the goal. */
const told = (statistic: Statistic) => ({
  text: statisticInWords(statistic),
  cohort: isValue(statistic) ? statistic.cohort : null,
  beside: besideGoal(statistic),
  source: statistic.releases.map(({ publisher, fileName }) => `${publisher}: ${fileName}`).join('; '),
});

/** What is exported leaves the building, so disclosure control is asked for whoever exports it. */
async function gatherDevelopment({ means, request, authority, today }: Asked, audience: 'staff' | 'outside') {
  const providers = await findAssessedProviders(means.db.kysely, authority);
  const found = await findMeasureOfProviders(means.db.kysely, { measureId: 'eyfs-good-level-of-development', providers, laCode: authority.laCode, today, audience });
  const locality = request.query.get('locality') ?? '';
  const shown = providers.filter(({ localityId }) => locality === '' || String(localityId ?? 'none') === locality);
  const lines: Line[] = [];
  const without: (typeof providers)[number][] = [];
  for (const provider of shown) {
    const own = found?.of.get(provider.id);
    // A number, or a number that is not for this reader: everything else is of those of whom nobody collected one.
    if (own === undefined || (!isValue(own.statistic) && own.statistic.reason !== 'withheld' && own.statistic.reason !== 'suppressed')) without.push(provider);
    else lines.push({ ...provider, ...told(own.statistic), period: own.period, href: hrefOfProvider(provider) });
  }
  const localities = found === undefined || found.period === null ? [] : authority.localities.flatMap(({ id, name }) => {
    const inIt = providers.filter((provider) => provider.localityId === id && isKnown(found.of.get(provider.id)?.statistic));
    return inIt.length === 0 ? [{ name, text: 'Not collected of any school or setting', beside: '', of: 0 }] : [{ name, ...told(found.pooled(inIt)), of: inIt.length }];
  });
  return { found, lines, without, localities, locality };
} // prettier-ignore

const isKnown = (statistic: Statistic | undefined): boolean => statistic !== undefined && isValue(statistic);
const hrefOfProvider = ({ id, kind }: { readonly id: number; readonly kind: string }): string =>
  kind === 'school' ? `/providers/${String(id)}/outcomes/eyfs-good-level-of-development` : `/providers/${String(id)}/early-years`;

const kindOf = (kind: string): string => (kind === 'childminder' ? 'childminder' : kind === 'school' ? 'school' : 'setting');

export const showDevelopment: SupportPage = async (asked) => {
  const { authority, request } = asked;
  const { found, lines, without, localities, locality } = await gatherDevelopment(asked, outcomesAudienceOf(request.actor));
  const area = found?.area ?? null;
  const isWithout = Map.groupBy(without, ({ kind }) => kindOf(kind));
  return {
    kind: 'page',
    template: 'support/early-years/development/development.njk',
    data: {
      goal: goal.says,
      area: area === null ? null : { ...told(area.statistic), period: area.period, england: statisticInWords(area.england), name: authority.authorityName },
      path: area !== null && isValue(area.statistic) ? pathToGoal(area.period, area.statistic.value) : null,
      localities,
      period: found?.period ?? null,
      lines,
      without: [...isWithout].map(([kind, of]) => ({ kind, count: of.length, why: whyNoFigure(of[0]?.kind ?? '') })),
      locality,
      choices: choices([...authority.localities.map(({ id, name }) => ({ value: String(id), text: name })), { value: 'none', text: 'Not placed' }], locality, 'Every locality'),
      csv: `/early-years/good-level-of-development/csv${locality === '' ? '' : `?locality=${encodeURIComponent(locality)}`}`,
      breadcrumbs: [{ text: 'Early years', href: '/early-years' }],
    },
  };
}; // prettier-ignore

const header = [
  'School or setting',
  'Kind',
  'Locality',
  'Year',
  'Good level of development',
  'Children',
  'Beside the goal of 75%',
  'Source',
  'Why there is none',
];

export const exportDevelopment: SupportPage = async (asked) => {
  const { lines, without, locality } = await gatherDevelopment(asked, 'outside');
  const rows: CsvRow[] = [
    ...lines.map(({ name, kindName, localityName, period, text, cohort, beside, source }) => [name, kindName, localityName, period, text, cohort, beside, source, '']),
    ...without.map(({ name, kindName, localityName, kind }) => [name, kindName, localityName, '', '', '', '', '', whyNoFigure(kind)]),
  ];
  return { kind: 'download', fileName: `good-level-of-development-${asked.today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]), asked: { locality } };
}; // prettier-ignore
