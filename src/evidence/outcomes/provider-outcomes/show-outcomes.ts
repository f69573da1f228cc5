import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../../platform/http/route.ts';
import { findOwnProvider } from '../../../register/index.ts';
import { changeSince } from '../comparing/change.ts';
import { audienceOf } from '../audience.ts';
import { figureInWords } from '../figures/figure-words.ts';
import { topics, type Measure } from '../measures/measure.ts';
import { drawOutcome } from './draw-outcome.ts';
import { findOutcomes, type Outcomes } from './find-outcomes.ts';
import { groupsOf, outcomeOf, type Outcome } from './outcome.ts';
import { yearsTable } from './outcome-rows.ts';
import { changeInWords, numbersInWords } from './outcome-words.ts';

export interface OutcomesMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** All measures of one provider: the headline ones drawn, the others a row each. */
export async function showOutcomes({ db, clock }: OutcomesMeans, { actor, params }: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  if (provider === null) return { kind: 'not-found' };
  const audience = audienceOf(actor);
  const found = await findOutcomes(db.kysely, { providerId: provider.id, today: clock.today(), audience });
  if (found === undefined) return { kind: 'not-found' };
  const outcomes = found.measures.map((measure) => outcomeOf(found.asked, measure));
  const told = outcomes.filter(({ measure }) => groupsOf(found.asked, measure).includes('all'));
  const data = {
    ...framed(provider),
    headlines: told.filter(({ measure }) => measure.isHeadline).map((outcome) => presentHeadline(found, outcome)),
    topics: [
      ...Map.groupBy(
        told.filter(({ measure }) => !measure.isHeadline),
        ({ measure }) => measure.topic,
      ),
    ].map(([topic, of]) => ({
      title: topics[topic],
      table: topicTable(found, topics[topic], of),
    })),
    untold: outcomes.filter((outcome) => !told.includes(outcome)).map(({ measure }) => measure.name),
    isOutside: audience === 'outside',
  };
  return { kind: 'page', template: 'evidence/outcomes/provider-outcomes/outcomes.njk', data };
}

export function framed({ id, name }: { readonly id: number; readonly name: string }) {
  return {
    provider: { id, name },
    breadcrumbs: [
      { text: 'Find a provider', href: '/providers' },
      { text: name, href: `/providers/${id}` },
    ],
  };
}

export function addressOf(providerId: number, measure: Measure): string {
  return `/providers/${providerId}/outcomes/${measure.id}`;
}

function presentHeadline({ asked }: Outcomes, outcome: Outcome) {
  const { measure } = outcome;
  const href = addressOf(asked.school.id, measure);
  return {
    name: measure.name,
    href,
    chart: drawOutcome(outcome, asked, measure.id),
    table: yearsTable(outcome, asked, `${measure.name}, by year`),
    numbers: numbersInWords(outcome),
    links: linksOf(href, ''),
  };
}

export function linksOf(href: string, query: string) {
  return [
    { text: 'Download the chart (SVG)', href: `${href}/chart.svg${query}` },
    { text: 'Download the data (CSV)', href: `${href}/data.csv${query}` },
  ];
}

function topicTable({ asked }: Outcomes, title: string, outcomes: readonly Outcome[]) {
  return {
    caption: `${title}: the latest figures`,
    captionHidden: true,
    stacks: true,
    columns: [
      { text: 'Measure', key: 'measure' },
      { text: 'Year', key: 'period' },
      { text: 'This school', key: 'own' },
      { text: 'England', key: 'england' },
      { text: 'Change', key: 'change' },
    ],
    rows: outcomes.flatMap(({ measure, years, latest }) => {
      if (latest === null) return [];
      const before = years[years.indexOf(latest) - 1];
      return [
        {
          measure: { text: measure.name, href: addressOf(asked.school.id, measure) },
          period: latest.period,
          own: figureInWords(latest.statistic),
          england: latest.comparators.england ? figureInWords(latest.comparators.england) : 'Not published',
          change: before ? changeInWords(changeSince(before, latest), before.period) : 'The year before is not loaded',
        },
      ];
    }),
  };
}
