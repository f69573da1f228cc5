import type { Reader } from '../../../platform/database/database.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import type { GroupId } from '../measures/groups.ts';
import type { Measure } from '../measures/measure.ts';
import { phasesBeside, schoolSubjects, subjectsAround, type AskedArea, type AskedOfSchool, type SchoolPeers } from './compare-figure.ts';
import { englandSubject } from './figure-set.ts';
import { findArea } from './find-areas.ts';
import { findFigures } from './find-figures.ts';
import { listSchools, type School } from './find-schools.ts';
import { findSimilarSchools } from './find-similar-schools.ts';

async function findPeers(db: Reader, school: School): Promise<Omit<SchoolPeers, 'similar'>> {
  const phases = phasesBeside(school.phase);
  return {
    locality: school.localityId === null ? [] : await listSchools(db, { localityId: school.localityId, phases }),
    trust: school.trustId === null ? [] : await listSchools(db, { trustId: school.trustId, phases }),
  };
}

export interface AreaQuestion {
  readonly measures: readonly Measure[];
  /** Left out: every group of each measure. */
  readonly groups?: readonly GroupId[];
  readonly laCode: string;
  readonly today: string;
  readonly audience: Audience;
}

/** One question for an area: its figures and those they are held against. Undefined where nothing is known of such an area. */
export async function askOfArea(db: Reader, { measures, groups, laCode, today, audience }: AreaQuestion): Promise<AskedArea | undefined> {
  const area = await findArea(db, laCode, today);
  if (area === undefined) return undefined;
  const set = await findFigures(db, { measures, ...(groups === undefined ? {} : { groups }), subjects: subjectsAround(area), audience });
  return { area, set };
}

/** One question for a school, with its peers; `also` are others whose figures are wanted beside them. */
export async function askOfSchool(
  db: Reader,
  {
    measures,
    school,
    today,
    audience,
    also = [],
    groups,
  }: {
    readonly measures: readonly Measure[];
    readonly school: School;
    readonly today: string;
    readonly audience: Audience;
    readonly also?: readonly School[];
    /** Left out: every group of each measure. */
    readonly groups?: readonly GroupId[];
  },
): Promise<AskedOfSchool> {
  const area = school.laCode === null ? undefined : await findArea(db, school.laCode, today);
  const similar = await findSimilarSchools(db, school);
  const peers = { ...(await findPeers(db, school)), similar: similar.schools };
  const schools = [school, ...peers.locality, ...peers.trust, ...peers.similar, ...also].flatMap(schoolSubjects);
  const around = area === undefined ? [englandSubject] : subjectsAround(area);
  const set = await findFigures(db, { measures, subjects: [...schools, ...around], audience, ...(groups === undefined ? {} : { groups }) });
  return { school, area, peers, similar, set };
}
