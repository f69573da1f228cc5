import type { Derived } from '../source.ts';
import { england } from '../figures.ts';

/** Which record types stand for an area in place of a school: they differ by file. State-funded schools are the England that authorities are held against. */
export interface AreaRecords {
  readonly authority: string;
  readonly england: string;
}

export const ofKeyStage2: AreaRecords = { authority: '3', england: '5' };
export const ofKeyStage4: AreaRecords = { authority: '4', england: '7' };
export const ofDestinations: AreaRecords = { authority: 'LA', england: 'NAT' };

/**
 * Which school or area a row with a record type is for. Rows of England that count independent schools as well are left out, and so are summaries
 * of anything else. Copies made by others have rows without a URN: those are rejected, because nobody can tell whose they are.
 */
export function readRecord(records: AreaRecords, { type, la, urn }: { readonly type: string; readonly la: string; readonly urn: string }): Derived {
  if (type === records.authority) return la === '' ? null : { level: 'authority', subject: la.padStart(3, '0'), breakdown: '' };
  if (type === records.england) return { level: 'country', subject: england, breakdown: '' };
  if (type !== '1' && type !== '2') return null;
  if (/^\d{6}$/.test(urn)) return { level: 'school', subject: urn, breakdown: '' };
  return { problem: 'The row has no URN, so nobody can tell whose it is.', column: 'URN' };
}

/** For files without record types, where “NAT” stands for England and the kind of school (“PRI”, “SEC”, “SPE”) in the column of the school’s number. */
export function readNational({ nat, urn, kind }: { readonly nat: string; readonly urn: string; readonly kind: string }): Derived {
  if (nat.toUpperCase() === 'NAT') return { level: 'country', subject: england, breakdown: kind };
  if (/^\d{6}$/.test(urn)) return { level: 'school', subject: urn, breakdown: '' };
  return { problem: 'The row has no URN, so nobody can tell whose it is.', column: 'URN' };
}
