import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { createDatasets } from '../../datasets/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import { registerListeners } from '../loading/register-listeners.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { findReaderScope } from '../providers/find-reader-scope.ts';
import { getOverview } from './get-overview.ts';
import { toOverviewAnswer } from './overview-answer.ts';

const shared = join(import.meta.dirname, '../../../../shared/data');
const files = [
  ['localities', 'geo/nnc_lsoa_to_locality.csv'],
  ['gias-establishments', 'gias/edubasealldata20231116.csv'],
  ['localities', 'geo/nnc_localities_pre2021_districts.geojson'],
] as const;
const isThere = files.every(([, file]) => existsSync(join(shared, file)));
if (!isThere) process.stdout.write(`The overview of the real register was not tested: ${shared} is not there.\n`);

describe.skipIf(!isThere)('the overview of the real register of November 2023', () => {
  it('says of North Northamptonshire what its own council says', { timeout: 180_000 }, async () => {
    const db = await openTestDatabase();
    const datasets = createDatasets({ db, clock: fixedClock('2026-11-23T09:00:00Z'), listeners: registerListeners });
    const authorityId = await db.transaction((tx) => addAuthority(tx, '940', 'North Northamptonshire'));
    for (const [source, file] of files) {
      const content = createReadStream(join(shared, file));
      const { release, reason } = await datasets.stageFile({
        source,
        fileName: basename(file),
        content,
        authorityId,
        partial: false,
        by: 'A tester',
      });
      if (release === null) throw new Error(reason ?? 'nothing was staged');
      expect(await datasets.acceptRelease(release.id, { by: 'A tester', goneConfirmed: false })).toMatchObject({ ok: true });
    }
    const overview = await getOverview(db.kysely, (await findReaderScope(db.kysely, authorityId))!);
    expect(toOverviewAnswer(overview)).toMatchObject({
      asAt: '2023-11-16',
      stateFunded: {
        total: 144,
        byPhase: { nursery: 4, primary: 111, secondary: 20, special: 8, allThrough: 1, alternativeProvision: 0, sixteenPlus: 0, other: 0 },
        byLocality: { 'Corby': 30, 'East Northamptonshire': 35, 'Kettering': 41, 'Wellingborough': 37 },
        notPlaced: 1,
        maintained: 38,
        academy: 106,
        maintainedByPhase: { nursery: 4, primary: 32, secondary: 1, special: 1 },
        academyByPhase: { primary: 79, secondary: 19, special: 7, allThrough: 1 },
        maintainedByType: { community: 25, voluntaryAided: 5, voluntaryControlled: 5, foundation: 3, pupilReferralUnit: 0 },
        academyByType: { converter: 64, sponsored: 37, free: 5, other: 0 },
      },
      specialSchoolsByPhase: { primary: 2, secondary: 4, allThrough: 2, notKnown: 0 },
      independents: { schools: 7, special: 1 },
      colleges: { specialPost16: 1 },
    });
    const notPlaced = overview.unplaced.filter((each) => each.stateFunded).map(({ suggestion }) => suggestion?.localityName);
    expect(notPlaced).toEqual(['Corby']);
  });
});
