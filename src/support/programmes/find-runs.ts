import type { Reader } from '../../platform/database/database.ts';
import '../../register/index.ts';
import '../tables.ts';
import { programmeDefinition, type ProgrammeDefinition, type Trigger } from '../programme-definitions/definition.ts';
import { personOf } from './person-of.ts';
import { replay, type RunNow } from './replay.ts';
import type { RunSubject, TakenStep } from './run.ts';

export interface Run {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly definition: ProgrammeDefinition;
  readonly version: number;
  readonly subject: RunSubject;
  readonly now: RunNow;
  readonly steps: readonly TakenStep[];
  readonly trigger: Trigger;
  /** The concern, the case or the run that it came of. */
  readonly triggerRef: number | null;
  readonly reason: string;
  readonly startedBy: string;
  /** Whom it is about, where another head began it: as the run says, or as whoever was found to be new. */
  readonly person: string | null;
  /** Who carries it. */
  readonly accountId: number | null;
  readonly holder: string | null;
}

export interface RunsAsked {
  readonly providerId?: number;
  readonly providerIds?: readonly number[];
  readonly programme?: string;
  /** Those that are under way or paused, alone. */
  readonly live?: boolean;
  /** Those, and such as ended on this day or later. */
  readonly liveOrEndedSince?: string;
  readonly accountId?: number;
  readonly ids?: readonly number[];
}

export async function findRun(reader: Reader, authorityId: number, runId: number): Promise<Run | null> {
  return (await listRuns(reader, authorityId, { ids: [runId] }))[0] ?? null;
}

/** Runs with all that happened in them, the latest to begin first. */
export async function listRuns(reader: Reader, authorityId: number, asked: RunsAsked): Promise<readonly Run[]> {
  if (asked.ids?.length === 0 || asked.providerIds?.length === 0) return [];
  const { providerId, providerIds, programme, live, liveOrEndedSince, accountId, ids } = asked;
  const rows = await reader
    .selectFrom('programme_run as run')
    .innerJoin('provider', 'provider.id', 'run.provider_id')
    .leftJoin('account', 'account.id', 'run.account_id')
    .selectAll('run')
    .select(['provider.name as provider_name', 'account.name as holder'])
    .select((is) =>
      is.selectFrom('head_change').select('person_name').whereRef('run_id', '=', 'run.id').orderBy('id', 'desc').limit(1).as('found_new'),
    )
    .where('run.authority_id', '=', authorityId)
    .$if(providerId !== undefined, (query) => query.where('run.provider_id', '=', providerId ?? 0))
    .$if(providerIds !== undefined, (query) => query.where('run.provider_id', 'in', [...(providerIds ?? [])]))
    .$if(programme !== undefined, (query) => query.where('run.programme', '=', programme ?? ''))
    .$if(live === true, (query) => query.where('run.state', 'in', ['live', 'paused']))
    .$if(liveOrEndedSince !== undefined, (query) =>
      query.where((run) => run.or([run('run.ended_on', 'is', null), run('run.ended_on', '>=', liveOrEndedSince ?? '')])),
    )
    .$if(accountId !== undefined, (query) => query.where('run.account_id', '=', accountId ?? 0))
    .$if(ids !== undefined, (query) => query.where('run.id', 'in', [...(ids ?? [])]))
    .orderBy('run.started_on', 'desc')
    .orderBy('run.id', 'desc')
    .execute();
  const steps = await findSteps(
    reader,
    rows.map(({ id }) => id),
  );
  return rows.map((row): Run => {
    const definition = readDefinition(row.definition);
    const taken = steps.get(row.id) ?? [];
    const now = replay(definition, row.subject, taken);
    return {
      id: row.id,
      providerId: row.provider_id,
      providerName: row.provider_name,
      definition,
      version: row.version,
      subject: row.subject,
      now,
      steps: taken,
      trigger: row.trigger_kind,
      triggerRef: row.trigger_ref,
      reason: row.reason,
      startedBy: row.started_by,
      person: personOf(definition, now, row.found_new),
      accountId: row.account_id,
      holder: row.holder,
    };
  });
}

/** The latest run that there is at a provider, of any programme; 0 where there is none. */
export async function findLatestRunId(reader: Reader, authorityId: number, providerId: number): Promise<number> {
  const { latest } = await reader
    .selectFrom('programme_run')
    .select((of) => of.fn.max<number | null>('id').as('latest'))
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  return latest ?? 0;
}

/** A definition is read many times a page, and each is checked once. */
const read = new Map<string, ProgrammeDefinition>();

function readDefinition(document: unknown): ProgrammeDefinition {
  const text = JSON.stringify(document);
  const known = read.get(text);
  if (known !== undefined) return known;
  const definition = programmeDefinition.parse(document);
  if (read.size > 200) read.clear();
  read.set(text, definition);
  return definition;
}

async function findSteps(reader: Reader, runIds: readonly number[]): Promise<ReadonlyMap<number, TakenStep[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('programme_step')
    .select(['id', 'run_id', 'said', 'taken_by', 'taken_by_account', 'taken_at'])
    .where('run_id', 'in', [...runIds])
    .orderBy('run_id')
    .orderBy('number')
    .execute();
  const steps = rows.map(({ id, run_id, said, taken_by, taken_by_account, taken_at }) => ({
    runId: run_id,
    step: { ...said, id, by: { accountId: taken_by_account, name: taken_by }, at: taken_at } satisfies TakenStep,
  }));
  return new Map([...Map.groupBy(steps, ({ runId }) => runId)].map(([runId, of]) => [runId, of.map(({ step }) => step)]));
}
