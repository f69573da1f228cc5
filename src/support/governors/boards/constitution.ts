/** How a board is made up: by the law for maintained schools, by its own scheme everywhere else. */
export const constitutions = {
  'community': 'Community, community special or maintained nursery school',
  'voluntary-controlled': 'Voluntary controlled school',
  'voluntary-aided': 'Voluntary aided school',
  'foundation-partnership': 'Foundation school without a foundation',
  'foundation-minority': 'Foundation school with a foundation, in the minority',
  'foundation-majority': 'Foundation school with a foundation, in the majority',
  'own-scheme': 'Its own scheme: an academy’s, a management committee’s, or another',
} as const;
export type BoardConstitution = keyof typeof constitutions;

export const seatCategories = {
  'parent': 'Parent',
  'staff': 'Staff',
  'head': 'Headteacher (ex officio)',
  'local-authority': 'Local authority',
  'foundation': 'Foundation',
  // Whoever holds an office that the instrument names, such as the parish’s priest: they sit for as long as they hold it.
  'foundation-by-office': 'Foundation (by office)',
  'partnership': 'Partnership',
  'co-opted': 'Co-opted',
  'trust': 'Appointed by the trust',
} as const;
export type SeatCategory = keyof typeof seatCategories;
export const categoriesInOrder = Object.keys(seatCategories) as readonly SeatCategory[];

/** Held for as long as somebody holds another office: there is no term of years. Who it is, the board says; of the head, the register. */
export const isForOffice = (category: SeatCategory): boolean => category === 'foundation-by-office';

/** Elected by parents or staff, or held by office: nobody is recruited to these. */
export const isFilledByElectionOrOffice = (category: SeatCategory): boolean =>
  category === 'parent' || category === 'staff' || category === 'head' || isForOffice(category);

export type SeatCounts = Readonly<Record<SeatCategory, number>>;

export interface ConstitutionFault {
  readonly category: SeatCategory | null;
  readonly says: string;
  /** Where the law says it. */
  readonly source: string;
}

const law = (regulation: string): string => `School Governance (Constitution) (England) Regulations 2012, regulation ${regulation}`;

/**
 * What in a board’s seats departs from the law, with its source; nothing where it follows a scheme of its own: an academy’s board is made by its trust’s articles and
 * scheme of delegation, and a management committee by other regulations.
 */
export function faultsOf(constitution: BoardConstitution, seats: SeatCounts): readonly ConstitutionFault[] {
  if (constitution === 'own-scheme') return [];
  const faults: ConstitutionFault[] = [];
  const fault = (category: SeatCategory | null, says: string, regulation: string): void => {
    faults.push({ category, says, source: law(regulation) });
  };
  const total = Object.values(seats).reduce((sum, count) => sum + count, 0);
  if (total < 7) fault(null, 'A board must have at least seven governors', '13(1)');
  if (seats.parent < 2) fault('parent', 'There must be at least two parent governors', '13(2)(a)');
  if (seats.head !== 1) fault('head', 'The headteacher has one seat, unless they resign it', '13(2)(b)');
  if (seats.staff !== 1) fault('staff', 'There must be one staff governor, and only one', '13(2)(c)');
  if (seats['local-authority'] !== 1) fault('local-authority', 'There must be one local authority governor, and only one', '13(2)(d)');
  if (seats.trust > 0) fault('trust', 'A maintained school has no governors appointed by a trust', '13');
  return [...faults, ...faultsOfFoundation(constitution, seats, total)];
}

function faultsOfFoundation(constitution: BoardConstitution, seats: SeatCounts, total: number): ConstitutionFault[] {
  const { partnership } = seats;
  const foundation = seats.foundation + seats['foundation-by-office'];
  const others = total - foundation;
  const of = (category: SeatCategory, says: string): ConstitutionFault => ({ category, says, source: law('14') });
  const faults: ConstitutionFault[] = [];
  const hasFoundation = constitution !== 'community' && constitution !== 'foundation-partnership';
  if (!hasFoundation && foundation > 0) faults.push(of('foundation', 'Only a school with a foundation has foundation governors'));
  if (constitution !== 'foundation-partnership' && partnership > 0)
    faults.push(of('partnership', 'Only a foundation school without a foundation has partnership governors'));
  switch (constitution) {
    case 'voluntary-aided':
      if (foundation - others !== 2)
        faults.push(of('foundation', 'Foundation governors of a voluntary aided school must outnumber all the others by two'));
      break;
    case 'voluntary-controlled':
      if (foundation < 2 || foundation * 4 > total)
        faults.push(of('foundation', 'There must be at least two foundation governors, and no more than a quarter of the board'));
      break;
    case 'foundation-minority':
      if (foundation < 2 || foundation * 100 > total * 45)
        faults.push(of('foundation', 'There must be at least two foundation governors, and no more than 45% of the board'));
      break;
    case 'foundation-majority':
      if (foundation - others < 1 || foundation - others > 2)
        faults.push(of('foundation', 'Foundation governors must outnumber the others, by no more than two'));
      break;
    case 'foundation-partnership':
      if (partnership < 2 || partnership * 4 > total)
        faults.push(of('partnership', 'There must be at least two partnership governors, and no more than a quarter of the board'));
      break;
    case 'community':
    case 'own-scheme':
  }
  return faults;
}

/** What the register’s type of establishment suggests; for a foundation school somebody says which. */
export function suggestedConstitution(legalTrack: string, typeCode: string | null): BoardConstitution {
  if (legalTrack !== 'maintained') return 'own-scheme';
  // A pupil referral unit has a management committee, of other regulations.
  const byType: Readonly<Record<string, BoardConstitution>> = {
    '02': 'voluntary-aided',
    '03': 'voluntary-controlled',
    '05': 'foundation-minority',
    '12': 'foundation-minority',
    '14': 'own-scheme',
  };
  return byType[typeCode ?? ''] ?? 'community';
}
