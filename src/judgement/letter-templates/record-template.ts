import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Doing } from '../cases/doing.ts';
import { listVersions } from './find-templates.ts';
import type { TemplateText } from './shipped-templates.ts';
import { placeholdersOf, type TemplateKind } from './template-kinds.ts';
import { checkPlaceholders } from './template-text.ts';

/** A new version of a template, from now on. The same words again change nothing. Answers the version in use. */
export async function recordTemplate(tx: Tx, doing: Doing, authorityId: number, kind: TemplateKind, text: TemplateText): Promise<Result<number>> {
  const allowed = placeholdersOf(kind);
  const checked = checkPlaceholders(`${text.subject}\n${text.body}`, allowed);
  if (!checked.ok) return checked;
  await takeTemplateTurn(tx, doing, authorityId);
  const [inUse] = await listVersions(tx, authorityId, kind);
  if (inUse.subject === text.subject && inUse.body === text.body) return accepted(inUse.version);
  return store(tx, doing, { authorityId, kind, version: inUse.version + 1 }, text);
}

/** An earlier version in use again, as a new one: what was in between stays in the history. */
export async function putBackTemplate(tx: Tx, doing: Doing, authorityId: number, kind: TemplateKind, version: number): Promise<Result<number>> {
  await takeTemplateTurn(tx, doing, authorityId);
  const versions = await listVersions(tx, authorityId, kind);
  const [inUse] = versions;
  const wanted = versions.find((each) => each.version === version);
  if (wanted === undefined) return refused('This template has no such version');
  if (wanted.subject === inUse.subject && wanted.body === inUse.body) return accepted(inUse.version);
  return store(tx, doing, { authorityId, kind, version: inUse.version + 1 }, wanted, version);
}

async function takeTemplateTurn(tx: Tx, { clock }: Doing, authorityId: number): Promise<void> {
  await tx.selectFrom('authority').select('id').where('id', '=', authorityId).forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
}

async function store(
  tx: Tx,
  { actor, clock, event, reference }: Doing,
  { authorityId, kind, version }: { readonly authorityId: number; readonly kind: TemplateKind; readonly version: number },
  { subject, body }: TemplateText,
  putBack?: number,
): Promise<Result<number>> {
  const row = { authority_id: authorityId, kind: kind.id, version, subject, body, edited_by: actor.name, edited_at: clock.now() };
  const { id } = await tx.insertInto('letter_template').values(row).returning('id').executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'letter-template', id },
    after: { kind: kind.id, version, subject, body, ...(putBack === undefined ? {} : { putBack }) },
    reference,
  });
  return accepted(version);
}
