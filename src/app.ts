import type { FastifyInstance } from 'fastify';
import { latestInspectionPanel } from './evidence/index.ts';
import { homeRoutes } from './home/home.routes.ts';
import { migrationsDirectory, type OpenWaymark } from './open-waymark.ts';
import type { Clock } from './platform/clock.ts';
import { pendingMigrations } from './platform/database/migrate.ts';
import { insistOnAsker } from './platform/database/open-database.ts';
import { buildServer } from './platform/http/build-server.ts';
import type { Route } from './platform/http/route.ts';
import type { NavigationItem } from './platform/http/server-options.ts';
import { identityRoutes } from './platform/identity/identity.routes.ts';
import type { Log } from './platform/log/log.ts';
import { version } from './platform/version.ts';
import { dataHomeCard, isAllowed, registerRoutes, roles } from './register/index.ts';
import { listAssets } from './ui/assets.ts';
import { createRenderer } from './ui/render.ts';

export interface AppMeans extends OpenWaymark {
  readonly clock: Clock;
  readonly log: Log;
  /** Tests are told of a name that a page prints without having been given it. */
  readonly strictPages?: boolean;
}

const navigation: readonly NavigationItem[] = [
  { text: 'Home', href: '/', permission: 'signed-in' },
  { text: 'Find a provider', href: '/providers', permission: 'register.view' },
  { text: 'Localities', href: '/localities', permission: 'register.view' },
  { text: 'Trusts', href: '/trusts', permission: 'register.view' },
  { text: 'Overview', href: '/overview', permission: 'register.view' },
  { text: 'Data', href: '/data', permission: 'data.view' },
];

/** The composition root: every wing by name, left to right. The server does not listen yet. */
export async function composeApp(given: AppMeans): Promise<FastifyInstance> {
  const means = { ...given, db: insistOnAsker(given.db) };
  const { config, clock, db, datasets, log } = means;
  const assets = listAssets();
  const globals = { assets: `/assets/${assets.version}`, version, demonstration: config.demonstration };
  const render = createRenderer({ today: () => clock.today(), globals, strict: means.strictPages ?? false });
  const roleLabels = Object.entries(roles).map(([name, label]) => ({ name, label }));
  const routes: readonly Route[] = [
    ...identityRoutes({ config, clock, db }),
    ...registerRoutes({ db, clock, datasets, log, render, panels: [latestInspectionPanel(db)] }),
    ...homeRoutes({ config, db, roles: roleLabels, cards: [dataHomeCard({ datasets })] }),
  ];
  return buildServer({
    config,
    log,
    clock,
    db,
    assets,
    render,
    navigation,
    routes,
    access: isAllowed,
    pendingMigrations: async () => (await pendingMigrations(db, migrationsDirectory)).map(({ name }) => name),
  });
}
