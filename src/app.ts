import type { FastifyInstance } from 'fastify';
import { accountabilityRoutes, accountabilityRecordKinds } from './accountability/index.ts';
import { datasetRecordKinds } from './datasets/index.ts';
import {
  actionsPanel,
  concernsPanel,
  evidenceRecordKinds,
  evidenceRoutes,
  figureEndpoints,
  findGuardedSubjects,
  findingsPanel,
  governorsLettersPanel,
  latestInspectionPanel,
  ofstedCallsPanel,
  outcomesPanel,
  signalsPanel,
  trustInspectionsLink,
  visitsPanel,
} from './evidence/index.ts';
import { gatherDiary } from './home/gather-work.ts';
import { homeRoutes } from './home/home.routes.ts';
import { judgementRecordKinds, judgementRoutes, movedProposals, reviewActions, tierEndpoints, tierPanel, tiersHomeCard } from './judgement/index.ts';
import { navigation } from './navigation.ts';
import { migrationsDirectory, type OpenWaymark } from './open-waymark.ts';
import { auditRoutes } from './platform/audit/audit.routes.ts';
import { calendarFeedRoutes } from './platform/calendar-feeds/calendar-feeds.routes.ts';
import { publicAddress } from './platform/config/public-address.ts';
import type { Clock } from './platform/clock.ts';
import { pendingMigrations } from './platform/database/migrate.ts';
import { insistOnAsker } from './platform/database/open-database.ts';
import { buildServer } from './platform/http/build-server.ts';
import type { Route } from './platform/http/route.ts';
import type { ServerOptions } from './platform/http/server-options.ts';
import { identityRoutes } from './platform/identity/identity.routes.ts';
import { mailRoutes } from './platform/mail/mail.routes.ts';
import { noticesHomeCard } from './platform/notices/notices-home-card.ts';
import { noticeRoutes } from './platform/notices/notices.routes.ts';
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
import {
  adviserDaysPanel,
  boardPanel,
  earlyYearsPanel,
  leadershipPanel,
  programmesPanel,
  supportRecordKinds,
  supportRoutes,
  timelinePanel,
} from './support/index.ts';
import { listAssets } from './ui/assets.ts';
import { createRenderer } from './ui/render.ts';
import { workSources } from './work-sources.ts';

export interface AppMeans extends OpenWaymark {
  readonly clock: Clock;
  readonly log: Log;
  /** Tests are told of a name that a page prints without having been given it. */
  readonly strictPages?: boolean;
}

/** What every module keeps, for retention, legal hold and disclosure. */
export const recordKinds = [
  ...platformRecordKinds,
  ...datasetRecordKinds,
  ...registerRecordKinds,
  ...evidenceRecordKinds,
  ...judgementRecordKinds,
  ...supportRecordKinds,
  ...accountabilityRecordKinds,
];

type Render = ServerOptions['render'];

/** The route table of the whole service: every wing by name, left to right. */
export function composeRoutes(means: AppMeans, render: Render = rendererFor(means, listAssets().version)): readonly Route[] {
  const { config, clock, db, datasets, log } = means;
  const sources = workSources({ db, clock });
  const roleLabels = Object.entries(roles).map(([name, label]) => ({ name, label }));
  return [
    ...identityRoutes({ config, clock, db, log }),
    ...mailRoutes({ config, db, permission: 'mail.view' }),
    ...noticeRoutes({ db, clock }),
    ...calendarFeedRoutes({
      db,
      clock,
      publicAddress: publicAddress(config),
      diary: (actor, from, to) => gatherDiary({ workSources: sources }, actor, from, to),
    }),
    ...auditRoutes({ db, clock, subjects: { ...auditSubjects, listGuarded: findGuardedSubjects }, roleWords: roles }),
    ...registerRoutes({
      db,
      clock,
      datasets,
      log,
      render,
      publicAddress: publicAddress(config),
      workSources: sources,
      panels: [
        latestInspectionPanel({ db, clock }),
        outcomesPanel({ db, clock }),
        signalsPanel({ db, clock }),
        findingsPanel({ db, clock }),
        visitsPanel({ db, clock }),
        actionsPanel({ db, clock }),
        ofstedCallsPanel({ db, clock }),
        governorsLettersPanel({ db, clock }),
        concernsPanel({ db, clock }),
        tierPanel({ db, clock }),
        programmesPanel({ db, clock }),
        earlyYearsPanel({ db, clock }),
        leadershipPanel({ db, clock }),
        adviserDaysPanel({ db, clock }),
        boardPanel({ db, clock }),
        timelinePanel({ db, clock }),
      ],
      apiEndpoints: [...figureEndpoints({ db, clock }), ...tierEndpoints({ db, clock })],
      trustLinks: [trustInspectionsLink],
    }),
    ...evidenceRoutes({ db, clock, listMovedProposals: movedProposals({ db, clock }), listOtherActions: reviewActions({ db }) }),
    ...judgementRoutes({ db, clock, publicAddress: publicAddress(config) }),
    ...supportRoutes({ db, clock }),
    ...accountabilityRoutes({ db, clock, render, recordKinds, privacyContact: config.privacyContact }),
    ...homeRoutes({
      config,
      db,
      clock,
      workSources: sources,
      roles: roleLabels,
      cards: [
        noticesHomeCard({ db }),
        tiersHomeCard({ db, clock }),
        dataHomeCard({ datasets }),
        briefingsHomeCard({ db }),
        accountsHomeCard({ db, clock }),
      ],
      pages: navigation,
      access: isAllowed,
    }),
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
  const globals = { assets: `/assets/${assetsVersion}`, serviceVersion: version, demonstration: config.demonstration };
  return createRenderer({ today: () => clock.today(), globals, strict: strictPages ?? false });
}
