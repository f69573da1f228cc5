/** Whom the authority meets about providers. */
export const liaisonBodies = { 'trust': 'Trust', 'diocese': 'Diocese', 'regions-group': 'DfE Regions Group', 'rise': 'RISE' } as const;
export type LiaisonBody = keyof typeof liaisonBodies;

/** Everything that is known of a provider and that somebody might think of putting on an agenda. */
export const itemKinds = {
  'published-inspection': 'Published inspection',
  'published-result': 'Published result',
  'rise-listing': 'On the Department’s RISE list',
  'shared-action': 'Agreed action',
  'issued-tier': 'Tier in force',
  'staff-action': 'Action of the authority’s own',
  'unissued-tier': 'Tier that no letter has told',
  'signal': 'Signal',
  'finding': 'Finding',
  'concern': 'Concern',
  'whistleblower': 'Whistleblower',
  'provisional-outcome': 'Provisional outcome of an inspection',
  'unvalidated-result': 'Unvalidated result',
  'draft': 'Draft note or letter',
} as const;
export type ItemKind = keyof typeof itemKinds;

/** With whom each kind may be shared. What is not named is shared with nobody. Provisional: not from the published framework. */
const sharedWith: Readonly<Partial<Record<ItemKind, readonly LiaisonBody[]>>> = {
  'published-inspection': ['trust', 'diocese', 'regions-group', 'rise'],
  'published-result': ['trust', 'diocese', 'regions-group', 'rise'],
  'rise-listing': ['trust', 'diocese', 'regions-group', 'rise'],
  // Agreed with the school: with those who run it, and with the team that works in it.
  'shared-action': ['trust', 'diocese', 'rise'],
  // A trust is written to about its academies' tiers, and a diocese reads what was issued to its schools. Nobody else does.
  'issued-tier': ['trust', 'diocese'],
};

export interface Candidate {
  readonly kind: ItemKind;
  readonly isRestricted: boolean;
  /** Of a school that is the trust's or the diocese's own; that the programme or the Regions Group deals with. */
  readonly isOfBody: boolean;
}

/** Whether an item may stand on the agenda of a meeting with a body. What is restricted never does. */
export function mayShare({ kind, isRestricted, isOfBody }: Candidate, body: LiaisonBody): boolean {
  return !isRestricted && isOfBody && (sharedWith[kind]?.includes(body) ?? false);
}
