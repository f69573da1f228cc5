import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { Actor } from '../identity/actor.ts';
import type { Log } from '../log/log.ts';
import type { Permission, Route } from './route.ts';
import type { Visitor } from './visitor.ts';

/** One file that browsers fetch. */
export interface Asset {
  /** Below `/assets/<version>/`. */
  readonly name: string;
  readonly directory: string;
  readonly file: string;
}

export interface NavigationItem {
  readonly text: string;
  readonly href: `/${string}`;
  readonly permission: Permission;
}

/** May this person do this? `'not-found'` when they may not even know that it is there. */
export type Access = (actor: Actor, permission: Permission) => boolean | 'not-found';

export interface ServerOptions {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly db: Database;
  readonly routes: readonly Route[];
  readonly access: Access;
  readonly render: (template: string, data: Record<string, unknown>) => string;
  readonly assets: { readonly version: string; readonly files: readonly Asset[] };
  readonly navigation?: readonly NavigationItem[];
  /** Names of migrations not yet applied; what `/health/ready` asks. */
  readonly pendingMigrations?: () => Promise<readonly string[]>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until the request has been looked at. */
    visitor: Visitor | null;
  }
}
