import { sql } from 'kysely';
import { ArchiveError } from './archive.ts';
import type { Tx } from './database.ts';

/** Makes sure that the transaction leaves no row out. Throws `ArchiveError` where its login may not see, or cannot be shown to see, every row. */
export async function seeEveryRow(tx: Tx): Promise<void> {
  const { rows } = await sql<{ isInstallation: boolean; bypasses: boolean }>`
    select coalesce(current_setting('waymark.authority', true) = 'all', false) as "isInstallation", rolsuper or rolbypassrls as bypasses
    from pg_roles where rolname = current_user`.execute(tx);
  const [asker] = rows;
  if (asker?.isInstallation !== true) throw new ArchiveError('A backup holds every authority’s records: it is made by the installation, not for one of them.');
  // Whoever is above the policies says so, and where that should not be true, fails instead of leaving rows out.
  if (asker.bypasses) await sql`set local row_security = off`.execute(tx);
  else await refuseUnknownPolicies(tx);
}

/** For any other login, our own policies show the installation every row (migration 0010). Of others that cannot be known. */
async function refuseUnknownPolicies(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and row_security_active(c.oid) and (
      not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'authority_sees' and pg_get_expr(p.polqual, p.polrelid) like '%SELECT installation_asks()%')
      or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive)
    ) order by c.relname`.execute(tx);
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new ArchiveError(`A backup by this login could leave rows out, because of the policies on ${names}. Nothing was written. Use the tables’ owner.`);
}
