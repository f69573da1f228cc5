import type { PageRequest, Reply } from '../../../platform/http/route.ts';
import { findOwnProvider, isAllowed } from '../../../register/index.ts';
import { audienceOf } from '../audience.ts';
import { characteristics, criterionInWords } from '../comparing/similar-schools.ts';
import type { AskedOfSchool } from '../figures/compare-figure.ts';
import { groups, isGroup, type GroupId } from '../measures/groups.ts';
import { polarityWords } from '../measures/measure.ts';
import { units, type StatisticRelease } from '../../../kernel/statistic.ts';
import { drawGap, drawOutcome } from './draw-outcome.ts';
import { findOutcomes, placeInWords, type Outcomes } from './find-outcomes.ts';
import { findingOf, gapsOf, groupsOf, historyOf, measureOf, outcomeOf, type Outcome } from './outcome.ts';
import { besideTable, comparatorsOf, groupsTable, notDrawnInWords, yearsTable } from './outcome-rows.ts';
import { gapInWords, historyInWords, numbersInWords } from './outcome-words.ts';
import { addressOf, framed, linksOf, type OutcomesMeans } from './show-outcomes.ts';

/** One measure of one provider: its years, whom it stands beside, groups and gaps. `group` in the address chooses whose figures are drawn. */
export async function showMeasure({ db, clock }: OutcomesMeans, { actor, params, query }: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  if (provider === null) return { kind: 'not-found' };
  const audience = audienceOf(actor);
  const asked = { providerId: provider.id, today: clock.today(), audience, measureId: params['measure'] ?? '' };
  const found = await findOutcomes(db.kysely, asked);
  const measure = found?.measures[0];
  if (found === undefined || measure === undefined) return { kind: 'not-found' };
  const group = groupAsked(query);
  const outcome = outcomeOf(found.asked, measure, group);
  const href = addressOf(provider.id, measure);
  const frame = framed(provider);
  const chart = drawOutcome(outcome, found.asked, 'years');
  const data = {
    ...frame,
    breadcrumbs: [...frame.breadcrumbs, { text: 'Outcomes', href: `/providers/${provider.id}/outcomes` }],
    measure: {
      name: measure.name,
      about: measure.about,
      publisher: measure.publisher,
      due: measure.due,
      unit: units[measure.unit],
      polarity: polarityWords[measure.polarity],
    },
    href,
    group: { id: group, name: groups[group] },
    choices: groupChoices(found.asked, outcome, group),
    finding: findingOf(outcome),
    chart,
    table: chart && yearsTable(outcome, found.asked, `${measureOf(outcome)}, by year`),
    links: linksOf(href, group === 'all' ? '' : `?group=${group}`),
    history: [...historyInWords(outcome, historyOf(outcome)), ...notDrawnInWords(outcome, found.asked)],
    numbers: numbersInWords(outcome),
    place: placeInWords(found, outcome),
    ...presentBeside(found, outcome),
    groupsTable: groupsTable(found.asked, outcomeOf(found.asked, measure)),
    gaps: presentGaps(found.asked, measure),
    similar: presentSimilar(found.asked),
    releases: releasesOf(outcome),
    compareHref: isAllowed(actor, 'figures.compare') ? `/outcomes/compare?measure=${measure.id}&who=school-${provider.id}` : null,
    isOutside: audience === 'outside',
  };
  return { kind: 'page', template: 'evidence/outcomes/provider-outcomes/measure.njk', data };
}

/** A group that is not known is as good as none: the address is often typed. */
export function groupAsked(query: URLSearchParams): GroupId {
  const asked = query.get('group') ?? 'all';
  return isGroup(asked) ? asked : 'all';
}

function groupChoices(asked: AskedOfSchool, { measure }: Outcome, chosen: GroupId) {
  const there = groupsOf(asked, measure);
  const shown = there.includes(chosen) ? there : [...there, chosen];
  return shown.map((group) => ({ value: group, text: groups[group], selected: group === chosen }));
}

function presentBeside({ asked }: Outcomes, { latest }: Outcome) {
  if (latest === null) return { beside: null, neighbours: null };
  const { madeOf: of, published, asked: all, difference } = latest.neighbours;
  const madeOf = published === 0 ? `None of the ${all} has a figure for ${latest.period}.` : of;
  return { beside: besideTable(latest, asked), neighbours: asked.area?.neighbours.length ? { madeOf, difference } : null };
}

function presentGaps(asked: AskedOfSchool, measure: Outcome['measure']) {
  return gapsOf(asked, measure).map((gap, place) => ({
    name: gap.name,
    words: gapInWords(gap),
    chart: drawGap(gap, measure.unit, `gap-${place + 1}`),
  }));
}

function presentSimilar({ similar, school }: AskedOfSchool) {
  const { answer, schools, period } = similar;
  if (answer.kind === 'none') return { because: answer.because, criteria: [], schools: [], period, considered: 0, missing: [] };
  return {
    because: null,
    period,
    considered: answer.considered,
    missing: answer.missing,
    criteria: answer.criteria.map((criterion) => criterionInWords(criterion, answer.schools.length)),
    schools: schools.map((one, place) => ({
      name: one.name,
      where: one.laName,
      isOwn: one.laCode === school.laCode,
      why: `Difference ${(answer.schools[place]?.distance ?? 0).toFixed(2)}, over ${answer.schools[place]?.known ?? 0} of ${Object.keys(characteristics).length} characteristics`,
    })),
  };
}

/** Every file that the figures shown are from, once. */
function releasesOf({ years }: Outcome): StatisticRelease[] {
  const all = years.flatMap((year) => [year.statistic, ...comparatorsOf(year).map(([, statistic]) => statistic)]).flatMap(({ releases }) => releases);
  return [...new Map(all.map((release) => [release.id, release])).values()];
}
