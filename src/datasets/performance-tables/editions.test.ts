import { describe, expect, it } from 'vitest';
import { readEdition, readLeaversEdition } from './editions.ts';
import { ofDestinations, ofKeyStage2, ofKeyStage4, readNational, readRecord } from './read-record.ts';

describe('which year’s file it is', () => {
  it.each([
    ['2024-2025_england_ks2revised.csv', '2024/25', 'revised'],
    ['2023-2024_england_ks4final.csv', '2023/24', 'final'],
    ['2025-2026_england_ks2provisional.csv', '2025/26', 'provisional'],
    ['2018-2019_936_ks2final.csv', '2018/19', 'final'],
    ['2024-2025_england_ks2.csv', '2024/25', 'unstated'],
  ])('is in the name %s', (name, period, status) => {
    expect(readEdition(name, 'unstated')).toEqual({ ok: true, value: { period, status } });
  });

  it('of files that come once a year is final', () => {
    expect(readEdition('2023-2024_england_abs.csv', 'final')).toMatchObject({ value: { period: '2023/24', status: 'final' } });
  });

  it('of leavers is two years before the tables: the year in which they left', () => {
    expect(readLeaversEdition('2021-2022_england_ks4-pupdest.csv')).toEqual({ ok: true, value: { period: '2019/20', status: 'final' } });
    expect(readLeaversEdition('england_ks4-pupdest.csv')).toMatchObject({ ok: false });
  });

  it.each(['england_ks2.csv', '2024_england_ks2revised.csv', '2024-2026_ks2.csv'])('is refused where the name %s does not say', (name) => {
    expect(readEdition(name, 'final')).toMatchObject({ ok: false, reason: expect.stringContaining(name) as string });
  });
});

describe('whom a row is for', () => {
  const row = (type: string, la = '', urn = '') => ({ type, la, urn });
  it.each([
    ['a mainstream school', ofKeyStage2, row('1', '940', '900101'), { level: 'school', subject: '900101', breakdown: '' }],
    ['a special school', ofKeyStage2, row('2', '940', '900102'), { level: 'school', subject: '900102', breakdown: '' }],
    ['an authority, in key stage 2', ofKeyStage2, row('3', '940'), { level: 'authority', subject: '940', breakdown: '' }],
    ['all schools of England, independent ones too: nobody', ofKeyStage2, row('4'), null],
    ['state-funded schools of England, in key stage 2', ofKeyStage2, row('5'), { level: 'country', subject: 'E92000001', breakdown: '' }],
    ['an authority, in key stage 4', ofKeyStage4, row('4', '940'), { level: 'authority', subject: '940', breakdown: '' }],
    ['all schools of England, in key stage 4: nobody', ofKeyStage4, row('5'), null],
    ['state-funded schools of England, in key stage 4', ofKeyStage4, row('7'), { level: 'country', subject: 'E92000001', breakdown: '' }],
    ['an authority, in destinations', ofDestinations, row('LA', '940'), { level: 'authority', subject: '940', breakdown: '' }],
    ['a blank summary: nobody', ofKeyStage2, row('3', ''), null],
    ['what has no record type: nobody', ofKeyStage2, row(''), null],
  ])('%s', (_, records, given, answer) => {
    expect(readRecord(records, given)).toEqual(answer);
  });

  it('is told to be unknown where a school has no URN', () => {
    expect(readRecord(ofKeyStage2, row('1', '940'))).toMatchObject({ column: 'URN' });
    expect(readNational({ nat: '940', urn: '', kind: '2001' })).toMatchObject({ column: 'URN' });
  });

  it('is England by the kind of school, where a file has no record types', () => {
    expect(readNational({ nat: 'NAT', urn: '', kind: 'PRI' })).toEqual({ level: 'country', subject: 'E92000001', breakdown: 'PRI' });
    expect(readNational({ nat: '940', urn: '900101', kind: '2001' })).toEqual({ level: 'school', subject: '900101', breakdown: '' });
  });
});
