import type { Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import { checkCriteria } from '../criteria/completeness.ts';
import { setInWords } from '../criteria/criteria-words.ts';
import { daysOf } from '../criteria-trials/trial.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { provisionalLabel } from '../proposals/tier-words.ts';
import { bodies, bodyIds, type CriteriaVersion, standingOf, standings } from './criteria-version.ts';
import { listConsultations } from './find-consultations.ts';
import { findIndicatorNames } from './find-indicator-names.ts';
import { listTrials } from './find-trials.ts';
import { gatherAdoption } from './gather-adoption.ts';
import { whatIsLeft } from './may-adopt.ts';
import { type CriteriaRequest, hrefOf, isStaff } from './open-version-page.ts';
import { setInPlainWords, wholeInPlainWords } from './version-words.ts';

const partNames = { floors: 'floors', bands: 'bands', indicators: 'indicators', profile: 'profile', securePlus: 'secure-plus' } as const;

/** One version in plain words, a set at a time, with where it stands and what is left to do. */
export async function showVersion(given: CriteriaRequest, version: CriteriaVersion): Promise<Reply> {
  const { means, request, authority } = given;
  const { document } = version;
  const today = means.clock.today();
  const inForce = (await findCriteriaInForce(means.db.kysely, authority.id, today)).version;
  const { nameOf } = await findIndicatorNames(means.db.kysely);
  const asked = request.query.get('set');
  const shown = asked === 'all' ? document.sets : document.sets.filter(({ id }) => id === asked);
  const sets = shown.length > 0 ? shown : document.sets.slice(0, 1);
  const mayEdit = version.state === 'draft' && isAllowed(request.actor, 'criteria.edit');
  return {
    kind: 'page',
    template: 'judgement/criteria-versions/version.njk',
    data: {
      criteria: { ...version, href: hrefOf(version), title: document.title },
      standing: standings[standingOf(version, inForce, today)],
      provisional: document.provisional ? provisionalLabel : null,
      whole: wholeInPlainWords(document),
      faults: version.state === 'draft' ? checkCriteria(document).map(({ setId, says }) => ({ set: setId && setInWords(setId), says })) : [],
      navigation: [
        ...document.sets.map(({ id }) => ({
          text: setInWords(id),
          href: `${hrefOf(version)}?set=${id}`,
          isHere: sets.length === 1 && sets[0]?.id === id,
        })),
        { text: 'All of them', href: `${hrefOf(version)}?set=all`, isHere: sets.length > 1 },
      ],
      sets: sets.map((set) => ({
        ...setInPlainWords(set, document, nameOf),
        edit: mayEdit ? Object.fromEntries(Object.entries(partNames).map(([name, part]) => [name, hrefOf(version, `/edit/${set.id}/${part}`)])) : {},
      })),
      isInForce: version.version === inForce,
      mayEdit,
      mayBegin: isAllowed(request.actor, 'criteria.edit'),
      steps: isStaff(request) ? await stepsOf(given, version) : null,
      breadcrumbs: [{ text: 'Criteria', href: '/criteria' }],
    },
  };
}

/** For staff: what stands between the version and its taking force. */
async function stepsOf({ means: { db }, request, authority }: CriteriaRequest, version: CriteriaVersion) {
  const trials = await listTrials(db.kysely, version.id);
  const consultations = await listConsultations(db.kysely, version.id);
  const adoption = await gatherAdoption(db.kysely, authority.id, version);
  const mayAdopt = isAllowed(request.actor, 'criteria.adopt');
  return {
    left: version.state === 'draft' || version.state === 'proposed' ? whatIsLeft(adoption) : [],
    isOpen: version.state === 'draft' || version.state === 'proposed',
    trials: trials.map(({ hash, asAt, result, triedBy, triedAt, ...trial }) => ({
      asAt,
      triedBy,
      triedAt,
      isOfThis: hash === adoption.hash,
      tiers: result.whole.tiers,
      moves: result.whole.moves,
      comparedWith: result.comparedWith,
      needed: trial.daysNeeded,
      available: daysOf(result).available,
    })),
    bodies: bodyIds.map((id) => ({ id, name: bodies[id], records: consultations.filter((one) => one.body === id) })),
    mayRecord: isAllowed(request.actor, 'criteria.edit') && (version.state === 'draft' || version.state === 'proposed'),
    mayTry: isAllowed(request.actor, 'tier.propose') && version.state === 'draft',
    mayAsk: mayAdopt && version.state === 'draft',
    mayAnswer: mayAdopt && version.state === 'proposed',
    isOwn: version.askedByAccount !== null && version.askedByAccount === request.actor.accountId,
  };
}
