import type { Readable } from 'node:stream';
import type { Actor } from '../identity/actor.ts';

/**
 * The permissions a route may name. Platform knows none of them: the register's access table declares each one here by augmentation.
 * `anyone` needs no sign-in; `signed-in` needs a session or token and nothing more.
 */
export interface Permissions {
  readonly 'anyone': true;
  readonly 'signed-in': true;
}
export type Permission = keyof Permissions;

/** What happened, as the audit trail names it: the record, a dot, and what was done ("provider.viewed", "release.accepted"). */
export type AuditEventName = `${string}.${string}`;

export interface UploadedFile {
  readonly field: string;
  readonly fileName: string;
  readonly stream: Readable;
}

/** What a handler is given: already authenticated, allowed, and with its form parsed. */
export interface PageRequest {
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  /** The query string; a name given several times is in the list in order. */
  readonly query: URLSearchParams;
  /** A urlencoded form's fields; a name given several times is in the list in order. Empty for GET and for multipart. */
  readonly form: URLSearchParams;
  /** The path with its query string, for links that come back here. */
  readonly url: string;
  /** The network address it came from, as far as the proxies are trusted. */
  readonly address: string;
  /** A short reference that also stands in the log. */
  readonly reference: string;
  /** The event that the route names, for the command to record inside its own transaction. */
  readonly audit: AuditEventName;
  /** A multipart form's parts in the order they arrive: plain fields first seen through `fields`. Streamed, never held in memory. */
  readonly upload: () => AsyncIterable<UploadedFile>;
  readonly fields: Map<string, string>;
}

/** The banner shown once on the next page, after a change has been made. */
export interface Notice {
  readonly kind: 'success' | 'important';
  readonly text: string;
}

/** What signing in and signing out ask of the edge, which alone knows the cookie. */
export type SessionChange = { readonly kind: 'begin'; readonly accountId: number } | { readonly kind: 'end' };

/** A handler's answer is a value; the edge turns it into HTTP. */
export type Reply =
  | { readonly kind: 'page'; readonly template: string; readonly data: Record<string, unknown>; readonly status?: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly notice?: Notice; readonly session?: SessionChange }
  | { readonly kind: 'json'; readonly body: unknown; readonly status?: number }
  | { readonly kind: 'download'; readonly fileName: string; readonly contentType: string; readonly body: string | Buffer | Readable }
  | { readonly kind: 'not-found' };

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  readonly permission: Permission;
  /** Recorded by the command when something changes; by the edge when `sensitive` is set and the page was read. */
  readonly audit: AuditEventName;
  /** Reading this page is itself recorded. */
  readonly sensitive?: boolean;
  /** The body is a multipart form that the handler streams. */
  readonly multipart?: boolean;
  /** Made costly on purpose, or worth guessing at: one address may ask for it a thirtieth as often as for other pages. */
  readonly seldom?: true;
  /**
   * What the page asks of the database, it asks for every authority: for signing in, before anybody is known. With `anyone` alone. Without it, a page asks
   * for the authority of whoever is signed in, and where nobody is, sees nothing that an authority owns.
   */
  readonly reach?: 'installation';
  readonly handle: (request: PageRequest) => Promise<Reply>;
}
