import {
  concernCategories,
  concernSeverities,
  concernSources,
  concernStates,
  outcomes,
  referrals,
  type ConcernOutcome,
  type Referral,
} from './concern.ts';
import type { SeenConcern } from './find-concerns.ts';
import type { DoneMove } from './find-story.ts';
import type { MoveKind } from './tables.ts';
import { isOverdue } from './triage-day.ts';

/** What stands in a list for one that named people alone may read: they open it, which records that they did. */
const restrictedTitle = 'A restricted concern';

const moveWords: Readonly<Record<MoveKind, string>> = {
  'logged': 'Logged',
  'accept': 'Accepted',
  'monitor': 'To be monitored',
  'refer': 'Referred',
  'close': 'Closed',
  'undo': 'Decision taken back',
  'reopen': 'Reopened',
  'confirm': 'Confirmed as a critical safeguarding concern',
  'unconfirm': 'No longer confirmed as critical',
  'restrict': 'Restricted to named people',
  'lift': 'Restriction lifted',
  'name': 'Named as one who may read it',
  'unname': 'No longer named',
  'open': 'Opened in an emergency by somebody who is not named',
  'trip': 'Rapid improvement (TRIP) recommended',
  'trip-taken-up': 'Rapid improvement (TRIP) has begun',
  'trip-given-back': 'Rapid improvement (TRIP) was begun in error',
};

export function moveInWords({ kind, detail }: Pick<DoneMove, 'kind' | 'detail'>): string {
  if (detail === null) return moveWords[kind];
  if (kind === 'refer') return `Referred to ${referrals[detail as Referral].replace(/^The/, 'the')}`;
  if (kind === 'close') return `Closed: ${outcomes[detail as ConcernOutcome].label.toLowerCase()}`;
  return `${moveWords[kind]}: ${detail}`;
}

/** A concern as a line of a list: without its words where it is restricted. */
export function lineOf(concern: SeenConcern, today: string) {
  return {
    id: concern.id,
    href: `/concerns/${String(concern.id)}`,
    title: concern.isRestricted ? restrictedTitle : concern.title,
    provider: { id: concern.providerId, name: concern.providerName },
    locality: concern.localityName,
    isRestricted: concern.isRestricted,
    isAboutHead: concern.isAboutHead && !concern.isRestricted,
    category: concern.isRestricted ? null : concernCategories[concern.category],
    source: concern.isRestricted ? null : concernSources[concern.source],
    severity: concern.isRestricted ? null : concernSeverities[concern.severity].label,
    state: concernStates[concern.state],
    isWaiting: concern.state === 'waiting',
    loggedOn: concern.loggedOn,
    loggedBy: concern.loggedBy,
    dueOn: concern.triageDueOn,
    dueHow: concern.triageDueHow,
    isOverdue: isOverdue(concern, today),
    tripRecommendedOn: concern.tripTakenUpOn === null ? concern.tripRecommendedOn : null,
  };
}
