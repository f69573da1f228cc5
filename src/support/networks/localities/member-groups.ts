/** Providers of a network as they are invited and listed: by phase, and settings by what they are. */
export const memberGroups = {
  'nursery-schools': 'Nursery schools',
  'primary': 'Primary schools',
  'secondary': 'Secondary schools',
  'all-through': 'All-through schools',
  'special': 'Special schools and alternative provision',
  'post-16': 'Colleges and post-16',
  'settings': 'Nurseries, pre-schools and other settings',
  'childminders': 'Childminders',
  'independent': 'Independent schools',
  'centres': 'Family hubs and children’s centres',
  'other': 'Others',
} as const;
export type MemberGroup = keyof typeof memberGroups;
const memberGroupIds = Object.keys(memberGroups) as MemberGroup[];

const byKind: Readonly<Record<string, MemberGroup>> = {
  'nursery-school': 'nursery-schools',
  'special-school': 'special',
  'alternative-provision': 'special',
  'independent-school': 'independent',
  'independent-special-school': 'independent',
  'college': 'post-16',
  'special-post-16': 'post-16',
  'nursery': 'settings',
  'pre-school': 'settings',
  'early-years-setting': 'settings',
  'childminder': 'childminders',
  'childrens-centre': 'centres',
  'family-hub': 'centres',
};
const byPhase: Readonly<Record<string, MemberGroup>> = {
  'nursery': 'nursery-schools',
  'primary': 'primary',
  'secondary': 'secondary',
  'all-through': 'all-through',
  'special': 'special',
  'alternative-provision': 'special',
  '16-plus': 'post-16',
};

export interface Grouped {
  readonly kind: string;
  readonly phase: string;
}

/** Where a provider belongs: by what it is, and a school by its phase. */
export function groupOf({ kind, phase }: Grouped): MemberGroup {
  return byKind[kind] ?? (kind === 'school' ? byPhase[phase] : undefined) ?? 'other';
}

export const isMemberGroup = (text: string): text is MemberGroup => Object.hasOwn(memberGroups, text);

/** Each group that has anybody, in the order in which they are listed. */
export function byGroup<Provider extends Grouped>(
  providers: readonly Provider[],
): { readonly group: MemberGroup; readonly label: string; readonly providers: readonly Provider[] }[] {
  const grouped = Map.groupBy(providers, groupOf);
  return memberGroupIds.flatMap((group) => {
    const of = grouped.get(group) ?? [];
    return of.length === 0 ? [] : [{ group, label: memberGroups[group], providers: of }];
  });
}

export const isInvited = (invited: readonly MemberGroup[], provider: Grouped): boolean => invited.includes(groupOf(provider));
