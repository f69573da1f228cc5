import { dateInWords } from '../../../kernel/plain-date.ts';
import { kmBetween, type Place } from '../../caseloads/travel.ts';
import { type Context, contexts } from './mentoring-contexts.ts';
import { lacksToBeMatched, type Standing } from './mentor-standing.ts';
import { conflictSorts, type ConflictSort, type MentoringKind, mentoringKinds, type Part } from './mentoring-words.ts';

/** What matching knows of a need: public facts of the provider, and what was asked for. Nothing of a tier, an inspection, a concern or a programme. */
export interface NeedFacts {
  readonly kind: MentoringKind;
  readonly providerId: number;
  readonly trustId: number | null;
  readonly phase: string;
  readonly phaseName: string;
  readonly contexts: readonly Context[];
  readonly place: Place | null;
  readonly wantsSamePhase: boolean;
  readonly from: string;
}

export interface MentorFacts {
  readonly id: number;
  readonly name: string;
  readonly standing: Standing;
  readonly kinds: readonly MentoringKind[];
  readonly phases: readonly string[];
  readonly contexts: readonly Context[];
  readonly providerId: number | null;
  readonly trustId: number | null;
  readonly place: Place | null;
  readonly capacity: number;
  readonly underWay: number;
  readonly availableFrom: string;
  readonly availableTo: string | null;
  /** Posts that the register shows them to have held at the need’s own provider, in words. */
  readonly formerPosts: readonly string[];
  /** What was said of them and the need’s provider. */
  readonly conflicts: readonly { readonly sort: ConflictSort; readonly side: Part }[];
  /** The mentor is the very person who wants one. */
  readonly isThePerson: boolean;
  /** They were asked about this very need, and one of the two said no. */
  readonly wasDeclined: boolean;
}

export type Verdict = 'met' | 'not-met' | 'not-known';

export const criteria = {
  kind: 'Mentors in this way',
  ready: 'Approved, trained and checked',
  capacity: 'Has room for one more',
  available: 'Available on the day',
  conflict: 'No conflict of interest',
  asked: 'Not declined already',
  phase: 'Same phase',
  context: 'Context alike',
  distance: 'Distance',
} as const;
export type CriterionId = keyof typeof criteria;

export interface Criterion {
  readonly id: CriterionId;
  readonly label: string;
  readonly verdict: Verdict;
  readonly says: string;
  /** Nobody is offered who does not meet it. */
  readonly isNeeded: boolean;
}

export interface Match {
  readonly mentorId: number;
  readonly name: string;
  readonly isOffered: boolean;
  readonly criteria: readonly Criterion[];
  readonly km: number | null;
  readonly left: number;
}

/** Within so many kilometres two heads can meet before or after school. Provisional. */
const nearKm = 15;
/** The rules by which those who may be offered are put in order, as the page says them. */
export const orderInWords =
  'Those of the same phase first, then those who know more of the same context, then the nearest, then those with most room, then by name.';

/** To a tenth of a kilometre, as it is shown; null where either place is not known. */
function kmApart(one: Place | null, other: Place | null): number | null {
  return one === null || other === null ? null : Math.round(kmBetween(one, other) * 10) / 10;
}

interface Explained {
  readonly match: Match;
  readonly phase: Verdict;
  readonly alike: number;
}

/** Every mentor beside a need, with each criterion in words: first those who may be offered, in the stated order. The order they are given in makes no difference. */
export function matchMentors(need: NeedFacts, mentors: readonly MentorFacts[]): Match[] {
  return mentors
    .map((mentor) => explain(need, mentor))
    .sort(
      (a, b) =>
        Number(b.match.isOffered) - Number(a.match.isOffered) ||
        places[a.phase] - places[b.phase] ||
        b.alike - a.alike ||
        (a.match.km ?? Infinity) - (b.match.km ?? Infinity) || // Both unknown is no number, and goes on to the next.
        b.match.left - a.match.left ||
        compareText(a.match.name, b.match.name) ||
        a.match.mentorId - b.match.mentorId,
    )
    .map(({ match }) => match);
}

const places: Readonly<Record<Verdict, number>> = { 'met': 0, 'not-known': 1, 'not-met': 2 };
const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

function explain(need: NeedFacts, mentor: MentorFacts): Explained {
  const shared = need.contexts.filter((each) => mentor.contexts.includes(each));
  const km = kmApart(need.place, mentor.place);
  const left = mentor.capacity - mentor.underWay;
  const phase = phaseOf(need, mentor);
  const all = [
    kindOf(need, mentor),
    readinessOf(mentor),
    capacityOf(mentor),
    availabilityOf(need, mentor),
    conflictOf(need, mentor),
    made(
      'asked',
      !mentor.wasDeclined,
      mentor.wasDeclined ? 'The two were asked, or paired, before, and it did not come to be or was ended' : 'Not asked about this need before',
      true,
    ),
    phase,
    contextOf(need, mentor, shared),
    distanceOf(km),
  ];
  // What nobody knows keeps nobody out, except of what must have been recorded.
  const isOffered = all.every(({ isNeeded, verdict }) => !isNeeded || verdict !== 'not-met');
  return { match: { mentorId: mentor.id, name: mentor.name, isOffered, criteria: all, km, left }, phase: phase.verdict, alike: shared.length };
}

const made = (id: CriterionId, met: boolean | null, says: string, isNeeded = false): Criterion => ({
  id,
  label: criteria[id],
  verdict: met === null ? 'not-known' : met ? 'met' : 'not-met',
  says,
  isNeeded,
});

function kindOf({ kind }: NeedFacts, { kinds }: MentorFacts): Criterion {
  const fits = kinds.includes(kind);
  const words = mentoringKinds[kind].toLowerCase();
  return made('kind', fits, fits ? `Offers ${words}` : `Does not offer ${words}`, true);
}

function readinessOf({ standing }: MentorFacts): Criterion {
  const lacks = lacksToBeMatched(standing);
  return made(
    'ready',
    lacks.length === 0,
    lacks.length === 0 ? 'Approved, with training, a reference and a check recorded' : capital(lacks.join('; ')),
    true,
  );
}

function capacityOf({ capacity, underWay }: MentorFacts): Criterion {
  return made('capacity', underWay < capacity, `Has ${String(underWay)} of at most ${String(capacity)} at once`, true);
}

function availabilityOf({ from }: NeedFacts, { availableFrom, availableTo }: MentorFacts): Criterion {
  if (availableTo !== null && availableTo < from) return made('available', false, `Available to ${dateInWords(availableTo)} only`, true);
  return made('available', availableFrom <= from, availableFrom <= from ? `Available from ${dateInWords(from)}` : `Available from ${dateInWords(availableFrom)} only`, true); // prettier-ignore
}

function conflictOf(need: NeedFacts, mentor: MentorFacts): Criterion {
  const found = [
    ...(mentor.isThePerson ? ['is the person who wants a mentor'] : []),
    ...(mentor.providerId === need.providerId ? ['works at the same provider'] : []),
    ...(need.trustId !== null && mentor.trustId === need.trustId && mentor.providerId !== need.providerId ? ['is of the same trust'] : []),
    ...mentor.formerPosts.map((post) => `was ${post} there`),
    ...mentor.conflicts.map(({ sort, side }) => `${conflictSorts[sort].toLowerCase()}, as the ${side} says`),
  ];
  if (found.length > 0) return made('conflict', false, capital(found.join('; ')), true);
  return mentor.providerId === null
    ? made('conflict', null, 'None is recorded; the register does not show where they work, so ask', true)
    : made('conflict', true, 'Of another provider and trust; no post there is on the register; nobody has said otherwise', true);
}

function phaseOf({ phase, phaseName, wantsSamePhase }: NeedFacts, { phases }: MentorFacts): Criterion {
  if (phases.length === 0) return made('phase', null, 'It is not recorded which phases they know', wantsSamePhase);
  const knows = phases.includes(phase);
  return made(
    'phase',
    knows,
    `${knows ? 'Knows' : 'Does not know'} this phase: ${phaseName.toLowerCase()}${wantsSamePhase ? ' (asked for)' : ''}`,
    wantsSamePhase,
  );
}

function contextOf(need: NeedFacts, mentor: MentorFacts, shared: readonly Context[]): Criterion {
  if (mentor.contexts.length === 0 || need.contexts.length === 0) return made('context', null, 'It is not recorded which contexts they know');
  if (shared.length === 0) return made('context', false, 'Nothing of this provider’s context is among what they know');
  return made('context', true, `Both: ${shared.map((each) => contexts[each].toLowerCase()).join('; ')}`);
}

function distanceOf(km: number | null): Criterion {
  if (km === null) return made('distance', null, 'Where one of the two works is not on the register');
  return made('distance', km <= nearKm, `${km.toFixed(1)} km as the crow flies`);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
