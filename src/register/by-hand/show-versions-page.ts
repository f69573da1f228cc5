import type { Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { findVersions } from '../../platform/history/find-versions.ts';
import type { KeptTable } from '../../platform/history/known-at.ts';
import { showVersions } from '../../platform/history/show-versions.ts';
import type { AuditEventName, Reply, Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import type { EntryRouteOptions } from './entry.routes.ts';
import { findOwnProvider, type OwnProvider } from './find-own-provider.ts';
import type { Answer } from './show-history.ts';

interface VersionedRecord {
  readonly id: number;
  readonly heading: string;
}

/** Whose versions a page shows. */
export interface VersionsPage<Table extends KeptTable> {
  readonly path: `/providers/:id/${string}`;
  readonly audit: AuditEventName;
  readonly table: Table;
  /** What the audit trail calls such a record, and the words for its events. */
  readonly subject: string;
  readonly eventWords: Readonly<Record<string, string>>;
  /** The provider's record that the path names; null where there is none. */
  readonly find: (reader: Reader, provider: OwnProvider, params: Readonly<Record<string, string>>) => Promise<VersionedRecord | null>;
  /** What a version said. */
  readonly say: (reader: Reader, provider: OwnProvider) => Promise<(row: Selectable<Tables[Table]>) => readonly Answer[]>;
  readonly backTo: (provider: OwnProvider, record: VersionedRecord) => string;
}

/** The page of every version of one record. */
export function versionsRoute<Table extends KeptTable>({ db }: EntryRouteOptions, page: VersionsPage<Table>): Route {
  const { path, audit, table, subject } = page;
  return {
    method: 'GET',
    path,
    permission: 'entry.view',
    of: 'id',
    audit,
    handle: async ({ actor, params }): Promise<Reply> => {
      const provider = await findOwnProvider(db.kysely, actor, params['id']);
      const record = provider && (await page.find(db.kysely, provider, params));
      if (!record) return { kind: 'not-found' };
      const versions = await findVersions(db.kysely, { table, subject, authorityId: provider.authorityId, recordIds: [record.id] });
      const say = await page.say(db.kysely, provider);
      return {
        kind: 'page',
        template: 'platform/history/versions.njk',
        data: {
          owner: provider.name,
          heading: record.heading,
          versions: showVersions(versions, say, page.eventWords),
          backLink: page.backTo(provider, record),
        },
      };
    },
  };
}

/** What a version says besides, where the record was withdrawn. */
export function sayWithdrawn(row: { readonly withdrawn_by: string | null; readonly withdrawn_reason: string | null }): readonly Answer[] {
  return row.withdrawn_by === null ? [] : [{ label: 'Withdrawn', text: `By ${row.withdrawn_by}: ${row.withdrawn_reason ?? ''}` }];
}
