import type { FigureRow } from '../figures.ts';
import { england, regionCode } from '../figures.ts';
import type { CellReader } from '../source.ts';
import { levelWords, type TidyHeaders, type TidyLevel } from './tidy-mapping.ts';

type Place = Pick<FigureRow, 'level' | 'subject' | 'name'>;
export type PlaceOrProblem = Place | { readonly problem: string; readonly column: string } | null;

const isSymbol = (code: string): boolean => /^(z|x|c|u|:|NA)$/i.test(code);

/** Whom a row is for. Null for levels that the service has no use for, and for rows of “outside England” and “unknown”, whose code is a symbol. */
export function readPlace(cell: CellReader, headers: TidyHeaders): PlaceOrProblem {
  const word = cell(headers.level);
  const level = levelWords[word.toLowerCase()];
  if (level !== undefined) return readers[level](cell, headers);
  return word === '' ? { problem: 'The row does not say whom it is for.', column: headers.level } : null;
}

const readers: Readonly<Record<TidyLevel, (cell: CellReader, headers: TidyHeaders) => PlaceOrProblem>> = {
  country: (cell, { countryName }) => ({ level: 'country', subject: england, name: cell(countryName) || null }),
  region: (cell, { regionCode: header, regionName }) => {
    const name = cell(regionName);
    const code = cell(header);
    if (/^E1[23]\d{6}$/.test(code)) return { level: 'region', subject: code, name };
    const known = regionCode(name);
    if (known !== null) return { level: 'region', subject: known, name };
    return isSymbol(code) ? null : problemOf('region', code, header);
  },
  authority: (cell, { laCode, laName }) => {
    const code = cell(laCode);
    const name = cell(laName) || null;
    if (/^\d{1,3}$/.test(code)) return { level: 'authority', subject: code.padStart(3, '0'), name };
    // Published as one where an authority was divided, or two count together: “940 / 941”.
    const several = /^\d{3}(?:\s*[/&,]\s*\d{3})+$/.test(code) ? code.match(/\d{3}/g) : null;
    if (several) return { level: 'authorities', subject: several.join(' / '), name };
    return isSymbol(code) ? null : problemOf('authority', code, laCode);
  },
  district: (cell, { districtCode, districtName }) => byCode('district', cell(districtCode), cell(districtName), /^E0[6-9]\d{6}$/, districtCode),
  ward: (cell, { wardCode, wardName }) => byCode('ward', cell(wardCode), cell(wardName), /^E05\d{6}$/, wardCode),
  trust: (cell, { trustId, trustName }) => byCode('trust', cell(trustId), cell(trustName), /^\w+$/, trustId),
  school: (cell, { schoolUrn, schoolName }) => byCode('school', cell(schoolUrn), cell(schoolName), /^\d{6}$/, schoolUrn),
};

function byCode(level: TidyLevel, code: string, name: string, pattern: RegExp, column: string): PlaceOrProblem {
  if (isSymbol(code)) return null;
  return pattern.test(code) ? { level, subject: code, name: name || null } : problemOf(level, code, column);
}

function problemOf(level: string, code: string, column: string): { readonly problem: string; readonly column: string } {
  const what = code === '' ? `The row is for a ${level}, and has no code for it` : `“${code}” is not the code of a ${level}`;
  return { problem: `${what.replace('a authority', 'an authority')}, so nobody can tell whose it is.`, column };
}
