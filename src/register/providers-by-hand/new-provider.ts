import type { Kind, LegalTrack } from '../providers/classification.ts';
import type { AddressEntry } from '../sites/site.ts';

/** What no published list has all of: each with the law that applies to it. */
export const kindsByHand = {
  'alternative-provision': 'independent-college-ap',
  'early-years-setting': 'early-years',
  'other': 'none',
} as const satisfies Partial<Record<Kind, LegalTrack>>;
export type KindByHand = keyof typeof kindsByHand;

export interface ProviderEntry extends AddressEntry {
  readonly name: string;
  readonly kind: KindByHand;
  /** In the authority's own words: "Alternative provider", "Forest school". */
  readonly typeName: string;
  /** Who told us, or which document. */
  readonly source: string;
}
