import { accepted, refused, type Result } from '../../kernel/result.ts';
import { actionSideNames, fieldLabels, fieldsOfKind, type NoteSection } from './note.ts';
import type { SentDays } from './save-sections.ts';
import type { SectionValues, SentSection } from './section.ts';
import { areaConfidenceNames, areaLevelNames } from './visit-areas.ts';
import { mostQuarters } from './days.ts';

export interface ReadSections {
  readonly sections: ReadonlyMap<string, SentSection>;
  /** What is too long to be kept. */
  readonly errors: readonly ReadError[];
}

interface ReadError {
  readonly field: string;
  readonly at: string;
  readonly text: string;
}

const choices: Readonly<Record<string, readonly string[]>> = { level: areaLevelNames, confidence: areaConfidenceNames, side: actionSideNames };

/** The sections that a form sends: those whose version it names, so that a browser may send what was touched alone. */
export function readSections(form: URLSearchParams, known: readonly NoteSection[]): ReadSections {
  const sections = new Map<string, SentSection>();
  const errors: ReadError[] = [];
  const from = /^[\w-]{8,40}$/.exec(form.get('from') ?? '')?.[0] ?? null;
  for (const section of known) {
    const { key } = section;
    const seen = /^(\d{1,9}):([0-9a-z]{1,16})$/.exec(form.get(`seen-${key}`) ?? '');
    if (!seen) continue;
    const read = readFields(form, section, key);
    errors.push(...read.errors);
    sections.set(key, { values: read.values, seenVersion: Number(seen[1]), seenPrint: String(seen[2]), from });
  }
  return { sections, errors };
}

/** The fields of one section, whose names begin alike. Nothing is cut: what is too long is said. */
export function readFields(form: URLSearchParams, { kind, title }: NoteSection, prefix: string): { values: SectionValues; errors: ReadError[] } {
  const values: Record<string, string> = {};
  const errors: ReadError[] = [];
  for (const [field, most] of Object.entries(fieldsOfKind[kind])) {
    const name = `${prefix}-${field}`;
    const text = (form.get(name) ?? '').replaceAll(/\r\n?/g, '\n');
    const allowed = choices[field];
    if (allowed !== undefined && text !== '' && !allowed.includes(text)) continue;
    values[field] = text;
    if (text.length > most) errors.push({ field: name, at: name, text: tooLong(title, field, most) });
  }
  return { values, errors };
}

const tooLong = (title: string, field: string, most: number): string =>
  `${title}: ${fieldLabels[field] ?? field} must be ${most.toLocaleString('en-GB')} characters or fewer`;

/** Days used, each with what the page showed. */
export function readDays(form: URLSearchParams, accountIds: readonly number[]): SentDays[] {
  const read = (name: string): number | null => {
    const quarters = /^\d{1,2}$/.test(form.get(name) ?? '') ? Number(form.get(name)) : null;
    return quarters !== null && quarters > mostQuarters ? null : quarters;
  };
  return accountIds
    .filter((id) => form.has(`days-${String(id)}`))
    .map((id) => ({ accountId: id, quarters: read(`days-${String(id)}`), shown: read(`shown-days-${String(id)}`) }));
}

/** One section as somebody chose or joined it, field by field; refused where they did not say for a field in which the two differ, or joined them into too much. */
export function readChosen(form: URLSearchParams, { kind, title }: NoteSection, theirs: SectionValues, yours: SectionValues): Result<SectionValues> {
  const chosen: Record<string, string> = {};
  for (const [field, most] of Object.entries(fieldsOfKind[kind])) {
    const [one, other] = [theirs[field] ?? '', yours[field] ?? ''];
    const of = new Map([
      ['theirs', one],
      ['yours', other],
      ['joined', (form.get(`joined-${field}`) ?? '').replaceAll(/\r\n?/g, '\n')],
    ]);
    const value = one === other ? one : of.get(form.get(`choose-${field}`) ?? '');
    if (value === undefined) return refused('Choose which text is to stand');
    if (value.length > most) return refused(tooLong(title, field, most));
    chosen[field] = value;
  }
  return accepted(chosen);
}
