import type pg from 'pg';

export interface Logins {
  readonly service: string;
  readonly owner: string;
}

/** As it should be in use: pages under a login that owns nothing, and another that owns the tables (`ownerOf`). Neither is a superuser. */
export const usualLogins: Logins = { service: 'waymark_test_service', owner: 'waymark_test_owner' };

/** The addresses of a database under each login, from any address on the same server. */
export function addressesOf(server: string, database: string, logins: Logins): { url: string; ownerUrl: string } {
  const addressFor = (login: string): string => {
    const address = new URL(server);
    Object.assign(address, { pathname: `/${database}`, username: login, password: login });
    return address.href;
  };
  return { url: addressFor(logins.service), ownerUrl: addressFor(logins.owner) };
}

/** Roles are the server's, not a database's: those that are there already are left as they are. By a superuser. */
export async function makeLogins(client: pg.Client, logins: Logins): Promise<void> {
  for (const login of [logins.service, logins.owner]) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [login]);
    if (rowCount === 0) await client.query(`create role ${login} login password '${login}'`);
  }
}
