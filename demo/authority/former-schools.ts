import type { ClosedReason, EstablishmentType } from '../builders/establishment-codes.ts';
import type { Establishment } from '../builders/establishment.ts';
import { absorptionLinks, amalgamationLinks, conversionLinks, splitLinks, type Linked, type LinkRow } from '../builders/links.ts';
import { lineNumbered, schoolLines, schoolOf, type SchoolLine } from './schools.ts';

/** Schools with a history of their own, told below and not by the rule for converters. */
const withOwnStory = new Set([900213, 900169, 900170]);

const isConverted = ({ type, urn }: SchoolLine): boolean => ['converter', 'sponsored', 'special-converter'].includes(type) && !withOwnStory.has(urn);

/** What a school was called before it became an academy. */
function nameBefore({ name, ages }: SchoolLine): string {
  if (name.includes('Primary Academy')) return name.replace('Primary Academy', 'Primary School');
  return name.endsWith(' Academy') ? name.replace(/ Academy$/, ages[1] > 11 ? ' School' : ' Primary School') : name;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

interface Was {
  readonly urn: number;
  readonly name: string;
  readonly type?: EstablishmentType;
  readonly ages?: SchoolLine['ages'];
  readonly openedOn?: string;
}

/** A closed school that stood where one of the tables' stands now. */
function formerSchool(now: SchoolLine, was: Was, closedOn: string, reason: ClosedReason): Establishment {
  const line: SchoolLine = { ...now, trust: null, notes: [], openedOn: null, type: 'community', ...was };
  const { number } = schoolOf(now).facts;
  return schoolOf(line).with({ number, fsmPercent: null }).closed(closedOn, reason);
}

const converted = schoolLines.filter(isConverted).map((now) => {
  const openedOn = now.openedOn ?? '2011-09-01';
  const special = now.type === 'special-converter';
  const type: EstablishmentType = special ? 'community-special' : now.religion === 'none' ? 'community' : 'voluntary-aided';
  const was = { urn: now.urn + 1000, name: nameBefore(now), type };
  const school = formerSchool(now, was, dayBefore(openedOn), now.type === 'sponsored' ? 'sponsored' : 'academy');
  return { school, links: conversionLinks(was, now, dayBefore(openedOn), openedOn) };
});

/** One school under three numbers: community, then converter, then under a sponsor. */
const kirden = lineNumbered(900213);
const kirdenCommunity = { urn: 901213, name: 'Kirden Primary School' };
const kirdenConverter = { urn: 902213, name: 'Kirden Primary Academy', type: 'converter', openedOn: '2013-09-01' } as const;

/** Infants and juniors that became one school on 1 September 2026. */
export const tamsley = lineNumbered(900209);
export const tamsleyBefore = [
  { urn: 901209, name: 'Tamsley Infant School', ages: [3, 7] },
  { urn: 902209, name: 'Tamsley Junior School', ages: [7, 11] },
] as const;

/** One school that became two. */
const culbourneBefore = { urn: 901169, name: 'Culbourne Combined School' };
const culbourneNow = [lineNumbered(900169), lineNumbered(900170)];

/** Juniors taken into the school next door, which went on as it was. */
const dungrave = lineNumbered(900210);
const dungraveJunior = { urn: 901210, name: 'Dungrave Junior School', ages: [7, 11] } as const;

/** Schools that closed, and that nothing followed. */
const closures = [
  formerSchool(lineNumbered(900224), { urn: 900302, name: 'Bexstead Mill Primary School' }, '2019-08-31', 'closure'),
  formerSchool(lineNumbered(900150), { urn: 900303, name: 'Morstow Infant School', ages: [4, 7] }, '2022-12-31', 'closure'),
  formerSchool(lineNumbered(900203), { urn: 900304, name: 'Clavby Boys’ School', ages: [11, 16] }, '2016-08-31', 'closure').writing({
    CloseDate: '',
  }),
];

export const formerSchools: readonly Establishment[] = [
  ...converted.map(({ school }) => school),
  formerSchool(kirden, kirdenCommunity, '2013-08-31', 'academy'),
  formerSchool(kirden, kirdenConverter, '2021-08-31', 'fresh-start'),
  ...tamsleyBefore.map((was) => formerSchool(tamsley, was, '2026-08-31', 'amalgamation')),
  ...culbourneNow.slice(0, 1).map((now) => formerSchool(now, culbourneBefore, '2024-08-31', 'closure')),
  formerSchool(dungrave, dungraveJunior, '2025-08-31', 'amalgamation'),
  ...closures,
];

/** Said in links before the register has the school: an amalgamation, and a conversion. */
const alderstokePrimary: Linked = { urn: 900390, name: 'Alderstoke Primary School' };
const barsleyAcademy: Linked = { urn: 900391, name: 'Barsley Academy' };

export const links: readonly LinkRow[] = [
  ...converted.flatMap((each) => each.links),
  ...conversionLinks(kirdenCommunity, kirdenConverter, '2013-08-31', '2013-09-01'),
  ...conversionLinks(kirdenConverter, kirden, '2021-08-31', '2021-09-01'),
  ...amalgamationLinks(tamsleyBefore, tamsley, '2026-08-31', '2026-09-01'),
  ...splitLinks(culbourneBefore, culbourneNow, '2024-08-31', '2024-09-01'),
  ...absorptionLinks(dungraveJunior, dungrave, '2025-08-31'),
  ...amalgamationLinks([lineNumbered(900135), lineNumbered(900136)], alderstokePrimary, '2027-08-31', '2027-09-01'),
  ...conversionLinks(lineNumbered(900102), barsleyAcademy, '2027-03-31', '2027-04-01'),
];
