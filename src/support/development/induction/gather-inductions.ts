import '../../../register/index.ts';
import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { findPlaces, findReached } from '../../common/find-places.ts';
import { listRuns, type Run } from '../../programmes/find-runs.ts';
import { findMentorsOf } from '../mentoring/find-mentor-of.ts';
import { type EndOfInduction, endOf, type PostNow } from './head-change.ts';
import { inductionKeys, isInductionKey } from './induction-definitions.ts';
import { type InductionView, inductionView } from './induction-view.ts';

export interface RunningInduction {
  readonly run: Run;
  readonly view: InductionView;
  /** Whom it is for: as the run says, or as whoever was found to be new. */
  readonly name: string | null;
  readonly locality: string | null;
  /** As the run says, or as the register of mentors matched. */
  readonly mentor: string | null;
  /** Set where the post is held otherwise now, so that it has to be closed. */
  readonly over: { readonly how: EndOfInduction; readonly on: string } | null;
}

interface InductionsAsked {
  readonly actor: Actor & { readonly authorityId: number };
  readonly permission: 'leadership.view' | 'programme.run';
  readonly today: string;
  readonly runId?: number;
}

/** Inductions that are under way within reach, the latest to begin first. */
export async function gatherInductions(reader: Reader, { actor, permission, today, runId }: InductionsAsked): Promise<RunningInduction[]> {
  const { authorityId } = actor;
  const { rows } = await sql<{ id: number }>`select r.id from programme_run r
    where r.authority_id = ${authorityId} and r.state in ('live', 'paused') and r.programme = any (${[...inductionKeys]}::text[])
      and ${runId === undefined ? sql`true` : sql`r.id = ${runId}`}`.execute(reader);
  const all = await listRuns(reader, authorityId, { ids: rows.map(({ id }) => id) });
  const ids = [...new Set(all.map(({ providerId }) => providerId))];
  const reached = await findReached(reader, { actor, permission, today, ids });
  const places = await findPlaces(reader, authorityId, ids);
  const posts = await listLeaders(reader, authorityId, ids);
  const mentorOf = await findMentorsOf(reader, { authorityId, ids });
  return all
    .filter(({ providerId }) => reached.has(providerId))
    .map((run): RunningInduction => {
      const view = inductionView(run.definition, run.now);
      const name = run.person;
      const programme = run.definition.key;
      const over = name === null || !isInductionKey(programme) ? null : endOf({ name, programme }, posts.get(run.providerId) ?? [], today);
      const matched = name === null ? null : mentorOf({ providerId: run.providerId, named: name });
      return { run, view, name, over, mentor: view.mentor ?? matched?.name ?? null, locality: places.get(run.providerId)?.localityName ?? null };
    });
}

async function listLeaders(reader: Reader, authorityId: number, ids: readonly number[]): Promise<Map<number, PostNow[]>> {
  const { rows } = await sql<PostNow & { providerId: number }>`
    select provider_id as "providerId", standing, person_name as "personName", held_from as "heldFrom", held_to as "heldTo" from post
    where authority_id = ${authorityId} and provider_id = any (${[...ids]}::int[]) and role in ('headteacher', 'manager') and withdrawn_at is null
    order by id`.execute(reader);
  return Map.groupBy(rows, ({ providerId }) => providerId);
}
