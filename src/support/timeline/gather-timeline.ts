import {
  actionHappenings,
  concernHappenings,
  findingHappenings,
  governorsLetterHappenings,
  inspectionHappenings,
  ofstedCallHappenings,
  visitHappenings,
} from '../../evidence/index.ts';
import { tierHappenings } from '../../judgement/index.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type Happening, headHappenings, type ListHappenings, type OwnProvider, registerHappenings } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { conversationHappenings } from '../conversations/list-conversation-happenings.ts';
import { dayHappenings } from '../days/list-day-happenings.ts';
import { runHappenings } from './list-run-happenings.ts';

/** THE list of what a timeline is made of. Each source answers for what its reader may see. */
const sourcesOf = (means: SupportMeans): readonly ListHappenings[] => [
  inspectionHappenings(means),
  tierHappenings(means),
  concernHappenings(means),
  visitHappenings(means),
  governorsLetterHappenings(means),
  runHappenings(means),
  headHappenings(means),
  actionHappenings(means),
  findingHappenings(means),
  ofstedCallHappenings(means),
  conversationHappenings(means),
  dayHappenings(means),
  registerHappenings(means),
];

/** Everything that happened at a provider, for this reader. One after another: a first run has one connection. */
export async function gatherTimeline(means: SupportMeans, actor: Actor, provider: OwnProvider, today: string): Promise<Happening[]> {
  const gathered: Happening[] = [];
  for (const list of sourcesOf(means)) gathered.push(...(await list(actor, provider, today)));
  return gathered;
}
