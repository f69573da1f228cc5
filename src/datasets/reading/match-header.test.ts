import { describe, expect, it } from 'vitest';
import { establishmentsLayout } from '../gias-establishments/contract.ts';
import { earlyYears } from '../early-years/contract.ts';
import { localities } from '../localities/contract.ts';
import { linksLayout } from '../gias-links/contract.ts';
import { stateFundedLayout } from '../ofsted-state-funded/contract.ts';
import { matchHeader } from './match-header.ts';

const links = ['URN', 'LinkURN', 'LinkName', 'LinkType', 'LinkEstablishedDate'];

function match(...rows: string[][]): ReturnType<typeof matchHeader> {
  return matchHeader(
    rows.map((cells, index) => ({ line: index + 1, cells })),
    [linksLayout],
  );
}

describe('the header of a published file', () => {
  it('is read by name: another order is fine, and noted', () => {
    const { cellOf, notes } = match(links.toReversed());
    expect(cellOf).toEqual([4, 3, 2, 1, 0]);
    expect(notes).toEqual(['The columns are in another order than the publisher’s.']);
  });

  it('is read whatever its case and spacing', () => {
    expect(match([' urn', 'LINKURN ', 'LinkName', 'LinkType', 'LinkEstablishedDate']).notes).toEqual([]);
  });

  it('may have columns more, which are kept and noted', () => {
    const { rest, notes } = match([...links, 'LinkReason', '']);
    expect(rest.map(({ header }) => header)).toEqual(['(column 7)', 'LinkReason']);
    expect(notes).toEqual(['Added columns, kept as they came: (column 7) and LinkReason.']);
  });

  it('that lacks a column says which', () => {
    expect(() => match(links.filter((header) => header !== 'LinkType'))).toThrow('The column “LinkType” is missing.');
  });

  it('with a renamed column says what it was called, and what it may be called now', () => {
    expect(() => match(['URN', 'LinkURN', 'LinkName', 'Type of link', 'LinkEstablishedDate'])).toThrow(
      'The column “LinkType” is missing. It may now be called “Type of link”.',
    );
    expect(() => match(['URN', 'Linked_URN', 'LinkName', 'LinkType', 'EstablishedDate'])).toThrow(
      'The column “LinkURN” is missing. It may now be called “Linked_URN”. The column “LinkEstablishedDate” is missing. It may now be called “EstablishedDate”.',
    );
  });

  it('with a column twice is refused, since nothing says which to believe', () => {
    expect(() => match([...links, 'LinkType'])).toThrow('The column “LinkType” is there twice (columns 4 and 6)');
  });

  it('may stand under title lines, which are left out and noted', () => {
    const { line, notes } = match(['Links between establishments', '', '', '', ''], ['As at 1 September 2026'], links);
    expect(line).toBe(3);
    expect(notes).toEqual(['The header is on line 3: the 2 lines above it were left out.']);
  });

  it('that is nothing known is refused with what the file begins with, and what is read here', () => {
    expect(() => match(['Dear colleague'], ['please find attached'])).toThrow(
      'No header of a known file was found. The file begins “Dear colleague”. What is read here: “Links between establishments” (URN, LinkURN, LinkName and 2 more).',
    );
  });

  it('of an untyped column that is gone does no harm, and is noted', () => {
    const header = [
      ...establishmentsLayout.columns.map(({ header: name }) => name),
      ...establishmentsLayout.alsoPublished.filter((name) => name !== 'SEN13 (name)'),
    ];
    expect(matchHeader([{ line: 1, cells: header }], [establishmentsLayout]).notes).toContain(
      'Columns not in this file, which the service can do without: SEN13 (name).',
    );
  });

  it('of Ofsted is read with and without its double space', () => {
    const header = stateFundedLayout.columns.map(({ header: name }) => name.replace('OEIF safeguarding', 'OEIF  safeguarding'));
    expect(matchHeader([{ line: 1, cells: header }], [stateFundedLayout]).cellOf).not.toContain(-1);
  });

  it.each([
    ['settings', ['Local Authority', 'Ofsted URN', 'EYURN', 'Provider Name']],
    ['childminders', ['LA', 'Ofsted URN', 'URN']],
    ['lsoa-2021', ['LSOA21CD', 'LSOA21NM', 'locality', 'area_share']],
    ['lsoa-2011', ['LSOA11CD', 'LSOA11NM', 'locality', 'area_share']],
    ['own-list', ['Registration number', 'Kind', 'Name', 'Site name', 'Street', 'Town', 'Postcode']],
  ])('tells the layout %s from its neighbours', (name, header) => {
    const layouts = [...earlyYears.layouts, ...localities.layouts];
    expect(matchHeader([{ line: 1, cells: header }], layouts).layout.name).toBe(name);
  });

  it('of wards is not taken for one of LSOAs', () => {
    expect(() => matchHeader([{ line: 1, cells: ['WD25CD', 'WD25NM', 'locality', 'area_share'] }], localities.layouts)).toThrow(
      /LSOA\d\dCD. is missing/,
    );
  });
});
