/** GIAS's code and words for a type of establishment, and the group it counts the type in. */
export interface TypeCodes {
  readonly code: string;
  readonly name: string;
  readonly group: readonly [code: string, name: string];
}

const maintainedGroup = ['4', 'Local authority maintained schools'] as const;
const specialGroup = ['5', 'Special schools'] as const;
const academyGroup = ['10', 'Academies'] as const;
const freeGroup = ['11', 'Free Schools'] as const;
const independentGroup = ['3', 'Independent schools'] as const;
const collegeGroup = ['1', 'Colleges'] as const;
const otherGroup = ['9', 'Other types'] as const;

export const establishmentTypes = {
  'community': { code: '01', name: 'Community school', group: maintainedGroup },
  'voluntary-aided': { code: '02', name: 'Voluntary aided school', group: maintainedGroup },
  'voluntary-controlled': { code: '03', name: 'Voluntary controlled school', group: maintainedGroup },
  'foundation': { code: '05', name: 'Foundation school', group: maintainedGroup },
  'community-special': { code: '07', name: 'Community special school', group: specialGroup },
  'independent-special': { code: '10', name: 'Other independent special school', group: independentGroup },
  'independent': { code: '11', name: 'Other independent school', group: independentGroup },
  'foundation-special': { code: '12', name: 'Foundation special school', group: specialGroup },
  'nursery-school': { code: '15', name: 'Local authority nursery school', group: maintainedGroup },
  'further-education': { code: '18', name: 'Further education', group: collegeGroup },
  'sponsored': { code: '28', name: 'Academy sponsor led', group: academyGroup },
  'special-post-16': { code: '32', name: 'Special post 16 institution', group: otherGroup },
  'converter': { code: '34', name: 'Academy converter', group: academyGroup },
  'free': { code: '35', name: 'Free schools', group: freeGroup },
  'special-free': { code: '36', name: 'Free schools special', group: freeGroup },
  'special-converter': { code: '44', name: 'Academy special converter', group: academyGroup },
} as const satisfies Record<string, TypeCodes>;
export type EstablishmentType = keyof typeof establishmentTypes;

export const phases = {
  'not-applicable': ['0', 'Not applicable'],
  'nursery': ['1', 'Nursery'],
  'primary': ['2', 'Primary'],
  'secondary': ['4', 'Secondary'],
  '16-plus': ['6', '16 plus'],
  'all-through': ['7', 'All-through'],
} as const;
export type GiasPhase = keyof typeof phases;

export const statuses = {
  open: ['1', 'Open'],
  closed: ['2', 'Closed'],
  closing: ['3', 'Open, but proposed to close'],
  proposed: ['4', 'Proposed to open'],
} as const;
export type GiasStatus = keyof typeof statuses;

export const openedReasons = {
  'new': ['06', 'New Provision'],
  'conversion': ['10', 'Academy Converter'],
  'amalgamation': ['01', 'Result of Amalgamation'],
  'split': ['08', 'Split school'],
  'fresh-start': ['04', 'Fresh Start'],
} as const;
export type OpenedReason = keyof typeof openedReasons;

export const closedReasons = {
  'closure': ['02', 'Closure'],
  'amalgamation': ['01', 'Result of Amalgamation/Merger'],
  'academy': ['10', 'Academy Converter'],
  'sponsored': ['11', 'For Academy'],
  'fresh-start': ['04', 'Fresh Start'],
} as const;
export type ClosedReason = keyof typeof closedReasons;

export const religions = {
  none: ['00', 'Does not apply'],
  ce: ['02', 'Church of England'],
  rc: ['03', 'Roman Catholic'],
} as const;
export type Religion = keyof typeof religions;

/** GIAS says “Not applicable” of special schools, independents and colleges' kin; otherwise the ages say. */
export function phaseFor(type: EstablishmentType, lowAge: number, highAge: number): GiasPhase {
  if (type === 'nursery-school') return 'nursery';
  if (type === 'further-education') return '16-plus';
  if (['10', '11', '07', '12', '32', '36', '44'].includes(establishmentTypes[type].code)) return 'not-applicable';
  if (highAge <= 11) return 'primary';
  return lowAge >= 9 ? 'secondary' : 'all-through';
}
