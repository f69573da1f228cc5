import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed, isRole, roles } from '../../register/index.ts';
import { actionStates } from '../actions/agreed-action.ts';
import { listActionsFrom } from '../actions/find-actions.ts';
import { concernCategories, concernSeverities, concernSources, concernStates, outcomes } from './concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import { moveInWords } from './concern-words.ts';
import { findConcern, type SeenConcern } from './find-concerns.ts';
import { listMoves, listNamed, listTellings } from './find-story.ts';
import { readWhetherInformed } from './read-informant.ts';
import { sameDayAnswers } from './safe-to-save.ts';
import { mayDecide, mayReadInformant, sightOf, toldTo } from './sight.ts';
import { isOverdue } from './triage-day.ts';

const withRole = (name: string, role: string | null): string => (role !== null && isRole(role) ? `${name}, ${roles[role]}` : name);

/** One concern with its whole story; to somebody who sees its summary alone, what it is about and where it stands. */
export async function showConcern({ db, clock }: ConcernMeans, { actor, params }: PageRequest): Promise<Reply> {
  const concern = await findConcern(db.kysely, { actor, clock }, params['concernId']);
  if (!concern) return { kind: 'not-found' };
  const isFull = concern.sight === 'full';
  const reader = db.kysely;
  const may = mayOf(concern);
  const asks = isFull && may.readInformant;
  return {
    kind: 'page',
    template: 'evidence/concerns/concern.njk',
    data: {
      ...present(concern, clock.today()),
      isFull,
      may: { ...may, openProvider: isAllowed(actor, 'register.view') },
      isByGlass: isFull && concern.isRestricted && sightOf({ ...concern.sighting, hasOpened: false }, concern) !== 'full',
      hasInformant: asks && (await readWhetherInformed(reader, concern.id)),
      named: isFull && concern.isRestricted ? await listNamed(reader, concern.id) : [],
      tellings: isFull ? (await listTellings(reader, concern.id)).map((one) => ({ ...one, to: one.toldTo && toldTo[one.toldTo] })) : [],
      actions: isFull
        ? (await listActionsFrom(reader, concern.authorityId, 'concern', [concern.id])).map((one) => ({ ...one, stateText: actionStates[one.state] }))
        : [],
      moves: isFull ? (await listMoves(reader, concern.id)).map((move) => ({ ...move, what: moveInWords(move), who: withRole(move.doneBy, move.doneRole) })) : [],
      breadcrumbs: [
        { text: 'Concerns', href: '/concerns' },
        { text: concern.providerName, href: `/providers/${String(concern.providerId)}` },
      ],
    },
  };
} // prettier-ignore

function mayOf(concern: SeenConcern) {
  const { sighting, state, sight } = concern;
  const decides = mayDecide(sighting, concern);
  const isOwn = sightOf({ ...sighting, hasOpened: false }, concern) === 'full';
  return {
    decide: decides && state !== 'closed',
    reopen: decides && state === 'closed',
    tell: decides,
    trip: decides && concern.tripRecommendedOn === null && state !== 'closed',
    act: sight === 'full' && sighting.role !== 'auditor' && state !== 'closed',
    restrict: isOwn && ['director', 'assistant-director', 'lead', 'safeguarding-lead'].includes(sighting.role ?? ''),
    recordInformant: sight === 'full' && sighting.role !== 'auditor',
    readInformant: mayReadInformant(sighting, concern),
  };
}

function present(concern: SeenConcern, today: string) {
  return {
    concern,
    path: `/concerns/${String(concern.id)}`,
    provider: { id: concern.providerId, name: concern.providerName },
    stateText: concernStates[concern.state],
    severityText: concernSeverities[concern.severity].label,
    categoryText: concernCategories[concern.category],
    sourceText: concernSources[concern.source],
    outcomeText: concern.outcome && outcomes[concern.outcome].label,
    sameDayText: concern.sameDay && sameDayAnswers[concern.sameDay],
    loggedBy: withRole(concern.loggedBy, concern.loggedRole),
    isOverdue: isOverdue(concern, today),
  };
}
