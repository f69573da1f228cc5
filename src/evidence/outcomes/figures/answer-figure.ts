import { parseAcademicYear, type Period } from '../../../kernel/period.ts';
import { reasonLabels, type Statistic } from '../../../kernel/statistic.ts';
import { accepted } from '../../../kernel/result.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { groups, isGroup, type GroupId } from '../measures/groups.ts';
import { findMeasure, listMeasures } from '../measures/find-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { compareArea, compareSchool, type ComparedFigure } from './compare-figure.ts';
import { askOfArea, askOfSchool } from './find-compared.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import type { FigureSet } from './figure-set.ts';
import { findSchoolByUrn, type School } from './find-schools.ts';

export interface FigureRequest {
  /** The id, or the whole name. */
  readonly measure: string;
  readonly area: string | null;
  readonly urn: string | null;
  /** Null for the latest that there is. */
  readonly year: string | null;
  readonly group: string;
  readonly today: string;
  readonly audience: Audience;
}

/** Refused for this part of the request. */
export interface FigureRefusal {
  readonly ok: false;
  readonly about: 'measure' | 'group' | 'area' | 'urn';
  readonly reason: string;
}

interface AnsweredStatistic {
  /** Null where there is none; then `reason` says why. */
  readonly value: number | null;
  readonly reason: string | null;
  /** The reason in words, or the symbol as the publisher wrote it, where there is one. */
  readonly because: string | null;
  readonly symbol: string | null;
  readonly cohort: number | null;
}

export interface FigureAnswer extends AnsweredStatistic {
  readonly measure: { readonly id: string; readonly name: string; readonly unit: string; readonly polarity: string };
  readonly group: GroupId;
  readonly period: Period;
  readonly status: string | null;
  readonly unit: string;
  readonly decimals: number | null;
  readonly marks: readonly string[];
  readonly release: {
    readonly id: number;
    readonly source: string;
    readonly publisher: string;
    readonly file: string;
    readonly sha256: string;
    readonly asAt: string | null;
    readonly status: string | null;
  } | null;
  readonly underUrn: string | null;
  readonly comparators: Readonly<Record<string, AnsweredStatistic>>;
  /** Which neighbours the means are of, and why the two methods differ. */
  readonly neighbours: { readonly madeOf: string; readonly difference: string | null };
}

function answerStatistic(statistic: Statistic): AnsweredStatistic {
  if (statistic.kind === 'value') return { value: statistic.value, reason: null, because: null, symbol: null, cohort: statistic.cohort };
  const { reason, symbol } = statistic;
  return { value: null, reason, because: statistic.because ?? reasonLabels[reason], symbol, cohort: null };
}

/** The same answer for the command line and the API. Refused, in words, where what is asked for is not known. */
export async function answerFigure(db: Reader, request: FigureRequest): Promise<{ readonly ok: true; readonly value: FigureAnswer } | FigureRefusal> {
  const measure = findMeasure(await listMeasures(db), request.measure);
  if (!measure) return refused('measure', `There is no measure “${request.measure}”. They are listed by: npx waymark measures`);
  if (!isGroup(request.group)) return refused('group', `There is no group “${request.group}”. There are: ${Object.keys(groups).join(', ')}.`);
  if ((request.area === null) === (request.urn === null))
    return refused('area', 'Say whom the figure is of: an area by its LA code, or a school by its URN.');
  const period = request.year === null ? null : (parseAcademicYear(request.year) ?? request.year.trim());
  return request.urn === null ? ofArea(db, measure, request, request.group, period) : ofSchool(db, measure, request, request.group, period);
}

async function ofArea(
  db: Reader,
  measure: Measure,
  request: FigureRequest,
  group: GroupId,
  period: Period | null,
): Promise<{ readonly ok: true; readonly value: FigureAnswer } | FigureRefusal> {
  const laCode = request.area ?? '';
  const asked = await askOfArea(db, { ...request, measures: [measure], laCode });
  if (!asked) return refused('area', `Nothing is loaded of an area with the code ${laCode}.`);
  const year = period ?? latest(asked.set, measure);
  if (year === null) return refused('measure', `Nothing is loaded of “${measure.name}”.`);
  return accepted(present(measure, group, year, compareArea(asked.set, measure, group, asked.area, year)));
}

async function ofSchool(
  db: Reader,
  measure: Measure,
  request: FigureRequest,
  group: GroupId,
  period: Period | null,
): Promise<{ readonly ok: true; readonly value: FigureAnswer } | FigureRefusal> {
  const urn = request.urn ?? '';
  if (!/^\d{6}$/.test(urn)) return refused('urn', `${urn} is not a URN: six digits.`);
  const school = (await findSchoolByUrn(db, urn)) ?? unknownSchool(urn);
  const asked = await askOfSchool(db, { ...request, measures: [measure], school });
  const year = period ?? latest(asked.set, measure);
  if (year === null) return refused('measure', `Nothing is loaded of “${measure.name}”.`);
  return accepted(present(measure, group, year, compareSchool(asked.set, measure, group, { ...asked, school }, year)));
}

/** A school that the register does not have may still have results. */
function unknownSchool(urn: string): School {
  const nothing = {
    laCode: null,
    laName: null,
    localityId: null,
    localityName: null,
    trustId: null,
    trustName: null,
    pupils: null,
    easting: null,
    northing: null,
  };
  return { id: 0, name: urn, urn: Number(urn), urns: [urn], kind: '', phase: '', ...nothing };
}

function refused(about: FigureRefusal['about'], reason: string): FigureRefusal {
  return { ok: false, about, reason };
}

function latest(set: FigureSet, measure: Measure): Period | null {
  return set.periods(measure)[0] ?? null;
}

function present(measure: Measure, group: GroupId, period: Period, figure: ComparedFigure): FigureAnswer {
  const { statistic } = figure;
  const release = statistic.releases[0];
  return {
    measure: { id: measure.id, name: measure.name, unit: measure.unit, polarity: measure.polarity },
    group,
    period,
    ...answerStatistic(statistic),
    status: figure.status,
    unit: measure.unit,
    decimals: statistic.kind === 'value' ? statistic.decimals : null,
    marks: statistic.kind === 'value' ? statistic.marks : [],
    release: release
      ? {
          id: release.id,
          source: release.source,
          publisher: release.publisher,
          file: release.fileName,
          sha256: release.sha256,
          asAt: release.asAt,
          status: release.status,
        }
      : null,
    underUrn: figure.underUrn,
    comparators: Object.fromEntries(Object.entries(figure.comparators).map(([name, each]) => [name, answerStatistic(each)])),
    neighbours: { madeOf: figure.neighbours.madeOf, difference: figure.neighbours.difference },
  };
}
