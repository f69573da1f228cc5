import { establishmentTypes, phaseFor, phases } from '../builders/establishment-codes.ts';
import type { Establishment } from '../builders/establishment.ts';
import { groupsFile, membershipFile, type MembershipRow } from '../builders/groups.ts';
import { changedTrust, closedTrust, groupNumbered, groups } from './organisations.ts';
import { may, october } from './register-editions.ts';

/** Academies and their trusts, from the register of the same day. */
function members(register: readonly Establishment[]): MembershipRow[] {
  return register.flatMap(({ facts }) => {
    if (facts.trust === null || facts.status === 'closed' || facts.status === 'proposed') return [];
    const group = groupNumbered(facts.trust[0]);
    const [low, high] = facts.ages ?? [4, 11];
    const type = establishmentTypes[facts.type];
    return [
      {
        group,
        joinedOn: joinedOn(facts.urn, group.uid, facts.openedOn ?? '', group.incorporatedOn ?? ''),
        urn: facts.urn,
        name: facts.name,
        type: [type.code, type.name] as const,
        phase: phases[phaseFor(facts.type, low, high)],
        laCode: facts.laCode,
        laName: facts.laName,
      },
    ];
  });
}

/** The day it opened or the trust began, whichever is later; those that moved, the day they moved. */
function joinedOn(urn: number, uid: string, openedOn: string, beganOn: string): string {
  if (urn === changedTrust.urn && uid === changedTrust.to) return changedTrust.on;
  if (uid === closedTrust.takenOnBy && (closedTrust.schools as readonly number[]).includes(urn)) return closedTrust.on;
  return openedOn > beganOn ? openedOn : beganOn;
}

export const organisationEditions = {
  groupsInMay: () => groupsFile(groups.map((group) => (group.uid === closedTrust.uid ? { ...group, closedOn: null } : group))),
  groupsInOctober: () => groupsFile(groups),
  membersInMay: () => membershipFile(members(may)),
  /** Only the first half of the file arrived: staged, and discarded. */
  membersCutShort: () => membershipFile(members(october).slice(0, 48)),
  membersInOctober: () => membershipFile(members(october)),
} as const;
