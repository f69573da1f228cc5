import type { FactEntry } from '../../src/register/entered-facts/entered-fact.ts';
import type { PostEntry } from '../../src/register/posts/post.ts';
import type { SendUnitEntry } from '../../src/register/send-units/send-unit.ts';
import { personFor } from './invented-people.ts';
import { orNull, readTable } from './read-table.ts';
import { asAt } from './the-authority.ts';

/** The person whom GIAS names as head of a school, or whom our own list names as manager. */
function nameOf(subject: string): string {
  const [, first, last] = personFor(subject);
  return `${first} ${last}`;
}

const postColumns = ['provider', 'role', 'standing', 'person', 'from', 'to', 'source', 'enteredOn'] as const;

/** Provider (URN or Ofsted number), role, standing, person (`=` is the one GIAS names), first day, last day, who told us, and the day it was entered where that is not the last of all. In the order in which they were entered. */
const postTable = `
900102 | headteacher | substantive | Rosalind Elderfen | 2014-09-01 | - | Governors’ clerk | 2026-05-13
900102 | headteacher | vacant | - | 2026-09-01 | - | Letter from the chair of governors, 8 September 2026 | 2026-09-14
900105 | headteacher | substantive | = | 2018-01-08 | - | School’s own return
900105 | headteacher | acting | Dermot Heronsgate | 2026-09-07 | - | Telephone call with the chair
900106 | headteacher | substantive | Idris Saltersgate | 2012-09-01 | 2026-08-31 | Governors’ clerk
900106 | headteacher | substantive | = | 2026-09-01 | - | Appointment panel minutes
900123 | headteacher | substantive | = | 2026-09-01 | - | Trust’s notice of appointment
900125 | headteacher | substantive | = | 2009-09-01 | 2027-08-31 | Letter of resignation to governors
900125 | headteacher | substantive | Clemency Driftmoor | 2027-09-01 | - | Appointment panel minutes
900143 | headteacher | substantive | Winston Brackenfell | 2021-04-19 | - | Trust’s website
900166 | headteacher | vacant | - | 2026-05-01 | - | Trust’s notice
900166 | headteacher | interim | Xanthe Oakapple | 2026-05-04 | 2026-12-31 | Trust’s notice
900188 | headteacher | substantive | Zofia Pennywort | 2011-09-01 | 2019-12-31 | Archive
900188 | headteacher | substantive | Kwame Larkrise | 2020-01-01 | 2023-08-31 | Governors’ clerk
900188 | headteacher | substantive | Tamsin Foxcombe | 2023-09-01 | - | Governors’ clerk
900193 | headteacher | substantive | Usman Copperwheat | 2025-01-06 | - | Governors’ clerk
900211 | headteacher | interim | Lorna Gorseland | 2026-09-01 | 2027-08-31 | Diocese of Orlham
900233 | headteacher | substantive | = | 2022-09-01 | - | School’s own return
900106 | chair | substantive | Murdo Juniperly | 2023-10-02 | - | Governors’ clerk
900107 | chair | substantive | Verity Ashplant | 2022-11-14 | - | Governors’ clerk
900125 | chair | substantive | Santosh Zennor | 2021-03-08 | - | Governors’ clerk
900140 | chair | vacant | - | 2026-07-20 | - | Governors’ clerk
900188 | chair | substantive | Beatrix Yarrowby | 2024-01-15 | - | Governors’ clerk
900126 | chair | substantive | Gethin Foxcombe | 2020-09-01 | - | Trust’s website
EY990100 | manager | substantive | = | 2019-02-04 | - | Own return
EY990105 | manager | acting | Jocasta Mossgrave | 2026-10-12 | - | Visit of 12 October 2026
29101 | manager | substantive | Adaeze Winterbrook | 2024-09-02 | - | Children’s services
`;

interface EnteredPost {
  readonly provider: string;
  readonly enteredOn: string;
  readonly entry: PostEntry;
}

export const posts: readonly EnteredPost[] = readTable(postColumns, postTable).map((row) => ({
  provider: row.provider,
  enteredOn: orNull(row.enteredOn) ?? asAt,
  entry: {
    role: row.role as PostEntry['role'],
    standing: row.standing as PostEntry['standing'],
    personName: row.person === '=' ? nameOf(`${row.role === 'manager' ? 'manager' : 'head'} ${row.provider}`) : orNull(row.person),
    heldFrom: row.from,
    heldTo: orNull(row.to),
    source: row.source,
  },
}));

const unitColumns = ['provider', 'name', 'kind', 'need', 'places', 'stage', 'opensOn', 'closedOn'] as const;

/** Eleven units open, one due, three in the pipeline, one closed; two alternative provisions. */
const unitTable = `
900107 | Harbour Unit | send-unit | Autistic spectrum disorder | 16 | open | 2019-09-01
900112 | The Nest | send-unit | Speech, language and communication needs | 12 | open | 2021-09-01
900126 | Compass Centre | send-unit | Autistic spectrum disorder | 24 | open | 2022-09-01
900137 | The Beacon | send-unit | Moderate learning difficulty | 14 | open | 2018-09-01
900147 | Hearing Base | resourced-provision | Hearing impairment | 8 | open | 2016-09-01
900163 | The Annexe | send-unit | Social, emotional and mental health | 16 | open | 2023-09-01
900171 | Ramlow Language Base | send-unit | Speech, language and communication needs | 12 | open | 2020-09-01
900181 | The Orchard | send-unit | Autistic spectrum disorder | 18 | open | 2024-09-01
900199 | Quayside Unit | send-unit | Several needs | 10 | open | 2025-09-01
900200 | The Bridge | send-unit | Autistic spectrum disorder | 24 | open | 2021-09-01
900221 | Physical Disability Base | resourced-provision | Physical disability | 10 | open | 2015-09-01
900239 | Brathorpe Learning Hub | send-unit | Autistic spectrum disorder | 20 | due | 2027-09-01
900156 | Halscar Bridge Unit | send-unit | Severe learning difficulty | 12 | pipeline | -
900204 | Venness Unit | send-unit | Autistic spectrum disorder | 16 | pipeline | 2028-09-01
900227 | Farcote Unit | send-unit | - | 8 | pipeline | -
900233 | Little Mill Unit | send-unit | Moderate learning difficulty | 10 | closed | 2010-09-01 | 2024-07-31
900202 | Culbourne Turnaround | semh-alternative-provision | Social, emotional and mental health | 12 | open | 2022-01-10
900240 | Wenford Pathways | semh-alternative-provision | Social, emotional and mental health | 12 | open | 2023-04-17
`;

export const sendUnits: readonly { readonly provider: string; readonly entry: SendUnitEntry }[] = readTable(unitColumns, unitTable).map((row) => ({
  provider: row.provider,
  entry: {
    name: row.name,
    kind: row.kind as SendUnitEntry['kind'],
    need: orNull(row.need),
    places: Number(row.places),
    stage: row.stage as SendUnitEntry['stage'],
    opensOn: orNull(row.opensOn),
    closedOn: orNull(row.closedOn),
    source: 'SEND sufficiency plan 2026',
  },
}));

const factColumns = ['provider', 'fact', 'value', 'from', 'to', 'source'] as const;

/** Some differ from what GIAS has; two have a later one after them. */
const factTable = `
900160 | capacity | 1260 | 2025-09-01 | - | Net capacity assessment, July 2025
900115 | capacity | 112 | 2024-09-01 | - | Net capacity assessment, May 2024
900147 | pupils | 171 | 2026-10-01 | - | October census, school’s own return
900106 | published-admission-number | 60 | 2022-09-01 | 2025-08-31 | Admission arrangements
900106 | published-admission-number | 45 | 2025-09-01 | - | Admission arrangements
900107 | published-admission-number | 90 | 2020-09-01 | - | Admission arrangements
900126 | published-admission-number | 180 | 2024-09-01 | - | Admission arrangements
900107 | admissions-authority | local-authority | 2020-09-01 | - | Admission arrangements
900174 | admissions-authority | governing-body | 2020-09-01 | - | Admission arrangements
900126 | admissions-authority | academy-trust | 2013-04-01 | - | Admission arrangements
900107 | headteacher-email | head@foscombe-primary-school.example | 2026-09-01 | - | School’s own return
900105 | telephone | 01632 960 777 | 2026-09-07 | - | School office
900188 | website | https://www.glenton.example | 2026-01-05 | - | School office
EY990100 | capacity | 48 | 2026-09-01 | - | Visit of 3 September 2026
`;

export const facts: readonly { readonly provider: string; readonly entry: FactEntry }[] = readTable(factColumns, factTable).map((row) => ({
  provider: row.provider,
  entry: { fact: row.fact as FactEntry['fact'], value: row.value, validFrom: row.from, validTo: orNull(row.to), source: row.source },
}));

/** Campuses of the college beside its main site: the register has one address only. */
export const campuses = [
  { urn: 900411, name: 'Quenley campus', place: 'Quenley' },
  { urn: 900411, name: 'Silmoor campus', place: 'Silmoor' },
] as const;

/** Alternative providers that are in no register: name, and where. */
export const alternativeProviders = [
  { name: 'Anchor Point Learning, Gorscar', place: 'Gorscar' },
  { name: 'Tideline Studio, Earlness', place: 'Earlness' },
  { name: 'The Boatshed, Thorsea', place: 'Thorsea' },
  { name: 'Second Field Farm, Merow', place: 'Merow' },
] as const;

/** Providers placed by a person, because the register does not say where they are. Two children's centres are left for somebody to place. */
export const placedByHand = { school: { urn: 900132, locality: 'Halscar' }, centresLeft: 2 } as const;
