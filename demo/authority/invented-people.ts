import { drawFor } from '../builders/seeded.ts';

const firstNames = [
  ['Mrs', 'Adaeze'], ['Mr', 'Alun'], ['Ms', 'Beatrix'], ['Mr', 'Cornel'], ['Mrs', 'Delphine'], ['Mr', 'Emeka'], ['Miss', 'Fenella'], ['Mr', 'Gethin'],
  ['Mrs', 'Harjit'], ['Mr', 'Idris'], ['Ms', 'Jocasta'], ['Mr', 'Kwame'], ['Mrs', 'Lorna'], ['Mr', 'Murdo'], ['Mrs', 'Nasreen'], ['Mr', 'Oswin'],
  ['Mrs', 'Philippa'], ['Mr', 'Quentin'], ['Ms', 'Rosalind'], ['Mr', 'Santosh'], ['Mrs', 'Tamsin'], ['Mr', 'Usman'], ['Mrs', 'Verity'], ['Mr', 'Winston'],
  ['Ms', 'Xanthe'], ['Dr', 'Yusuf'], ['Mrs', 'Zofia'], ['Mr', 'Bartholomew'], ['Mrs', 'Clemency'], ['Mr', 'Dermot'],
] as const; // prettier-ignore

const lastNames = [
  'Abernant', 'Blackmarsh', 'Castlereed', 'Dunmarrow', 'Eastlock', 'Fairwether', 'Greywell', 'Hollinsea', 'Ironmonger', 'Jessamy', 'Kestleman', 'Larkrise',
  'Mossgrave', 'Northmere', 'Oakapple', 'Pennywort', 'Quillfeather', 'Ravenhythe', 'Saltersgate', 'Thistlewaite', 'Underbank', 'Varleigh', 'Winterbrook',
  'Yarrowby', 'Zennor', 'Ashplant', 'Brackenfell', 'Copperwheat', 'Driftmoor', 'Elderfen', 'Foxcombe', 'Gorseland', 'Heronsgate', 'Juniperly',
] as const; // prettier-ignore

/** Title, first and last name for a subject, the same each time. The names are made up; no two pages need agree on who somebody is but by the subject. */
export function personFor(subject: string): readonly [title: string, first: string, last: string] {
  const draw = drawFor(`person ${subject}`);
  const [title, first] = draw.pick(firstNames);
  return [title, first, draw.pick(lastNames)];
}
