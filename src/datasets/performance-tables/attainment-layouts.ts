import type { Layout, UntypedColumn } from '../source.ts';
import { figureTable } from '../figures.ts';
import { readEdition, readLeaversEdition } from './editions.ts';
import { ofDestinations, ofKeyStage2, ofKeyStage4, readRecord, type AreaRecords } from './read-record.ts';

/** Columns of figures by their names. */
export const figures = (...headers: readonly string[]): UntypedColumn[] => headers.map((header) => ({ header, isFigure: true }));

const name = { header: 'SCHNAME', column: 'name', type: 'text', required: true } as const;
const recordColumns = ['level', 'subject', 'breakdown'] as const;
const record: readonly UntypedColumn[] = [{ header: 'RECTYPE', required: true }, { header: 'LEA' }, { header: 'URN', required: true }];

function attainment(records: AreaRecords) {
  return {
    ...figureTable,
    encodings: ['utf-8', 'windows-1252'],
    ragged: true,
    columns: [name],
    derived: {
      columns: recordColumns,
      from: (cell) => readRecord(records, { type: cell('RECTYPE'), la: cell('LEA'), urn: cell('URN') }),
    },
    edition: { columns: ['period', 'status'], from: (fileName) => readEdition(fileName, 'unstated') },
  } as const satisfies Partial<Layout>;
}

/** Of 318 columns in 2018/19 and fewer since; pupil groups where the file has them. FSM6CLA1A is "disadvantaged". */
const keyStage2Groups = ['', '_FSM6CLA1A', '_NotFSM6CLA1A', '_EAL', '_B', '_G', '_L', '_M', '_H'];

export const keyStage2Layout: Layout = {
  ...attainment(ofKeyStage2),
  name: 'key-stage-2',
  title: 'Key stage 2, by school',
  constants: { dataset: 'key-stage-2' },
  untyped: [
    ...record,
    { header: 'PTRWM_EXP', isFigure: true, required: true },
    ...figures(
      'TOTPUPS',
      'TPUPYEAR',
      'TELIG',
      'BELIG',
      'GELIG',
      'TFSM6CLA1A',
      'TNotFSM6CLA1A',
      'TEALGRP2',
      'TSENELE',
      'TSENELK',
      'PTFSM6CLA1A',
      'PTEALGRP2',
    ),
    ...figures(...keyStage2Groups.slice(1).map((group) => `PTRWM_EXP${group}`), ...keyStage2Groups.map((group) => `PTRWM_HIGH${group}`)),
    ...figures('READPROG', 'WRITPROG', 'MATPROG', 'READ_AVERAGE', 'GPS_AVERAGE', 'MAT_AVERAGE'),
    ...['READ', 'GPS', 'MAT'].flatMap((subject) => figures(`PT${subject}_EXP`, `PT${subject}_HIGH`)),
    ...figures('PTWRITTA_EXP', 'PTWRITTA_HIGH', 'PTSCITA_EXP'),
    ...['_FSM6CLA1A', '_NotFSM6CLA1A'].flatMap((group) =>
      figures(
        ...['READPROG', 'WRITPROG', 'MATPROG', 'READ_AVERAGE', 'GPS_AVERAGE', 'MAT_AVERAGE'].map((name) => `${name}${group}`),
        ...['READ', 'GPS', 'MAT', 'WRITTA'].map((subject) => `PT${subject}_EXP${group}`),
      ),
    ),
  ],
};

export const keyStage4Layout: Layout = {
  ...attainment(ofKeyStage4),
  name: 'key-stage-4',
  title: 'Key stage 4, by school',
  constants: { dataset: 'key-stage-4' },
  untyped: [
    ...record,
    { header: 'ATT8SCR', isFigure: true, required: true },
    ...figures('TOTPUPS', 'NUMBOYS', 'NUMGIRLS', 'TPUP', 'BPUP', 'GPUP', 'TFSM6CLA1A', 'TNFSM6CLA1A', 'ATT8SCR_FSM6CLA1A', 'ATT8SCR_NFSM6CLA1A'),
    ...figures('ATT8SCR_EAL', 'ATT8SCR_BOYS', 'ATT8SCR_GIRLS', 'P8MEA', 'P8CILOW', 'P8CIUPP', 'P8MEA_FSM6CLA1A', 'P8MEA_NFSM6CLA1A'),
    ...figures('PTL2BASICS_95', 'PTL2BASICS_94', 'PTL2BASICS_LL_PTQ_EE', 'PTFSM6CLA1ABASICS_95', 'PTNOTFSM6CLA1ABASICS_95'),
    ...figures('EBACCAPS', 'PTEBACC_E_PTQ_EE', 'PTEBACC_95', 'PTEBACC_94'),
  ],
};

/** Where pupils went after key stage 4, followed for two terms: the year is that of leaving, two before that of the tables. */
export const destinationsLayout: Layout = {
  ...attainment(ofDestinations),
  edition: { columns: ['period', 'status'], from: (fileName) => readLeaversEdition(fileName) },
  name: 'key-stage-4-destinations',
  title: 'Destinations after key stage 4, by school',
  constants: { dataset: 'key-stage-4-destinations' },
  untyped: [
    ...record,
    ...figures('COHORT', 'COHORT_DIS', 'COHORT_NONDIS'),
    { header: 'OVERALL_DESTPER', isFigure: true, required: true },
    ...['', '_DIS', '_NONDIS'].flatMap((group) =>
      figures(`EDUCATIONPER${group}`, `APPRENPER${group}`, `EMPLOYMENTPER${group}`, `NOT_SUSTAINEDPER${group}`, `UNKNOWNPER${group}`),
    ),
    ...figures('OVERALL_DESTPER_DIS', 'OVERALL_DESTPER_NONDIS', 'FEPER', 'SCH_6THPER', 'SIXTH_COLPER'),
  ],
};
