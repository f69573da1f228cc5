import type { Selectable } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Ledger } from '../../register/index.ts';
import { type Finding, holdingOn, knownBy, lastDayOf } from './finding.ts';
import { aboutKind } from './finding-kinds.ts';
import { findingInWords } from './finding-words.ts';
import type { FindingTable } from './tables.ts';

export const findingLedger: Ledger = { subject: 'finding', table: 'finding' };

/** Everything that an authority's people have confirmed of a provider, what was ended or withdrawn too, the latest first. Another authority's is never shown. */
export async function listFindings(reader: Reader, providerId: number, authorityId: number): Promise<Finding[]> {
  return (await listFindingsOf(reader, [providerId], authorityId)).get(providerId) ?? [];
}

/** The same of several, by provider. */
export async function listFindingsOf(reader: Reader, providerIds: readonly number[], authorityId: number): Promise<ReadonlyMap<number, Finding[]>> {
  if (providerIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('finding')
    .selectAll()
    .where('provider_id', 'in', [...providerIds])
    .where('authority_id', '=', authorityId)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return Map.groupBy(rows.map(findingOfRow), ({ providerId }) => providerId);
}

/** A finding as the wings to the right may use and show it: `says` is for whoever sees findings. Where only named people may read it, its words stay behind. */
export interface HeldFinding extends Pick<
  Finding,
  'id' | 'providerId' | 'kind' | 'value' | 'title' | 'validFrom' | 'confirmedBy' | 'confirmedRole' | 'enteredAt'
> {
  readonly says: string;
  /** The last day, where one is known. */
  readonly until: string | null;
  readonly source: string | null;
  readonly documentReference: string | null;
}

export interface FindingsQuestion {
  readonly providerIds: readonly number[];
  /** YYYY-MM-DD. */
  readonly asAt: string;
  /** Leaves out what nobody had entered by then: a finding, its ending, its withdrawal. */
  readonly knownBy?: Date;
}

/** What holds on a day at each of these providers, the latest to begin first; an empty list where nothing does. One query, however many are asked of. */
export async function findFindings(
  reader: Reader,
  { providerIds, asAt, knownBy: instant }: FindingsQuestion,
): Promise<ReadonlyMap<number, readonly HeldFinding[]>> {
  const found = new Map<number, readonly HeldFinding[]>(providerIds.map((id) => [id, []]));
  if (found.size === 0) return found;
  const rows = await reader
    .selectFrom('finding')
    // Only what the authority that the provider now belongs to has confirmed.
    .innerJoin('provider', 'provider.id', 'finding.provider_id')
    .innerJoin('authority', (join) => join.onRef('authority.id', '=', 'finding.authority_id').onRef('authority.la_code', '=', 'provider.la_code'))
    .selectAll('finding')
    .where('finding.provider_id', 'in', [...found.keys()])
    .where('finding.valid_from', '<=', asAt)
    .execute();
  for (const [id, findings] of Map.groupBy(rows.map(findingOfRow), ({ providerId }) => providerId)) {
    found.set(id, holdingOn(instant === undefined ? findings : knownBy(findings, instant), asAt).map(toBeUsed));
  }
  return found;
}

function toBeUsed(finding: Finding): HeldFinding {
  const { id, providerId, kind, value, title, validFrom, confirmedBy, confirmedRole, enteredAt, source, documentReference } = finding;
  const words = aboutKind(kind).restricted ? { source: null, documentReference: null } : { source, documentReference };
  const used = { id, providerId, kind, value, title, validFrom, confirmedBy, confirmedRole, enteredAt };
  return { ...used, ...words, says: findingInWords(finding), until: lastDayOf(finding) };
}

function findingOfRow(row: Selectable<FindingTable>): Finding {
  const { ended_on: on, ended_at, withdrawn_at } = row;
  return {
    id: row.id,
    providerId: row.provider_id,
    kind: row.kind,
    value: row.value,
    title: row.title,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
    documentReference: row.document_reference,
    confirmedBy: row.confirmed_by,
    confirmedRole: row.confirmed_role,
    enteredAt: row.entered_at,
    ended: on === null || ended_at === null ? null : { on, by: row.ended_by ?? '', at: ended_at, reason: row.ended_reason ?? '' },
    withdrawn: withdrawn_at === null ? null : { by: row.withdrawn_by ?? '', at: withdrawn_at, reason: row.withdrawn_reason ?? '' },
  };
}
