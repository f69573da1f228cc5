/** How much of a concern somebody may see: none of it, that there is one and what it is about, or all but the whistleblower. */
export type Sight = 'nothing' | 'summary' | 'full';

/** Who asks, and what ties them to the concern. */
export interface Sighting {
  readonly kind: 'anonymous' | 'person' | 'token' | 'operator';
  readonly role: string | null;
  /** The provider is allocated to them, or lies in their locality. */
  readonly reach: 'caseload' | 'locality' | 'none';
  readonly isLogger: boolean;
  /** Named on this concern, and not taken off again. */
  readonly isNamed: boolean;
  /** They broke the glass on this concern, and the time has not run out. */
  readonly hasOpened: boolean;
  /** They hold the strand of HR or governance. */
  readonly hasPeopleStrand: boolean;
}

export interface Guarded {
  readonly isAboutHead: boolean;
  readonly isRestricted: boolean;
}

/** Those who answer for the whole authority, or whose strand is all of it: of specialists, those of HR and governance alone see one about the head. The auditor reads everything but what is for named people. */
const seeAll: readonly string[] = ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'auditor'];
const advisers: readonly string[] = ['sia', 'eeca'];
/** They log, and read again what they logged. */
const logOnly: readonly string[] = ['data-officer', 'business-support'];
export const officersOfConcerns: readonly string[] = [...seeAll.filter((role) => role !== 'auditor'), ...advisers, ...logOnly];

export const breakGlassRoles: readonly string[] = ['lead', 'assistant-director', 'director'];
export const mayBreakGlass = ({ kind, role }: Pick<Sighting, 'kind' | 'role'>): boolean =>
  kind === 'person' && role !== null && breakGlassRoles.includes(role);

/**
 * How much of a concern somebody may see. Nobody outside the authority's own staff sees any of it, whoever has named them and whatever it is about: what a
 * provider was told is another question (`maySeeTelling`). Provisional: not from the published framework.
 */
export function sightOf(reader: Sighting, concern: Guarded): Sight {
  const { kind, role, reach, isLogger } = reader;
  if (kind !== 'person' || role === null) return 'nothing';
  if (concern.isRestricted) return isOneOfNamed(reader) || opensByGlass(reader) ? 'full' : 'nothing';
  if (seeAll.includes(role) && !(role === 'specialist' && concern.isAboutHead && !reader.hasPeopleStrand)) return 'full';
  if (!officersOfConcerns.includes(role)) return 'nothing';
  if (isLogger) return 'full';
  if (!advisers.includes(role) || reach === 'none') return 'nothing';
  return reach === 'caseload' ? 'full' : 'summary';
}

const isOneOfNamed = ({ role, isNamed }: Sighting): boolean =>
  role === 'safeguarding-lead' || (isNamed && role !== null && officersOfConcerns.includes(role));
const opensByGlass = (reader: Sighting): boolean => reader.hasOpened && mayBreakGlass(reader);

/** Whether they may ask who told the authority in confidence: two roles, and never by breaking the glass. */
export function mayReadInformant(reader: Sighting, concern: Guarded): boolean {
  if (reader.role !== 'lead' && reader.role !== 'safeguarding-lead') return false;
  return sightOf({ ...reader, hasOpened: false }, concern) === 'full';
}

/** Whether they may decide on it: who answers for the whole, or the safeguarding lead on what is theirs. */
export function mayDecide(reader: Sighting, concern: Guarded & { readonly isSafeguarding: boolean }): boolean {
  const { role } = reader;
  if (sightOf(reader, concern) !== 'full') return false;
  return mayBreakGlass(reader) || (role === 'safeguarding-lead' && (concern.isSafeguarding || concern.isRestricted));
}

/** Whom a provider's side is told through: what is recorded as said to them is theirs to read again. */
export const toldTo = {
  'head': 'The headteacher or manager',
  'chair': 'The chair of governors',
  'trust': 'The trust (chief executive or chair of trustees)',
  'diocese': 'The diocese',
  'proprietor': 'The registered person, proprietor or principal',
  'ofsted': 'Ofsted',
  'regions-group': 'The DfE Regions Group',
  'commissioner': 'The commissioner',
} as const;
export type ToldTo = keyof typeof toldTo;

/** Whether somebody of the provider's side reads here again what was said to them. The head never reads of one about the head, to whomever it was said. */
export function maySeeTelling(
  role: string | null,
  concern: Guarded,
  telling: { readonly wasTold: boolean; readonly toldTo: ToldTo | null },
): boolean {
  if (concern.isRestricted || !telling.wasTold) return false;
  switch (role) {
    case 'headteacher':
    case 'head-delegate':
      return telling.toldTo === 'head' && !concern.isAboutHead;
    case 'chair':
      return telling.toldTo === 'chair';
    case 'trust-executive':
      return telling.toldTo === 'trust';
    case 'diocese':
      return telling.toldTo === 'diocese';
    case null:
    default:
      return false;
  }
}
