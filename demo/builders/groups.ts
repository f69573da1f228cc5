import type { Buffer } from 'node:buffer';
import { csvBytes, giasDialect, slashed, type Cells, type Damage, type Dialect } from './file-bytes.ts';

export const groupTypes = {
  'federation': ['01', 'Federation'],
  'foundation-trust': ['02', 'Trust'],
  'sponsor': ['05', 'School sponsor'],
  'multi-academy-trust': ['06', 'Multi-academy trust'],
  'single-academy-trust': ['10', 'Single-academy trust'],
} as const;
export type GroupType = keyof typeof groupTypes;

/** A trust, federation or sponsor. Dates are YYYY-MM-DD. */
export interface GroupFacts {
  readonly uid: string;
  readonly groupId: string;
  readonly name: string;
  readonly type: GroupType;
  readonly companiesHouseNumber: string;
  readonly openedOn: string | null;
  readonly incorporatedOn: string | null;
  readonly closedOn: string | null;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly head: readonly [title: string, first: string, last: string] | null;
  readonly ukprn: string;
}

export function buildGroup(given: Partial<GroupFacts> & Pick<GroupFacts, 'uid' | 'name'>): GroupFacts {
  return {
    groupId: `TR9${given.uid}`, type: 'multi-academy-trust', companiesHouseNumber: `99${given.uid.padStart(6, '0')}`, openedOn: null,
    incorporatedOn: '2013-03-01', closedOn: null, street: 'Trust House', town: 'Tarmere', postcode: 'ZZ11 1AB', head: null, ukprn: '', ...given,
  }; // prettier-ignore
}

const groupHeader = [
  'Group UID', 'Group ID', 'Group Name', 'Companies House Number', 'Group Type (code)', 'Group Type', 'Closed Date', 'Open date',
  'Incorporated on (open date)', 'Group Status (code)', 'Group Status', 'Group Street', 'Group Locality', 'Group Address 3', 'Group Town', 'Group County',
  'Group Postcode', 'Head of Group Title', 'Head of Group First Name', 'Head of Group Last Name', 'UKPRN',
]; // prettier-ignore

/** What the groups file and the membership file say alike. */
function identity(group: GroupFacts): Cells {
  const closed = group.closedOn !== null;
  return {
    'Group UID': group.uid,
    'Group ID': group.groupId,
    'Group Name': group.name,
    'Companies House Number': group.companiesHouseNumber,
    'Group Type (code)': groupTypes[group.type][0],
    'Group Type': groupTypes[group.type][1],
    'Closed Date': slashed(group.closedOn),
    'Open date': slashed(group.openedOn),
    'Incorporated on (open date)': slashed(group.incorporatedOn),
    'Group Status (code)': closed ? 'CLOSED' : 'OPEN',
    'Group Status': closed ? 'Closed' : 'Open',
  };
}

/** `allgroupsdata….csv`. */
export function groupsFile(groups: readonly GroupFacts[], damage: Damage = {}): Buffer {
  const rows = groups.map((group) => ({
    ...identity(group),
    'Group Street': group.street,
    'Group Town': group.town,
    'Group County': 'Not recorded',
    'Group Postcode': group.postcode,
    'Head of Group Title': group.head?.[0] ?? '',
    'Head of Group First Name': group.head?.[1] ?? '',
    'Head of Group Last Name': group.head?.[2] ?? '',
    'UKPRN': group.ukprn,
  }));
  return csvBytes(groupHeader, rows, { ...giasDialect, neverQuoted: new Set() }, damage);
}

/** One academy and the trust it belongs to. */
export interface MembershipRow {
  readonly group: GroupFacts;
  readonly joinedOn: string;
  readonly urn: number;
  readonly name: string;
  readonly type: readonly [code: string, name: string];
  readonly phase: readonly [code: string, name: string];
  readonly laCode: string;
  readonly laName: string;
}

const membershipHeader = [
  ...groupHeader.slice(0, 11), 'Joined date', 'Academy URN', 'Trust Academy Establishment Name', 'TypeOfEstablishment (code)',
  'TypeOfEstablishment (name)', 'PhaseOfEducation (code)', 'PhaseOfEducation (name)', 'LA (code)', 'LA (name)',
]; // prettier-ignore
const membershipDialect: Dialect = { encoding: 'utf-8-bom', lineEnd: '\n', quoted: 'where-needed', endsWithLineEnd: true };

/** `academies_group_membership….csv`: unlike its sisters UTF-8 with a mark, and LF. */
export function membershipFile(rows: readonly MembershipRow[], damage: Damage = {}): Buffer {
  const cells = rows.map((row) => ({
    ...identity(row.group),
    'Joined date': slashed(row.joinedOn),
    'Academy URN': String(row.urn),
    'Trust Academy Establishment Name': row.name,
    'TypeOfEstablishment (code)': row.type[0],
    'TypeOfEstablishment (name)': row.type[1],
    'PhaseOfEducation (code)': row.phase[0],
    'PhaseOfEducation (name)': row.phase[1],
    'LA (code)': row.laCode,
    'LA (name)': row.laName,
  }));
  return csvBytes(membershipHeader, cells, membershipDialect, damage);
}
