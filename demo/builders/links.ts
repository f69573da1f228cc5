import type { Buffer } from 'node:buffer';
import { csvBytes, dashed, giasDialect, type Damage } from './file-bytes.ts';

/** One line of GIAS's links: what `linkUrn` is to `urn`. */
export interface LinkRow {
  readonly urn: number;
  readonly linkUrn: number;
  readonly linkName: string;
  readonly linkType: string;
  /** The day planned, YYYY-MM-DD. */
  readonly on: string | null;
}

/** A school on one side of a link. */
export interface Linked {
  readonly urn: number;
  readonly name: string;
}

/** As GIAS writes a succession: a line from each side, the one that names the successor with the closing day, the other with the opening day. */
function bothWays(before: Linked, after: Linked, manner: string, closedOn: string, openedOn: string): LinkRow[] {
  return [
    { urn: before.urn, linkUrn: after.urn, linkName: after.name, linkType: `Successor${manner}`, on: closedOn },
    { urn: after.urn, linkUrn: before.urn, linkName: before.name, linkType: `Predecessor${manner}`, on: openedOn },
  ];
}

/** One school going on under a new number: a conversion, or a new sponsor. */
export function conversionLinks(before: Linked, after: Linked, closedOn: string, openedOn: string): LinkRow[] {
  return bothWays(before, after, '', closedOn, openedOn);
}

/** Several schools becoming one new one. */
export function amalgamationLinks(before: readonly Linked[], after: Linked, closedOn: string, openedOn: string): LinkRow[] {
  return before.flatMap((each) => bothWays(each, after, ' - amalgamated', closedOn, openedOn));
}

/** One school taken into a neighbour that goes on as it was; GIAS says it in the words of a conversion. */
export function absorptionLinks(before: Linked, neighbour: Linked, closedOn: string): LinkRow[] {
  return bothWays(before, neighbour, '', closedOn, closedOn);
}

/** One school becoming several. */
export function splitLinks(before: Linked, after: readonly Linked[], closedOn: string, openedOn: string): LinkRow[] {
  return after.flatMap((each) => bothWays(before, each, ' - Split School', closedOn, openedOn));
}

/** `links_edubasealldata….csv`. */
export function linksFile(rows: readonly LinkRow[], damage: Damage = {}): Buffer {
  const header = ['URN', 'LinkURN', 'LinkName', 'LinkType', 'LinkEstablishedDate'];
  const ordered = [...rows].sort((a, b) => a.urn - b.urn || a.linkUrn - b.linkUrn);
  const cells = ordered.map((row) => ({
    URN: String(row.urn),
    LinkURN: String(row.linkUrn),
    LinkName: row.linkName,
    LinkType: row.linkType,
    LinkEstablishedDate: dashed(row.on),
  }));
  return csvBytes(header, cells, giasDialect, damage);
}
