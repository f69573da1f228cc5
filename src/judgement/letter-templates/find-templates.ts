import type { Reader } from '../../platform/database/database.ts';
import { shippedTemplate, type TemplateText } from './shipped-templates.ts';
import type { TemplateKind } from './template-kinds.ts';

export interface TemplateVersion extends TemplateText {
  /** 0 is what is shipped. */
  readonly version: number;
  /** Null for what is shipped, which is provisional. */
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
}

/** Every version of a template, the one in use first; what is shipped is always the last. */
export async function listVersions(reader: Reader, authorityId: number, kind: TemplateKind): Promise<[TemplateVersion, ...TemplateVersion[]]> {
  const rows = await reader
    .selectFrom('letter_template')
    .select(['version', 'subject', 'body', 'edited_by as editedBy', 'edited_at as editedAt'])
    .where('authority_id', '=', authorityId)
    .where('kind', '=', kind.id)
    .orderBy('version', 'desc')
    .execute();
  const shipped: TemplateVersion = { version: 0, ...shippedTemplate(kind), editedBy: null, editedAt: null };
  const [first, ...others] = rows;
  return first === undefined ? [shipped] : [first, ...others, shipped];
}

/** The version in use of each template that has been edited, by kind. */
export async function listEditedKinds(reader: Reader, authorityId: number): Promise<ReadonlyMap<string, { version: number; editedBy: string; editedAt: Date }>> {
  const rows = await reader
    .selectFrom('letter_template')
    .select(['kind', 'version', 'edited_by', 'edited_at'])
    .where('authority_id', '=', authorityId)
    .orderBy('version')
    .execute();
  return new Map(rows.map((row) => [row.kind, { version: row.version, editedBy: row.edited_by, editedAt: row.edited_at }]));
} // prettier-ignore
