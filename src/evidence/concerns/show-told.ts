import type { PageRequest, Reply } from '../../platform/http/route.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { findOwnProvider, type OwnProvider } from '../../register/index.ts';
import type { ConcernMeans } from './concern-means.ts';
import { listTellingsOfProvider } from './find-story.ts';
import { maySeeTelling } from './sight.ts';

/** What was said to this reader's side of the provider: the words that were said, with who said them and when, and nothing else of any concern. */
export async function listTold(db: Reader, actor: Actor, provider: OwnProvider) {
  const tellings = await listTellingsOfProvider(db, provider.authorityId, provider.id);
  return tellings
    .filter((telling) => maySeeTelling(actor.role, telling, telling))
    .map(({ toldOn, how, said, personName, recordedBy }) => ({ toldOn, how, said, personName, recordedBy }));
}

export async function showTold({ db }: ConcernMeans, { actor, params }: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  if (!provider) return { kind: 'not-found' };
  return {
    kind: 'page',
    template: 'evidence/concerns/told.njk',
    data: { provider, told: await listTold(db.kysely, actor, provider), backLink: `/providers/${String(provider.id)}` },
  };
}
