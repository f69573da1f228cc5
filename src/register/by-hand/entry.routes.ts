import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { AuditEventName, PageRequest, PermissionOf, Reply, Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import type { Doing } from './record-entry-change.ts';
import { type EntryPage, openEntryPage, saveEntryPage } from './show-entry-page.ts';
import { findOwnProvider, type OwnProvider } from './find-own-provider.ts';

export interface EntryRouteOptions {
  readonly db: Database;
  readonly clock: Clock;
}

/** Who may open the form, and send it: asked of the provider that the path names. */
export interface EntryFormOptions extends EntryRouteOptions {
  readonly permission: PermissionOf<'record'>;
}

interface EntryForm<Entry, Plan> {
  readonly page: EntryPage<Entry, Plan>;
  /** What the form begins with. */
  readonly initial?: Readonly<Record<string, string>>;
}

interface Request {
  readonly request: PageRequest;
  readonly provider: OwnProvider;
  readonly doing: Doing;
}

/** A form and its saving, for a provider of one's own authority: one path, two routes. Null where there is nothing to show. */
export function entryRoutes<Entry, Plan>(
  { db, clock, permission }: EntryFormOptions,
  path: `/providers/:id/${string}`,
  audit: AuditEventName,
  prepare: (asked: Request) => Promise<EntryForm<Entry, Plan> | Reply | null>,
): Route[] {
  const handle = async (request: PageRequest, answer: (form: EntryForm<Entry, Plan>) => Promise<Reply>): Promise<Reply> => {
    const provider = await findOwnProvider(db.kysely, request.actor, request.params['id']);
    if (!provider) return { kind: 'not-found' };
    const form = await prepare({ request, provider, doing: { actor: request.actor, clock, event: audit, reference: request.reference } });
    if (form === null) return { kind: 'not-found' };
    return 'kind' in form ? form : answer(form);
  };
  return [
    {
      method: 'GET',
      path,
      permission,
      of: 'id',
      audit: `${audit.split('.', 1)[0] ?? audit}.opened`,
      handle: (request) => handle(request, ({ page, initial }) => openEntryPage(db.kysely, page, request, initial)),
    },
    {
      method: 'POST',
      path,
      permission,
      of: 'id',
      audit,
      handle: (request) => handle(request, ({ page }) => saveEntryPage(db, page, request)),
    },
  ];
}
