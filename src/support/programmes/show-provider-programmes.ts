import { isProvisional } from '../programme-definitions/definition-words.ts';
import { isOutside } from '../../evidence/index.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { reachesProvider } from '../../register/index.ts';
import type { ProviderPage } from '../common/open-page.ts';
import { startHref } from '../programme-parts.ts';
import { lettersCopiedTo } from './letters/copied-letters.ts';
import { deadlinesOf } from './clock/deadlines.ts';
import { dayOfLetter } from './letters/letter-readers.ts';
import { listDefinitions } from '../programme-definitions/find-definitions.ts';
import { listRuns, type Run } from './find-runs.ts';
import { findStarter } from './find-starter.ts';
import { findWhetherTheyMayStart } from './starting/find-whether-it-may-start.ts';
import { gatherRunDays, type RunDays } from './clock/gather-run-days.ts';
import { isTheirDay, isToldTo, toldOutcome, toldStageNow } from './own-run-view.ts';
import { readsFacts } from './reads-facts.ts';
import { asWritten, stageOf, outcomeOf } from './replay.ts';
import { byUrgency, pathOf, standings, stateTag } from './run-words.ts';

interface LineFor {
  readonly today: string;
  readonly isOwn: boolean;
  /** Whether this reader may read what is in it: else that it is under way is all there is. */
  readonly readsFacts: boolean;
}

/** A run on one line, with what is next in it. To the provider’s own people, what is theirs alone. */
export function runLine(run: Run, days: RunDays, { today, isOwn, readsFacts: reads }: LineFor): Record<string, unknown> {
  const { definition, subject, now } = run;
  const [next] = deadlinesOf({ definition, subject, now, ...days, today })
    .filter((one) => one.doneOn === null && one.on !== null && (!isOwn || isTheirDay(definition, one)))
    .toSorted(byUrgency);
  return {
    name: definition.name,
    href: pathOf(run.providerId, run.id),
    state: stateTag(now.state, now.inError),
    stage: !reads ? null : isOwn ? toldStageNow({ definition, now, today }) : (stageOf(definition, now.stage)?.name ?? now.stage),
    since: now.startedOn,
    endedOn: now.endedOn,
    outcome: !reads ? null : isOwn ? toldOutcome(definition, now, today) : (outcomeOf(definition, now)?.label ?? null),
    holder: run.holder,
    next:
      next === undefined || !reads ? null : { what: next.what, on: next.on, provisional: isProvisional(next.source), tag: standings[next.standing] },
  };
}

/** Letters of a run that is not theirs to read. */
const copiesOf = (run: Run, actor: Actor, today: string): Record<string, unknown>[] =>
  lettersCopiedTo(run, actor, today).map((letter) => ({
    name: letter.name,
    on: dayOfLetter({ letter, tasks: asWritten(run.now) }),
    href: pathOf(run.providerId, run.id, `/sent-letters/${letter.key}`),
  }));

/** The programmes a provider is or was in, and which may begin: of the rest, why not. */
export const showProviderProgrammes: ProviderPage = async ({ means, request, authority, today }, provider) => {
  const { db, clock } = means;
  const { authorityId } = authority;
  const isOwn = isOutside(request.actor.role, request.actor.kind);
  const all = await listRuns(db.kysely, authorityId, { providerId: provider.id });
  const runs = isOwn ? all.filter((run) => isToldTo(run, request.actor, today)) : all;
  const daysOf = await gatherRunDays(db.kysely, { authorityId, today }, runs);
  const maySet = !isOwn && (await reachesProvider(db.kysely, clock, request.actor, 'programme.run', provider.id));
  const seesLadder = await reachesProvider(db.kysely, clock, request.actor, 'escalation.view', provider.id);
  const lines = runs.map((run) => ({
    ...runLine(run, daysOf(run), { today, isOwn, readsFacts: readsFacts(run, request.actor, seesLadder) }),
    isLive: run.now.state === 'live' || run.now.state === 'paused',
  }));
  return {
    kind: 'page',
    template: 'support/programmes/provider-programmes.njk',
    subject: { kind: 'provider', id: provider.id },
    data: {
      provider,
      isOwn,
      copied: isOwn ? all.filter((run) => !isToldTo(run, request.actor, today)).flatMap((run) => copiesOf(run, request.actor, today)) : [],
      live: lines.filter(({ isLive }) => isLive),
      past: lines.filter(({ isLive }) => !isLive),
      startable: maySet ? await listStartable() : [],
      maySet,
      escalation: seesLadder ? `/providers/${String(provider.id)}/escalation` : null,
      breadcrumbs: [{ text: provider.name, href: `/providers/${String(provider.id)}` }],
    },
  };

  async function listStartable(): Promise<Record<string, unknown>[]> {
    const starter = await findStarter(db.kysely, authorityId, provider.id);
    if (starter === null) return [];
    const definitions = (await listDefinitions(db.kysely, authorityId)).flatMap(({ definition }) =>
      definition.tracks.includes(starter.track) ? [definition] : [],
    );
    const may = await findWhetherTheyMayStart(db.kysely, { authorityId, providerId: provider.id, today }, definitions);
    return definitions.map(({ key, name, says, provisional, source }, place) => {
      const whether = may[place];
      return {
        name,
        says,
        provisional,
        source,
        href: whether?.ok === true ? startHref(provider.id, key) : null,
        whyNot: whether?.ok === false ? whether.reason : null,
      };
    });
  }
};
