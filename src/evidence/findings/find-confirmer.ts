import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type OwnProvider, reachesProvider } from '../../register/index.ts';
import type { Confirmer } from './finding.ts';

interface Asked {
  readonly actor: Actor;
  readonly clock: Clock;
}

/** Whether the actor may confirm findings of a provider, and as what. */
export async function findConfirmer(reader: Reader, { actor, clock }: Asked, provider: Pick<OwnProvider, 'id'>): Promise<Confirmer> {
  return { role: actor.role, reaches: await reachesProvider(reader, clock, actor, 'finding.record', provider.id) };
}

/** Which law applies to a provider. */
export async function findLegalTrack(reader: Reader, { id }: Pick<OwnProvider, 'id'>): Promise<string> {
  return (await reader.selectFrom('provider').select('legal_track').where('id', '=', id).executeTakeFirstOrThrow()).legal_track;
}

const seeAll: readonly string[] = ['director', 'assistant-director', 'lead', 'safeguarding-lead'];
const advisers: readonly string[] = ['sia', 'eeca'];

/** Whether the actor may read a finding that is for named people: those who answer for it, and the provider's own advisers. Provisional. */
export async function mayReadRestricted(reader: Reader, asked: Asked, provider: Pick<OwnProvider, 'id'>): Promise<boolean> {
  const { role, reaches } = await findConfirmer(reader, asked, provider);
  // An adviser records findings of the providers allocated to them and of no other.
  return reaches && role !== null && (seeAll.includes(role) || advisers.includes(role));
}
