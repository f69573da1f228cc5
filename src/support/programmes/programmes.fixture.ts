import { addPerson, type PersonOptions } from '../../../test/harness/people.ts';
import { isRole } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import type { SupportApp } from '../support-app.fixture.ts';
import { inventedProgramme } from './programme.fixture.ts';

/** Puts the invented programme in force for the authority, as a version that it has adopted. */
export async function adoptInvented(
  { db, authorityId }: SupportApp,
  { version = 2, name = inventedProgramme.name, on = '2026-11-01', reasonIsTold = false } = {},
): Promise<void> {
  const at = new Date(`${on}T09:00:00Z`);
  await db.kysely
    .insertInto('programme_version')
    .values({
      authority_id: authorityId,
      programme: inventedProgramme.key,
      version,
      document: JSON.stringify({ ...inventedProgramme, name, reasonIsTold }),
      state: 'in-force',
      basis: 'For tests',
      drafted_by: 'Test',
      drafted_at: at,
      adopted_by: 'Test',
      adopted_at: at,
    })
    .execute();
}

/** Somebody of the authority, as a command is told of them. */
export async function asPerson(app: SupportApp, role: string, name: string, more: Omit<PersonOptions, 'authorityId' | 'name'> = {}): Promise<Doing> {
  const { db, clock, config, authorityId } = app;
  if (!isRole(role)) throw new Error(`${role} is a role.`);
  const accountId = await addPerson({ db, clock, config }, role, { authorityId, name, ...more });
  return { actor: { kind: 'person', accountId, tokenId: null, name, role, authorityId }, clock, event: 'run.test', reference: 'test', authorityId };
}
