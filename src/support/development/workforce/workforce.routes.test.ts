import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { workforceRoutes } from './workforce.routes.ts';

let app: SupportApp;
let schools: number[];
let head: string;
beforeAll(async () => {
  app = await openSupportApp(workforceRoutes);
  schools = [];
  for (const name of ['Ashmere', 'Birchmere', 'Cedarmere', 'Dawnmere', 'Elmmere']) schools.push(await app.addSchool(`${name} Primary School`));
  head = await app.signInAs('headteacher', { name: 'Ada Ashmere', reaches: [{ kind: 'provider', providerId: schools[0]! }] });
});

const vacancy = { 'post': 'teacher', 'skill': 'Year 2', ...day('since', '2026-10-01'), 'covered-by': 'supply' };
const path = (at = 0): string => `/providers/${String(schools[at])}/workforce`;
const seen = async (cookie?: string): Promise<string> => words((await app.open('/workforce', cookie)).body);

describe('the workforce', { shuffle: false }, () => {
  it('is entered by a head for their own school alone, once', async () => {
    expect(words((await app.open(path(), head)).body)).toContain('No post is listed as empty');
    expect((await app.send(path(), vacancy, head)).statusCode).toBe(303);
    expect((await app.send(path(), vacancy, head)).statusCode).toBe(422);
    expect((await app.send(path(), { ...vacancy, another: 'yes' }, head)).statusCode).toBe(303);
    expect((await app.open(path(1), head)).statusCode).toBe(404);
    const wrong = await app.send(path(), { ...vacancy, ...day('since', '2027-01-01'), skill: '' }, head);
    expect(words(wrong.body)).toContain('The day must be today or before');
    const old = await app.send(path(), { ...vacancy, ...day('since', '1950-01-01') }, head);
    expect(old.statusCode).toBe(422);
    expect(words(old.body)).toContain('The day must be within the last 10 years');
  });

  it('is shown outside the authority only once five have told', async () => {
    const member = await app.signInAs('network-member');
    expect(await seen(member)).toContain('Withheld: fewer than 5 providers have told');
    expect(await seen()).toMatch(/1 of 5 providers 2 2 0/);
    for (const [at, leavers] of [1, 2, 3, 4].map((one) => [one, one] as const))
      await app.send(`${path(at)}/turnover`, { year: '2025/26', staff: '20', leavers: String(leavers) });
    expect(await seen(member)).toMatch(/5 of 5 providers Withheld Withheld Withheld Not known/);
    expect(await seen(member)).not.toContain('Year 2');
    // Staff see what four have told.
    expect(await seen()).toContain('12.5%, of 4 providers');
    expect((await app.open('/workforce.csv', member)).body).toContain('In no locality yet,5,5,Withheld,Withheld,Withheld,,0');
    const file = (await app.open('/workforce.csv')).body;
    expect(file).toContain('In no locality yet,5,5,2,2,0,');
    expect(
      new Set(
        file
          .trim()
          .split('\r\n')
          .map((line) => line.split(',').length > 3),
      ),
      'one table a file',
    ).toEqual(new Set([true]));
    expect((await app.open('/workforce.csv?part=skills')).body).toMatch(/^\uFEFF?Skill wanted,People,Of these on a waiting list/);
  });

  it('a post is filled, or withdrawn with why, once', async () => {
    const rows = await app.db.kysely.selectFrom('workforce_vacancy').select('id').orderBy('id').execute();
    const box = `filled-${String(rows[0]!.id)}`;
    const filled = (on: string) => app.send(`${path()}/${String(rows[0]!.id)}/filled`, day(box, on), head);
    const early = await filled('2026-09-30');
    expect(early.statusCode).toBe(422);
    expect(words(early.body)).toContain('It cannot be filled before it stood empty');
    await expectValidHtml(early.body);
    expect((await app.send(`${path()}/${String(rows[0]!.id)}/filled`, {}, head)).statusCode, 'without a day').toBe(422);
    for (let time = 0; time < 2; time += 1) expect((await filled('2026-11-16')).statusCode).toBe(303);
    expect(words((await app.open(path(), head)).body)).toContain('empty since 1 October 2026, filled from 16 November 2026');
    for (let time = 0; time < 2; time += 1)
      expect((await app.send(`${path()}/${String(rows[0]!.id)}/filled`, { undo: 'yes' }, head)).statusCode, 'a mistake').toBe(303);
    expect(await seen()).toMatch(/5 of 5 providers 2 2 0/);
    expect((await filled('2026-11-16')).statusCode).toBe(303);
    await app.send(`${path()}/${String(rows[1]!.id)}/withdraw`, { reason: 'Entered twice' }, head);
    expect(await seen()).toMatch(/5 of 5 providers 0 0 0/);
    expect((await app.open(`${path()}/${String(rows[1]!.id)}/withdraw`, head)).statusCode).toBe(404);
  });

  it('no more can have left than were employed', async () => {
    const answer = await app.send(`${path()}/turnover`, { year: '2025/26', staff: '3', leavers: '4' }, head);
    expect(answer.statusCode).toBe(422);
    expect(words(answer.body)).toContain('No more can have left than were employed');
  });
});
