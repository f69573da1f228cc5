import { parsePostcode } from '../../kernel/postcode.ts';
import type { Field } from '../by-hand/entry-field.ts';
import type { FormReader } from '../by-hand/form-reader.ts';
import type { Answer } from '../by-hand/show-history.ts';
import type { AddressEntry } from './site.ts';

/** The questions of where something is. */
export const addressFields: readonly Field[] = [
  { kind: 'text', name: 'street', label: 'Address (optional)', hint: 'Building, street and village.' },
  { kind: 'text', name: 'town', label: 'Town (optional)' },
  { kind: 'text', name: 'postcode', label: 'Postcode', width: 10 },
  {
    kind: 'text',
    name: 'lsoa',
    label: 'Small area (optional)',
    width: 10,
    hint: 'Its LSOA code, like E01027012. The small area, or the easting and northing, decide its locality.',
  },
  { kind: 'text', name: 'easting', label: 'Easting (optional)', width: 10, input: 'numeric', hint: 'In metres of the national grid, like 486500.' },
  { kind: 'text', name: 'northing', label: 'Northing (optional)', width: 10, input: 'numeric', hint: 'In metres of the national grid, like 278900.' },
];
export const sourceField: Field = {
  kind: 'text',
  name: 'source',
  label: 'Source',
  hint: 'Who told us, or which document. For example, a visit of 2 March.',
};

export function readSource(answers: FormReader): string | null {
  return answers.text('source', { what: 'Source', missing: 'Enter who told us, or which document' });
}

/** Null where something is wrong, which the reader then holds. */
export function readAddress(answers: FormReader): AddressEntry | null {
  const street = answers.text('street', { what: 'Address', most: 200 });
  const town = answers.text('town', { what: 'Town', most: 100 });
  const typed = answers.text('postcode', { what: 'Postcode', missing: 'Enter the postcode' });
  const postcode = typed === null ? null : parsePostcode(typed);
  if (typed !== null && postcode === null) answers.refuse('postcode', 'Postcode must be a whole one, like NN17 1AA');
  const lsoa = answers.text('lsoa', { what: 'Small area' })?.toUpperCase() ?? null;
  if (lsoa !== null && !/^[EW]01\d{6}$/.test(lsoa)) answers.refuse('lsoa', 'Small area must be a code like E01027012');
  const easting = answers.wholeNumber('easting', 'Easting', 700_000);
  const northing = answers.wholeNumber('northing', 'Northing', 1_300_000);
  return postcode === null ? null : { street, town, postcode, easting, northing, lsoaCode: lsoa };
}

export function answersOfAddress({ street, town, postcode, easting, northing, lsoaCode }: AddressEntry): readonly Answer[] {
  const position = easting === null || northing === null ? 'Not known' : `Easting ${easting}, northing ${northing}`;
  return [
    { label: 'Address', text: [street, town, postcode].filter(Boolean).join(', ') },
    { label: 'Small area', text: lsoaCode ?? 'Not known' },
    { label: 'Position', text: position },
  ];
}
