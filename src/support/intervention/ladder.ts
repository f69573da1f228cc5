import { dateInWords } from '../../kernel/plain-date.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { KnownOfProvider } from '../programmes/check.ts';
import type { Track } from '../programme-definitions/definition.ts';
import type { OpenGateway } from './gateways.ts';
import { decidePower, type PowerId, powerIds, powers } from './powers.ts';
import { trackWords } from './tracks.ts';

export type RungId =
  | 'universal' | 'targeted' | 'trip' | 'letter-of-concern' | 'warning-notice' | 'pay-notice' | 'statement-of-action' | PowerId | 'delegation'
  | 'regions-group' | 'academy-route' | 'early-years-funding' | 'other-routes'; // prettier-ignore

/** What is known of a provider when its ladder is drawn. */
export interface LadderFacts {
  readonly track: Track;
  /** Ways to intervention that are open today. */
  readonly gateways: readonly OpenGateway[];
  /** First day of a Secretary of State’s warning notice that is live; null where none is. */
  readonly secretaryOfStateNotice: string | null;
  /** Category of concern by the latest full inspection of the present school; null where none is, or it is not known. */
  readonly category: string | null;
  /** The sentence why nothing begins where the provider is closed. */
  readonly closed: string | null;
  readonly on: string;
  /** By which working days are told; left out where it is not known. */
  readonly calendar?: SchoolCalendar | null;
  /** Interim executive boards at the school. */
  readonly boards?: KnownOfProvider['boards'];
}

export interface Rung {
  readonly id: RungId;
  readonly name: string;
  readonly says: string;
  /** The law or the framework that gives it. */
  readonly law: string;
  readonly statutory: boolean;
  /** The programme that does it; null where something else of the service does. */
  readonly programme: string | null;
  readonly offered: boolean;
  /** Where it is offered: what comes first, or null. Where not: the sentence why, with the law. */
  readonly why: string | null;
}

interface RungWords extends Omit<Rung, 'offered' | 'why'> {
  readonly tracks: readonly Track[];
}

const everybody: readonly Track[] = ['maintained', 'academy', 'early-years', 'independent', 'college', 'alternative-provision'];
const maintained: readonly Track[] = ['maintained'];
const framework = 'Education Improvement Framework; provisional: not from the published framework';
const notStatutory = { statutory: false, programme: null };

const powerRung = (id: PowerId): RungWords => ({
  id, name: powers[id].name, says: powers[id].does, law: powers[id].law, statutory: true, programme: 'intervention', tracks: maintained,
}); // prettier-ignore

/** Every rung there is, from the least to the most (domain: escalation and the law). */
export const rungs: readonly RungWords[] = [
  { ...notStatutory, id: 'universal', name: 'Universal offer', says: 'What every provider is offered.', law: framework, tracks: everybody },
  { ...notStatutory, id: 'targeted', name: 'Targeted support', says: 'What its tier brings, and a targeted plan.', law: framework, tracks: ['maintained', 'academy', 'early-years'] },
  { id: 'trip', name: 'Rapid improvement (TRIP)', says: 'One plan, reviewed every six school weeks.', law: framework, statutory: false, programme: 'trip', tracks: ['maintained', 'academy', 'early-years'] },
  { id: 'letter-of-concern', name: 'Letter of concern', says: 'Says in writing what the authority fears and asks. It has no force of law.', law: 'Not statutory; provisional: not from the published framework', statutory: false, programme: 'letter-of-concern', tracks: maintained },
  { id: 'warning-notice', name: 'Warning notice', says: 'Grounds, facts, the action required and the notice’s own compliance period.', law: 'Education and Inspections Act 2006 s60', statutory: true, programme: 'warning-notice', tracks: maintained },
  { id: 'pay-notice', name: 'Teachers’ pay and conditions notice', says: 'Where teachers’ pay and conditions are not kept to. It does not open section 63.', law: 'Education and Inspections Act 2006 s60A', statutory: true, programme: 'pay-notice', tracks: maintained },
  { id: 'statement-of-action', name: 'Statement of action', says: 'What the authority will do after a judgement of significant improvement or special measures.', law: 'Education Act 2005 s15; SI 2005/2038', statutory: true, programme: 'statement-of-action', tracks: maintained },
  powerRung('s63'),
  powerRung('s64'),
  powerRung('s66'),
  powerRung('s65'),
  { id: 'delegation', name: 'Notice of concern on money, suspension of delegation', says: 'For mismanagement of the delegated budget.', law: 'School Standards and Framework Act 1998 Schedule 15', statutory: true, programme: 'delegation', tracks: maintained },
  { ...notStatutory, id: 'regions-group', name: 'DfE Regions Group, RISE, structural change', says: 'What is beyond the authority. The duty to make an academy order was repealed from 29 June 2026; a discretion remains.', law: 'Children’s Wellbeing and Schools Act 2026 s58', tracks: maintained },
  { id: 'academy-route', name: 'Trust, then DfE Regions Group', says: 'A conversation with the trust in writing, a referral, and what came of it.', law: 'The trust and the DfE answer for an academy: the authority has no power of its own', statutory: false, programme: 'academy-route', tracks: ['academy'] },
  { id: 'early-years-funding', name: 'Funding agreement: breach and withdrawal', says: 'Action plan, breach notice, panel; then the authority may withdraw funding.', law: 'The funding agreement', statutory: false, programme: 'early-years-funding', tracks: ['early-years'] },
  { id: 'other-routes', name: 'Proprietor, DfE, commissioner', says: 'Who is told, and what they answer.', law: 'None of the authority’s: those who answer for the provider act', statutory: false, programme: 'other-routes', tracks: ['independent', 'college', 'alternative-provision'] },
]; // prettier-ignore

/** The whole ladder for a provider: nothing is left out, and what its law does not give says why. */
export function drawLadder(facts: LadderFacts): Rung[] {
  return rungs.map(({ tracks: of, ...rung }) => ({ ...rung, ...standingOf(rung, of, facts) }));
}

type Standing = Pick<Rung, 'offered' | 'why'>;
const offered = (why: string | null = null): Standing => ({ offered: true, why });
const not = (why: string): Standing => ({ offered: false, why });

function standingOf({ id }: Omit<RungWords, 'tracks'>, of: readonly Track[], facts: LadderFacts): Standing {
  if (!of.includes(facts.track)) return not(notForTrack(id, facts.track));
  if (facts.closed !== null) return not(`${facts.closed}.`);
  if (isPower(id)) {
    const may = decidePower(id, facts);
    return may.ok ? offered(powers[id].before) : not(`${may.reason}.`);
  }
  if (id === 'trip' && facts.track === 'academy') return offered('An academy is invited.');
  if (id === 'regions-group') return offered('Nothing begins here by itself: a referral is recorded in intervention, where the school is eligible for it.');
  if (id === 'warning-notice') return whileSecretaryOfState(facts.secretaryOfStateNotice);
  if (id === 'statement-of-action' && facts.category === null)
    return not('No inspection has judged that the school requires significant improvement or special measures, so the authority prepares no statement (Education Act 2005 s15).');
  return offered();
} // prettier-ignore

const isPower = (id: string): id is PowerId => (powerIds as string[]).includes(id);

/** No notice of the authority’s while the Secretary of State’s is live, which ends one that was given before. */
export function whileSecretaryOfState(since: string | null): Standing {
  return since === null
    ? offered()
    : not(`A warning notice of the Secretary of State’s is live since ${dateInWords(since)}: until it ends the authority gives none, and one given before it has ended (Education and Inspections Act 2006 s60).`);
} // prettier-ignore

/** What the ladder says of a programme that is not for a track, as a refusal; null where it is no rung, or is for it. */
export function whyNotForTrack(programme: string, track: Track): string | null {
  const rung = rungs.find((one) => one.programme === programme);
  return rung === undefined || rung.tracks.includes(track) ? null : notForTrack(rung.id, track).replace(/\.$/u, '');
}

function notForTrack(id: RungId, track: Track): string {
  const { one, noPowers } = trackWords[track];
  if (id === 'targeted' || id === 'trip')
    return `A tier, and what it brings, is for ${one} only by agreement: the framework offers its network and information.`;
  if (id === 'letter-of-concern') return `A letter of concern is a rung of the ladder for maintained schools: a concern about ${one} goes by its own route, in writing.`;
  if (id === 'regions-group') return `For ${one} whoever answers for it is told by its own route.`;
  if (id === 'early-years-funding') return 'Only an early years setting has a funding agreement for early education with the authority.';
  if (id === 'academy-route') return `Only an academy has a trust: this is ${one}.`;
  if (id === 'other-routes') return `This is for independent schools, colleges and alternative providers: this is ${one}.`;
  if (id === 'delegation')
    return `Only a maintained school has a budget that the authority delegates (School Standards and Framework Act 1998 Schedule 15): this is ${one}.`;
  if (id === 'statement-of-action')
    return `The authority prepares a statement of action for maintained schools only (Education Act 2005 s15): this is ${one}.`;
  return `${noPowers}.`;
} // prettier-ignore
