import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { PageRequest, Reply, Route } from '../../http/route.ts';
import { discardKeptForm, findKeptForm } from './keep-form.ts';

interface Means {
  readonly clock: Clock;
  readonly db: Database;
}

/** A form that was sent after its session had run out: shown to whoever wrote it, and sent when they say so, never by itself. */
export function keptFormRoutes(means: Means): Route[] {
  return [
    { method: 'GET', path: '/kept-form', permission: 'signed-in', audit: 'form.shown', handle: (request) => showKept(means, request) },
    { method: 'POST', path: '/kept-form/discard', permission: 'signed-in', audit: 'form.discarded', handle: (request) => discard(means, request) },
  ];
}

async function showKept({ db, clock }: Means, { actor, cookie }: PageRequest): Promise<Reply> {
  const secret = cookie('kept-form');
  const kept = secret === undefined || actor.accountId === null ? null : await findKeptForm(db.kysely, clock, secret, actor.accountId);
  if (kept === null) return { kind: 'redirect', to: '/' };
  const fields = kept.fields.map(([name, value]) => ({ name, value }));
  const written = fields.filter(({ value }) => value.trim() !== '').map(({ name, value }) => ({ label: inWords(name), value }));
  return { kind: 'page', template: 'platform/identity/kept-forms/kept-form.njk', data: { path: kept.path, fields, written } };
}

async function discard({ db }: Means, { actor, cookie }: PageRequest): Promise<Reply> {
  const secret = cookie('kept-form');
  const { accountId } = actor;
  if (secret !== undefined && accountId !== null) await db.transaction((tx) => discardKeptForm(tx, secret, accountId));
  const notice = { kind: 'success', text: 'The form was thrown away.' } as const;
  return { kind: 'redirect', to: '/', notice, cookies: [{ purpose: 'kept-form', value: null }] };
}

/** startedOn-day → Started on day. */
function inWords(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.[\]]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
