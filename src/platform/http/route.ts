import type { Readable } from 'node:stream';
import type { Actor } from '../identity/actor.ts';
import type { Session } from '../identity/sessions.ts';
import type { SessionMethod } from '../identity/tables.ts';
import type { CookieChange, CookiePurpose } from './cookies.ts';
import type { Notice } from './notice.ts';

/**
 * The permissions a route may name, and what each is asked of: the service as a whole, or one record that the path names. Platform knows none
 * of them: the register's access table declares each one here by augmentation.
 * `anyone` needs no sign-in; `signed-in` needs a session or token and nothing more.
 */
export interface Permissions {
  readonly 'anyone': 'service';
  readonly 'signed-in': 'service';
}
export type Permission = keyof Permissions;
export type PermissionOf<Asked extends 'service' | 'record'> = { [Name in Permission]: Permissions[Name] extends Asked ? Name : never }[Permission];

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
  /** What is in one of our own cookies, beside the session's. */
  readonly cookie: (purpose: CookiePurpose) => string | undefined;
  /** The signed-in browser's; null for a token and for nobody. */
  readonly session: Session | null;
  /** A short reference that also stands in the log. */
  readonly reference: string;
  /** The event that the route names, for the command to record inside its own transaction. */
  readonly audit: AuditEventName;
  /** A multipart form's parts in the order they arrive: plain fields first seen through `fields`. Streamed, never held in memory. */
  readonly upload: () => AsyncIterable<UploadedFile>;
  readonly fields: Map<string, string>;
}

/** What signing in and signing out ask of the edge, which alone knows the cookie. */
export type SessionChange = { readonly kind: 'begin'; readonly accountId: number; readonly method: SessionMethod } | { readonly kind: 'end' };

/** A record, as the audit trail names it. */
export interface Subject {
  readonly kind: string;
  readonly id: string | number;
}

/** What a reading of a sensitive route is of, where the path does not say it: a slug or an official number stands there, or a list is of one record. */
interface Read {
  readonly subject?: Subject;
  /** What was asked for, where the reading is of a selection; recorded as what there is after. */
  readonly asked?: object;
}

/** A handler's answer is a value; the edge turns it into HTTP. */
export type Reply =
  | ({ readonly kind: 'page'; readonly template: string; readonly data: Record<string, unknown>; readonly status?: number } & Read)
  | {
      readonly kind: 'redirect';
      /** A path of ours; or the whole address of another service, which only a link may lead to (the browser refuses it after a form). */
      readonly to: string;
      readonly notice?: Notice;
      readonly session?: SessionChange;
      readonly cookies?: readonly CookieChange[];
    }
  | ({ readonly kind: 'json'; readonly body: unknown; readonly status?: number } & Read)
  | ({
      readonly kind: 'download';
      readonly fileName: string;
      readonly contentType: string;
      readonly body: string | Buffer | Readable;
      /** Somebody sent it to us: a browser that shows it all the same may run and fetch nothing for it. */
      readonly isSentByPeople?: true;
    } & Read)
  | { readonly kind: 'not-found' };

/** A permission that is asked of a record comes with the path's parameter that names it; otherwise the route does not compile. */
export type Asked =
  | { readonly permission: PermissionOf<'service'>; readonly of?: never }
  | {
      readonly permission: PermissionOf<'record'>;
      readonly of: string;
      /** Where the parameter names something that belongs to the record: finds the record. Null where there is no such thing. */
      readonly ownerOf?: (name: string, actor: Actor) => Promise<string | number | null>;
    };

export type Route = RouteOnly & Asked;

interface RouteOnly {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  /** Recorded by the command when something changes; by the edge when `sensitive` is set and the page was read. */
  readonly audit: AuditEventName;
  /** Reading this page is itself recorded, and so is being turned away from it. */
  readonly sensitive?: boolean;
  /** Which parameter of a sensitive path is the record that is read; not needed where there is one, and the record is of the kind that `audit` names. */
  readonly subject?: { readonly kind: string; readonly param: string };
  /** The body is a multipart form that the handler streams. */
  readonly multipart?: boolean;
  /** Made costly on purpose, or worth guessing at: one address may ask for it a thirtieth as often as for other pages. */
  readonly seldom?: true;
  /** Sent by a script of ours, which keeps what is typed itself: nothing of it waits for somebody whose session has run out. */
  readonly keepsNoForm?: true;
  /**
   * What the page asks of the database, it asks for every authority: for signing in, before anybody is known. With `anyone` alone. Without it, a page asks
   * for the authority of whoever is signed in, and where nobody is, sees nothing that an authority owns.
   */
  readonly reach?: 'installation';
  readonly handle: (request: PageRequest) => Promise<Reply>;
}
