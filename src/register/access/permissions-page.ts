import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Extent, extents, permissionTable } from './permissions.ts';
import { type Role, roles } from './roles.ts';

const page = join(import.meta.dirname, '../../../docs/permissions.md');

/** A line of the route table, as far as the page tells of it. */
export interface ListedRoute {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
  readonly of?: string;
  readonly audit: string;
  readonly sensitive?: boolean;
}

/** `docs/permissions.md`, from the table and the routes themselves. A test tells when it was forgotten, and how to make it anew. */
export function permissionsPage(routes: readonly ListedRoute[]): string {
  const permissions = Object.entries(permissionTable) as [string, Partial<Record<Extent, readonly Role[]>>][];
  return [
    '# Who may do what',
    '',
    'Made from `src/register/access/permissions.ts` and the route tables. All of it is provisional: not from the published framework.',
    'Somebody whose role lacks a permission is told so. What is beyond a role’s reach is as if it did not exist: 404, in no list, in no count.',
    '',
    '## How far a permission reaches',
    '',
    ...Object.entries(extents).map(([name, words]) => `* **${name}**: ${words}`),
    '',
    '## Permissions by role',
    '',
    ...permissions.flatMap(([permission, granted]) => [
      `### ${permission}`,
      '',
      '| reach | roles |',
      '| --- | --- |',
      ...Object.entries(granted).map(([extent, holders]) => `| ${extent} | ${rolesInWords(holders)} |`),
      '',
    ]),
    '## Routes',
    '',
    '| route | permission | of | audit event | each reading recorded |',
    '| --- | --- | --- | --- | --- |',
    ...[...routes]
      .sort((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path < b.path ? -1 : 1))
      .map(
        (route) =>
          `| ${route.method} ${route.path} | ${route.permission} | ${route.of ?? ''} | ${route.audit} | ${route.sensitive === true ? 'yes' : ''} |`,
      ),
    '',
  ].join('\n');
}

function rolesInWords(holders: readonly Role[]): string {
  return holders.length === Object.keys(roles).length ? 'everybody' : holders.map((role) => roles[role]).join(', ');
}

/** Writes the page; for the test that compares it, when it is asked to. */
export function writePermissionsPage(routes: readonly ListedRoute[]): void {
  writeFileSync(page, permissionsPage(routes));
}
