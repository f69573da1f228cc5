import { sql } from 'kysely';
import { createLoads } from '../../datasets/releases/test-loads.ts';
import type { Database } from '../../platform/database/database.ts';
import { addProvider } from '../../register/providers/invented-providers.fixture.ts';

/** Areas as LAIT numbers and names them; nobody has the codes of the first four, and from 970 LAIT numbers no authorities. */
const areas = [
  ['Ambermoor', '964', 'East Midlands'],
  ['Brinsea', '963', 'East Midlands'],
  ['Elstoke', '962', 'East Midlands'],
  ['Corvale', '961', 'East Midlands'],
  ['East Midlands', '984', ''],
  ['England', '970', ''],
] as const;

/** A figure for each area, in their order; what is no number stands as LAIT writes it. */
const lait: readonly (readonly [shortName: string, year: string, figures: readonly string[]])[] = [
  ['KS2RWM_Expected_STD', '2025', ['59', '64', '58', 'c', '61', '63']],
  ['KS2RWM_Expected_STD', '2024', ['60', '63', '57', '61', '60', '61']],
  ['KS2RWM_Higher_STD', '2025', ['5', '9', '6', '8', '7', '8']],
  ['DAP_NEW_KS2_RWM', '2025', ['41', '50', '40', 'c', '45', '48']],
  ['NonDAP_NEW_KS2_RWM', '2025', ['65', '66', '56', '70', '68', '70']],
];

const laitFile = [
  'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region',
  ...lait.flatMap(([shortName, year, figures]) =>
    figures.map((figure, at) => [shortName, 'x', year, areas[at]?.[0], figure, areas[at]?.[1], areas[at]?.[2]].join(',')),
  ),
].join('\r\n');

const neighboursFile = [
  'la_code,la_name,rank,neighbour_la_code,neighbour_la_name,closeness',
  '964,Ambermoor,1,963,Brinsea,Close',
  '964,Ambermoor,2,962,Elstoke,Close',
  '964,Ambermoor,3,961,Corvale,Close',
].join('\r\n');

const schoolsFile = (england: string): string =>
  [
    'RECTYPE,LEA,URN,SCHNAME,TELIG,PTRWM_EXP,PTRWM_HIGH',
    '1,964,900001,Alder Primary School,30,20%,3%',
    '1,964,900002,Birch Primary School,SUPP,SUPP,SUPP',
    `5,,,England,650000,${england},8%`,
  ].join('\r\n');

/** Two schools of Ambermoor, and files about it and them, loaded as anybody loads them. */
export async function loadOutcomes(db: Database, authorityId: number): Promise<void> {
  await sql`update authority set la_code = '964', name = 'Ambermoor' where id = ${authorityId}`.execute(db.kysely);
  await db.transaction(async (tx) => {
    const ambermoor = { la_code: '964', la_name: 'Ambermoor', easting: 486_000, northing: 279_000 };
    await addProvider(tx, authorityId, { name: 'Alder Primary School', urn: 900_001, ...ambermoor });
    await addProvider(tx, authorityId, { name: 'Birch Primary School', urn: 900_002, ...ambermoor, easting: 487_000 });
  });
  const loads = createLoads(db);
  const files = [
    ['lait', 'lait.csv', laitFile],
    ['statistical-neighbours', 'sn_may_2025.csv', neighboursFile],
    ['performance-tables', '2024-2025_england_ks2provisional.csv', schoolsFile('62%')],
    ['performance-tables', '2024-2025_england_ks2revised.csv', schoolsFile('63%')],
  ] as const;
  for (const [source, fileName, text] of files) await loads.load(Buffer.from(text), { source, fileName });
}
