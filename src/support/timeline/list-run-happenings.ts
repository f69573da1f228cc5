import type { Actor } from '../../platform/identity/actor.ts';
import { type Happening, isAllowed, type ListHappenings, reachesProvider } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { isToldTo, toldReason } from '../programmes/own-run-view.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { readsFacts } from '../programmes/reads-facts.ts';
import { stepInWords } from '../programmes/step-words.ts';
import { listToldSteps } from './told-steps.ts';

/** What happened in programmes: every step for the authority’s own; for a provider’s people what was decided and what is theirs, without names and reasons but why it began, as their page of it has it. */
export function runHappenings({ db, clock }: SupportMeans): ListHappenings {
  return async (actor, provider, today) => {
    if (!(await reachesProvider(db.kysely, clock, actor, 'programme.view', provider.id))) return [];
    const runs = await listRuns(db.kysely, provider.authorityId, { providerId: provider.id });
    const readsLadder = await reachesProvider(db.kysely, clock, actor, 'escalation.view', provider.id);
    return runs.flatMap((run) => (readsFacts(run, actor, readsLadder) ? stepsOf(run, actor, today) : thatItWas(run)));
  };
}

/** Of a process of the law whose facts are not for this reader: that it began, and that it is over. */
function thatItWas({ id, providerId, definition, now }: Run): Happening[] {
  const line = (on: string, what: string): Happening => ({
    kind: 'programme',
    on,
    title: `${definition.name}: ${what}`,
    says: null,
    href: `/providers/${String(providerId)}/programmes/${String(id)}`,
  });
  return [...(now.endedOn === null ? [] : [line(now.endedOn, 'it is over')]), line(now.startedOn, 'the run began')];
}

function stepsOf(run: Run, actor: Actor, today: string): Happening[] {
  const { id, providerId, definition } = run;
  const isOfAuthority = isAllowed(actor, 'programme-definition.view');
  if (!isOfAuthority && !isToldTo(run, actor, today)) return [];
  // Of one day, the last stands first.
  return (isOfAuthority ? run.steps : listToldSteps(run, today)).toReversed().map((step): Happening => {
    const reason = 'reason' in step && step.reason !== null ? ` ${step.reason}` : '';
    return {
      kind: 'programme',
      on: step.on,
      title: `${definition.name}: ${stepInWords(definition, step)}`,
      says: isOfAuthority ? `By ${step.by.name}.${reason}` : step.kind === 'started' ? toldReason(run, actor) : null,
      href: `/providers/${String(providerId)}/programmes/${String(id)}`,
    };
  });
}
