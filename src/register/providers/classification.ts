/** What a provider is, in the words the council's own overview uses. */
export const kinds = {
  'school': 'School',
  'special-school': 'Special school',
  'nursery-school': 'Nursery school',
  'alternative-provision': 'Alternative provision',
  'independent-school': 'Independent school',
  'independent-special-school': 'Independent special school',
  'college': 'College',
  'special-post-16': 'Special post-16 institution',
  'higher-education': 'Higher education',
  'nursery': 'Nursery (private or voluntary)',
  'pre-school': 'Pre-school',
  'childminder': 'Childminder',
  'early-years-setting': 'Early years setting',
  'childrens-centre': 'Children’s centre',
  'family-hub': 'Family hub',
  'other': 'Other',
} as const;
export type Kind = keyof typeof kinds;

export const phases = {
  'early-years': 'Early years',
  'nursery': 'Nursery',
  'primary': 'Primary',
  'secondary': 'Secondary',
  'all-through': 'All-through',
  'special': 'Special',
  'alternative-provision': 'Alternative provision',
  '16-plus': '16 plus',
  'not-applicable': 'Not applicable',
} as const;
export type Phase = keyof typeof phases;

/** Which law applies: it decides what the authority may do, and who is written to. */
export const legalTracks = {
  'maintained': 'Maintained by the authority',
  'academy': 'Academy',
  'early-years': 'Early years',
  'independent-college-ap': 'Independent, college or other',
  'none': 'None',
} as const;
export type LegalTrack = keyof typeof legalTracks;

export const statuses = {
  open: 'Open',
  closing: 'Open, but proposed to close',
  proposed: 'Proposed to open',
  closed: 'Closed',
} as const;
export type Status = keyof typeof statuses;

export interface TypeClass {
  readonly kind: Kind;
  readonly legalTrack: LegalTrack;
  /** A state-funded school as the DfE's statistics count them: not colleges, not non-maintained special schools. */
  readonly stateFunded: boolean;
}

function typeClass(kind: Kind, legalTrack: LegalTrack, stateFunded: boolean): TypeClass {
  return { kind, legalTrack, stateFunded };
}

const maintained = (kind: Kind): TypeClass => typeClass(kind, 'maintained', true);
const academy = (kind: Kind): TypeClass => typeClass(kind, 'academy', true);
const independent = (kind: Kind): TypeClass => typeClass(kind, 'independent-college-ap', false);
const outside = typeClass('other', 'none', false);

/** GIAS's type of establishment, by its zero-padded code. */
export const establishmentTypes: Readonly<Record<string, TypeClass>> = {
  '01': maintained('school'), // Community school
  '02': maintained('school'), // Voluntary aided school
  '03': maintained('school'), // Voluntary controlled school
  '05': maintained('school'), // Foundation school
  '06': academy('school'), // City technology college
  '07': maintained('special-school'), // Community special school
  '08': independent('special-school'), // Non-maintained special school
  '10': independent('independent-special-school'),
  '11': independent('independent-school'),
  '12': maintained('special-school'), // Foundation special school
  '14': maintained('alternative-provision'), // Pupil referral unit
  '15': maintained('nursery-school'),
  '18': independent('college'), // Further education
  '24': independent('other'), // Secure units
  '25': outside, // Offshore schools
  '26': outside, // Service children's education
  '27': outside, // Miscellaneous
  '28': academy('school'), // Academy sponsor led
  '29': independent('higher-education'),
  '30': outside, // Welsh establishment
  '31': independent('college'), // Sixth form centres
  '32': independent('special-post-16'),
  '33': academy('special-school'), // Academy special sponsor led
  '34': academy('school'), // Academy converter
  '35': academy('school'), // Free school
  '36': academy('special-school'), // Free school special
  '37': outside, // British schools overseas
  '38': academy('alternative-provision'), // Free school alternative provision
  '39': academy('school'), // Free school 16 to 19
  '40': academy('school'), // University technical college
  '41': academy('school'), // Studio school
  '42': academy('alternative-provision'), // Academy alternative provision converter
  '43': academy('alternative-provision'), // Academy alternative provision sponsor led
  '44': academy('special-school'), // Academy special converter
  '45': academy('school'), // Academy 16-19 converter
  '46': academy('school'), // Academy 16 to 19 sponsor led
  '47': typeClass('childrens-centre', 'none', false),
  '48': typeClass('childrens-centre', 'none', false), // Children's centre linked site
  '49': independent('independent-school'), // Online provider
  '56': outside, // Institution funded by other government department
  '57': academy('school'), // Academy secure 16 to 19
};

/** A type that GIAS has added since: kept and shown, never dropped, and counted nowhere until somebody says what it is. */
export function classifyType(typeCode: string): TypeClass {
  return establishmentTypes[typeCode] ?? outside;
}

const giasPhases: Readonly<Record<string, Phase>> = {
  '1': 'nursery',
  '2': 'primary',
  '3': 'primary', // Middle deemed primary
  '4': 'secondary',
  '5': 'secondary', // Middle deemed secondary
  '6': '16-plus',
  '7': 'all-through',
};

const phaseOfKind: Partial<Record<Kind, Phase>> = {
  'special-school': 'special',
  'independent-special-school': 'special',
  'alternative-provision': 'alternative-provision',
  'college': '16-plus',
  'special-post-16': '16-plus',
  'nursery': 'early-years',
  'pre-school': 'early-years',
  'childminder': 'early-years',
  'early-years-setting': 'early-years',
  'childrens-centre': 'early-years',
  'family-hub': 'early-years',
};

/** GIAS says "Not applicable" of special schools and alternative provision, so their kind decides. */
export function classifyPhase(kind: Kind, giasPhaseCode: string | null): Phase {
  return phaseOfKind[kind] ?? giasPhases[giasPhaseCode ?? ''] ?? 'not-applicable';
}

/** A special school's phase, which GIAS does not say, from its statutory ages; null where they are not known. */
export function specialSchoolPhase(lowAge: number | null, highAge: number | null): 'primary' | 'secondary' | 'all-through' | null {
  if (lowAge === null || highAge === null) return null;
  if (highAge <= 11) return 'primary';
  return lowAge >= 11 ? 'secondary' : 'all-through';
}

const giasStatuses: Readonly<Record<number, Status>> = { 1: 'open', 2: 'closed', 3: 'closing', 4: 'proposed' };

/** GIAS's establishment status code; 3, "Open, but proposed to close", is open. */
export function classifyStatus(statusCode: number): Status {
  return giasStatuses[statusCode] ?? 'closed';
}

export function isOpen(status: Status): boolean {
  return status === 'open' || status === 'closing';
}
