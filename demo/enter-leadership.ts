import { sql } from 'kysely';
import type { Result } from '../src/kernel/result.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import { asAuthority } from '../src/platform/database/who-asks.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import type { Doing } from '../src/support/common/doing.ts';
import { beginInduction, declineInduction } from '../src/support/development/induction/answer-head-change.ts';
import { type HeadChange, listHeadChanges } from '../src/support/development/induction/find-head-changes.ts';
import { inductionFor } from '../src/support/development/induction/head-change.ts';
import { proposeFromPosts, proposeFromRegister } from '../src/support/development/induction/propose-inductions.ts';
import { recordDeparture } from '../src/support/development/leadership/record-departure.ts';
import { findLatestSupportId, recordSupport } from '../src/support/development/leadership/record-support.ts';
import { findRun } from '../src/support/programmes/find-runs.ts';
import { trackOf } from '../src/support/programmes/subject.ts';
import { takeStep } from '../src/support/programmes/take-step.ts';
import { declined, departures, inductions, offered } from './authority/leadership.ts';
import { posts } from './authority/hand-entered.ts';
import { people } from './authority/people.ts';
import { findProviderId } from './find-provider-id.ts';

/** Who is new, who is to leave, and what was offered: each by the command of its page or of what the service hears. */
export async function enterLeadership(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const doing = (name: string, on: string, event: Doing['event']): Doing => {
    const role = people.find((person) => person.name === name)?.role ?? null;
    const actor: Actor = { kind: 'person', accountId: accounts.get(name) ?? null, name, role, authorityId, tokenId: null };
    return { actor, clock: fixedClock(`${on}T14:00:00Z`), event, reference: 'demonstration', authorityId };
  };
  await asAuthority(authorityId, async () => {
    await db.transaction((tx) => proposeAll(tx, doing('Waymark, when something happened', '2026-10-13', 'head-change.proposed')));
    for (const { provider, by, on, firstDay, steps } of inductions) {
      const runId = await db.transaction(async (tx) => {
        const change = await findChange(tx, doing(by, on, 'head-change.viewed'), provider);
        const programme = inductionFor(trackOf(change.provider.legalTrack, change.provider.kind), change.standing);
        const beginning = { change, programme, firstDay, accountId: accounts.get(by) ?? null };
        return must(await beginInduction(tx, doing(by, on, 'programme-run.started'), beginning)).runId;
      });
      for (const { on: day, does } of steps)
        await db.transaction(async (tx) => {
          const taking = doing(by, day, 'programme-run.step-taken');
          const seen = (await findRun(tx, authorityId, runId))?.now.count ?? 0;
          const step = 'task' in does ? ({ kind: 'task-done', ...does, on: day, note: null } as const) : ({ kind: 'gate-passed', ...does, on: day, reason: 'As agreed' } as const); // prettier-ignore
          must(await takeStep(tx, taking, { runId, seen, step }));
        });
    }
    await db.transaction(async (tx) => {
      const { provider, by, on, reason } = declined;
      const answering = doing(by, on, 'head-change.answered');
      must(await declineInduction(tx, answering, await findChange(tx, answering, provider), { state: 'declined', reason }));
      for (const { provider: of, by: who, on: day, entry } of departures)
        await recordDeparture(tx, doing(who, day, 'expected-departure.recorded'), await findProviderId(tx, of), entry);
      for (const { provider: of, by: who, entry } of offered) {
        const id = await findProviderId(tx, of);
        must(await recordSupport(tx, doing(who, entry.on, 'leadership-support.recorded'), id, entry, await findLatestSupportId(tx, authorityId, id)));
      }
    });
  });
}

/** What the service heard when the register of October was accepted, and when posts were recorded. */
async function proposeAll(tx: Tx, doing: Doing): Promise<void> {
  for (const provider of new Set(posts.map((post) => post.provider))) await proposeFromPosts(tx, doing, await findProviderId(tx, provider));
  const { rows } = await sql<{ id: number }>`select id from release where source = 'gias-establishments' and state = 'committed' order by id`.execute(tx);
  for (const { id } of rows) await proposeFromRegister(tx, doing, id);
} // prettier-ignore

async function findChange(tx: Tx, { actor, authorityId, clock }: Doing, provider: string): Promise<HeadChange> {
  const id = await findProviderId(tx, provider);
  const changes = await listHeadChanges(tx, {
    actor: { ...actor, authorityId },
    permission: 'leadership.view',
    today: clock.today(),
    state: 'proposed',
  });
  const change = changes.find((one) => one.provider.id === id);
  if (change === undefined) throw new Error(`Nobody is new at ${provider}.`);
  return change;
}

/** The demonstration asks for nothing that is refused. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
