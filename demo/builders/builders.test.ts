import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { establishmentsLayout } from '../../src/datasets/gias-establishments/contract.ts';
import { CsvReading } from '../../src/datasets/reading/read-csv.ts';
import { childrensCentresFile } from './childrens-centres.ts';
import { buildEarlyYearsSite, childmindersFile, ownListFile, settingsFile } from './early-years.ts';
import { buildEstablishment, establishmentsFile } from './establishment.ts';
import { buildGroup, groupsFile, membershipFile } from './groups.ts';
import { buildInspections, inspectionsFile, type InspectedSchool } from './inspections.ts';
import { absorptionLinks, amalgamationLinks, conversionLinks, linksFile } from './links.ts';
import { smallAreasFile } from './localities.ts';
import { drawFor } from './seeded.ts';

const school = buildEstablishment({ urn: 900001, name: 'St Oswin’s Primary School, Hinstead', ukprn: '19000001' });
const lines = (bytes: Uint8Array): string[] => new TextDecoder('windows-1252').decode(bytes).split('\r\n');

function cellsOf(built: typeof school): Record<string, string> {
  const reading = new CsvReading();
  const [header, row] = [...reading.push(new TextDecoder('windows-1252').decode(establishmentsFile([built]))), ...reading.end()];
  return Object.fromEntries(header!.cells.map((name, at) => [name, row!.cells[at] ?? '']));
}

describe('an establishments file', () => {
  it('is quoted as GIAS quotes: numbers of identity, age and place bare, all else in quotation marks', () => {
    const [, row] = lines(establishmentsFile([school]));
    expect(row).toContain('900001,"999","Ambermoor","2001","St Oswin’s Primary School, Hinstead","01","Community school"');
    expect(row).toContain(',4,11,');
    expect(row).toContain(',19000001,');
    expect(row).toContain(',631776,436489,');
  });

  it('has the apostrophe of Windows-1252, and no line end after the last row', () => {
    const bytes = establishmentsFile([school]);
    expect(bytes.includes(0x92)).toBe(true);
    expect(bytes.at(-1)).toBe('"'.charCodeAt(0));
  });

  it('has every column that our contract reads', () => {
    const header = lines(establishmentsFile([]))[0]?.replaceAll('"', '').split(',') ?? [];
    expect(header).toHaveLength(133);
    expect(establishmentsLayout.columns.map((column) => column.header).filter((name) => !header.includes(name))).toEqual([]);
  });

  it.each([
    ['closing', school.closing('2027-08-31'), { 'EstablishmentStatus (code)': '3', 'CloseDate': '31-08-2027' }],
    ['closed', school.closed('2026-08-31', 'closure'), { 'EstablishmentStatus (code)': '2', 'ReasonEstablishmentClosed (name)': 'Closure' }],
    ['proposed', school.proposed('2027-09-01'), { 'EstablishmentStatus (code)': '4', 'OpenDate': '01-09-2027', 'NumberOfPupils': '' }],
    ['over-full', school.overFull(), { SchoolCapacity: '210', NumberOfPupils: '225' }],
    ['with places', school.withPlaces(), { SchoolCapacity: '210', NumberOfPupils: '134' }],
    ['of unknown capacity', school.withUnknownCapacity(), { SchoolCapacity: '' }],
    ['unplaced', school.unplaced(), { 'Easting': '', 'Northing': '', 'LSOA (code)': '' }],
    ['without a head', school.withoutHead(), { HeadLastName: '' }],
    ['special', school.with({ type: 'special-converter' }), { 'TypeOfEstablishment (code)': '44', 'PhaseOfEducation (name)': 'Not applicable' }],
    ['all-through', school.with({ ages: [4, 18] }), { 'PhaseOfEducation (code)': '7' }],
  ])('writes a school that is %s', (_, built, expected) => {
    expect(cellsOf(built)).toMatchObject(expected);
  });

  it('can be damaged as people damage files', () => {
    const [header] = lines(establishmentsFile([school], { renamed: { EstablishmentName: 'SchoolName' }, without: ['Town'] }));
    expect(header).toContain('"SchoolName"');
    expect(header).not.toContain('"Town"');
  });

  it('takes dirt as it is written, and refuses a column that GIAS has not', () => {
    expect(cellsOf(school.writing({ OpenDate: '31-02-2020' }))).toMatchObject({ OpenDate: '31-02-2020' });
    expect(() => establishmentsFile([school.writing({ Colour: 'red' })])).toThrow('no column “Colour”');
  });
});

describe('links', () => {
  const [before, after] = [{ urn: 1, name: 'Before' }, { urn: 2, name: 'After' }]; // prettier-ignore

  it('say a succession from both sides: the line that names the successor has the closing day, the other the opening day', () => {
    expect(lines(linksFile(conversionLinks(before, after, '2026-08-31', '2026-09-01')))).toEqual([
      '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"',
      '1,2,"After","Successor","31-08-2026"',
      '2,1,"Before","Predecessor","01-09-2026"',
    ]); // prettier-ignore
  });

  it('tell an amalgamation, and word an absorption as GIAS does, like a conversion', () => {
    expect(amalgamationLinks([before], after, '2026-08-31', '2026-09-01').map(({ linkType }) => linkType)).toEqual([
      'Successor - amalgamated',
      'Predecessor - amalgamated',
    ]);
    expect(absorptionLinks(before, after, '2026-08-31').map(({ linkType }) => linkType)).toEqual(['Successor', 'Predecessor']);
  });
});

describe('the other files', () => {
  const inspected: InspectedSchool = {
    urn: 900001, laestab: '9992001', name: 'St Oswin’s', phase: 'Primary', typeOfEducation: 'Community school', openedOn: null, localAuthority: 'Ambermoor',
    postcode: 'ZZ11 1AA', trust: null, pupils: 198, ages: [4, 11],
  }; // prettier-ignore

  it('have NULL for a school that is not inspected, and words on a report card', () => {
    const [header = '', row = ''] = lines(inspectionsFile([buildInspections(inspected).withReportCard('2026-03-10', 'ESXNU--X')]));
    const cells = Object.fromEntries(header.split(',').map((name, at) => [name, row.split(',')[at]]));
    expect(cells).toMatchObject({
      'Inspection start date': '10/03/2026', 'Inclusion': 'Exceptional', 'Curriculum and teaching': 'Strong standard', 'Achievement': 'Expected standard',
      'Attendance and behaviour': 'Needs attention', 'Personal development and wellbeing': 'Urgent improvement', 'Early years (where applicable)': 'NULL',
      'Latest OEIF overall effectiveness': 'NULL',
    }); // prettier-ignore
  });

  it('have the overall grade alone for an inspection before September 2019', () => {
    const { cells } = buildInspections(inspected).withGraded('2018-05-15', '2', '------');
    expect(cells).toMatchObject({
      'Latest OEIF overall effectiveness': '2',
      'Latest OEIF  safeguarding is effective?': 'NULL',
      'Latest OEIF quality of education': 'NULL',
    });
  });

  it('write membership in UTF-8 with a mark and LF, unlike its sisters', () => {
    const group = buildGroup({ uid: '9001', name: 'A trust, of sorts' });
    const bytes = membershipFile([
      {
        group,
        joinedOn: '2018-09-01',
        urn: 900001,
        name: 'St Oswin’s',
        type: ['34', 'Academy converter'],
        phase: ['2', 'Primary'],
        laCode: '999',
        laName: 'Ambermoor',
      },
    ]);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).toContain(
      '\n9001,TR99001,"A trust, of sorts",99009001,06,Multi-academy trust,,,01/03/2013,OPEN,Open,01/09/2018,900001,St Oswin’s,34,',
    );
  });

  it('write the authority’s own list and look-ups plainly', () => {
    const own = ownListFile([buildEarlyYearsSite({ registrationNumber: 'EY990001', name: 'Larks', places: null })]).toString('utf8');
    expect(own).toContain('\nEY990001,nursery,Larks,,Mill Road,Tarmere,ZZ11 1AD,,,,,3,60,01/09/2014,,,01632960003,,\n');
    expect(smallAreasFile(2011, [{ code: 'E01990001', name: 'Ambermoor 001A', locality: 'Tarmere' }]).toString('utf8')).toBe(
      'LSOA11CD,LSOA11NM,locality,area_share\nE01990001,Ambermoor 001A,Tarmere,1.0\n',
    );
  });
});

describe('draws', () => {
  it('are the same for the same name, and others for another', () => {
    const some = (name: string): number[] => Array.from({ length: 8 }, (_, at) => drawFor(name).between(0, at * 1000 + 1000));
    expect(some('one')).toEqual(some('one'));
    expect(some('one')).not.toEqual(some('two'));
  });
});

const shared = join(import.meta.dirname, '../../../shared/data');
if (!existsSync(shared)) process.stdout.write('Skipped: the builders’ headers are the publishers’ (the real files are not here).\n');

describe.runIf(existsSync(shared))('the builders’ headers are the publishers’', () => {
  const firstLine = (path: string): string => readFileSync(path).toString('utf8').replace('\uFEFF', '').split(/\r?\n/)[0] ?? '';
  const ofsted = existsSync(shared) ? (readdirSync(join(shared, 'ofsted')).find((name) => name.startsWith('Management_information')) ?? '') : '';

  it.each([
    ['gias/edubasealldata20231116.csv', establishmentsFile([])],
    ['gias/links_edubasealldata20260821.csv', linksFile([])],
    ['gias/allgroupsdata20260821.csv', groupsFile([])],
    ['gias/academies_group_membership_202509.csv', membershipFile([])],
    ['gias/edubaseallchildrencentre20260819.csv', childrensCentresFile([])],
    [`ofsted/${ofsted}`, inspectionsFile([])],
    ['npq_lists/early-years-all-settings.csv', settingsFile([])],
    ['npq_lists/nnc_childminders.csv', childmindersFile([])],
  ])('%s', (path, bytes) => {
    expect(bytes.toString('utf8').replace('\uFEFF', '').trimEnd()).toBe(firstLine(join(shared, path)).trimEnd());
  });
});
