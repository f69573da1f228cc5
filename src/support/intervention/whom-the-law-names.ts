/** What the register says of a school by which the law names others: who appoints its foundation governors, and its diocese. */
export interface SchoolInLaw {
  /** "voluntary-aided", "foundation" …; null where it is not known. */
  readonly character: string | null;
  /** "Church of England", "None"; null where the register does not say. */
  readonly religiousCharacter: string | null;
}

/** A value of the form’s list, and who that is in a sentence. */
interface Named {
  readonly value: string;
  readonly who: string;
}

const head: Named = { value: 'head', who: 'the head' };
const governors: Named = { value: 'governing-body', who: 'the governing body' };
const diocese: Named = { value: 'diocese', who: 'the diocesan authority of a church school' };
const appoints: Named = { value: 'appointing-body', who: 'whoever appoints the foundation governors of a foundation or voluntary school' };
const secretary: Named = { value: 'regions-group', who: 'the Secretary of State' };

const hasFoundation = ({ character }: SchoolInLaw): boolean =>
  ['voluntary-aided', 'voluntary-controlled', 'foundation', 'foundation-special'].includes(character ?? '');
/** The Act names Church of England and Roman Catholic Church schools; null where nobody knows. */
const isChurch = ({ religiousCharacter }: SchoolInLaw): boolean | null =>
  religiousCharacter === null || ['', 'not recorded'].includes(religiousCharacter.trim().toLowerCase())
    ? null
    : /church of england|catholic/iu.test(religiousCharacter);

/** Who has a copy of a notice at the same time (section 60(6) and (6A); section 60A(6)). Whether the Secretary of State has one of a pay and conditions notice is for legal services. */
export const namedForCopies = (notice: 's60' | 's60a', school: SchoolInLaw): readonly Named[] => [
  head,
  ...(isChurch(school) === true ? [diocese] : []),
  ...(hasFoundation(school) ? [appoints] : []),
  ...(notice === 's60' ? [secretary] : []),
];

/** Who is consulted before section 63 or 65 is used; of each list one must be. */
export function namedForConsultation(school: SchoolInLaw): readonly (readonly Named[])[] {
  if (!hasFoundation(school)) return [[governors]];
  const church = isChurch(school);
  return [[governors], church === null ? [diocese, appoints] : [church ? diocese : appoints]];
}
