import type { Generated } from 'kysely';
import type { Tier } from '../kernel/tier.ts';
import type { Kind, LegalTrack, Phase, Status } from './providers/classification.ts';

export interface ProviderTable {
  id: Generated<number>;
  name: string;
  kind: Kind;
  phase: Phase;
  legal_track: LegalTrack;
  state_funded: boolean;
  type_code: string | null;
  type_name: string;
  status: Status;
  opened_on: string | null;
  closed_on: string | null;
  la_code: string | null;
  la_name: string | null;
  urn: number | null;
  laestab: string | null;
  ukprn: string | null;
  registration_number: string | null;
  town: string | null;
  postcode: string | null;
  low_age: number | null;
  high_age: number | null;
  religious_character: string | null;
  capacity: number | null;
  pupils: number | null;
  trust_id: number | null;
  inspection_label: string | null;
  inspection_filter: string | null;
  inspection_on: string | null;
  locality_id: number | null;
  easting: number | null;
  northing: number | null;
  search_text: Generated<string>;
  sort_key: Generated<string>;
  source: string;
  created_release_id: number | null;
  joined_to: number | null;
}

export interface ProviderIdentifierTable {
  provider_id: number;
  scheme: 'urn' | 'laestab' | 'ukprn' | 'ofsted';
  value: string;
  valid_from: string | null;
  valid_to: string | null;
  urn: number | null;
  is_announced: Generated<boolean>;
}

export interface ProviderRelationTable {
  predecessor_id: number;
  successor_id: number;
  relation: string;
  happened_on: string | null;
}

export interface ProviderSiteTable {
  id: Generated<number>;
  provider_id: number;
  authority_id: number | null;
  site_key: string;
  name: string | null;
  is_main: boolean;
  street: string | null;
  address2: string | null;
  address3: string | null;
  town: string | null;
  county: string | null;
  postcode: string | null;
  easting: number | null;
  northing: number | null;
  lsoa_code: string | null;
  source: string;
}

export interface LocalityTable {
  id: Generated<number>;
  authority_id: number;
  name: string;
  slug: string;
}

export interface SiteLocalityTable {
  site_id: number;
  authority_id: number;
  locality_id: number;
  rule: 'lsoa-2021' | 'lsoa-2011' | 'coordinates' | 'by-hand';
  reason: string;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface OrganisationTable {
  id: Generated<number>;
  uid: string;
  group_id: string | null;
  name: string;
  kind: string;
  type_name: string;
  status: 'open' | 'closed';
  companies_house_number: string | null;
  ukprn: string | null;
  opened_on: string | null;
  closed_on: string | null;
  town: string | null;
  postcode: string | null;
  head_name: string | null;
  sort_key: string;
}

export interface OrganisationMembershipTable {
  organisation_id: number;
  urn: number;
  joined_on: string | null;
  left_on: string | null;
}

export interface PostTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  role: 'headteacher' | 'chair' | 'manager';
  person_name: string | null;
  standing: 'substantive' | 'acting' | 'interim' | 'vacant';
  held_from: string;
  held_to: string | null;
  source: string;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface SendUnitTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  name: string;
  kind: 'send-unit' | 'resourced-provision' | 'semh-alternative-provision';
  need: string | null;
  places: number | null;
  stage: 'open' | 'due' | 'pipeline' | 'closed';
  opened_on: string | null;
  closed_on: string | null;
  source: string;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface EnteredFactTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  fact: string;
  value: string;
  valid_from: string;
  valid_to: string | null;
  source: string;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
}

/** The tier in force, for lists of an authority's own staff. */
export interface ProviderTierTable {
  provider_id: number;
  authority_id: number;
  tier: Tier;
  since: string;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    provider: ProviderTable;
    provider_identifier: ProviderIdentifierTable;
    provider_relation: ProviderRelationTable;
    provider_site: ProviderSiteTable;
    locality: LocalityTable;
    site_locality: SiteLocalityTable;
    organisation: OrganisationTable;
    organisation_membership: OrganisationMembershipTable;
    post: PostTable;
    send_unit: SendUnitTable;
    entered_fact: EnteredFactTable;
    provider_tier: ProviderTierTable;
  }
}
