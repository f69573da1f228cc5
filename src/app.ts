import type { FastifyInstance } from 'fastify';
import { accountabilityRoutes, accountabilityRecordKinds } from './accountability/index.ts';
import { datasetRecordKinds } from './datasets/index.ts';
import { evidenceRecordKinds, latestInspectionPanel } from './evidence/index.ts';
import { homeRoutes } from './home/home.routes.ts';
import { migrationsDirectory, type OpenWaymark } from './open-waymark.ts';
import { auditRoutes } from './platform/audit/audit.routes.ts';
import { publicAddress } from './platform/config/public-address.ts';
import type { Clock } from './platform/clock.ts';
import { pendingMigrations } from './platform/database/migrate.ts';
import { insistOnAsker } from './platform/database/open-database.ts';
import { buildServer } from './platform/http/build-server.ts';
import type { Route } from './platform/http/route.ts';
import type { NavigationItem, ServerOptions } from './platform/http/server-options.ts';
import { identityRoutes } from './platform/identity/identity.routes.ts';
import { mailRoutes } from './platform/mail/mail.routes.ts';
import type { Log } from './platform/log/log.ts';
import { platformRecordKinds } from './platform/records/platform-record-kinds.ts';
import { version } from './platform/version.ts';
import {
  accountsHomeCard,
  auditSubjects,
  briefingsHomeCard,
  dataHomeCard,
  isAllowed,
  reachIn,
  registerRecordKinds,
  registerRoutes,
  roles,
} from './register/index.ts';
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
  { text: 'Briefings', href: '/briefings', permission: 'briefing.read' },
  { text: 'My delegates', href: '/my-delegates', permission: 'delegate.view' },
  { text: 'Accounts', href: '/accounts', permission: 'account.manage' },
  { text: 'Mail', href: '/mail', permission: 'mail.view' },
  { text: 'Audit', href: '/audit', permission: 'audit.read' },
  { text: 'Records', href: '/records', permission: 'records.view' },
];

/** What every module keeps, for retention, legal hold and disclosure. */
export const recordKinds = [
  ...platformRecordKinds,
  ...datasetRecordKinds,
  ...registerRecordKinds,
  ...evidenceRecordKinds,
  ...accountabilityRecordKinds,
];

type Render = ServerOptions['render'];

/** The route table of the whole service: every wing by name, left to right. */
export function composeRoutes(means: AppMeans, render: Render = rendererFor(means, listAssets().version)): readonly Route[] {
  const { config, clock, db, datasets, log } = means;
  const roleLabels = Object.entries(roles).map(([name, label]) => ({ name, label }));
  return [
    ...identityRoutes({ config, clock, db, log }),
    ...mailRoutes({ config, db, permission: 'mail.view' }),
    ...auditRoutes({ db, clock, subjects: auditSubjects, roleWords: roles }),
    ...registerRoutes({ db, clock, datasets, log, render, publicAddress: publicAddress(config), panels: [latestInspectionPanel(db)] }),
    ...accountabilityRoutes({ db, clock, render, recordKinds, privacyContact: config.privacyContact }),
    ...homeRoutes({ config, db, roles: roleLabels, cards: [dataHomeCard({ datasets }), briefingsHomeCard({ db }), accountsHomeCard({ db, clock })] }),
  ];
}

/** The composition root. The server does not listen yet. */
export async function composeApp(given: AppMeans): Promise<FastifyInstance> {
  const means = { ...given, db: insistOnAsker(given.db) };
  const { config, clock, db, log } = means;
  const assets = listAssets();
  const render = rendererFor(means, assets.version);
  return buildServer({
    config,
    log,
    clock,
    db,
    assets,
    render,
    navigation,
    routes: composeRoutes(means, render),
    access: isAllowed,
    reaches: reachIn(db, clock),
    pendingMigrations: async () => (await pendingMigrations(db, migrationsDirectory)).map(({ name }) => name),
  });
}

function rendererFor({ config, clock, strictPages }: AppMeans, assetsVersion: string): Render {
  const globals = { assets: `/assets/${assetsVersion}`, version, demonstration: config.demonstration };
  return createRenderer({ today: () => clock.today(), globals, strict: strictPages ?? false });
}
