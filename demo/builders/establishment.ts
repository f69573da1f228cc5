import type { Buffer } from 'node:buffer';
import { establishmentHeader } from './establishment-header.ts';
import * as codes from './establishment-codes.ts';
import { csvBytes, dashed, giasDialect, type Cells, type Damage } from './file-bytes.ts';

/** What GIAS says of one establishment, in our words; the file's cells follow from it. Dates are YYYY-MM-DD. */
export interface EstablishmentFacts {
  readonly urn: number;
  readonly name: string;
  readonly laCode: string;
  readonly laName: string;
  readonly number: string;
  readonly type: codes.EstablishmentType;
  readonly status: codes.GiasStatus;
  readonly openedOn: string | null;
  readonly openedReason: codes.OpenedReason | null;
  readonly closedOn: string | null;
  readonly closedReason: codes.ClosedReason | null;
  readonly ages: readonly [low: number, high: number] | null;
  readonly sixthForm: boolean;
  readonly religion: codes.Religion;
  readonly diocese: readonly [code: string, name: string] | null;
  readonly capacity: number | null;
  readonly pupils: number | null;
  readonly fsmPercent: number | null;
  readonly trust: readonly [uid: string, name: string] | null;
  readonly sponsor: string | null;
  readonly federation: readonly [uid: string, name: string] | null;
  readonly ukprn: string | null;
  readonly street: string;
  readonly village: string;
  readonly town: string;
  readonly postcode: string;
  readonly website: string;
  readonly telephone: string;
  readonly head: readonly [title: string, first: string, last: string] | null;
  readonly senUnit: readonly [onRoll: number, capacity: number] | null;
  readonly lsoaCode: string | null;
  readonly lsoaName: string;
  readonly position: readonly [easting: number, northing: number] | null;
  readonly furtherEducationType: string;
  readonly changedOn: string;
  readonly previousNumber: string | null;
}

const ordinary: Omit<EstablishmentFacts, 'urn' | 'name'> = {
  laCode: '999', laName: 'Ambermoor', number: '2001', type: 'community', status: 'open', openedOn: null, openedReason: null, closedOn: null,
  closedReason: null, ages: [4, 11], sixthForm: false, religion: 'none', diocese: null, capacity: 210, pupils: 198, fsmPercent: 18.4, trust: null,
  sponsor: null, federation: null, ukprn: null, street: 'School Lane', village: '', town: 'Tarmere', postcode: 'ZZ11 1AA', website: '',
  telephone: '01632960001', head: ['Mrs', 'Alice', 'Example'], senUnit: null, lsoaCode: 'E01990101', lsoaName: 'Ambermoor 001A',
  position: [631776, 436489], furtherEducationType: '', changedOn: '2026-04-20', previousNumber: null,
}; // prettier-ignore

/** A school that is ordinary but for what is said of it. Each state gives a new one: `buildEstablishment({ urn, name }).closing('2027-08-31')`. */
export class Establishment {
  readonly facts: EstablishmentFacts;
  /** Cells written as they stand, in place of what the facts would give: for dirt. */
  readonly written: Cells;

  constructor(facts: EstablishmentFacts, written: Cells = {}) {
    this.facts = facts;
    this.written = written;
  }

  with(changes: Partial<EstablishmentFacts>): Establishment {
    return new Establishment({ ...this.facts, ...changes }, this.written);
  }

  closing(on: string): Establishment {
    return this.with({ status: 'closing', closedOn: on });
  }

  closed(on: string, reason: codes.ClosedReason): Establishment {
    return this.with({ status: 'closed', closedOn: on, closedReason: reason });
  }

  proposed(openingOn: string): Establishment {
    return this.with({ status: 'proposed', openedOn: openingOn, pupils: null, head: null });
  }

  withoutHead(): Establishment {
    return this.with({ head: null });
  }

  overFull(): Establishment {
    return this.with({ pupils: Math.ceil((this.facts.capacity ?? 200) * 1.07) });
  }

  withPlaces(): Establishment {
    return this.with({ pupils: Math.floor((this.facts.capacity ?? 200) * 0.64) });
  }

  withUnknownCapacity(): Establishment {
    return this.with({ capacity: null });
  }

  /** As some new schools are in GIAS: neither small area nor coordinates. */
  unplaced(): Establishment {
    return this.with({ lsoaCode: null, lsoaName: '', position: null });
  }

  withoutSmallArea(): Establishment {
    return this.with({ lsoaCode: null, lsoaName: '' });
  }

  writing(cells: Cells): Establishment {
    return new Establishment(this.facts, { ...this.written, ...cells });
  }

  cells(): Cells {
    return { ...whatItIs(this.facts), ...whereItIs(this.facts), ...this.written };
  }
}

export function buildEstablishment(given: Partial<EstablishmentFacts> & Pick<EstablishmentFacts, 'urn' | 'name'>): Establishment {
  return new Establishment({ ...ordinary, ...given });
}

const nothing = ['', ''] as const;

function whatItIs(facts: EstablishmentFacts): Cells {
  const type = codes.establishmentTypes[facts.type];
  const phase = codes.phases[facts.ages ? codes.phaseFor(facts.type, ...facts.ages) : 'not-applicable'];
  const status = codes.statuses[facts.status];
  const opened = facts.openedReason ? codes.openedReasons[facts.openedReason] : nothing;
  const closed = facts.closedReason ? codes.closedReasons[facts.closedReason] : nothing;
  const religion = codes.religions[facts.religion];
  const boys = facts.pupils === null ? null : Math.round(facts.pupils * 0.51);
  const number = (value: number | null): string => (value === null ? '' : String(value));
  return {
    'URN': String(facts.urn), 'LA (code)': facts.laCode, 'LA (name)': facts.laName, 'EstablishmentNumber': facts.number, 'EstablishmentName': facts.name,
    'TypeOfEstablishment (code)': type.code, 'TypeOfEstablishment (name)': type.name,
    'EstablishmentTypeGroup (code)': type.group[0], 'EstablishmentTypeGroup (name)': type.group[1],
    'EstablishmentStatus (code)': status[0], 'EstablishmentStatus (name)': status[1],
    'ReasonEstablishmentOpened (code)': opened[0], 'ReasonEstablishmentOpened (name)': opened[1], 'OpenDate': dashed(facts.openedOn),
    'ReasonEstablishmentClosed (code)': closed[0], 'ReasonEstablishmentClosed (name)': closed[1], 'CloseDate': dashed(facts.closedOn),
    'PhaseOfEducation (code)': phase[0], 'PhaseOfEducation (name)': phase[1],
    'StatutoryLowAge': number(facts.ages?.[0] ?? null), 'StatutoryHighAge': number(facts.ages?.[1] ?? null),
    'Boarders (code)': '1', 'Boarders (name)': 'No boarders', 'NurseryProvision (name)': (facts.ages?.[0] ?? 4) < 4 ? 'Has Nursery Classes' : 'No Nursery Classes',
    'OfficialSixthForm (code)': facts.sixthForm ? '1' : '2', 'OfficialSixthForm (name)': facts.sixthForm ? 'Has a sixth form' : 'Does not have a sixth form',
    'Gender (code)': '3', 'Gender (name)': 'Mixed', 'ReligiousCharacter (code)': religion[0], 'ReligiousCharacter (name)': religion[1],
    'Diocese (code)': facts.diocese?.[0] ?? '0000', 'Diocese (name)': facts.diocese?.[1] ?? 'Not applicable',
    'AdmissionsPolicy (code)': '4', 'AdmissionsPolicy (name)': 'Non-selective', 'SchoolCapacity': number(facts.capacity),
    'SpecialClasses (code)': facts.senUnit ? '1' : '2', 'SpecialClasses (name)': facts.senUnit ? 'Has Special Classes' : 'No Special Classes',
    'CensusDate': facts.pupils === null ? '' : '15-01-2026', 'NumberOfPupils': number(facts.pupils), 'NumberOfBoys': number(boys),
    'NumberOfGirls': facts.pupils === null || boys === null ? '' : String(facts.pupils - boys), 'PercentageFSM': facts.fsmPercent?.toFixed(2) ?? '',
    'TrustSchoolFlag (code)': facts.trust ? '3' : '0', 'TrustSchoolFlag (name)': facts.trust ? 'Supported by a multi-academy trust' : 'Not applicable',
    'Trusts (code)': facts.trust?.[0] ?? '', 'Trusts (name)': facts.trust?.[1] ?? '',
    'SchoolSponsorFlag (name)': facts.sponsor ? 'Linked to a sponsor' : 'Not applicable', 'SchoolSponsors (name)': facts.sponsor ?? '',
    'FederationFlag (name)': facts.federation ? 'Supported by a federation' : 'Not under a federation',
    'Federations (code)': facts.federation?.[0] ?? '', 'Federations (name)': facts.federation?.[1] ?? '', 'UKPRN': facts.ukprn ?? '',
    'FurtherEducationType (name)': facts.furtherEducationType, 'LastChangedDate': dashed(facts.changedOn),
    'HeadTitle (name)': facts.head?.[0] ?? '', 'HeadFirstName': facts.head?.[1] ?? '', 'HeadLastName': facts.head?.[2] ?? '',
    'HeadPreferredJobTitle': facts.head ? 'Headteacher' : '', 'Section41Approved (name)': 'Not applicable',
    'TypeOfResourcedProvision (name)': facts.senUnit ? 'SEN unit' : '', 'SenUnitOnRoll': number(facts.senUnit?.[0] ?? null),
    'SenUnitCapacity': number(facts.senUnit?.[1] ?? null), 'PreviousEstablishmentNumber': facts.previousNumber ?? '',
  }; // prettier-ignore
}

function whereItIs(facts: EstablishmentFacts): Cells {
  return {
    'Street': facts.street, 'Locality': facts.village, 'Town': facts.town, 'County (name)': '', 'Postcode': facts.postcode,
    'SchoolWebsite': facts.website, 'TelephoneNum': facts.telephone, 'GOR (code)': 'E', 'GOR (name)': 'East Midlands',
    'DistrictAdministrative (code)': `E06999${facts.laCode}`, 'DistrictAdministrative (name)': facts.laName,
    'AdministrativeWard (name)': facts.lsoaName === '' ? '' : `${facts.village || facts.town} Ward`, 'ParliamentaryConstituency (name)': facts.laName,
    'UrbanRural (code)': facts.village ? 'E1' : 'C1', 'UrbanRural (name)': facts.village ? '(England/Wales) Rural village' : '(England/Wales) Urban city and town',
    'GSSLACode (name)': `E06999${facts.laCode}`, 'Easting': facts.position ? String(facts.position[0]) : '', 'Northing': facts.position ? String(facts.position[1]) : '',
    'LSOA (name)': facts.lsoaName, 'LSOA (code)': facts.lsoaCode ?? '', 'MSOA (name)': facts.lsoaName.slice(0, -1),
    'Country (name)': 'United Kingdom', 'PreviousLA (code)': '999',
  }; // prettier-ignore
}

/** `edubasealldata….csv`: Windows-1252, CR LF, quoted as GIAS quotes, no line end after the last row. */
export function establishmentsFile(rows: readonly Establishment[], damage: Damage = {}): Buffer {
  return csvBytes(establishmentHeader, rows.map((row) => row.cells()), giasDialect, damage); // prettier-ignore
}
