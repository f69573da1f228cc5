import type { Reader } from '../../platform/database/database.ts';
import type { Reply, Route } from '../../platform/http/route.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { type EntryRouteOptions, entryRoutes } from '../by-hand/entry.routes.ts';
import { findOwnProvider, type OwnProvider } from '../by-hand/find-own-provider.ts';
import { listEntryEvents } from '../by-hand/list-entry-events.ts';
import { showHistory } from '../by-hand/show-history.ts';
import { sayWithdrawn, type VersionsPage, versionsRoute } from '../by-hand/show-versions-page.ts';
import { listRecordedSendUnits, type RecordedSendUnit, unitOfRow } from './find-send-units.ts';
import { boxesOfSendUnit, correctSendUnitPage, moveSendUnitPage, newSendUnitPage, withdrawSendUnitPage } from './open-send-unit-pages.ts';
import { nextStages } from './send-unit.ts';
import { sendUnitLedger } from './send-unit-row.ts';
import { answersOfSendUnit, showSendUnitSnapshot } from './send-unit-words.ts';

const historyWords = {
  'send-unit.recorded': 'Recorded',
  'send-unit.moved': 'Stage changed',
  'send-unit.corrected': 'Corrected',
  'send-unit.withdrawn': 'Withdrawn',
};

const versions: VersionsPage<'send_unit'> = {
  path: '/providers/:id/send-units/:unitId/versions',
  audit: 'send-unit.versions-viewed',
  table: 'send_unit',
  subject: sendUnitLedger.subject,
  eventWords: historyWords,
  find: async (reader, provider, params) => {
    const unit = await findRecordedUnit(reader, provider, params['unitId']);
    return unit && { id: unit.id, heading: unit.name };
  },
  say: async () => (row) => [...answersOfSendUnit(unitOfRow(row)), ...sayWithdrawn(row)],
  backTo: (provider, { id }) => `/providers/${provider.id}/send-units/${id}`,
};

/** SEND units and resourced provision: record, move on, correct, withdraw, and read what a record said before. */
export function sendUnitRoutes(options: EntryRouteOptions): Route[] {
  const form = { ...options, permission: 'send-unit.edit' } as const;
  const { db, clock } = options;
  const standingUnit = async (provider: OwnProvider, id: string | undefined): Promise<RecordedSendUnit | null> => {
    const unit = await findRecordedUnit(db.kysely, provider, id);
    return unit?.withdrawn === null ? unit : null;
  };
  return [
    versionsRoute(options, versions),
    ...entryRoutes(form, '/providers/:id/send-units/new', 'send-unit.recorded', async (means) => ({ page: newSendUnitPage(means) })),
    ...entryRoutes(form, '/providers/:id/send-units/:unitId/stage', 'send-unit.moved', async ({ request, ...means }) => {
      const unit = await standingUnit(means.provider, request.params['unitId']);
      return unit && { page: moveSendUnitPage(means, unit) };
    }),
    ...entryRoutes(form, '/providers/:id/send-units/:unitId/correct', 'send-unit.corrected', async ({ request, ...means }) => {
      const unit = await standingUnit(means.provider, request.params['unitId']);
      return unit && { page: correctSendUnitPage(means, unit), initial: boxesOfSendUnit(unit) };
    }),
    ...entryRoutes(form, '/providers/:id/send-units/:unitId/withdraw', 'send-unit.withdrawn', async ({ request, ...means }) => {
      // One that is withdrawn already may be sent again: the same form, twice.
      const unit = await findRecordedUnit(db.kysely, means.provider, request.params['unitId']);
      return unit && { page: withdrawSendUnitPage(means, unit) };
    }),
    {
      method: 'GET',
      path: '/providers/:id/send-units/:unitId',
      permission: 'entry.view',
      of: 'id',
      audit: 'send-unit.viewed',
      handle: async ({ actor, params }): Promise<Reply> => {
        const provider = await findOwnProvider(db.kysely, actor, params['id']);
        const unit = provider && (await findRecordedUnit(db.kysely, provider, params['unitId']));
        if (!unit) return { kind: 'not-found' };
        const events = (await listEntryEvents(db.kysely, sendUnitLedger, provider)).filter((event) => event.subjectId === String(unit.id));
        return {
          kind: 'page',
          template: 'register/send-units/send-unit.njk',
          data: {
            provider,
            unit,
            heading: unit.name,
            answers: answersOfSendUnit(unit),
            history: showHistory(events, historyWords, showSendUnitSnapshot),
            mayEdit: await reachesProvider(db.kysely, clock, actor, 'send-unit.edit', provider.id),
            mayMove: nextStages[unit.stage].length > 0,
            backLink: `/providers/${provider.id}`,
          },
        };
      },
    },
  ];
}

async function findRecordedUnit(reader: Reader, provider: OwnProvider, id: string | undefined): Promise<RecordedSendUnit | null> {
  return (await listRecordedSendUnits(reader, provider.id, provider.authorityId)).find((unit) => String(unit.id) === id) ?? null;
}
