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

/** May somebody in this actor's role do this at all? */
export type Access = (actor: Actor, permission: Permission) => boolean;

/** May this actor do this to the record that the path names? One out of reach is as if it were not there. */
export type Reaches = (actor: Actor, permission: Permission, record: string) => Promise<boolean>;

export interface ServerOptions {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly db: Database;
  readonly routes: readonly Route[];
  readonly access: Access;
  readonly reaches: Reaches;
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
