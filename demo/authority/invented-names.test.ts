import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childrensCentresFile } from '../builders/childrens-centres.ts';
import { CsvReading } from '../../src/datasets/reading/read-csv.ts';
import { arrivals } from './arrivals.ts';
import { centres } from './early-years-providers.ts';
import { alternativeProviders } from './hand-entered.ts';
import { groups } from './organisations.ts';
import { october } from './register-editions.ts';

const real = join(import.meta.dirname, '../../../shared/data/gias');
const realRegister = join(real, 'edubasealldata20231116.csv');
const isHere = existsSync(realRegister);
if (!isHere) process.stdout.write('Skipped: no invented name is a real one (the real register is not here).\n');

const bare = (name: string): string => name.toLowerCase().replaceAll(/['’`]/g, '').replaceAll(/[^a-z0-9]+/g, ' ').trim(); // prettier-ignore

function column(file: string, name: string, encoding = 'windows-1252'): string[] {
  const reading = new CsvReading();
  const text = new TextDecoder(encoding).decode(readFileSync(file));
  const [header, ...rows] = [...reading.push(text), ...reading.end()].map(({ cells }) => cells);
  const at = header!.indexOf(name);
  return rows.map((cells) => cells[at] ?? '');
}

describe.runIf(isHere)('nothing in the demonstration is real', () => {
  it('no school, college or nursery school has the name of a real one', () => {
    const realNames = new Set(column(realRegister, 'EstablishmentName').map(bare));
    expect(realNames.size).toBeGreaterThan(20_000);
    const invented = [...october.map(({ facts }) => facts.name), ...alternativeProviders.map(({ name }) => name)];
    expect(invented.filter((name) => realNames.has(bare(name)))).toEqual([]);
  });

  it('no school has the number of a real one', () => {
    const realNumbers = new Set(column(realRegister, 'URN'));
    expect(october.filter(({ facts }) => realNumbers.has(String(facts.urn)))).toEqual([]);
  });

  it('no place has the name of a real town', () => {
    const realTowns = new Set(['Town', 'Locality', 'LA (name)'].flatMap((name) => column(realRegister, name)).map(bare));
    const invented = new Set(october.flatMap(({ facts }) => [facts.town, facts.village, facts.laName]).filter((name) => name !== ''));
    expect([...invented].filter((name) => realTowns.has(bare(name)))).toEqual([]);
  });

  it('no trust, federation, children’s centre or family hub has the name of a real one', () => {
    const realGroups = new Set(column(join(real, 'allgroupsdata20260821.csv'), 'Group Name').map(bare));
    const realCentres = new Set(column(join(real, 'edubaseallchildrencentre20260819.csv'), 'EstablishmentName').map(bare));
    expect(groups.filter(({ name }) => realGroups.has(bare(name)))).toEqual([]);
    expect(centres.filter(({ name }) => realCentres.has(bare(name)))).toEqual([]);
  });
});

describe('the demonstration’s files', () => {
  it('are written without a name for anybody twice: each arrival is a file of its own', () => {
    expect(new Set(arrivals.map(({ fileName }) => fileName)).size).toBe(arrivals.length);
  });

  it('name children’s centres as GIAS does', () => {
    expect(childrensCentresFile(centres.slice(0, 1)).toString('latin1')).toContain(
      `"Hinstead Children's Centre","47","Children's centre","1","Open"`,
    );
  });
});
