import type { MeasurePhase } from './measure.ts';

/** The schools of one phase, or of all, as the publishers of absence write them. */
export interface AttendancePhase {
  readonly id: string;
  readonly phase: MeasurePhase;
  /** For names: ", primary schools". */
  readonly name: string;
  readonly schools: string;
  /** As the performance tables, the weekly files and those of children in need write it. */
  readonly table: string | null;
  readonly weekly: string;
  readonly socialCare: string;
}

export const total: AttendancePhase = {
  id: '',
  phase: 'all',
  name: '',
  schools: 'state-funded primary, secondary and special schools',
  table: null,
  weekly: 'Total',
  socialCare: 'Total',
};
export const primary: AttendancePhase = {
  id: '-primary',
  phase: 'primary',
  name: ', primary schools',
  schools: 'primary schools',
  table: 'PRI',
  weekly: 'Primary',
  socialCare: 'State-funded primary',
};
export const secondary: AttendancePhase = {
  id: '-secondary',
  phase: 'secondary',
  name: ', secondary schools',
  schools: 'secondary schools',
  table: 'SEC',
  weekly: 'Secondary',
  socialCare: 'State-funded secondary',
};
export const special: AttendancePhase = {
  id: '-special',
  phase: 'special',
  name: ', special schools',
  schools: 'special schools',
  table: 'SPE',
  weekly: 'Special',
  socialCare: 'Special',
};
