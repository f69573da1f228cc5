import { academicYearOf, parseAcademicYear } from '../../kernel/period.ts';
import { isTier, tierLabels, tiers } from '../../kernel/tier.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { choices, labelled } from '../common/show-form.ts';
import { yearsAround } from '../common/years.ts';
import { type DayFilter, type DayTotal, filterEntries, type Grouping, groupings, totalDays, totalOf } from './day-entries.ts';
import { fundingIds, fundingSources } from './funding.ts';
import { gatherEntries } from './gather-entries.ts';

export interface DaysQuestion extends DayFilter {
  readonly year: string;
  readonly by: Grouping;
}

/** What is asked, from the address; what is not understood is left out. */
function readQuestion(query: PageRequest['query'], today: string): DaysQuestion {
  const tier = query.get('tier') ?? '';
  return {
    year: parseAcademicYear(query.get('year') ?? '') ?? academicYearOf(today),
    by: (Object.keys(groupings) as Grouping[]).find((each) => each === query.get('by')) ?? 'provider',
    locality: query.get('locality') || null,
    tier: isTier(tier) || tier === 'none' ? tier : null,
    adviser: readId(query.get('adviser') ?? ''),
    source: fundingIds.find((each) => each === query.get('source')) ?? null,
  };
}

export interface DaysAnswer {
  readonly question: DaysQuestion;
  readonly totals: readonly DayTotal[];
  readonly whole: DayTotal;
  readonly advisers: readonly { readonly value: string; readonly text: string }[];
  readonly isProvisional: boolean;
  readonly criteria: string;
}

/** The sum of days, as asked. */
export async function gatherDays({ means, request, authority, today }: Asked): Promise<DaysAnswer> {
  const question = readQuestion(request.query, today);
  const actor = { ...request.actor, authorityId: authority.authorityId };
  const gathered = await gatherEntries(means.db.kysely, { actor, permission: 'days.view', year: question.year, today });
  const entries = filterEntries(gathered.entries, question);
  const people = new Map(gathered.entries.flatMap(({ adviser }) => (adviser === null ? [] : [[adviser.id, adviser.name] as const])));
  return {
    question,
    totals: totalDays(entries, question.by, gathered.entries),
    whole: totalOf('', 'All', entries, gathered.entries),
    advisers: [...people]
      .map(([id, name]) => ({ value: String(id), text: name }))
      .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB')),
    isProvisional: gathered.isProvisional,
    criteria: gathered.criteria,
  };
}

/** The same question as an address, with another grouping or none. */
function addressOf({ year, by, locality, tier, adviser, source }: DaysQuestion, path = '/adviser-days'): string {
  const asked = { year, by, locality, tier, adviser: adviser === null ? null : String(adviser), source };
  const given = Object.entries(asked).filter((each): each is [string, string] => each[1] !== null);
  return `${path}?${new URLSearchParams(given).toString()}`;
}

export const showAdviserDays: SupportPage = async (asked): Promise<Reply> => {
  const { request, authority, today } = asked;
  const { question, totals, whole, advisers, isProvisional, criteria } = await gatherDays(asked);
  const { year, by, locality, tier, adviser, source } = question;
  const places = [...authority.localities.map(({ name }) => ({ value: name, text: name })), { value: 'none', text: 'Not placed' }];
  const tierOptions = [...tiers.map((each) => ({ value: each, text: tierLabels[each] })), { value: 'none', text: 'No tier in force' }];
  const years = yearsAround(academicYearOf(today)).map((each) => ({ value: each, text: each }));
  return {
    kind: 'page',
    template: 'support/days/adviser-days.njk',
    asked: { ...question },
    data: {
      year,
      byLabel: groupings[by],
      totals: totals.map((total) => ({ ...total, href: by === 'provider' ? `/providers/${total.key}/adviser-days?year=${encodeURIComponent(year)}` : hrefWithin(question, total.key) })), // prettier-ignore
      whole,
      sources: fundingIds.map((id) => ({ label: fundingSources[id], ...whole.bySource[id] })),
      isFiltered: locality !== null || tier !== null || adviser !== null || source !== null,
      isProvisional,
      criteria,
      choices: {
        years: choices(years, year),
        by: choices(labelled(groupings), by),
        localities: choices(places, locality, 'Every locality'),
        tiers: choices(tierOptions, tier, 'Every tier'),
        advisers: choices(advisers, adviser === null ? null : String(adviser), 'Every adviser'),
        sources: choices(labelled(fundingSources), source, 'Whoever pays'),
      },
      csv: addressOf(question, '/adviser-days/csv'),
      excel: addressOf(question, '/adviser-days/excel'),
      links: [
        { href: '/adviser-days/due', text: 'Visits due by entitlement', permission: 'days.list' as const },
        { href: '/adviser-days/forecast', text: 'Days needed against days there are, by month', permission: 'capacity.forecast' as const },
        { href: '/caseloads', text: 'Caseloads', permission: 'caseload.view' as const },
        { href: '/adviser-days/capacity', text: 'Days that there are', permission: 'capacity.edit' as const },
        { href: '/day-rates', text: 'What a day costs', permission: 'entitlement.edit' as const },
        { href: '/entitlement', text: 'Entitlement', permission: 'entitlement.view' as const },
      ].filter(({ permission }) => isAllowed(request.actor, permission)),
    },
  };
};

/** From a group to the providers in it. */
function hrefWithin(question: DaysQuestion, key: string): string | null {
  const within = { ...question, by: 'provider' as const };
  if (question.by === 'tier') return addressOf({ ...within, tier: isTier(key) ? key : 'none' });
  if (question.by === 'locality') return addressOf({ ...within, locality: key === '' ? 'none' : key });
  return key === '' ? null : addressOf({ ...within, adviser: Number(key) });
}
