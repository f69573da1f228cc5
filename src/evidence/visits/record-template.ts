import './tables.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Doing } from '../../register/index.ts';
import { listTemplateVersions } from './find-templates.ts';
import { decideTemplate, type TemplateEntry } from './template-entry.ts';
import type { VisitPurpose } from './visit-purposes.ts';

/** The next version of a purpose’s template, for visits planned from now on. Answers its number. */
export async function recordTemplate(
  tx: Tx,
  { actor, clock, event, reference = '' }: Doing,
  authorityId: number,
  purpose: VisitPurpose,
  entry: TemplateEntry & { readonly reason: string },
): Promise<Result<number>> {
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
  const [inUse] = await listTemplateVersions(tx, authorityId, purpose);
  const decided = decideTemplate(entry, inUse);
  if (!decided.ok) return decided;
  const version = inUse.version + 1;
  const { id } = await tx
    .insertInto('visit_template')
    .values({
      authority_id: authorityId,
      purpose,
      version,
      sections: JSON.stringify(entry.sections),
      areas: JSON.stringify(entry.areas),
      reason: entry.reason,
      made_by: actor.name,
      made_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = { purpose, version, sections: entry.sections.map(({ title }) => title), areas: entry.areas };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit-template', id }, reason: entry.reason, after, reference });
  return accepted(version);
}
