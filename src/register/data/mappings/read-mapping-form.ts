import {
  columnsToMap,
  decimalsOf,
  mappedGroups,
  mappedPhases,
  mappedPolarities,
  mappedUnits,
  mappingOf,
  previewRows,
  type MappedGroup,
  type MappedMeasure,
  type TidyMapping,
  type TidySample,
} from '../../../datasets/index.ts';
import type { FormError } from '../load-form.ts';

/** What a column is: left as it is, dividing the pupils, or measured. */
export type Role = 'keep' | 'filter' | 'measure';
const roles: readonly string[] = ['keep', 'filter', 'measure'] satisfies Role[];

export interface ColumnChoice {
  readonly index: number;
  readonly header: string;
  readonly isNumber: boolean;
  readonly role: Role;
}

type Form = Pick<URLSearchParams, 'get' | 'has'>;
const textOf = (form: Form, name: string): string => (form.get(name) ?? '').trim().slice(0, 200);

/** The columns with what the officer said of each. Until then words divide and numbers are left. */
export function readColumns(sample: TidySample, form: Form): ColumnChoice[] {
  return columnsToMap(sample).map((column) => {
    const said = form.get(`role-${String(column.index)}`) ?? '';
    const role = roles.includes(said) ? (said as Role) : column.isNumber ? 'keep' : 'filter';
    return { ...column, role };
  });
}

const most = 20;

export function checkColumns(title: string, columns: readonly ColumnChoice[]): FormError[] {
  const errors: FormError[] = [];
  const measured = columns.filter(({ role }) => role === 'measure');
  if (!/[a-z0-9]/i.test(title)) errors.push({ text: 'Enter what the file is called', href: '#title' });
  if (measured.length === 0) errors.push({ text: 'Select at least one column that is measured', href: `#role-${String(columns[0]?.index ?? 0)}` });
  if (measured.length > most)
    errors.push({ text: `Select no more than ${String(most)} columns that are measured`, href: `#role-${String(measured[0]?.index ?? 0)}` });
  for (const { header, index } of measured.filter(({ isNumber }) => !isNumber))
    errors.push({ text: `“${header}” has words in it, and cannot be measured`, href: `#role-${String(index)}` });
  return errors;
}

/** How the file would be read, with its first rows and the parts that it divides the pupils into. */
export function readAs(sample: TidySample, title: string, columns: readonly ColumnChoice[]) {
  const named = (role: Role) => columns.filter((column) => column.role === role).map(({ header }) => header);
  const mapping = mappingOf(sample, title, named('filter'), named('measure'));
  const preview = previewRows(sample, mapping);
  const parts = [...new Set(preview.rows.map(({ breakdown }) => breakdown))];
  return { mapping, preview, parts };
}

/** Which part is everybody, where it can be told: the one that is “total” or “all” throughout. */
export function guessGroup(part: string): MappedGroup | '' {
  return part.split('|').every((value) => /^(total|all\b.*|)$/i.test(value)) ? 'all' : '';
}

/** The measures as the officer named them; errors are for the person, in the order of the page. */
export function readMeasures(sample: TidySample, mapping: TidyMapping, parts: readonly string[], form: Form) {
  const errors: FormError[] = [];
  const groups: Partial<Record<MappedGroup, string>> = {};
  for (const [index, part] of parts.entries()) {
    const group = textOf(form, `group-${String(index)}`);
    if (!isKey(mappedGroups, group)) continue;
    if (groups[group] !== undefined)
      errors.push({ text: `Two parts of the file cannot both be “${mappedGroups[group]}”`, href: `#group-${String(index)}` });
    groups[group] = part;
  }
  if (parts.length > 0 && Object.keys(groups).length === 0) errors.push({ text: 'Select which part of the file is all pupils', href: '#group-0' });
  const measures = mapping.indicators.map((indicator, index): MappedMeasure => {
    const at = String(index);
    const name = textOf(form, `name-${at}`);
    const unit = textOf(form, `unit-${at}`);
    const polarity = textOf(form, `polarity-${at}`);
    const phase = textOf(form, `phase-${at}`);
    if (name === '') errors.push({ text: `Enter what “${indicator}” measures, in plain words`, href: `#name-${at}` });
    if (!isKey(mappedUnits, unit)) errors.push({ text: `Select the unit of “${indicator}”`, href: `#unit-${at}` });
    if (!isKey(mappedPolarities, polarity)) errors.push({ text: `Select whether higher is better for “${indicator}”`, href: `#polarity-${at}` });
    if (!isKey(mappedPhases, phase)) errors.push({ text: `Select the phase of “${indicator}”`, href: `#phase-${at}` });
    return {
      id: `${mapping.dataset}-${indicator.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
      name,
      unit: isKey(mappedUnits, unit) ? unit : 'number',
      decimals: decimalsOf(sample, indicator),
      polarity: isKey(mappedPolarities, polarity) ? polarity : 'neither',
      phase: isKey(mappedPhases, phase) ? phase : 'all',
      indicator,
      groups,
    };
  });
  return { measures, errors };
}

function isKey<T extends object>(words: T, text: string): text is Extract<keyof T, string> {
  return Object.hasOwn(words, text);
}
