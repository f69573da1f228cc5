/**
 * What every table is to isolation. A new table joins one of these, or the test that reads them fails:
 * `owned` has the authority's own rows, by its column `authority_id`; `mixed` has those and open data, or the installation's own; `child` has rows of
 * another row, by the key named; `open` is published and everybody's; `platform` tells nothing of anybody.
 */
export type TableClass =
  { readonly kind: 'owned' | 'mixed' | 'open' | 'platform' } | { readonly kind: 'child'; readonly parent: string; readonly keys: readonly string[] };

const owned: TableClass = { kind: 'owned' };
const open: TableClass = { kind: 'open' };
const childOf = (parent: string, ...keys: string[]): TableClass => ({ kind: 'child', parent, keys });

export const tableClasses: Readonly<Record<string, TableClass>> = {
  access_review: owned,
  access_review_confirmation: owned,
  access_scope: owned,
  account: owned,
  account_link: owned,
  account_request: owned,
  allocation: owned,
  api_token: owned,
  audit_chain: { kind: 'mixed' },
  audit_event: { kind: 'mixed' },
  authority: owned,
  briefing: owned,
  briefing_reader: owned,
  early_years_listed: open,
  early_years_listed_staged: open,
  early_years_local: owned,
  early_years_local_staged: owned,
  entered_fact: owned,
  gias_academy_membership: open,
  gias_academy_membership_staged: open,
  gias_childrens_centre: open,
  gias_childrens_centre_staged: open,
  gias_establishment: open,
  gias_establishment_staged: open,
  gias_group: open,
  gias_group_staged: open,
  gias_link: open,
  gias_link_staged: open,
  half_session: owned,
  identity_link: owned,
  kept_form: owned,
  known_device: owned,
  legal_hold: owned,
  locality: owned,
  locality_lsoa: owned,
  locality_lsoa_staged: owned,
  locality_polygon: owned,
  locality_polygon_staged: owned,
  mail: owned,
  migration: { kind: 'platform' },
  ofsted_state_funded: open,
  ofsted_state_funded_staged: open,
  organisation: open,
  organisation_membership: open,
  post: owned,
  provider: { kind: 'mixed' },
  provider_identifier: childOf('provider', 'provider_id'),
  provider_relation: childOf('provider', 'predecessor_id', 'successor_id'),
  provider_site: { kind: 'mixed' },
  record_version: owned,
  recovery_code: owned,
  release: { kind: 'mixed' },
  release_change: childOf('release', 'release_id'),
  release_file: childOf('release', 'release_id'),
  release_rejection: childOf('release', 'release_id'),
  retention_decision: owned,
  retention_rule: owned,
  second_factor: owned,
  send_unit: owned,
  session: childOf('account', 'account_id'),
  // Hashes of who tried to sign in from where.
  sign_in_failure: { kind: 'platform' },
  site_locality: owned,
  staff_list: owned,
  staff_list_row: owned,
};

export const isSecured = ({ kind }: TableClass): boolean => kind === 'owned' || kind === 'mixed' || kind === 'child';
