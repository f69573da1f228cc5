import { isSamePerson } from '../../kernel/person-names.ts';
import { addMonths, dateInWords } from '../../kernel/plain-date.ts';

/** What the posts of those who lead say of them. None is a judgement of anybody, and none is counted into anything. */
export type LeadershipKind = 'vacant' | 'acting' | 'interim' | 'first-two-years' | 'third-head' | 'leaving' | 'chair-vacant' | 'chair-turnover';

export type LeadershipRole = 'headteacher' | 'manager' | 'chair';
const roleWords = { headteacher: 'Headteacher', manager: 'Manager', chair: 'Chair' } as const;

export interface HeldPost {
  readonly role: LeadershipRole;
  readonly standing: 'substantive' | 'acting' | 'interim' | 'vacant';
  readonly personName: string | null;
  readonly heldFrom: string;
  readonly heldTo: string | null;
  readonly source: string;
}

/** Whom the published register names, and whom it named: `changes` the latest first, `on` the day that the file describes. */
export interface PublishedHeads {
  readonly name: string | null;
  readonly asAt: string | null;
  readonly changes: readonly { readonly before: string | null; readonly after: string | null; readonly on: string }[];
}

/** What is recorded and published of those who lead a provider. */
export interface KnownOfLeadership {
  /** Not withdrawn; of every role. */
  readonly posts: readonly HeldPost[];
  /** Null where no published register has this kind of provider. */
  readonly published: PublishedHeads | null;
}

export interface LeadershipFacts extends KnownOfLeadership {
  readonly role: 'headteacher' | 'manager';
  /** Whether it has a chair at all: a school has, a small setting may not. */
  readonly hasBoard: boolean;
  /** A first day that somebody gave for this person where no post is recorded: how the post is held stays unknown. */
  readonly told?: { readonly name: string; readonly firstDay: string; readonly source: string } | null;
}

export interface LeadershipReason {
  readonly kind: LeadershipKind;
  /** Of whom it is said. */
  readonly role: LeadershipRole;
  /** Since when it stands, or the day it is to happen on; null where it is not known. */
  readonly since: string | null;
  readonly says: string;
  readonly source: string;
}

export interface Leadership {
  readonly reasons: readonly LeadershipReason[];
  /** What nobody has told us, a sentence each. It is never taken for well. */
  readonly notKnown: readonly string[];
  /** Who leads today; null where that is not known. */
  readonly leads: Leader | null;
}

export interface Leader {
  readonly name: string | null;
  /** Null where the published register says the name alone. */
  readonly standing: HeldPost['standing'] | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly source: string;
}

const published = 'Get information about schools';
const asAtWords = (on: string | null): string => (on === null ? published : `${published}, as at ${dateInWords(on)}`);
const isCover = ({ standing }: HeldPost): boolean => standing === 'acting' || standing === 'interim';
const covers = ({ heldFrom, heldTo }: HeldPost, day: string): boolean => heldFrom <= day && (heldTo === null || heldTo >= day);

function inPost(posts: readonly HeldPost[], role: LeadershipRole, day: string): HeldPost | null {
  const held = posts.filter((post) => post.role === role && covers(post, day)).toSorted((one, other) => (one.heldFrom > other.heldFrom ? -1 : 1));
  return held.find(isCover) ?? held[0] ?? null;
}

/** Two years: the length of the induction. */
const earlyMonths = 24;
const headsYears = 5;
const chairsYears = 3;

export function assessLeadership(facts: LeadershipFacts, today: string): Leadership {
  const { role, posts } = facts;
  const current = inPost(posts, role, today);
  const word = role === 'manager' ? 'manager' : 'head';
  const reasons = [
    ...standingReasons(current, word),
    ...earlyReasons(facts, current, today),
    ...turnoverReasons(facts, today),
    ...leavingReasons(facts, today),
    ...chairReasons(facts, today),
  ];
  return { reasons, notKnown: whatIsNotKnown(facts, current, word, today), leads: whoLeads(facts, current, today) };
}

function standingReasons(current: HeldPost | null, word: string): LeadershipReason[] {
  if (current === null || current.standing === 'substantive') return [];
  const { role, standing, heldFrom, heldTo, personName, source } = current;
  const until = heldTo === null ? '' : `, to ${dateInWords(heldTo)}`;
  const says = standing === 'vacant' ? `The post has been vacant since ${dateInWords(heldFrom)}${until}.` : `${personName ?? 'Somebody'} has been ${standing} ${word} since ${dateInWords(heldFrom)}${until}.`; // prettier-ignore
  return [{ kind: standing, role, since: heldFrom, says, source }];
}

/** The first day of whoever the register names, as somebody gave it. */
function toldOf({ told = null, published: register }: LeadershipFacts, today: string): LeadershipFacts['told'] {
  const name = register?.name ?? null;
  return told !== null && name !== null && told.firstDay <= today && isSamePerson(told.name, name) ? told : null;
}

function earlyReasons(facts: LeadershipFacts, current: HeldPost | null, today: string): LeadershipReason[] {
  const { posts, role, published: register } = facts;
  const since = addMonths(today, -earlyMonths);
  if (current !== null) {
    if (current.standing !== 'substantive' || current.heldFrom <= since) return [];
    const says = `${current.personName ?? 'The head'} began on ${dateInWords(current.heldFrom)}.`;
    return [{ kind: 'first-two-years', role, since: current.heldFrom, says, source: current.source }];
  }
  const name = register?.name ?? null;
  const change = register?.changes.find(({ after, before }) => after !== null && name !== null && isSamePerson(after, name) && !(before !== null && isSamePerson(before, after))); // prettier-ignore
  if (name === null || change === undefined || change.before === null || change.on <= since) return [];
  // Recorded as having led before: the register was late, not the head new.
  if (posts.some((post) => post.role === role && post.personName !== null && isSamePerson(post.personName, name) && post.heldFrom <= since))
    return [];
  const named = `${name} is named by the published register of ${dateInWords(change.on)}; the one before named somebody else.`;
  const told = toldOf(facts, today);
  if (told && told.firstDay <= since) return [];
  const says = told ? `${named} The first day was ${dateInWords(told.firstDay)}.` : `${named} The first day is not recorded.`;
  // The day of the register stays the reason's own: what was offered hangs on it.
  return [{ kind: 'first-two-years', role, since: change.on, says, source: told ? `${asAtWords(change.on)}; ${told.source}` : asAtWords(change.on) }];
}

/** Those who held the post or stood in while it was vacant; somebody who acted for a head who was away is no head. */
function turnoverReasons({ posts, role, published: register }: LeadershipFacts, today: string): LeadershipReason[] {
  const since = addMonths(today, -12 * headsYears);
  const heads = posts.filter((post) => post.role === role && post.personName !== null && (post.standing === 'substantive' || post.standing === 'interim'));
  const inWindow = heads.filter(({ heldFrom, heldTo }) => heldFrom <= today && (heldTo === null || heldTo >= since));
  const acted = posts.filter((post) => post.role === role && post.standing === 'acting').flatMap(({ personName }) => personName ?? []);
  const lately = (register?.changes ?? []).filter(({ on }) => on >= since);
  const named = [...(lately.length > 0 ? [register?.name ?? null] : []), ...lately.flatMap(({ after, before }) => [after, before])];
  const names = [...inWindow.map(({ personName }) => personName), ...named].flatMap((name) => name ?? []);
  const people = names.reduce<string[]>((all, name) => (all.some((one) => isSamePerson(one, name)) ? all : [...all, name]), []);
  const counted = people.filter((name) => inWindow.some(({ personName }) => personName !== null && isSamePerson(personName, name)) || !acted.some((one) => isSamePerson(one, name))); // prettier-ignore
  if (counted.length < 3) return [];
  const begun = [...inWindow.map(({ heldFrom }) => heldFrom), ...lately.map(({ on }) => on)].toSorted().at(-1) ?? null;
  const sources = [...(inWindow.length > 0 ? ['Posts as recorded'] : []), ...(lately.length > 0 ? [published] : [])];
  const says = `${String(counted.length)} people have led since ${dateInWords(since)}: ${counted.join(', ')}.`;
  return [{ kind: 'third-head', role, since: begun, says, source: sources.join('; ') }];
} // prettier-ignore

/** A last day that is recorded, and so no secret; whoever told of one in confidence is not in the posts. */
function leavingReasons({ role: leads, posts }: LeadershipFacts, today: string): LeadershipReason[] {
  return posts
    .filter(({ role }) => role === leads || role === 'chair')
    .filter((post) => post.standing === 'substantive' && covers(post, today))
    .flatMap(({ role, heldTo, source }): LeadershipReason[] =>
      heldTo === null ? [] : [{ kind: 'leaving', role, since: heldTo, says: `${roleWords[role]}: the last day is recorded as ${dateInWords(heldTo)}.`, source }],
    );
} // prettier-ignore

function chairReasons({ posts, hasBoard }: LeadershipFacts, today: string): LeadershipReason[] {
  if (!hasBoard) return [];
  const current = inPost(posts, 'chair', today);
  const since = addMonths(today, -12 * chairsYears);
  const chairs = posts.filter(({ role, personName, heldFrom, heldTo }) => role === 'chair' && personName !== null && heldFrom <= today && (heldTo === null || heldTo >= since)); // prettier-ignore
  const people = chairs.flatMap(({ personName }) => personName ?? []).reduce<string[]>((all, name) => (all.some((one) => isSamePerson(one, name)) ? all : [...all, name]), []); // prettier-ignore
  const latest = chairs.toSorted((one, other) => (one.heldFrom > other.heldFrom ? -1 : 1))[0];
  return [
    ...(current?.standing === 'vacant'
      ? [{ kind: 'chair-vacant' as const, role: 'chair' as const, since: current.heldFrom, says: `There has been no chair since ${dateInWords(current.heldFrom)}.`, source: current.source }]
      : []),
    ...(people.length >= 2 && latest !== undefined
      ? [{ kind: 'chair-turnover' as const, role: 'chair' as const, since: latest.heldFrom, says: `${String(people.length)} people have been chair since ${dateInWords(since)}; the latest began on ${dateInWords(latest.heldFrom)}.`, source: latest.source }]
      : []),
  ];
} // prettier-ignore

function whoLeads(facts: LeadershipFacts, current: HeldPost | null, today: string): Leadership['leads'] {
  if (current !== null)
    return { name: current.personName, standing: current.standing, since: current.heldFrom, until: current.heldTo, source: current.source };
  const { published: register } = facts;
  const name = register?.name ?? null;
  if (name === null) return null;
  const told = toldOf(facts, today);
  const source = asAtWords(register?.asAt ?? null);
  return { name, standing: null, since: told?.firstDay ?? null, until: null, source: told ? `${source}; ${told.source}` : source };
}

function whatIsNotKnown(facts: LeadershipFacts, current: HeldPost | null, word: string, today: string): string[] {
  const { posts, role, published: register, hasBoard } = facts;
  const since = addMonths(today, -12 * headsYears);
  const name = register?.name ?? null;
  const sinceWhen = (whoever: string): string =>
    toldOf(facts, today) ? `How ${whoever} holds the post is not recorded: record it under people in posts.` : `Since when ${whoever} has been ${word}, and how the post is held, is not recorded.`;
  const reachesBack = posts.some((post) => post.role === role && post.heldFrom <= since);
  return [
    ...(current !== null ? [] : name === null ? [`Who the ${word} is, is not known.`] : [sinceWhen(name)]),
    ...(reachesBack ? [] : [`Who led before is not known for all of the last five years.`]),
    ...(hasBoard && inPost(posts, 'chair', today) === null ? ['Who chairs is not recorded.'] : []),
  ];
} // prettier-ignore
