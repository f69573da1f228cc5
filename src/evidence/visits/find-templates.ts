import './tables.ts';
import type { Reader } from '../../platform/database/database.ts';
import { shippedTemplate, type VisitPurpose, type VisitTemplate } from './visit-purposes.ts';

export interface TemplateVersion extends VisitTemplate {
  /** Null for what ships. */
  readonly madeBy: string | null;
  readonly madeAt: Date | null;
  readonly reason: string | null;
}

/** Every version of a purpose’s template, the one in use first. */
export async function listTemplateVersions(
  reader: Reader,
  authorityId: number,
  purpose: VisitPurpose,
): Promise<[TemplateVersion, ...TemplateVersion[]]> {
  const rows = await reader
    .selectFrom('visit_template')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('purpose', '=', purpose)
    .orderBy('version', 'desc')
    .execute();
  const made = rows.map(({ version, sections, areas, made_by: madeBy, made_at: madeAt, reason }) => ({
    purpose,
    version,
    sections,
    areas,
    madeBy,
    madeAt,
    reason,
  }));
  const first: TemplateVersion = { ...shippedTemplate(purpose), madeBy: null, madeAt: null, reason: null };
  const [latest, ...older] = made;
  return latest === undefined ? [first] : [latest, ...older, first];
}

/** The version that a visit began with. */
export async function findTemplate(reader: Reader, authorityId: number, purpose: VisitPurpose, version: number): Promise<TemplateVersion> {
  const versions = await listTemplateVersions(reader, authorityId, purpose);
  return versions.find((each) => each.version === version) ?? versions[0];
}
