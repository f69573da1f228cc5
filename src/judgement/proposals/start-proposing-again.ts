import { type FindingKind, aboutKind } from '../../evidence/index.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { listen, type Listener } from '../../platform/events/events.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Jobs } from '../../platform/jobs/start-jobs.ts';
import { listAuthorities } from '../../register/index.ts';
import { findCauseSince, findLastMade, hasProposal } from './find-causes.ts';
import { proposeAgain, type ProposingMeans } from './propose-for-cycle.ts';

const service: Actor = { kind: 'operator', accountId: null, name: 'Waymark, when something happened', role: null, authorityId: null, tokenId: null };
const nightly: Actor = { ...service, name: 'Waymark, every night' };

/** What happened to one provider, and what it is called where a proposal says why it was made. */
export function proposalListeners(means: ProposingMeans): readonly Listener[] {
  const again = async (authorityId: number, providerId: number, cause: string): Promise<void> => {
    const authority = (await listAuthorities(means.db.kysely)).find(({ id }) => id === authorityId);
    // Who has none yet has nothing to be held against, and waits for a cycle.
    if (!authority || !(await hasProposal(means.db.kysely, authorityId, providerId))) return;
    await proposeAgain(means, service, { authority, asAt: means.clock.today(), cause, providerIds: [providerId] });
  };
  return [
    listen('finding-changed', 'judgement-finding-changed', ({ authorityId, providerId, kind }) =>
      again(authorityId, providerId, causeOfFinding(kind)),
    ),
    listen('head-changed', 'judgement-head-changed', ({ authorityId, providerId }) =>
      again(authorityId, providerId, 'The post of headteacher or manager changed'),
    ),
    listen('inspection-changed', 'judgement-inspection-changed', ({ authorityId, providerId }) =>
      again(authorityId, providerId, 'An inspection was entered or withdrawn'),
    ),
  ];
}

/** That a restricted finding was recorded is not said where many may read it. */
function causeOfFinding(kind: FindingKind): string {
  const { label, restricted } = aboutKind(kind);
  return restricted ? 'A finding was recorded, ended or withdrawn' : `A finding was recorded, ended or withdrawn: ${label.toLowerCase()}`;
}

/**
 * Every night every authority's providers are looked at again, as far as they have a proposal: for releases that were loaded, inspections that were published in one, and days
 * that have passed.
 */
export async function proposeNightly(jobs: Jobs, means: ProposingMeans): Promise<void> {
  await jobs.work('propose-again', async () => {
    for (const authority of await listAuthorities(means.db.kysely)) await proposeAgainForAuthority(means, nightly, authority);
  });
  await jobs.schedule('propose-again', '20 3 * * *');
}

/** Looks again at every provider that has a proposal; answers how many changed. */
export async function proposeAgainForAuthority(
  means: ProposingMeans,
  actor: Actor,
  authority: { readonly id: number; readonly laCode: string },
): Promise<number> {
  // A job asks for every authority: what another one loaded of its own is no cause here, and its files' names are not for these eyes.
  return asAuthority(authority.id, async () => {
    const last = await findLastMade(means.db.kysely, authority.id, service.name);
    if (last === null) return 0;
    const cause = await findCauseSince(means.db.kysely, last.at);
    const made = await proposeAgain(means, actor, { authority, asAt: means.clock.today(), cause, providerIds: last.providerIds });
    return made.length;
  });
}
