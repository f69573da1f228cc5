/** What the register says of a school by which the law names others: who appoints its foundation governors, and its diocese. */
export interface SchoolInLaw {
  /** "voluntary-aided", "foundation" …; null where it is not known. */
  readonly character: string | null;
  /** "Church of England", "None"; null where the register does not say. */
  readonly religiousCharacter: string | null;
  /** As somebody says of it who knows: the register does not. Believed of a foundation school alone. */
  readonly nobodyAppoints?: boolean;
}

/** A value of the form’s list, and who that is in a sentence. */
export interface Named {
  readonly value: string;
  readonly who: string;
}

const head: Named = { value: 'head', who: 'the head' };
const governors: Named = { value: 'governing-body', who: 'the governing body' };
const diocese: Named = { value: 'diocese', who: 'the diocesan authority of a church school' };
const appoints: Named = { value: 'appointing-body', who: 'whoever appoints the foundation governors of a foundation or voluntary school' };
const members: Named = { value: 'members', who: 'every interim executive member' };
const everyGovernor: Named = { value: 'governors', who: 'every existing governor' };
const secretary: Named = { value: 'regions-group', who: 'the Secretary of State' };

const hasFoundation = ({ character }: SchoolInLaw): boolean =>
  ['voluntary-aided', 'voluntary-controlled', 'foundation', 'foundation-special'].includes(character ?? '');
/** A foundation school need have no foundation governors; a voluntary school has them. */
export const mayHaveNobody = ({ character }: SchoolInLaw): boolean => ['foundation', 'foundation-special'].includes(character ?? '');
const hasAppointer = (school: SchoolInLaw): boolean => hasFoundation(school) && !(school.nobodyAppoints === true && mayHaveNobody(school));
/** The Act names Church of England and Roman Catholic Church schools; null where nobody knows. */
const isChurch = ({ religiousCharacter }: SchoolInLaw): boolean | null =>
  religiousCharacter === null || ['', 'not recorded'].includes(religiousCharacter.trim().toLowerCase())
    ? null
    : /church of england|catholic/iu.test(religiousCharacter);

/** Who has a copy of a notice at the same time (section 60(6) and (6A); section 60A(6)). Whether the Secretary of State has one of a pay and conditions notice is for legal services. */
export const namedForCopies = (notice: 's60' | 's60a', school: SchoolInLaw): readonly Named[] => [
  head,
  ...(isChurch(school) === true ? [diocese] : []),
  ...(hasAppointer(school) ? [appoints] : []),
  ...(notice === 's60' ? [secretary] : []),
];

/** Of a foundation or voluntary school the diocese where it is a church school, or else whoever appoints; where nobody knows which, either. Where nobody appoints there is no church that does. */
function whoStandsFor(school: SchoolInLaw): readonly (readonly Named[])[] {
  const church = hasFoundation(school) ? isChurch(school) : false;
  if (church === true) return [[diocese]];
  if (!hasAppointer(school)) return [];
  return [church === null ? [diocese, appoints] : [appoints]];
}

/** Who is consulted before section 63 or 65 is used; of each list one must be. */
export const namedForConsultation = (school: SchoolInLaw): readonly (readonly Named[])[] => [[governors], ...whoStandsFor(school)];

/** Who has a copy of the notice of an interim executive board, and of each appointment to it (Schedule 6 paragraph 6); of each list one must. */
export const namedForBoard = (school: SchoolInLaw): readonly (readonly Named[])[] => [
  [members],
  [everyGovernor],
  [secretary],
  ...whoStandsFor(school),
];

/** To whom a statement of action is copied (SI 2005/2038). */
export const namedForStatement = ({ character }: Pick<SchoolInLaw, 'character'>): readonly Named[] => [
  { value: 'ofsted', who: 'Ofsted' },
  ...(character === 'voluntary-aided' ? [{ value: 'appointing-body', who: 'its appointing body' }] : []),
];
