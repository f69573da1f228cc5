import { z } from 'zod';
import { parsePlainDate } from '../../kernel/plain-date.ts';
import type { AccountState, SignInMethod } from '../../platform/identity/tables.ts';
import type { Reach } from '../access/grant-scope.ts';
import { isRole, type Role, roles } from '../access/roles.ts';
import { needsLastDay, ownReachOf } from '../accounts/account-rules.ts';
import type { Cells } from './staff-list-template.ts';

/** What one row asks for, as far as it can be read by itself. */
export interface StaffEntry {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly signInMethod: SignInMethod;
  readonly expiresOn: string | null;
  readonly reach: { readonly reach: Reach; readonly name: string } | null;
}

/** What the row's words stand for in the register; null where there is no such thing. */
export interface Meanings {
  readonly provider: (number: string) => { readonly id: number; readonly name: string } | null;
  readonly trust: (uid: string) => { readonly id: number; readonly name: string } | null;
  readonly locality: (name: string) => { readonly id: number; readonly name: string } | null;
  readonly strand: (name: string) => { readonly key: string; readonly name: string } | null;
  readonly diocese: (code: string) => { readonly code: string; readonly name: string } | null;
}

const staffRoles: readonly Role[] = [
  'director',
  'assistant-director',
  'lead',
  'sia',
  'eeca',
  'safeguarding-lead',
  'specialist',
  'data-officer',
  'business-support',
  'administrator',
  'auditor',
];

export type ReadEntry = { readonly ok: true; readonly entry: StaffEntry } | { readonly ok: false; readonly reasons: readonly string[] };

/** Reads a row, or says everything that is wrong with it. */
export function readEntry(cells: Cells, meanings: Meanings, today: string): ReadEntry {
  const reasons: string[] = [];
  const wrong = (reason: string): null => (reasons.push(reason), null);
  const name = cells.name === '' ? wrong('The name is missing.') : cells.name;
  const email = readEmail(cells.email, wrong);
  const role = readRole(cells.role, wrong);
  const signInMethod = readMethod(cells.sign_in_method, role, wrong);
  const expiresOn = readLastDay(cells.expires_on, role, today, wrong);
  const reach = role === null ? null : readReach(cells, role, meanings, wrong);
  if (reasons.length > 0 || name === null || email === null || role === null || signInMethod === null) return { ok: false, reasons };
  return { ok: true, entry: { name, email, role, jobTitle: cells.job_title === '' ? null : cells.job_title, signInMethod, expiresOn, reach } };
}

type Wrong = (reason: string) => null;

function readEmail(text: string, wrong: Wrong): string | null {
  if (text === '') return wrong('The email address is missing.');
  return z.email().safeParse(text).success ? text.toLowerCase() : wrong(`“${text}” is not an email address.`);
}

function readRole(text: string, wrong: Wrong): Role | null {
  if (text === '') return wrong('The role is missing.');
  const plain = (words: string): string => words.toLowerCase().replaceAll(/[’']/g, '').trim();
  const found = (Object.keys(roles) as Role[]).find((role) => role === plain(text) || plain(roles[role]) === plain(text));
  return found ?? wrong(`“${text}” is not a role.`);
}

function readMethod(text: string, role: Role | null, wrong: Wrong): SignInMethod | null {
  const given = text.toLowerCase();
  if (given === '') return role !== null && staffRoles.includes(role) ? 'oidc' : 'password';
  if (given === 'council') return 'oidc';
  return given === 'password' ? 'password' : wrong(`“${text}” is not a way to sign in: council or password.`);
}

function readLastDay(text: string, role: Role | null, today: string, wrong: Wrong): string | null {
  if (text === '') return role !== null && needsLastDay(role) ? wrong('A delegate needs a last day.') : null;
  const day = parsePlainDate(text);
  if (day === null) return wrong(`“${text}” is not a day, like 31/08/2027.`);
  return day < today ? wrong('The last day is over.') : day;
}

function readReach(cells: Cells, role: Role, meanings: Meanings, wrong: Wrong): StaffEntry['reach'] {
  const own = ownReachOf(role);
  const given = { provider: cells.provider_urn, trust: cells.trust_uid, locality: cells.locality, strand: cells.strand, diocese: cells.diocese_code };
  const strays = Object.entries(given).filter(([kind, text]) => text !== '' && kind !== own?.kind);
  for (const [kind] of strays) wrong(`Somebody in this role has no ${kind} of their own: leave it empty.`);
  if (own === null) return null;
  const text = given[own.kind];
  if (text === '') return own.needed ? wrong(`The ${own.kind} is missing.`) : null;
  const none = (): null => wrong(`There is no ${own.kind} “${text}” here.`);
  switch (own.kind) {
    case 'provider': {
      const found = meanings.provider(text.toUpperCase());
      return found === null ? none() : { reach: { kind: 'provider', providerId: found.id }, name: found.name };
    }
    case 'trust': {
      const found = meanings.trust(text);
      return found === null ? none() : { reach: { kind: 'trust', organisationId: found.id }, name: found.name };
    }
    case 'locality': {
      const found = meanings.locality(text);
      return found === null ? none() : { reach: { kind: 'locality', localityId: found.id }, name: found.name };
    }
    case 'strand': {
      const found = meanings.strand(text);
      return found === null ? none() : { reach: { kind: 'strand', strand: found.key }, name: found.name };
    }
    case 'diocese': {
      const found = meanings.diocese(text.toUpperCase());
      return found === null ? none() : { reach: { kind: 'diocese', dioceseCode: found.code }, name: found.name };
    }
  }
}

/** An account as it stands, by which a row is compared. */
export interface Standing {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly jobTitle: string | null;
  readonly state: AccountState;
  readonly expiresOn: string | null;
  /** What it reaches today, each as `sameReach` writes it. */
  readonly reaches: readonly string[];
}

/** Two reaches are of the same thing where these are alike. */
function sameReach(reach: Reach): string {
  return Object.values(reach).join(' ');
}

export type JudgedRow =
  | { readonly outcome: 'rejected'; readonly reasons: readonly string[] }
  | { readonly outcome: 'new'; readonly entry: StaffEntry }
  | { readonly outcome: 'there'; readonly entry: StaffEntry; readonly accountId: number }
  | { readonly outcome: 'change'; readonly entry: StaffEntry; readonly accountId: number; readonly changes: readonly Change[] };

export interface Change {
  readonly what: 'name' | 'role' | 'job-title' | 'last-day' | 'reach';
  readonly before: string | null;
  readonly after: string;
}

/** What accepting a row would do. A list never takes anything away: an empty cell, and what an account reaches besides, are left alone. */
export function judgeRow(read: ReadEntry, standing: Standing | undefined, isRepeated: boolean): JudgedRow {
  if (!read.ok) return { outcome: 'rejected', reasons: read.reasons };
  const { entry } = read;
  if (isRepeated) return { outcome: 'rejected', reasons: ['An earlier line has the same email address.'] };
  if (standing === undefined) return { outcome: 'new', entry };
  if (standing.state === 'disabled') return { outcome: 'rejected', reasons: ['The account is disabled: enable it on its own page.'] };
  const changes = changesOf(entry, standing);
  return changes.length === 0 ? { outcome: 'there', entry, accountId: standing.id } : { outcome: 'change', entry, accountId: standing.id, changes };
}

function changesOf(entry: StaffEntry, standing: Standing): Change[] {
  const changes: Change[] = [];
  if (entry.name !== standing.name) changes.push({ what: 'name', before: standing.name, after: entry.name });
  if (entry.role !== standing.role)
    changes.push({ what: 'role', before: isRole(standing.role) ? roles[standing.role] : standing.role, after: roles[entry.role] });
  if (entry.jobTitle !== null && entry.jobTitle !== standing.jobTitle)
    changes.push({ what: 'job-title', before: standing.jobTitle, after: entry.jobTitle });
  if (entry.expiresOn !== null && entry.expiresOn !== standing.expiresOn)
    changes.push({ what: 'last-day', before: standing.expiresOn, after: entry.expiresOn });
  if (entry.reach !== null && !standing.reaches.includes(sameReach(entry.reach.reach)))
    changes.push({ what: 'reach', before: null, after: entry.reach.name });
  return changes;
}
