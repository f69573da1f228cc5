import { plainDate } from '../../kernel/plain-date.ts';

export interface FieldError {
  /** The field's name. */
  readonly field: string;
  /** The id of the box to go to. */
  readonly at: string;
  /** Where one box of a day is at fault, and the others are not. */
  readonly part?: 'day' | 'month' | 'year';
  readonly text: string;
}

/** Reads a form's answers one by one, and keeps what is wrong with each. An answer that is wrong or missing is null. */
export class FormReader {
  readonly errors: FieldError[] = [];
  readonly #form: URLSearchParams;

  constructor(form: URLSearchParams) {
    this.#form = form;
  }

  refuse(field: string, text: string): null {
    this.errors.push({ field, at: field, text });
    return null;
  }

  #refuseDay(field: string, text: string, part?: 'day' | 'month' | 'year'): null {
    this.errors.push({ field, at: `${field}-${part ?? 'day'}`, text, ...(part === undefined ? {} : { part }) });
    return null;
  }

  /** One line of text; `missing` is the message where it must be given. */
  text(field: string, { most = 500, what, missing }: { most?: number; what: string; missing?: string }): string | null {
    const text = oneLine(this.#form.get(field) ?? '');
    if (text === '') return missing === undefined ? null : this.refuse(field, missing);
    return text.length > most ? this.refuse(field, `${what} must be ${most} characters or fewer`) : text;
  }

  /** Text of several lines, with its line breaks as they were. */
  longText(field: string, { most = 5000, what, missing }: { most?: number; what: string; missing?: string }): string | null {
    const text = (this.#form.get(field) ?? '')
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/[^\S\n]+|[^\P{Cc}\n]/gu, ' ')
      .trim();
    if (text === '') return missing === undefined ? null : this.refuse(field, missing);
    return text.length > most ? this.refuse(field, `${what} must be ${most.toLocaleString('en-GB')} characters or fewer`) : text;
  }

  /** Several lines of text, without those that are empty. */
  lines(field: string): string[] {
    return (this.#form.get(field) ?? '')
      .slice(0, 10_000)
      .split(/\r\n|\r|\n/)
      .map(oneLine)
      .filter(Boolean);
  }

  choice<T extends string>(field: string, choices: readonly T[], missing: string): T | null {
    const given = this.#form.get(field);
    return choices.find((choice) => choice === given) ?? this.refuse(field, missing);
  }

  optionalChoice<T extends string>(field: string, choices: readonly T[], wrong: string): T | null {
    return (this.#form.get(field) ?? '') === '' ? null : this.choice(field, choices, wrong);
  }

  wholeNumber(field: string, what: string, most: number): number | null {
    const digits = (this.#form.get(field) ?? '').replaceAll(/[,\s]/g, '');
    if (digits === '') return null;
    if (!/^\d{1,9}$/.test(digits)) return this.refuse(field, `${what} must be a whole number, like 12`);
    return Number(digits) > most ? this.refuse(field, `${what} must be ${most} or fewer`) : Number(digits);
  }

  /** A day in three boxes, as YYYY-MM-DD. */
  date(field: string, { what, missing }: { what: string; missing?: string }): string | null {
    const boxes = (['day', 'month', 'year'] as const).map((part) => ({ part, text: (this.#form.get(`${field}-${part}`) ?? '').trim() }));
    const empty = boxes.filter(({ text }) => text === '').map(({ part }) => part);
    if (empty.length === 3) return missing === undefined ? null : this.#refuseDay(field, missing);
    if (empty[0] !== undefined) return this.#refuseDay(field, `${what} must include a ${empty.join(' and a ')}`, empty[0]);
    const [day = NaN, month = NaN, year = NaN] = boxes.map(({ text }) => (/^\d+$/.test(text) ? Number(text) : NaN));
    if (!/^\d{4}$/.test(boxes[2]?.text ?? '')) return this.#refuseDay(field, `${what} must have a year of 4 numbers, like 2026`, 'year');
    const date = plainDate(year, month, day);
    if (date === null) return this.#refuseDay(field, `${what} must be a real date`);
    return year < 1900 || year > 2100 ? this.#refuseDay(field, `${what} must be between 1900 and 2100`, 'year') : date;
  }
}

/** Without control characters (a NUL cannot be stored), and with single spaces. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** A day's three boxes, filled in. */
export function dateBoxes(field: string, date: string | null): Record<string, string> {
  if (date === null) return {};
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${field}-day`]: String(Number(day)), [`${field}-month`]: String(Number(month)), [`${field}-year`]: year };
}
