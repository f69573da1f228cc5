import type { Buffer } from 'node:buffer';
import { csvBytes, type Cells, type Dialect } from './file-bytes.ts';

const dialect: Dialect = { encoding: 'utf-8', lineEnd: '\r\n', quoted: 'where-needed', endsWithLineEnd: true };

/** One value of LAIT: a measure of a group, by its short name, in a year and an area. */
export interface LaitValue {
  readonly shortName: string;
  readonly title: string;
  readonly years: string;
  readonly area: LaitArea;
  readonly value: string;
}

export interface LaitArea {
  readonly number: string;
  readonly name: string;
  readonly region: string;
}

/** England and the East Midlands, as LAIT numbers them. */
export const laitEngland: LaitArea = { number: '970', name: 'England', region: 'NA' };
export const laitRegion: LaitArea = { number: '983', name: 'East Midlands', region: 'NA' };

const laitHeader = ['Short Desc', 'Data item', 'Years', 'LA and Regions', 'Values', 'LA Number', 'Region'];

/** LAIT's long file. */
export function laitFile(values: readonly LaitValue[]): Buffer {
  const rows = values.map(({ shortName, title, years, area, value }): Cells => ({
    'Short Desc': shortName,
    'Data item': title,
    'Years': years,
    'LA and Regions': area.name,
    'Values': value,
    'LA Number': area.number,
    'Region': area.region,
  }));
  return csvBytes(laitHeader, rows, dialect);
}

const neighbourHeader = ['la_code', 'la_name', 'rank', 'neighbour_la_code', 'neighbour_la_name', 'closeness'];
const closeness = ['Very close', 'Close', 'Close', 'Somewhat close', 'Somewhat close', 'Not close'];

/** Statistical neighbours of one authority, nearest first. */
export function neighboursFile(of: { readonly laCode: string; readonly laName: string }, neighbours: readonly LaitArea[]): Buffer {
  const rows = neighbours.map(({ number, name }, at): Cells => ({
    la_code: of.laCode,
    la_name: of.laName,
    rank: String(at + 1),
    neighbour_la_code: number,
    neighbour_la_name: name,
    closeness: closeness[Math.floor(at / 2)] ?? 'Not close',
  }));
  return csvBytes(neighbourHeader, rows, dialect);
}

const keyStage2Header = [
  'RECTYPE', 'LEA', 'ESTAB', 'URN', 'SCHNAME', 'TOTPUPS', 'TELIG', 'BELIG', 'GELIG', 'TFSM6CLA1A', 'TNotFSM6CLA1A', 'PTRWM_EXP', 'PTRWM_HIGH',
  'PTRWM_EXP_FSM6CLA1A', 'PTRWM_EXP_NotFSM6CLA1A', 'PTRWM_EXP_B', 'PTRWM_EXP_G',
]; // prettier-ignore

/** "Compare school performance", key stage 2: schools (1), their authority (3) and England's state-funded schools (5). */
export function keyStage2File(rows: readonly Cells[]): Buffer {
  return csvBytes(keyStage2Header, rows, dialect);
}

const absenceHeader = ['LA', 'ESTAB', 'URN', 'PERCTOT', 'PPERSABS10'];

/** "Compare school performance", absence over the year. */
export function absenceFile(rows: readonly Cells[]): Buffer {
  return csvBytes(absenceHeader, rows, dialect);
}
