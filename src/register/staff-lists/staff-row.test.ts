import { describe, expect, it } from 'vitest';
import { readStaffList } from './read-staff-list.ts';
import { type Cells, headers } from './staff-list-template.ts';
import { judgeRow, type Meanings, readEntry, type Standing } from './staff-row.ts';

const today = '2026-11-23';
const meanings: Meanings = {
  provider: (number) => (['900001', 'EY900002'].includes(number) ? { id: 1, name: 'Kelby School' } : null),
  trust: (uid) => (uid === '9901' ? { id: 2, name: 'Marl Trust' } : null),
  locality: (name) => (name === 'Ashby Vale' ? { id: 3, name } : null),
  strand: (name) => (name === 'SEND' ? { key: 'send', name } : null),
  diocese: (code) => (code === 'CE99' ? { code, name: 'Diocese of Orlham' } : null),
};
const cells = (over: Partial<Cells> = {}): Cells => ({
  ...(Object.fromEntries(headers.map((header) => [header, ''])) as Cells),
  name: 'Jane Marchbank',
  email: 'Jane@Example.invalid',
  role: 'headteacher',
  provider_urn: '900001',
  ...over,
});
const read = (over: Partial<Cells> = {}) => readEntry(cells(over), meanings, today);

describe('a row of a staff list', () => {
  it.each<[string, Partial<Cells>, object]>([
    [
      'of a head',
      {},
      { email: 'jane@example.invalid', role: 'headteacher', signInMethod: 'password', reach: { reach: { kind: 'provider', providerId: 1 } } },
    ],
    ['by Ofsted’s number in small letters', { provider_urn: 'ey900002' }, { reach: { reach: { kind: 'provider', providerId: 1 } } }],
    ['with the role’s own words', { role: 'HEADTEACHER OR SETTING MANAGER' }, { role: 'headteacher' }],
    [
      'of an advisor without a locality',
      { role: 'School Improvement Advisor', provider_urn: '' },
      { role: 'sia', signInMethod: 'oidc', reach: null },
    ],
    ['of an advisor with one', { role: 'sia', provider_urn: '', locality: 'Ashby Vale' }, { reach: { name: 'Ashby Vale' } }],
    ['of a specialist', { role: 'specialist', provider_urn: '', strand: 'SEND' }, { reach: { reach: { kind: 'strand', strand: 'send' } } }],
    ['of a trust', { role: 'trust-executive', provider_urn: '', trust_uid: '9901' }, { reach: { name: 'Marl Trust' } }],
    ['of a diocese', { role: 'diocese', provider_urn: '', diocese_code: 'ce99' }, { reach: { name: 'Diocese of Orlham' } }],
    ['with a last day', { expires_on: '31/08/2027', sign_in_method: 'council' }, { expiresOn: '2027-08-31', signInMethod: 'oidc' }],
  ])('%s is read', (_, over, expected) => {
    expect(read(over)).toMatchObject({ ok: true, entry: expected });
  });

  it.each<[Partial<Cells>, string]>([
    [{ name: '' }, 'The name is missing.'],
    [{ email: '' }, 'The email address is missing.'],
    [{ email: 'jane' }, '“jane” is not an email address.'],
    [{ role: 'king' }, '“king” is not a role.'],
    [{ role: '' }, 'The role is missing.'],
    [{ provider_urn: '' }, 'The provider is missing.'],
    [{ provider_urn: '123456' }, 'There is no provider “123456” here.'],
    [{ locality: 'Ashby Vale' }, 'Somebody in this role has no locality of their own: leave it empty.'],
    [{ sign_in_method: 'fax' }, '“fax” is not a way to sign in: council or password.'],
    [{ expires_on: '31/02/2027' }, '“31/02/2027” is not a day, like 31/08/2027.'],
    [{ expires_on: '2026-11-22' }, 'The last day is over.'],
    [{ role: 'head-delegate' }, 'A delegate needs a last day.'],
  ])('with %j is rejected: %s', (over, reason) => {
    expect(read(over)).toEqual({ ok: false, reasons: [reason] });
  });

  it('with several things wrong says all of them', () => {
    expect(read({ name: '', email: 'x', role: 'y' })).toMatchObject({ reasons: [expect.any(String), expect.any(String), expect.any(String)] });
  });
});

describe('what accepting a row would do', () => {
  const standing: Standing = {
    id: 7,
    name: 'Jane Marchbank',
    role: 'headteacher',
    jobTitle: 'Head',
    state: 'active',
    expiresOn: null,
    reaches: ['provider 1'],
  };
  it.each<[string, Partial<Cells>, Partial<Standing> | undefined, boolean, string, string[]]>([
    ['nobody is there', {}, undefined, false, 'new', []],
    ['all is so already', {}, {}, false, 'there', []],
    ['it leaves empty what the account has', { job_title: '' }, { expiresOn: '2027-08-31' }, false, 'there', []],
    ['the line is the second of one person', {}, {}, true, 'rejected', []],
    ['the account is disabled', {}, { state: 'disabled' }, false, 'rejected', []],
    ['the name differs', {}, { name: 'Jane Lund' }, false, 'change', ['name']],
    ['the role differs', {}, { role: 'chair' }, false, 'change', ['role']],
    ['job title and last day differ', { job_title: 'Executive head', expires_on: '31/08/2027' }, {}, false, 'change', ['job-title', 'last-day']],
    ['it reaches further', {}, { reaches: ['provider 2'] }, false, 'change', ['reach']],
  ])('where %s', (_, over, account, isRepeated, outcome, what) => {
    const judged = judgeRow(read(over), account === undefined ? undefined : { ...standing, ...account }, isRepeated);
    expect(judged.outcome).toBe(outcome);
    expect(judged.outcome === 'change' ? judged.changes.map((change) => change.what) : []).toEqual(what);
  });
});

describe('a file', () => {
  const file = (text: string) => readStaffList(Buffer.from(text));
  it.each([
    ['', 'The file is empty'],
    ['name,email,role\n', 'The file has no rows below the first line'],
    ['name,email\nA,b', 'Missing: role'],
    ['name,email,role,salary\nA,b,c,d', 'columns that the template does not have: salary'],
    ['name,email,role,name\nA,b,c,d', 'names a column twice'],
    ['name,email,role\n"A,b,c', 'cannot be read as CSV'],
    ['PK\u0003\u0004\0\0', 'not a CSV file'],
  ])('%j is refused in words', (text, reason) => {
    expect(file(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) as string });
  });

  it('is read with the line of each row, whatever its order, quotes, empty lines and line ends', () => {
    const list = file(
      '\uFEFFRole,Email,Name\r\nheadteacher,a@b.example,"Marchbank, Jane"\r\n\r\nsia,c@d.example,"Robin\r\nLund"\r\nlead,e@f.example,Lena\r\n',
    );
    expect(list.ok && list.value.rows.map(({ line, cells: { name, role } }) => [line, name, role])).toEqual([
      [2, 'Marchbank, Jane', 'headteacher'],
      [4, 'Robin Lund', 'sia'],
      [6, 'Lena', 'lead'],
    ]);
  });

  it('in Windows’ letters is read as what they are', () => {
    const list = readStaffList(Buffer.from('name,email,role\nZo\xeb O\x92Hara,z@b.example,sia\n', 'latin1'));
    expect(list.ok && list.value.rows[0]?.cells.name).toBe('Zoë O’Hara');
  });
});
