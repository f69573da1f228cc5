import { sql } from 'kysely';
import { changesFor } from '../../datasets/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Identifier } from './get-provider.ts';

/** What one load changed about a provider. */
export interface ProviderChange {
  readonly source: string;
  readonly asAt: string | null;
  readonly kind: 'new' | 'changed' | 'gone';
  /** The number that the file has it by, and the site, where the file has several. */
  readonly record: string;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

interface FiledRecord {
  readonly source: string;
  readonly layout: string;
  readonly key: string;
  readonly record: string;
}

const most = 30;

/** The layouts whose keys are URNs. An Ofsted number of the same digits is another provider's. */
const byUrn = [
  { source: 'gias-establishments', layout: 'establishments' },
  { source: 'ofsted-state-funded', layout: 'most-recent-inspections' },
  { source: 'early-years', layout: 'childrens-centres' },
  { source: 'rise', layout: 'schools' },
] as const;

/** The latest changes of any record of it, newest first. Of the authorities' own lists, the reader's alone. */
export async function listChanges(
  reader: Reader,
  identifiers: readonly Pick<Identifier, 'scheme' | 'value'>[],
  authorityId: number,
): Promise<readonly ProviderChange[]> {
  const of = (wanted: Identifier['scheme']) => identifiers.filter(({ scheme }) => scheme === wanted).map(({ value }) => value);
  const records = [
    ...of('urn').flatMap((urn) => byUrn.map((layout): FiledRecord => ({ ...layout, key: urn, record: urn }))),
    ...(await listEarlyYearsRecords(reader, of('ofsted'), authorityId)),
  ];
  const filed = new Map(records.map((record) => [`${record.layout} ${record.key}`, record]));
  const changes = await changesFor(reader, records);
  return changes.slice(0, most).flatMap(({ layout, key, asAt, kind, fields }) => {
    const from = filed.get(`${layout} ${key}`);
    return from === undefined ? [] : [{ source: from.source, record: from.record, asAt, kind, fields }];
  });
}

/** The early years lists have keys of their own: the rows that give these registration numbers lead to them. */
async function listEarlyYearsRecords(reader: Reader, numbers: readonly string[], authorityId: number): Promise<readonly FiledRecord[]> {
  if (numbers.length === 0) return [];
  const wanted = sql.join(numbers);
  const { rows } = await sql<Omit<FiledRecord, 'source'>>`
    select 'own-list' as layout, l.key, concat_ws(', ', l.registration_number, l.site_name) as record
    from early_years_local l where l.authority_id = ${authorityId} and upper(l.registration_number) in (${wanted})
    union all
    select case l.kind when 'childminder' then 'childminders' else 'settings' end, l.key, n.number
    from early_years_listed l
    -- Of several that share a registration number, the others go by the Department's own.
    join lateral (select i.value as number from provider_identifier i where i.scheme = 'ofsted'
      and i.value in (upper(trim(l.registration_number)), 'EYURN ' || l.ofsted_number) order by i.value like 'EYURN %' desc limit 1) n on n.number in (${wanted})
    where upper(trim(l.registration_number)) in (${wanted}) or 'EYURN ' || l.ofsted_number in (${wanted})`.execute(reader);
  return rows.map((row) => ({ ...row, source: 'early-years' }));
}
