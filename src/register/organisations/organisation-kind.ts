export const organisationKinds = {
  'trust': 'Multi-academy trust',
  'single-academy-trust': 'Single-academy trust',
  'federation': 'Federation',
  'sponsor': 'Sponsor',
  'trust-school-foundation': 'Trust of a foundation school',
  'umbrella-trust': 'Umbrella trust',
  'childrens-centres': 'Children’s centres group',
  'other': 'Other',
} as const;
export type OrganisationKind = keyof typeof organisationKinds;

const kindOfGroupType: Readonly<Record<string, OrganisationKind>> = {
  '01': 'federation',
  '02': 'trust-school-foundation',
  '05': 'sponsor',
  '06': 'trust',
  '07': 'umbrella-trust',
  '08': 'childrens-centres',
  '09': 'childrens-centres',
  '10': 'single-academy-trust',
  '11': 'single-academy-trust', // Secure single-academy trust
};

/** What a group is, from GIAS's zero-padded group type code; a type not known yet is kept as "other". */
export function classifyGroupType(typeCode: string): OrganisationKind {
  return kindOfGroupType[typeCode] ?? 'other';
}

export const groupTypeCodes: readonly string[] = Object.keys(kindOfGroupType);
