import { Buffer } from 'node:buffer';
import { createLoads, type Loads } from '../../../datasets/releases/test-loads.ts';
import type { Database } from '../../../platform/database/database.ts';

/** Small files in the publishers’ formats, of invented places: 899 Fenbridge with its neighbours 898 and 897. */
export function loadFigures(db: Database): {
  readonly lait: (rows: readonly LaitRow[]) => ReturnType<Loads['load']>;
  readonly neighbours: (codes: readonly string[], fileName?: string) => ReturnType<Loads['load']>;
  readonly keyStage2: (fileName: string, schools: readonly Ks2School[], partial?: boolean) => ReturnType<Loads['load']>;
} {
  const loads = createLoads(db);
  const load: Loads['load'] = (content, request) => loads.load(content, request);
  return {
    lait: (rows) =>
      load(csv(['Short Desc', 'Data item', 'Years', 'LA and Regions', 'Values', 'LA Number', 'Region'], rows.map(laitCells)), {
        source: 'lait',
        fileName: 'lait.csv',
      }),
    neighbours: (codes, fileName = 'sn_may_2025.csv') =>
      load(
        csv(
          ['la_code', 'la_name', 'rank', 'neighbour_la_code', 'neighbour_la_name', 'closeness'],
          codes.map((code, index) => ['899', 'Fenbridge', String(index + 1), code, `Authority ${code}`, 'Very close']),
        ),
        { source: 'statistical-neighbours', fileName },
      ),
    keyStage2: (fileName, schools, partial = false) =>
      load(
        csv(
          [
            'RECTYPE',
            'LEA',
            'ESTAB',
            'URN',
            'SCHNAME',
            'TELIG',
            'TFSM6CLA1A',
            'TNotFSM6CLA1A',
            'PTRWM_EXP',
            'PTRWM_HIGH',
            'PTRWM_EXP_FSM6CLA1A',
            'PTRWM_EXP_NotFSM6CLA1A',
          ],
          schools.map((school) => [
            '1',
            '899',
            '2001',
            school.urn,
            school.name ?? `School ${school.urn}`,
            school.pupils ?? '30',
            school.disadvantaged ?? '10',
            school.others ?? '20',
            school.expected,
            school.higher ?? '10%',
            school.expectedDisadvantaged ?? 'SUPP',
            school.expectedOthers ?? 'SUPP',
          ]),
        ),
        { source: 'performance-tables', fileName, partial },
      ),
  };
}

/** Short name, period, LA number (970 for England), value. */
export type LaitRow = readonly [shortName: string, period: string, la: string, value: string];

export interface Ks2School {
  readonly urn: string;
  readonly expected: string;
  readonly name?: string;
  readonly pupils?: string;
  readonly disadvantaged?: string;
  readonly others?: string;
  readonly higher?: string;
  readonly expectedDisadvantaged?: string;
  readonly expectedOthers?: string;
}

function laitCells([shortName, period, la, value]: LaitRow): string[] {
  const name = la === '970' ? 'England' : la === '983' ? 'East Midlands' : `Authority ${la}`;
  return [shortName, '', period, name, value, la, Number(la) >= 970 ? 'NA' : 'East Midlands'];
}

function csv(header: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from([header, ...rows].map((cells) => cells.join(',')).join('\r\n'));
}
