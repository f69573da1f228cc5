import { sql } from 'kysely';
import { isValue } from '../../kernel/statistic.ts';
import type { Reader } from '../../platform/database/database.ts';
import { intervalOf } from '../outcomes/comparing/interval.ts';
import { englandSubject } from '../outcomes/figures/figure-set.ts';
import { fifthAmong, findDistribution, findSchoolsOfPhase } from '../outcomes/figures/find-distribution.ts';
import { findFigures } from '../outcomes/figures/find-figures.ts';
import type { FigureSet, Subject } from '../outcomes/figures/figure-set.ts';
import { listSchools, type School } from '../outcomes/figures/find-schools.ts';
import { findLeadership } from '../leadership/find-leadership.ts';
import { assessLeadership } from '../leadership/leadership.ts';
import { findAcceptedConcerns } from './find-accepted-concerns.ts';
import { isPublishedOfSchools, latestOfSchool, phasesOf, seriesOfSchool } from '../outcomes/figures/school-series.ts';
import type { Measure } from '../outcomes/measures/measure.ts';
import type { SignalEvidence, SignalPoint, SignalSeries } from './signal.ts';

/** Headline measures of results and attendance that files have for single schools, where more or less is better. */
function measuresForSignals(measures: readonly Measure[]): Measure[] {
  return measures.filter((measure) => measure.isHeadline === true && measure.polarity !== 'neither' && isPublishedOfSchools(measure, 'all'));
}

export interface GatheredSchool {
  readonly school: Pick<School, 'id'>;
  readonly evidence: SignalEvidence;
}

/** What the rules look at, for every state-funded school of the authority; of other providers, the concerns that were accepted. The database must be asked for that authority. */
export async function gatherEvidence(
  db: Reader,
  {
    authorityId,
    laCode,
    measures,
    today,
  }: { readonly authorityId: number; readonly laCode: string; readonly measures: readonly Measure[]; readonly today: string },
): Promise<GatheredSchool[]> {
  const schools = await listSchools(db, { laCode });
  const headline = measuresForSignals(measures);
  const own = measures.filter(({ id }) => id === ownIds.audit || id === ownIds.governors || id === ownIds.vacancies);
  const subjects: Subject[] = [englandSubject, ...schools.flatMap(({ urns }) => urns.map((code): Subject => ({ level: 'school', code })))];
  const set = await findFigures(db, { measures: [...headline, ...own], groups: ['all'], subjects, audience: 'staff' });
  const standing = await findStanding(db, schools);
  const leadershipOf = await findLeadership(db, { authorityId, ids: schools.map(({ id }) => id) });
  const concerns = await findAcceptedConcerns(db, { laCode, today });
  const distributions = new Map<string, Map<string, number[]>>();
  for (const [phase, ofPhase] of Map.groupBy(headline, (measure) => measure.phase)) {
    const england = await findSchoolsOfPhase(db, phase);
    for (const measure of ofPhase) distributions.set(measure.id, await findDistribution(db, measure, 'all', england));
  }
  const ofSchools = schools.map((school) => {
    const known = standing.get(school.id);
    const ofIts = headline.filter(({ phase }) => phasesOf(school).includes(phase));
    return {
      school,
      evidence: {
        series: ofIts.map((measure) => seriesOf(set, measure, school, distributions.get(measure.id) ?? new Map<string, number[]>())),
        leadership: assessLeadership({ ...leadershipOf(school.id), role: 'headteacher', hasBoard: true }, today).reasons,
        inspection: known ? { on: known.inspectedOn, openedOn: known.openedOn } : null,
        pupils: school.pupils,
        capacity: known?.capacity ?? null,
        acceptedConcerns: concerns.get(school.id) ?? [],
        ...ownCollections(set, own, school),
      },
    };
  });
  const isGathered = new Set(schools.map(({ id }) => id));
  const others = [...concerns]
    .filter(([id]) => !isGathered.has(id))
    .map(([id, days]) => ({ school: { id }, evidence: { ...nothing, acceptedConcerns: days } }));
  return [...ofSchools, ...others];
}

/** Of a setting, a college or an independent school nothing else is looked at. */
const nothing: SignalEvidence = {
  series: [],
  leadership: [],
  inspection: null,
  pupils: null,
  capacity: null,
  audit: null,
  governors: null,
  acceptedConcerns: [],
};

function seriesOf(set: FigureSet, measure: Measure, school: School, distribution: Map<string, number[]>): SignalSeries {
  const polarity = measure.polarity === 'lower' ? 'lower' : 'higher';
  const points = seriesOfSchool(set, { measure, group: 'all' }, school, set.periods(measure)).map(({ period, own, england }): SignalPoint => {
    const interval = intervalOf(own);
    const values = distribution.get(period);
    const fifth = isValue(own) && values ? fifthAmong(values, own.value, polarity) : null;
    return {
      period,
      own,
      england,
      fifth: fifth === null || values === undefined ? null : { isWorst: fifth === 5, among: values.length },
      interval: interval.kind === 'interval' ? { low: interval.low, high: interval.high } : null,
    };
  });
  return { measureId: measure.id, name: measure.name, polarity, points };
}

const ownIds = { audit: 'safeguarding-audit-returned', governors: 'governor-places', vacancies: 'governor-vacancies' } as const;

function ownCollections(set: FigureSet, own: readonly Measure[], school: School): Pick<SignalEvidence, 'audit' | 'governors'> {
  const latest = (id: string) =>
    latestOfSchool(
      set,
      own.find((each) => each.id === id),
      school,
    );
  const audit = latest(ownIds.audit);
  const places = latest(ownIds.governors);
  const vacant = latest(ownIds.vacancies);
  return {
    audit: audit === null ? null : { period: audit.period, returned: audit.statistic },
    governors:
      places === null || vacant?.period !== places.period ? null : { period: places.period, places: places.statistic, vacant: vacant.statistic },
  };
}

interface Standing {
  readonly inspectedOn: string | null;
  readonly openedOn: string | null;
  readonly capacity: number | null;
}

async function findStanding(db: Reader, schools: readonly School[]): Promise<Map<number, Standing>> {
  const { rows } = await sql<Standing & { id: number }>`
    select p.id, p.opened_on as "openedOn", p.capacity,
      greatest(p.inspection_on,
        (select max(n.started_on) from inspection n join provider_identifier i on i.scheme = 'urn' and i.value = n.urn::text where i.provider_id = p.id),
        (select max(e.inspected_on) from entered_inspection e where e.provider_id = p.id and e.withdrawn_at is null and e.kind <> 'section-48')) as "inspectedOn"
    from provider p where p.id = any (${schools.map(({ id }) => id)}::int[])`.execute(db);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
