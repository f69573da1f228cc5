import type { Reader } from '../../platform/database/database.ts';
import type { Reply, Route } from '../../platform/http/route.ts';
import { reachesProvider } from '../access/find-reach.ts';
import { type EntryRouteOptions, entryRoutes } from '../by-hand/entry.routes.ts';
import { findOwnProvider, type OwnProvider } from '../by-hand/find-own-provider.ts';
import { listEntryEvents } from '../by-hand/list-entry-events.ts';
import { showHistory } from '../by-hand/show-history.ts';
import { sayWithdrawn, type VersionsPage, versionsRoute } from '../by-hand/show-versions-page.ts';
import { factKinds, isFactName, kindOfFact } from './fact-kinds.ts';
import { factLedger } from './fact-row.ts';
import { answersOfFact, showFactSnapshot } from './fact-words.ts';
import { factOfRow, listRecordedFacts, type RecordedFact } from './find-facts.ts';
import { newFactPage, withdrawFactPage } from './open-fact-pages.ts';

const historyWords = { 'fact.recorded': 'Recorded', 'fact.ended': 'Ended', 'fact.withdrawn': 'Withdrawn', 'fact.put-back': 'Last day put back' };

const versions: VersionsPage<'entered_fact'> = {
  path: '/providers/:id/facts/:factId/versions',
  audit: 'fact.versions-viewed',
  table: 'entered_fact',
  subject: factLedger.subject,
  eventWords: historyWords,
  find: async (reader, provider, params) => {
    const fact = await findRecordedFact(reader, provider, params['factId']);
    return fact && { id: fact.id, heading: kindOfFact(fact.fact).label };
  },
  say: async () => (row) => {
    const fact = factOfRow(row);
    return fact === null ? [] : [...answersOfFact(fact), ...sayWithdrawn(row)];
  },
  backTo: (provider, { id }) => `/providers/${provider.id}/facts/${id}`,
};

/** Facts that the published register lacks: enter, withdraw, and read what was said. */
export function enteredFactRoutes(options: EntryRouteOptions): Route[] {
  const form = { ...options, permission: 'fact.edit' } as const;
  const { db, clock } = options;
  return [
    versionsRoute(options, versions),
    ...entryRoutes(form, '/providers/:id/facts/new', 'fact.recorded', async ({ request, provider, doing }) => {
      const fact = request.query.get('fact') ?? request.form.get('fact');
      if (fact === null) return chooseFact(provider);
      return isFactName(fact) ? { page: newFactPage({ provider, doing }, fact) } : null;
    }),
    ...entryRoutes(form, '/providers/:id/facts/:factId/withdraw', 'fact.withdrawn', async ({ request, ...means }) => {
      const fact = await findRecordedFact(db.kysely, means.provider, request.params['factId']);
      return fact && { page: withdrawFactPage(means, fact) };
    }),
    {
      method: 'GET',
      path: '/providers/:id/facts/:factId',
      permission: 'entry.view',
      of: 'id',
      audit: 'fact.viewed',
      handle: async ({ actor, params }): Promise<Reply> => {
        const provider = await findOwnProvider(db.kysely, actor, params['id']);
        const fact = provider && (await findRecordedFact(db.kysely, provider, params['factId']));
        if (!fact) return { kind: 'not-found' };
        const events = (await listEntryEvents(db.kysely, factLedger, provider)).filter((event) => event.subjectId === String(fact.id));
        return {
          kind: 'page',
          template: 'register/entered-facts/fact.njk',
          data: {
            provider,
            fact,
            heading: kindOfFact(fact.fact).label,
            answers: answersOfFact(fact),
            history: showHistory(events, historyWords, showFactSnapshot),
            mayEdit: await reachesProvider(db.kysely, clock, actor, 'fact.edit', provider.id),
            backLink: `/providers/${provider.id}`,
          },
        };
      },
    },
  ];
}

function chooseFact(provider: OwnProvider): Reply {
  const facts = Object.entries(factKinds).map(([name, { label, hint }]) => ({ name, label, hint }));
  return { kind: 'page', template: 'register/entered-facts/choose-fact.njk', data: { provider, facts, backLink: `/providers/${provider.id}` } };
}

async function findRecordedFact(reader: Reader, provider: OwnProvider, id: string | undefined): Promise<RecordedFact | null> {
  return (await listRecordedFacts(reader, provider.id, provider.authorityId)).find((fact) => String(fact.id) === id) ?? null;
}
