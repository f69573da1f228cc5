import type { Buffer } from 'node:buffer';
import { csvBytes, type Cells } from '../builders/file-bytes.ts';
import { drawFor } from '../builders/seeded.ts';
import { settings } from './early-years-providers.ts';
import { ownSchools, standingIn } from './school-results.ts';

const header = ['urn', 'registration_number', 'name', 'year', 'children', 'gld_percent', 'average_goals'];

/** Nurseries of whose children, who have gone to school since, the authority was told. */
const told = settings.filter(({ registrationNumber }) => ['EY990100', 'EY990103', 'EY990107'].includes(registrationNumber));

interface Cohort {
  readonly urn: string;
  readonly registration: string;
  readonly name: string;
  readonly children: number;
}

function rowOf({ urn, registration, name, children }: Cohort, summer: number): Cells {
  const draw = drawFor(`profile ${urn}${registration} ${summer}`);
  const share = Math.min(
    97,
    Math.max(20, 64 + (summer - 2025) * 2 + drawFor(`early strength ${urn}${registration}`).between(-14, 16) + draw.between(-4, 4)),
  );
  const good = Math.round((children * share) / 100);
  return {
    urn,
    registration_number: registration,
    name,
    year: `${String(summer - 1)}/${String(summer % 100)}`,
    children: String(children),
    gld_percent: ((good * 100) / children).toFixed(1),
    average_goals: (11 + (share - 20) / 16 + draw.between(-3, 3) / 10).toFixed(1),
  };
}

/** The early years profile as the authority collects it of its own schools, four in five of which have answered. */
export function earlyYearsProfile(): Buffer {
  const rows = [2025, 2026].flatMap((summer) => {
    const schools = ownSchools.flatMap((school): Cells[] => {
      const { ages, pupils, urn, type } = school.facts;
      const then = standingIn(school, summer);
      if (then === null || ages === null || pupils === null || ages[0] > 4 || ages[1] < 7 || type.includes('special')) return [];
      if (drawFor(`profile answered ${urn}`).between(1, 5) === 5) return [];
      const children = Math.max(4, Math.round(pupils / (ages[1] - Math.max(ages[0], 4))) + drawFor(`reception ${urn} ${summer}`).between(-3, 3));
      return [rowOf({ urn: String(then.urn), registration: '', name: then.name, children }, summer)];
    });
    return [
      ...schools,
      ...told.map(({ registrationNumber, name }) =>
        rowOf(
          {
            urn: '',
            registration: registrationNumber,
            name,
            children: drawFor(`left for school ${registrationNumber} ${String(summer)}`).between(7, 16),
          },
          summer,
        ),
      ),
    ];
  });
  return csvBytes(header, rows, { encoding: 'utf-8', lineEnd: '\r\n', quoted: 'where-needed', endsWithLineEnd: true });
}
