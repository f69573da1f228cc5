import { dateInWords } from '../../kernel/plain-date.ts';
import { tierLabels } from '../../kernel/tier.ts';
import type { ReaderScope } from './find-reader-scope.ts';
import { phases, statuses } from './classification.ts';
import type { FoundProvider } from './find-providers.ts';
import type { SortKey } from './provider-search.ts';

/** A column of the find page's answer: the table, the CSV and the Excel file all have these, in this order. */
export interface ProviderColumn {
  readonly heading: string;
  readonly value: (provider: FoundProvider) => string | null;
  /** Where the table can be sorted by it. */
  readonly sort?: SortKey;
  /** Characters, for the spreadsheet. */
  readonly width: number;
}

export const localityNames = ({ localities }: FoundProvider): string | null => [...new Set(localities.map(({ name }) => name))].join(', ') || null;

export function inspectionInWords({ inspectionLabel, inspectionOn }: FoundProvider): string | null {
  return inspectionLabel === null ? null : `${inspectionLabel}${inspectionOn === null ? '' : ` (${dateInWords(inspectionOn)})`}`;
}

export function tierInForce({ tier = null }: FoundProvider): string | null {
  return tier === null ? null : tier === 'none' ? 'None in force' : tierLabels[tier];
}

const tierColumn: ProviderColumn = {
  heading: 'Tier of support',
  value: tierInForce,
  sort: 'tier',
  width: 20,
};

/** As this reader has them: the tier stands last, for staff who may see lists of tiers. */
export function columnsFor({ tierReach }: Pick<ReaderScope, 'tierReach'>): readonly ProviderColumn[] {
  return tierReach ? [...providerColumns, tierColumn] : providerColumns;
}

const providerColumns: readonly ProviderColumn[] = [
  { heading: 'Name', value: ({ name }) => name, sort: 'name', width: 45 },
  { heading: 'URN', value: ({ urn, registrationNumber }) => urn?.toString() ?? registrationNumber, width: 12 },
  { heading: 'Status', value: ({ status }) => statuses[status], width: 14 },
  { heading: 'Locality', value: localityNames, sort: 'locality', width: 24 },
  { heading: 'Phase', value: ({ phase }) => phases[phase], sort: 'phase', width: 16 },
  { heading: 'Type', value: ({ typeName }) => typeName, sort: 'type', width: 30 },
  { heading: 'Trust', value: ({ trust }) => trust?.name ?? null, sort: 'trust', width: 36 },
  { heading: 'Latest inspection', value: inspectionInWords, sort: 'inspection', width: 36 },
  { heading: 'Town', value: ({ town }) => town, sort: 'town', width: 20 },
];
