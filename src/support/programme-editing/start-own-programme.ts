import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { listProgrammeVersions } from './find-versions.ts';
import { beginningOf, type NewProgramme, ownKey } from './own-programme.ts';

/** Begins a programme of the authority’s own as a draft, and answers its key. The same sent twice begins one. */
export async function beginProgramme(tx: Tx, doing: Doing, asked: NewProgramme, shipped: readonly ProgrammeDefinition[]): Promise<Result<string>> {
  await takeTurn(tx, doing);
  const { actor, clock, event, reference, authorityId } = doing;
  const all = await listProgrammeVersions(tx, authorityId, shipped);
  const named = all.find(({ inForce, draft }) => [inForce, draft].some((one) => one?.definition.name.toLowerCase() === asked.name.toLowerCase()));
  if (named !== undefined)
    return named.neverInForce && named.draft?.draftedBy === actor.name
      ? accepted(named.programme)
      : refused('There is a programme of this name already: give this one another, or change that one');
  const programme = ownKey(
    asked.name,
    all.map((one) => one.programme),
  );
  const { id } = await tx
    .insertInto('programme_version')
    .values({
      authority_id: authorityId,
      programme,
      // What it began as counts as its first version, as with those that ship.
      version: 2,
      document: JSON.stringify(beginningOf(programme, asked)),
      state: 'draft',
      drafted_by: actor.name,
      drafted_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'programme-version', id }, after: { programme, name: asked.name }, reference });
  return accepted(programme);
}
