import type { Database } from '../../../platform/database/database.ts';
import { createLoads } from '../../../datasets/releases/test-loads.ts';
import { addLocalities, addProvider } from '../../../register/providers/invented-providers.fixture.ts';

const columns = [
  'TELIG',
  'TFSM6CLA1A',
  'TNotFSM6CLA1A',
  'BELIG',
  'GELIG',
  'PTRWM_EXP',
  'PTRWM_EXP_FSM6CLA1A',
  'PTRWM_EXP_NotFSM6CLA1A',
  'PTRWM_EXP_B',
  'PTRWM_EXP_G',
];
const header = ['RECTYPE', 'LEA', 'URN', 'SCHNAME', ...columns].join(',');
const file = (rows: readonly string[]) => Buffer.from(`\uFEFF${[header, ...rows].join('\r\n')}\r\n`);

/** Of 30 pupils 60%: of the 4 who are disadvantaged 25%, of the others 65%. The year before under the number it had then. */
const ofAlder = {
  before: '1,999,900011,Alder School,28,14,14,14,14,54%,43%,64%,50%,57%',
  now: '1,999,900001,Alder School,30,4,26,15,15,60%,25%,65%,53%,67%',
  unvalidated: '1,999,900001,Alder School,31,16,15,16,15,77%,75%,80%,75%,80%',
};
/** Ten others, one of them suppressed. */
const others = Array.from({ length: 10 }, (_, place) => {
  const urn = 900020 + place;
  const figures = place === 9 ? 'SUPP,SUPP,SUPP,SUPP,SUPP' : `${50 + 2 * place}%,50%,60%,50%,60%`;
  return { urn, row: `1,999,${urn},School ${place + 1},40,20,20,20,20,${figures}` };
});
const areas = ['3,999,,,4000,1400,2600,2000,2000,59%,41%,69%,56%,62%', '5,,,,660000,200000,460000,330000,330000,62%,46%,69%,59%,66%'];

/** An invented school with results of three years, the last unvalidated, and ten more in its authority; answers its id and those of two others. */
export async function addInventedResults(
  db: Database,
  authorityId: number,
): Promise<{ readonly alder: number; readonly other: number; readonly suppressed: number }> {
  const place = { la_code: '999', la_name: 'Testshire' };
  const ids = await db.transaction(async (tx) => {
    await addLocalities(tx, authorityId, ['Ambermoor']);
    const before = [{ scheme: 'urn', value: '900011', urn: 900011 }] as const;
    const sites = [{ locality: 'Ambermoor' }];
    const alder = await addProvider(tx, authorityId, { name: 'Alder School', urn: 900001, ...place, numbers: before, sites });
    const rest: number[] = [];
    for (const [at, { urn }] of others.entries()) rest.push(await addProvider(tx, authorityId, { name: `School ${at + 1}`, urn, ...place, sites }));
    return { alder, other: rest[0] ?? 0, suppressed: rest[9] ?? 0 };
  });
  const loads = createLoads(db);
  const source = 'performance-tables';
  const rows = others.map(({ row }) => row);
  await loads.load(file([ofAlder.before, ...rows, ...areas]), { source, fileName: '2023-2024_england_ks2final.csv' });
  await loads.load(file([ofAlder.now, ...rows, ...areas]), { source, fileName: '2024-2025_england_ks2revised.csv' });
  await loads.load(file([ofAlder.unvalidated]), { source, fileName: '2025-2026_999_ks2unvalidated.csv' });
  await loads.load(census(), { source, fileName: '2024-2025_england_census.csv' });
  return ids;
}

/** Of Alder School and the ten: each a little larger than the one before. */
function census(): Buffer {
  const names = ['URN', 'LA', 'Estab', 'SCHOOLTYPE', 'NOR', 'PNUMFSMEVER', 'PNUMEAL', 'PSENELK', 'PSENELSE'];
  const rows = [900001, ...others.map(({ urn }) => urn)].map((urn, at) =>
    [urn, 999, 2000 + at, 'Community school', 200 + 5 * at, 20 + at, 10 + at, 12, 2].join(','),
  );
  return Buffer.from(`\uFEFF${[names.join(','), ...rows].join('\r\n')}\r\n`);
}
