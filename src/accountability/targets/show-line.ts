import type { Reader } from '../../platform/database/database.ts';
import type { Reply } from '../../platform/http/route.ts';
import { groups, isGroup, listMeasures, type GroupId, type Measure } from '../../evidence/index.ts';
import { isAllowed } from '../../register/index.ts';
import { resultsYear } from '../../kernel/period.ts';
import { statisticInWords, type Statistic } from '../../kernel/statistic.ts';
import type { ScorecardLine } from './scorecard.ts';
import { findScorecard } from './find-scorecard.ts';
import { lineInWords, targetValueInWords } from './line-words.ts';
import { listCommentary, listTargets } from './list-targets.ts';
import { ratingRule, ratings } from './rating.ts';
import { ratingColours } from './show-scorecard.ts';
import { lineOf } from './target.ts';
import type { TargetPage } from './target-page.ts';

export interface NamedLine {
  readonly measure: Measure;
  readonly group: GroupId;
  /** "Reading, writing and maths, expected standard: disadvantaged". */
  readonly name: string;
  readonly href: string;
}

/** A measure of the catalogue and a group, as a path names them. */
export async function findNamedLine(reader: Reader, params: Readonly<Record<string, string>>): Promise<NamedLine | null> {
  const { measure: measureId = '', group = '' } = params;
  const measure = (await listMeasures(reader)).find(({ id }) => id === measureId);
  if (measure === undefined || !isGroup(group)) return null;
  return { measure, group, name: nameOfLine(measure, group), href: `/scorecard/lines/${measure.id}/${group}` };
}

export function nameOfLine(measure: Measure, group: GroupId): string {
  const words = groups[group];
  // "EHC plan" keeps its capitals.
  return `${measure.name}: ${/^[A-Z][a-z]/.test(words) && !/^(White|English)/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words}`;
}

/** With the whole of the reason where there is no number. */
function figuresInFull({ baseline, actual, england, region, neighbours }: ScorecardLine) {
  const said = (statistic: Statistic): string => statisticInWords(statistic).replace(/\.$/, '');
  return {
    baseline: said(baseline.statistic),
    actual: said(actual.statistic),
    england: said(england),
    region: said(region),
    neighbours: said(neighbours),
  };
}

/** One line with all that was ever entered for it: what was withdrawn stays readable. */
export const showLine: TargetPage = async ({ db, clock }, request, authority): Promise<Reply> => {
  const named = await findNamedLine(db.kysely, request.params);
  if (named === null) return { kind: 'not-found' };
  const { measure, group, name, href } = named;
  const isOfLine = (each: { readonly measureId: string; readonly group: string }): boolean =>
    lineOf(each) === lineOf({ measureId: measure.id, group });
  const targets = (await listTargets(db.kysely, authority.id)).filter(isOfLine);
  const commentary = (await listCommentary(db.kysely, authority.id)).filter(isOfLine);
  if (targets.length === 0 && commentary.length === 0) return { kind: 'not-found' };
  const scorecard = await findScorecard(db.kysely, authority, clock.today(), { year: null, phase: null, group });
  const line = scorecard.lines.find((each) => each.measure.id === measure.id);
  return {
    kind: 'page',
    template: 'accountability/targets/line.njk',
    data: {
      name,
      href,
      newTarget: `/scorecard/targets/new?${new URLSearchParams({ measure: measure.id, group }).toString()}`,
      line:
        line === undefined
          ? null
          : {
              ...lineInWords(line),
              ...figuresInFull(line),
              colour: ratingColours[line.rated.rating.kind],
              ratedYear: resultsYear(line.rated.period),
            },
      targets: (line?.targets ?? []).map((target) => ({
        ...target,
        year: resultsYear(target.period),
        inWords: targetValueInWords(target.value, measure),
        baselineYear: resultsYear(target.baselinePeriod),
        ratingName: ratings[target.rating.kind],
        colour: ratingColours[target.rating.kind],
      })),
      withdrawnTargets: targets
        .filter(({ withdrawn }) => withdrawn !== null)
        .map((target) => ({ ...target, year: resultsYear(target.period), inWords: targetValueInWords(target.value, measure) })),
      commentary: commentary.filter(({ withdrawn }) => withdrawn === null).map((each) => ({ ...each, year: resultsYear(each.period) })),
      withdrawnCommentary: commentary.filter(({ withdrawn }) => withdrawn !== null).map((each) => ({ ...each, year: resultsYear(each.period) })),
      regionName: scorecard.regionName,
      about: measure.about,
      ratingRule,
      mayEdit: isAllowed(request.actor, 'target.edit'),
      breadcrumbs: [{ text: 'Scorecard', href: '/scorecard' }],
    },
  };
};
