import './tables.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findTemplate } from './find-templates.ts';
import type { FoundPart } from './found-part.ts';
import { isFact, type NoteSection, ownViewSection, sectionsOf } from './note.ts';
import { printOf, type SectionValues, type StoredSection } from './section.ts';
import type { VisitTemplate } from './visit-purposes.ts';

export interface WrittenSection extends StoredSection {
  readonly savedBy: string;
  readonly savedByAccount: number | null;
  readonly savedAt: Date;
}

export interface FoundNote {
  readonly template: VisitTemplate;
  readonly sections: readonly NoteSection[];
  /** The school’s own view is among them. */
  readonly written: ReadonlyMap<string, WrittenSection>;
}

export async function findNote(reader: Reader, part: Pick<FoundPart, 'id' | 'authorityId' | 'purpose' | 'templateVersion'>): Promise<FoundNote> {
  const template = await findTemplate(reader, part.authorityId, part.purpose, part.templateVersion);
  const rows = await reader.selectFrom('visit_section').selectAll().where('part_id', '=', part.id).execute();
  const written = rows.map(
    (row) =>
      [
        row.key,
        {
          version: row.version,
          values: row.fields,
          from: row.saved_from,
          savedBy: row.saved_by,
          savedByAccount: row.saved_by_account,
          savedAt: row.saved_at,
        },
      ] as const,
  );
  return { template, sections: sectionsOf(template), written: new Map(written) };
}

/** What is written, without who wrote it. */
export function valuesOf({ written }: FoundNote): ReadonlyMap<string, SectionValues> {
  return new Map([...written].filter(([key]) => key !== ownViewSection.key && !isFact(key)).map(([key, { values }]) => [key, values]));
}

/** What a page says of the version it shows, to be sent back with what is typed. */
export function seenOf(stored: StoredSection | undefined): string {
  return `${String(stored?.version ?? 0)}:${printOf(stored?.values ?? {})}`;
}

export interface BesideSection {
  readonly id: number;
  readonly key: string;
  readonly values: SectionValues;
  readonly keptBy: string;
  readonly keptByAccount: number | null;
  readonly keptAt: Date;
}

/** What waits beside a section for somebody to choose or join. */
export async function listBeside(reader: Reader, partId: number): Promise<BesideSection[]> {
  const rows = await reader
    .selectFrom('visit_beside')
    .selectAll()
    .where('part_id', '=', partId)
    .where('settled_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    values: row.fields,
    keptBy: row.kept_by,
    keptByAccount: row.kept_by_account,
    keptAt: row.kept_at,
  }));
}

export async function listDisputes(reader: Reader, partId: number) {
  return reader.selectFrom('visit_dispute').selectAll().where('part_id', '=', partId).orderBy('id').execute();
}

export async function listAddenda(reader: Reader, partId: number) {
  return reader.selectFrom('visit_addendum').selectAll().where('part_id', '=', partId).orderBy('id').execute();
}
