import type { Kind, LegalTrack } from './classification.ts';

/** What a provider's legal track means for the authority (the offer is provisional and not said here). */
export const trackMeanings: Readonly<Record<LegalTrack, string>> = {
  'maintained':
    'The authority maintains it: letters go to the head and the chair of governors, a concern goes to the head and governors, and the authority has powers to warn and to intervene.',
  'academy':
    'An academy trust runs it: letters go to the head, the trust’s chief executive and the chair of trustees; a concern goes to the head and the chief executive, then to the Department’s Regions Group. The authority has no powers to intervene and gives it no notices.',
  'early-years':
    'An early years provider: letters go to the manager or registered person; a concern goes to the manager, and to Ofsted and the LADO where there is harm. The authority’s only power is in its funding agreement.',
  'independent-college-ap':
    'Neither maintained nor an academy: letters go to the principal or proprietor; a concern goes to the proprietor, the Department and whoever commissions places. The authority has no powers to intervene.',
  'none': 'The authority has no powers to intervene here.',
};

export const whoCanEnter = 'a lead, an advisor or a data officer';

export const schemes = { urn: 'URN', laestab: 'LAESTAB', ukprn: 'UKPRN', ofsted: 'Ofsted registration number' } as const;

/** The sources' names as people know them. */
export function sourceInWords(source: string): string {
  const names: Record<string, string> = {
    'gias-establishments': 'GIAS',
    'gias-links': 'GIAS links',
    'gias-groups': 'GIAS groups',
    'gias-academy-membership': 'GIAS academy membership',
    'early-years': 'the early years list',
    'ofsted-state-funded': 'Ofsted’s management information',
    'rise': 'the Department’s RISE list',
  };
  return names[source.split(' ')[0] ?? ''] ?? source;
}

const managed: readonly Kind[] = ['nursery', 'pre-school', 'childminder', 'early-years-setting', 'childrens-centre', 'family-hub'];

/** Whose post leads it, as posts are recorded. */
export const leadingPost = (kind: Kind): 'manager' | 'headteacher' => (managed.includes(kind) ? 'manager' : 'headteacher');

/** A column's name in a sentence: `religious_character` is "Religious character". */
export function fieldInWords(field: string): string {
  const words = field.replaceAll('_', ' ').trim();
  const known: Record<string, string> = {
    'urn': 'URN',
    'ukprn': 'UKPRN',
    'pupils': 'Number on roll',
    'low age': 'Lowest age',
    'high age': 'Highest age',
    'lsoa code': 'Small area (LSOA)',
  };
  return known[words.toLowerCase()] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** LAESTAB as it is written: "940/2001". */
export const writtenLaestab = (value: string): string => (/^\d{7}$/.test(value) ? `${value.slice(0, 3)}/${value.slice(3)}` : value);
