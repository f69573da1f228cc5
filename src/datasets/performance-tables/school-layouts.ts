import type { Layout } from '../source.ts';
import { figureTable } from '../figures.ts';
import { figures } from './attainment-layouts.ts';
import { readEdition } from './editions.ts';
import { readNational } from './read-record.ts';

const once = {
  ...figureTable,
  encodings: ['utf-8', 'windows-1252'],
  ragged: true,
  edition: { columns: ['period', 'status'], from: (fileName) => readEdition(fileName, 'final') },
} as const satisfies Partial<Layout>;
const recordColumns = ['level', 'subject', 'breakdown'] as const;

/** Absence over the whole year. */
export const absenceLayout: Layout = {
  ...once,
  name: 'absence',
  title: 'Absence, by school',
  constants: { dataset: 'absence' },
  columns: [],
  label: 'subject',
  untyped: [
    { header: 'LA', required: true },
    { header: 'ESTAB', required: true },
    { header: 'URN', required: true },
    { header: 'PERCTOT', isFigure: true, required: true },
    { header: 'PPERSABS10', isFigure: true, required: true },
  ],
  derived: { columns: recordColumns, from: (cell) => readNational({ nat: cell('LA'), urn: cell('URN'), kind: cell('ESTAB') }) },
};

/** The January census: who is on roll. One row in nine is shorter than its header. */
export const censusLayout: Layout = {
  ...once,
  name: 'census',
  title: 'School census, by school',
  constants: { dataset: 'census' },
  columns: [{ header: 'SCHOOLTYPE', column: 'name', type: 'text', required: true }],
  untyped: [
    { header: 'URN', required: true },
    { header: 'LA', required: true },
    { header: 'Estab', required: true },
    { header: 'NOR', isFigure: true, required: true },
    ...figures('NORG', 'NORB', 'PNORG', 'PNORB', 'TSENELSE', 'PSENELSE', 'TSENELK', 'PSENELK', 'NUMEAL', 'NUMENGFL', 'NUMUNCFL', 'PNUMEAL'),
    ...figures('PNUMENGFL', 'PNUMUNCFL', 'NUMFSM', 'NUMFSMEVER', 'NORFSMEVER', 'PNUMFSMEVER'),
  ],
  derived: { columns: recordColumns, from: (cell) => readNational({ nat: cell('URN'), urn: cell('URN'), kind: cell('Estab') }) },
};

const teacherRatio = 'Pupil: Teacher Ratio';
const meanSalary = 'Mean Gross FTE Salary of All Teachers (£s)';

/** The workforce census of November. Areas are coded as they were then: before April 2021, one authority in place of two. */
export const workforceLayout: Layout = {
  ...once,
  name: 'workforce',
  title: 'School workforce, by school',
  constants: { dataset: 'workforce' },
  columns: [{ header: 'School Phase', column: 'name', type: 'text' }],
  untyped: [
    { header: 'LA Number', required: true },
    { header: 'Establishment Number', required: true },
    { header: 'URN', required: true },
    { header: 'Total Number of Teachers (Headcount)', isFigure: true, required: true },
    ...figures('Total Number of Teaching Assistants (Headcount)', 'Total Number of Teachers (Full-Time Equivalent)'),
    ...figures('Total Number of Teaching Assistants (Full-time Equivalent)', teacherRatio, meanSalary),
  ],
  derived: { columns: recordColumns, from: (cell) => readNational({ nat: cell('LA Number'), urn: cell('URN'), kind: cell('Establishment Number') }) },
};
