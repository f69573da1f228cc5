import type { Reader } from '../../platform/database/database.ts';
import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { entryRoutes, findOwnProvider, listEntryEvents, type OwnProvider, reachesProvider, showHistory } from '../../register/index.ts';
import { inspectionLedger, snapshotOf } from './entered-inspection-row.ts';
import { answersOfInspection, inspectionEvents } from './entered-inspection-words.ts';
import { listEnteredInspections, type RecordedInspection } from './find-entered-inspections.ts';
import { emptyInspection, newInspectionPage, withdrawInspectionPage } from './open-inspection-pages.ts';
import { type InspectionMeans, showTimeline } from './show-timeline.ts';
import { kindWords } from './timeline.ts';

/** A provider's inspections: the timeline, and what is entered by hand beside Ofsted's files. */
export function inspectionRoutes(means: InspectionMeans): Route[] {
  const { db } = means;
  const form = { ...means, permission: 'inspection.record' } as const;
  return [
    {
      method: 'GET',
      path: '/providers/:id/inspections',
      permission: 'inspection.view',
      audit: 'inspection.listed',
      handle: (request) => showTimeline(means, request),
    },
    ...entryRoutes(form, '/providers/:id/inspections/new', 'entered-inspection.recorded', async (asked) => ({
      page: newInspectionPage(asked),
      initial: emptyInspection,
    })),
    ...entryRoutes(form, '/providers/:id/inspections/:inspectionId/withdraw', 'entered-inspection.withdrawn', async ({ request, ...asked }) => {
      // One that is withdrawn already may be sent again: the same form, twice.
      const inspection = await findRecorded(db.kysely, asked.provider, request.params['inspectionId']);
      return inspection && { page: withdrawInspectionPage(asked, inspection) };
    }),
    {
      method: 'GET',
      path: '/providers/:id/inspections/:inspectionId',
      permission: 'entry.view',
      of: 'id',
      audit: 'entered-inspection.viewed',
      handle: (request) => showRecorded(means, request),
    },
  ];
}

async function showRecorded({ db, clock }: InspectionMeans, { actor, params }: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  const inspection = provider && (await findRecorded(db.kysely, provider, params['inspectionId']));
  if (!inspection) return { kind: 'not-found' };
  const events = (await listEntryEvents(db.kysely, inspectionLedger, provider)).filter(({ subjectId }) => subjectId === String(inspection.id));
  return {
    kind: 'page',
    template: 'evidence/inspections/entered-inspection.njk',
    data: {
      provider,
      inspection,
      heading: kindWords[inspection.kind],
      answers: answersOfInspection(snapshotOf(inspection)),
      history: showHistory(events, inspectionEvents, answersOfInspection),
      mayRecord: await reachesProvider(db.kysely, clock, actor, 'inspection.record', provider.id),
      backLink: `/providers/${provider.id}/inspections`,
    },
  };
}

async function findRecorded(reader: Reader, provider: OwnProvider, id: string | undefined): Promise<RecordedInspection | null> {
  return (await listEnteredInspections(reader, provider.id, provider.authorityId)).find((one) => String(one.id) === id) ?? null;
}
