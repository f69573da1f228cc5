import { isOutside } from '../../evidence/index.ts';
import { reachesProvider } from '../../register/index.ts';
import { type FactsOfRun, findFactsOfRun } from '../find-facts-of-run.ts';
import { findKnownOfTasks } from '../find-known-of-tasks.ts';
import { findPlanInWords } from '../find-plan-in-words.ts';
import { namedChecks } from '../named-checks.ts';
import { partOf } from '../programme-parts.ts';
import { actingOf } from './acting.ts';
import { escalationAsked } from './escalation-asked.ts';
import { relatedRuns } from './find-related-runs.ts';
import type { Run } from './find-runs.ts';
import { gatherRunDays } from './clock/gather-run-days.ts';
import { hasPlan } from '../programme-definitions/definition-graph.ts';
import type { RunPage } from './open-run-page.ts';
import { isToldTo, ownRunView, toldReason } from './own-run-view.ts';
import { isOfficersOwn } from './own-tasks.ts';
import { readsFacts } from './reads-facts.ts';
import { stageOf, outcomeOf } from './replay.ts';
import { pathOf, stateTag } from './run-words.ts';
import { runView } from './run-view.ts';
import type { Acting } from './who-acts.ts';

/** Where a run is, what is next and why, and what happened. The provider’s own people see what they were told, in plain words. */
export const showRun: RunPage = async (asked, run, provider) => {
  const { means, request, authority, today } = asked;
  const reader = means.db.kysely;
  const { definition, subject, now, steps } = run;
  const isOwn = isOutside(request.actor.role, request.actor.kind);
  if (isOwn && !isToldTo(run, request.actor, today)) return { kind: 'not-found' };
  const by = actingOf(request.actor);
  const of = { authorityId: authority.authorityId, today };
  const path = pathOf(provider.id, run.id);
  const reckon = async (facts?: FactsOfRun) => {
    const daysOf = await gatherRunDays(reader, of, [run], facts === undefined ? undefined : new Map([[run.id, facts]]));
    return { definition, subject, now, ...daysOf(run), today };
  };
  const common = {
    provider,
    programme: { name: definition.name, says: definition.says, source: definition.source, provisional: definition.provisional, version: run.version },
    run: { startedOn: now.startedOn, holder: run.holder, endedOn: now.endedOn, paused: now.paused },
    today,
    breadcrumbs: crumbsOf(provider),
  };
  const planInWords = hasPlan(definition) ? await findPlanInWords(reader, { ...of, runId: run.id }) : null;
  const page = { kind: 'page', subject: { kind: 'provider', id: provider.id } } as const;
  if (isOwn)
    return {
      ...page,
      template: 'support/programmes/own-run.njk',
      data: { ...common, ...ownRunView(await reckon(), by, path), why: toldReason(run, request.actor), planInWords },
    };
  const readsLetters = await reachesProvider(reader, means.clock, request.actor, 'escalation.view', provider.id);
  const mayDoOwn = await reachesProvider(reader, means.clock, request.actor, 'programme.own-task', provider.id);
  if (!readsFacts(run, request.actor, readsLetters))
    return { ...page, template: 'support/programmes/closed-run.njk', data: { ...common, ...closedView(run, mayDoOwn ? by : null, path) } };
  const facts = await findFactsOfRun(reader, of, run);
  const mayRun = await reachesProvider(reader, means.clock, request.actor, 'programme.run', provider.id);
  // What did not do what it was for asks what may be done instead.
  const isAsked = now.state === 'ended' && outcomeOf(definition, now)?.good === false;
  const ladder = isAsked && readsLetters ? `/providers/${String(provider.id)}/escalation?from=${String(run.id)}` : null;
  const knownOfTasks = await findKnownOfTasks(reader, authority.authorityId, run);
  const whyShut = (task: string) =>
    partOf(definition.key).whyShut?.(task, { ...facts, track: facts.known.track ?? subject.track, on: today }) ?? null;
  const view = runView({
    ...(await reckon(facts)),
    ...facts,
    steps,
    by,
    checks: namedChecks,
    whyShut,
    readsLetters,
    mayRun,
    mayDoOwn,
    knownOfTasks,
    path,
  });
  return {
    ...page,
    template: 'support/programmes/run.njk',
    data: {
      ...common,
      ...view,
      ...relatedRuns(run, facts.ofProvider),
      planInWords,
      ladder,
      question: escalationAsked(definition, now),
      begun: { by: run.startedBy, reason: run.reason },
    },
  };
};

/** That it is under way, and what is this officer’s own to record. */
function closedView({ definition, now }: Run, by: Acting | null, path: string): Record<string, unknown> {
  const tasks = by === null || now.state !== 'live' ? [] : (stageOf(definition, now.stage)?.tasks ?? []);
  const own = tasks.filter((task) => now.tasks[task.key]?.state === 'to-do' && by !== null && isOfficersOwn(task, by));
  return { state: stateTag(now.state), own: own.map(({ key, name }) => ({ name, href: `${path}/officer-tasks/${key}` })) };
}

export const crumbsOf = (provider: { readonly id: number; readonly name: string }, run?: Run): { readonly text: string; readonly href: string }[] => [
  { text: provider.name, href: `/providers/${String(provider.id)}` },
  { text: 'Programmes', href: pathOf(provider.id) },
  ...(run === undefined ? [] : [{ text: run.definition.name, href: pathOf(provider.id, run.id) }]),
];
