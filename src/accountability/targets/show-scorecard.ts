import type { Reply } from '../../platform/http/route.ts';
import { groups, phases, topics } from '../../evidence/index.ts';
import { isAllowed } from '../../register/index.ts';
import { findScorecard } from './find-scorecard.ts';
import { lineInWords } from './line-words.ts';
import { goodProvisionNote, priorities, priorityIds } from './priorities.ts';
import { ratingRule, ratings, type RatingKind } from './rating.ts';
import { countRatings, groupsAskedFor, releasesOf, sectionsOf, topicsAskedFor, type Scorecard, type ScorecardLine } from './scorecard.ts';
import { filterQuery, readFilter } from './scorecard-filter.ts';
import type { TargetPage } from './target-page.ts';

/** Colours of GOV.UK’s tags; each says less than its words. */
export const ratingColours: Readonly<Record<RatingKind, string>> = {
  'met': 'green',
  'on-course': 'blue',
  'behind': 'orange',
  'cannot-be-told': 'grey',
};

export const showScorecard: TargetPage = async ({ db, clock }, request, authority): Promise<Reply> => {
  const filter = readFilter(request.query);
  const scorecard = await findScorecard(db.kysely, authority, clock.today(), filter);
  const option = (value: string, text: string, chosen: string | null) => ({ value, text, selected: value === chosen });
  const any = (text: string) => ({ value: '', text });
  return {
    kind: 'page',
    template: 'accountability/targets/scorecard.njk',
    data: {
      authority,
      today: clock.today(),
      mayEdit: isAllowed(request.actor, 'target.edit'),
      hasTargets: scorecard.targets > 0,
      query: filterQuery(filter),
      isFiltered: filterQuery(filter) !== '',
      year: filter.year,
      years: [any('Latest'), ...scorecard.choices.years.map((year) => option(year, year, filter.year))],
      phases: [any('All'), ...scorecard.choices.phases.map((phase) => option(phase, phases[phase], filter.phase))],
      groups: [any('All'), ...scorecard.choices.groups.map((group) => option(group, groups[group], filter.group))],
      counts: countRatings(scorecard.lines).map(({ kind, count }) => ({ value: count, label: ratings[kind] })),
      sections: sectionsOf(scorecard.lines, topics, groups).map(({ id, title, lines }) => ({ id, title, lines: lines.map(showLineOfScorecard) })),
      regionName: scorecard.regionName,
      neighbourNames: scorecard.neighbourNames,
      releases: releasesOf(scorecard.lines),
      unknownMeasures: scorecard.unknownMeasures,
      notYet: filterQuery(filter) === '' ? notYetAimedFor(scorecard) : [],
      ratingRule,
      priorities: priorityIds.map((id) => ({
        name: priorities[id],
        lines: scorecard.lines.filter(({ priority }) => priority === id).length,
        note: id === 'good-provision' ? goodProvisionNote : null,
      })),
    },
  };
};

function showLineOfScorecard(line: ScorecardLine) {
  return {
    ...lineInWords(line),
    isOfAll: line.group === 'all',
    href: `/scorecard/lines/${line.measure.id}/${line.group}`,
    colour: ratingColours[line.rated.rating.kind],
    ratedYear: line.rated.period,
  };
}

/** Key stages and groups that scrutiny asked about, and that no target names. */
function notYetAimedFor({ lines }: Scorecard): string[] {
  return [
    ...topicsAskedFor.filter((topic) => !lines.some(({ measure }) => measure.topic === topic)).map((topic) => topics[topic]),
    ...groupsAskedFor.filter((group) => !lines.some((line) => line.group === group)).map((group) => groups[group]),
  ];
}
