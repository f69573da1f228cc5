/** How a fact is written, and so how it is read, checked and shown. */
export type FactShape =
  | { readonly kind: 'whole-number'; readonly unit: string; readonly most: number }
  | { readonly kind: 'email' }
  | { readonly kind: 'telephone' }
  | { readonly kind: 'website' }
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> };

export interface FactKind {
  /** In a sentence and as a label. */
  readonly label: string;
  readonly hint: string;
  readonly shape: FactShape;
}

const number = (unit: string, most: number): FactShape => ({ kind: 'whole-number', unit, most });

/** What an authority may enter because the register does not have it, or has it late. The key is what is stored. */
export const factKinds = {
  'capacity': {
    label: 'Capacity',
    hint: 'How many children or pupils it has room for. For early years, its registered places.',
    shape: number('places', 9999),
  },
  'pupils': { label: 'Number on roll', hint: 'Children or pupils on roll on the day the fact is from.', shape: number('on roll', 9999) },
  'published-admission-number': {
    label: 'Published admission number',
    hint: 'Places offered each year in the usual year of entry.',
    shape: number('a year', 999),
  },
  'admissions-authority': {
    label: 'Admissions authority',
    hint: 'Who sets the admission arrangements and decides who is offered a place.',
    shape: {
      kind: 'choice',
      choices: {
        'local-authority': 'The local authority',
        'governing-body': 'The governing body',
        'academy-trust': 'The academy trust',
        'proprietor': 'The proprietor',
      },
    },
  },
  'headteacher-email': { label: 'Headteacher’s or manager’s email', hint: 'A work address, for letters and invitations.', shape: { kind: 'email' } },
  'telephone': { label: 'Telephone', hint: 'The main number.', shape: { kind: 'telephone' } },
  'website': { label: 'Website', hint: 'For example, www.example.org', shape: { kind: 'website' } },
} as const satisfies Record<string, FactKind>;

export type FactName = keyof typeof factKinds;

export function isFactName(text: string): text is FactName {
  return Object.hasOwn(factKinds, text);
}

export function kindOfFact(name: FactName): FactKind {
  return factKinds[name];
}
