/** What kind of place it is, by public facts alone. Never a tier, an inspection or a result. */
export const contexts = {
  'small': 'Small (fewer than 150 pupils)',
  'large': 'Large (600 pupils or more)',
  'faith': 'Of a religious character',
  'maintained': 'Maintained by the authority',
  'academy': 'Academy',
  'special': 'Special school',
  'alternative-provision': 'Alternative provision',
  'nursery-school': 'Maintained nursery school',
  'group-setting': 'Nursery or pre-school',
  'childminder': 'Childminder',
} as const;
export type Context = keyof typeof contexts;
export const contextIds = Object.keys(contexts) as Context[];

export interface PublicFacts {
  readonly kind: string;
  readonly legalTrack: string;
  readonly religiousCharacter: string | null;
  readonly pupils: number | null;
}

const ofKind: Readonly<Record<string, Context>> = {
  'special-school': 'special',
  'independent-special-school': 'special',
  'alternative-provision': 'alternative-provision',
  'nursery-school': 'nursery-school',
  'nursery': 'group-setting',
  'pre-school': 'group-setting',
  'early-years-setting': 'group-setting',
  'childminder': 'childminder',
};
/** As GIAS says that there is none. */
const noCharacter = new Set(['', 'none', 'does not apply', 'not applicable', 'not recorded']);

export function contextsOf({ kind, legalTrack, religiousCharacter, pupils }: PublicFacts): Context[] {
  const isSchool = legalTrack === 'maintained' || legalTrack === 'academy';
  const found: (Context | undefined)[] = [
    isSchool && pupils !== null && pupils < 150 ? 'small' : undefined,
    isSchool && pupils !== null && pupils >= 600 ? 'large' : undefined,
    noCharacter.has((religiousCharacter ?? '').trim().toLowerCase()) ? undefined : 'faith',
    legalTrack === 'maintained' ? 'maintained' : undefined,
    legalTrack === 'academy' ? 'academy' : undefined,
    ofKind[kind],
  ];
  return contextIds.filter((id) => found.includes(id));
}
