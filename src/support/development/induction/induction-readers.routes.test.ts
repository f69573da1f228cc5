import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { words } from '../../support-app.fixture.ts';
import { type InductionApp, openInductionApp } from './induction-app.fixture.ts';
import { inductionWork } from './induction-work.ts';

let app: InductionApp;
beforeAll(async () => {
  app = await openInductionApp();
});

describe('who sees what of an induction', () => {
  it('shows an adviser the new heads of their caseload, as work too, and the lead those that nobody leads', async () => {
    const mine = await app.addSchool('Quayby Primary School');
    const nobodys = await app.addSchool('Rowby Primary School');
    const accountId = await app.addAdviser('Kim Ardley', [mine]);
    await app.addPost(mine, 'Rufus Larch', '2026-11-01');
    await app.addPost(nobodys, 'Ida Fenby', '2026-11-01');
    const work = inductionWork({ db: app.db, clock: app.clock });
    const actor = (role: string, id: number) =>
      ({ kind: 'person', accountId: id, name: 'X', role, authorityId: app.authorityId, tokenId: null }) as const;
    const texts = async (role: string, id: number) =>
      ((await work.list?.(actor(role, id), app.clock.today())) ?? []).map(({ provider, text }) => `${provider?.name ?? ''}: ${text}`);
    expect(await texts('sia', accountId)).toEqual([
      'Quayby Primary School: Rufus Larch is new as head, it seems, from 1 November 2026: begin the induction, or say who it is',
    ]);
    expect(await texts('lead', 1)).toEqual(expect.arrayContaining([expect.stringContaining('Rowby Primary School')]));
    expect((await texts('lead', 1)).join()).not.toContain('Quayby');
    expect(await texts('headteacher', 1)).toEqual([]);
  });

  it('shows a head their induction once they were welcomed, and no head another’s', async () => {
    const school = await app.addSchool('Selby Primary School');
    const other = await app.addSchool('Tolby Primary School');
    const reaches = [{ kind: 'provider', providerId: school }] as const;
    const [head, before, chair, stranger] = [
      await app.signInAs('headteacher', { reaches, name: 'Rufus Larch' }),
      await app.signInAs('headteacher', { reaches, name: 'Ida Fenby' }),
      await app.signInAs('chair', { reaches }),
      await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: other }], name: 'Rufus Larch' }),
    ];
    const board = [await app.signInAs('governor', { reaches }), await app.signInAs('clerk', { reaches })];
    await app.addPost(school, 'Rufus Larch', '2026-11-01');
    const begun = await app.send(`${await app.addressOf(school)}/begin`, { programme: 'headteacher-induction', ...day('first-day', '2026-11-01') });
    const [page, run] = [`/providers/${String(school)}/induction`, String(begun.headers.location)];
    for (const address of [page, run]) expect((await app.open(address, head)).statusCode).toBe(404);
    expect((await app.open('/leadership/inductions', head)).statusCode).toBe(403);
    expect((await app.open(await app.addressOf(school), head)).statusCode).toBe(403);
    const seen = /name="seen" value="(\d+)"/.exec((await app.open(`${run}/tasks/welcome`)).body)?.[1] ?? '';
    const welcome = {
      seen,
      ...day('on', '2026-11-23'),
      ...day('field-sent-on', '2026-11-23'),
      'field-whom-to-ring': 'Sam Field',
      'field-offer': 'A call in your first week',
      'field-signed-by': 'Jo Marsh',
    };
    const taken = await app.send(`${run}/tasks/welcome`, welcome);
    expect([taken.statusCode, words(taken.body)]).toEqual([303, expect.anything()]);
    const notices = await app.db.kysely
      .selectFrom('notice')
      .innerJoin('account', 'account.id', 'notice.account_id')
      .select(['account.name', 'account.role', 'notice.kind', 'notice.subject'])
      .where('notice.href', '=', run)
      .execute();
    expect(notices, 'the new head hears of it, and nobody else; a mail says the kind alone').toEqual([
      {
        name: 'Rufus Larch',
        role: 'headteacher',
        kind: 'something-to-read',
        subject: expect.stringContaining('Welcome to Selby Primary School') as string,
      },
    ]);
    const shown = (await app.open(page, head)).body;
    await expectValidHtml(shown);
    expect(words(shown)).toMatch(/Rufus Larch[\s\S]*Mentor\s+Not said so far/);
    expect(shown).not.toContain('/mentoring');
    expect((await app.open(page)).body).toContain('/mentoring');
    const letter = `${run}/sent-letters/induction-welcome`;
    expect((await app.open(letter, head)).statusCode).toBe(200);
    for (const address of [page, run]) expect((await app.open(address, stranger)).statusCode).toBe(404);

    // Whoever led before, or will afterwards, reads nothing of it; the chair who keeps the time free does, without the talk.
    for (const address of [page, run, letter, `${run}/own-tasks/own-agenda`]) expect((await app.open(address, before)).statusCode, address).toBe(404);
    expect(words((await app.open(`/providers/${String(school)}/programmes`, before)).body)).not.toContain('induction');
    expect(shown).toContain('>Agenda<');
    const chairs = (await app.open(page, chair)).body;
    await expectValidHtml(chairs);
    expect(words(chairs)).toMatch(/Rufus Larch[\s\S]*The way through it/);
    expect(chairs).not.toContain('>Agenda<');
    for (const cookie of board) {
      for (const address of [page, run, letter]) expect((await app.open(address, cookie)).statusCode, address).toBeGreaterThanOrEqual(403);
      expect(words((await app.open(`/providers/${String(school)}/programmes`, cookie)).body)).toContain('No programme is under way here');
    }
    const closing = `/providers/${String(school)}/inductions/${run.split('/').at(-1) ?? ''}/close`;
    const close = /name="seen" value="(\d+)"/.exec((await app.open(closing)).body)?.[1] ?? '';
    expect((await app.send(closing, { seen: close, gate: 'head-left', ...day('on', '2026-11-23'), reason: 'Left' })).statusCode).toBe(303);
    for (const address of [page, run]) for (const cookie of [head, chair]) expect((await app.open(address, cookie)).statusCode).toBe(404);
    expect((await app.open(page)).statusCode).toBe(200);
  });
});
