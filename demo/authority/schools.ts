import type { EstablishmentType, OpenedReason, Religion } from '../builders/establishment-codes.ts';
import { buildEstablishment, type Establishment } from '../builders/establishment.ts';
import { drawFor } from '../builders/seeded.ts';
import { sendUnits } from './hand-entered.ts';
import { personFor } from './invented-people.ts';
import { groupNumbered } from './organisations.ts';
import { addressIn, placeNamed } from './places.ts';
import { numberOrNull, orNull, readTable } from './read-table.ts';
import { schoolsOfHalscar } from './schools-of-halscar.ts';
import { schoolsOfQuenley } from './schools-of-quenley.ts';
import { schoolsOfSilmoor } from './schools-of-silmoor.ts';
import { schoolsOfTarmere } from './schools-of-tarmere.ts';
import { ambermoor } from './the-authority.ts';

/** A line of the tables of schools. */
export interface SchoolLine {
  readonly urn: number;
  readonly name: string;
  readonly place: string;
  readonly type: EstablishmentType;
  readonly ages: readonly [low: number, high: number];
  readonly religion: Religion;
  readonly trust: string | null;
  readonly capacity: number | null;
  readonly pupils: number;
  /** Null where GIAS has no opening date, as of most maintained schools. */
  readonly openedOn: string | null;
  /** `unplaced`, `no-lsoa`, `lsoa-2011`, `no-head`, `closing`, `federation:UID`. */
  readonly notes: readonly string[];
}

const columns = ['urn', 'name', 'place', 'type', 'ages', 'religion', 'trust', 'capacity', 'pupils', 'notes'] as const;

/** The 144 open state-funded schools, as they are at the end. */
export const schoolLines: readonly SchoolLine[] = [schoolsOfTarmere, schoolsOfHalscar, schoolsOfQuenley, schoolsOfSilmoor].flatMap((table) =>
  readTable(columns, table).map((row) => {
    const notes = row.notes.split(' ').filter((note) => note !== '');
    const [low, high] = row.ages.split('-').map(Number);
    return {
      urn: Number(row.urn),
      name: row.name,
      place: row.place,
      type: row.type as EstablishmentType,
      ages: [low ?? 4, high ?? 11],
      religion: (orNull(row.religion) ?? 'none') as Religion,
      trust: orNull(row.trust),
      capacity: numberOrNull(row.capacity),
      pupils: Number(row.pupils),
      openedOn: noteValue(notes, 'opened'),
      notes,
    };
  }),
);

function noteValue(notes: readonly string[], name: string): string | null {
  return notes.find((note) => note.startsWith(`${name}:`))?.slice(name.length + 1) ?? null;
}

const dioceses: Readonly<Record<Religion, readonly [string, string] | null>> = {
  none: null,
  ce: ['CE99', 'Diocese of Orlham'],
  rc: ['RC99', 'Diocese of Merow'],
};

/** What GIAS says of a school of the tables. Predecessors are made of the same line, with what was different then. */
export function schoolOf(line: SchoolLine, place = placeNamed(line.place)): Establishment {
  const { urn } = line;
  const address = addressIn(place, String(urn));
  const isFree = line.type === 'free' || line.type === 'special-free';
  const openedReason: OpenedReason | null = line.openedOn === null ? null : isFree ? 'new' : 'conversion';
  const trust = line.trust === null ? null : groupNumbered(line.trust);
  const federation = noteValue(line.notes, 'federation');
  const smallArea = line.notes.includes('lsoa-2011') ? place.smallArea2011 : place.smallArea;
  const school = buildEstablishment({
    urn, name: line.name, laCode: ambermoor.laCode, laName: ambermoor.laName, number: numberFor(line), type: line.type, openedOn: line.openedOn, openedReason,
    ages: line.ages, sixthForm: line.ages[1] >= 18, religion: line.religion, diocese: dioceses[line.religion], capacity: line.capacity, pupils: line.pupils,
    fsmPercent: drawFor(`meals ${urn}`).between(40, 420) / 10, trust: trust && [trust.uid, trust.name],
    sponsor: line.type === 'sponsored' ? (trust?.name ?? null) : null, federation: federation === null ? null : [federation, groupNumbered(federation).name],
    ukprn: `19${urn}`, ...address, website: `https://www.${webName(line.name)}.example`, head: personFor(`head ${urn}`), lsoaCode: smallArea.code,
    senUnit: senUnitInGias(urn), lsoaName: smallArea.name, changedOn: `2026-0${drawFor(`changed ${urn}`).between(2, 4)}-1${drawFor(`changed ${urn}`).between(0, 9)}`,
  }); // prettier-ignore
  return withNotes(school, line.notes);
}

/** GIAS has the units that opened some years ago, and not yet the later ones. */
function senUnitInGias(urn: number): readonly [onRoll: number, capacity: number] | null {
  const unit = sendUnits.find(({ provider, entry }) => provider === String(urn) && entry.kind === 'send-unit' && entry.stage === 'open')?.entry;
  return unit?.places && (unit.opensOn ?? '') < '2023' ? [unit.places - 2, unit.places] : null;
}

function withNotes(school: Establishment, notes: readonly string[]): Establishment {
  let noted = school;
  if (notes.includes('unplaced')) noted = noted.unplaced();
  if (notes.includes('no-lsoa')) noted = noted.withoutSmallArea();
  if (notes.includes('no-head')) noted = noted.withoutHead();
  if (notes.includes('closing')) noted = noted.closing('2027-08-31');
  return noted;
}

/** Establishment numbers begin as GIAS's do: 1 nursery, 2 and 3 primary, 4 secondary, 7 special. A successor keeps its predecessor's. */
function numberFor({ urn, type, ages }: SchoolLine): string {
  const first = type === 'nursery-school' ? '1' : type.includes('special') ? '7' : ages[1] > 11 ? '4' : '2';
  return `${first}${String(urn % 1000).padStart(3, '0')}`;
}

export function webName(name: string): string {
  return name.toLowerCase().replaceAll('’', '').replaceAll(/[^a-z0-9]+/g, '-'); // prettier-ignore
}

export function lineNumbered(urn: number): SchoolLine {
  const line = schoolLines.find((each) => each.urn === urn);
  if (!line) throw new Error(`The tables have no school ${urn}.`);
  return line;
}
