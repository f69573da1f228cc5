import type { FormReader } from '../../register/index.ts';
import { readDecimal } from '../common/read-decimal.ts';
import type { PlanDocument, PlanSupport } from './plan.ts';

const spare = 2;
const most = 20;

export function fillSupport({ support, next }: PlanDocument): Record<string, string> {
  const added = Array.from({ length: Math.min(spare, most - support.length) }, (_, at) => `s${String(next + at)}`);
  const known = support.flatMap(({ key, what, by, days, cost }): [string, string][] => [
    [`${key}-what`, what],
    [`${key}-by`, by],
    [`${key}-days`, days === null ? '' : String(days)],
    [`${key}-cost`, cost === null ? '' : String(cost)],
  ]);
  return { rows: [...support.map(({ key }) => key), ...added].join(' '), ...Object.fromEntries(known) };
}

export function supportRows(form: URLSearchParams): string[] {
  const keys = (form.get('rows') ?? '').split(' ').filter((key) => /^s\d{1,4}$/.test(key));
  return [...new Set(keys)].slice(0, most);
}

/** Rows that are empty are left out. */
export function readSupport(form: URLSearchParams, answers: FormReader): PlanSupport[] {
  return supportRows(form).flatMap((key) => {
    const what = answers.text(`${key}-what`, { what: 'The support', most: 300 }) ?? '';
    const by = answers.text(`${key}-by`, { what: 'Who gives it', most: 120 }) ?? '';
    const days = readDecimal(form, answers, `${key}-days`, { what: 'The days', most: 400 });
    const cost = readDecimal(form, answers, `${key}-cost`, { what: 'The cost', most: 9_999_999 });
    if (what === '' && by === '' && days === null && cost === null) return [];
    if (what === '') answers.refuse(`${key}-what`, 'Enter what the support is');
    return [{ key, what, by, days, cost }];
  });
}
