import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/identity/actor.ts';
import { addOwnProvider } from '../../register/by-hand/sent-form.fixture.ts';
import { findDaysUsed } from './find-days-used.ts';
import { visitsWork } from './list-visits-work.ts';
import { addSentNote, addVisit, type MadeVisit, openVisitsApp, stateOf, type VisitsApp } from './visits.fixture.ts';

let app: VisitsApp;
beforeAll(async () => {
  app = await openVisitsApp();
});

const actorOf = (accountId: number, name: string, role: string): Actor => ({
  kind: 'person',
  accountId,
  tokenId: null,
  name,
  role,
  authorityId: app.authorityId,
});
const work = () => visitsWork({ db: app.db, clock: app.clock });
const year = () => ({ authorityId: app.authorityId, from: '2026-09-01', to: '2027-08-31' });
const ofVisit = async ({ visitId }: MadeVisit) => (await findDaysUsed(app.db.kysely, year())).filter((row) => row.visitId === visitId);

describe('days used', () => {
  it('are those of each author, and of a visit to several schools add up to what was used', async () => {
    const visit = await addSentNote(app);
    expect((await ofVisit(visit)).map(({ name, hundredths }) => [name, hundredths])).toEqual([
      ['Alun Test', 125],
      ['Bea Test', 50],
    ]);
    const second = await addOwnProvider(app, { name: 'Birchley School' });
    await app.db.kysely
      .insertInto('visit_part')
      .values({ authority_id: app.authorityId, visit_id: visit.visitId, provider_id: second, state: 'held' })
      .execute();
    const shared = await ofVisit(visit);
    expect(shared.map(({ providerId }) => providerId)).toEqual([visit.providerId, second, visit.providerId, second]);
    expect(shared.map(({ hundredths }) => hundredths)).toEqual([63, 62, 25, 25]);
  });
});

describe('what was agreed on a visit', () => {
  it('is on the list of actions once the note is final, and not before', async () => {
    const visit = await addSentNote(app);
    const listed = () =>
      app.db.kysely.selectFrom('agreed_action').select(['what', 'due_on', 'owner_side']).where('provider_id', '=', visit.providerId).execute();
    expect(await listed()).toEqual([]);
    await app.post(`${visit.path}/check`, { answer: 'accurate' }, visit.head);
    await app.post(`${visit.path}/final`, {}, visit.alun);
    expect(await listed()).toEqual([{ what: 'Train the new teachers in phonics.', due_on: '2027-02-01', owner_side: 'provider' }]);
  });
});

describe('work', () => {
  it('of an author is the visit, then the draft, then the reply that is waited for; of a head what they are asked to check', async () => {
    const visit = await addVisit(app);
    const alun = actorOf(visit.ids.alun, 'Alun Test', 'sia');
    const list = async () => (await work().list?.(alun, '2026-11-23'))?.map(({ kind, text, dueOn }) => [kind, text, dueOn]);
    expect(await list()).toEqual([['visit', 'Termly visit on 23 November 2026', '2026-11-23']]);
    await app.post(`${visit.path}/held`, {}, visit.alun);
    expect(await list()).toEqual([['draft', 'Note to be written: termly visit of 23 November 2026', null]]);
    const sent = await addSentNote(app);
    const waits = await work().list?.(actorOf(sent.ids.alun, 'Alun Test', 'sia'), '2026-11-23');
    expect(waits).toMatchObject([{ kind: 'reply', dueOn: '2026-11-30', provider: { id: sent.providerId } }]);
    const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Cleo Head').orderBy('id', 'desc').executeTakeFirstOrThrow();
    const owed = await work().list?.(actorOf(id, 'Cleo Head', 'headteacher'), '2026-11-23');
    expect(owed).toMatchObject([{ kind: 'draft', href: `${sent.path}/check`, dueOn: '2026-11-30' }]);
  }); // prettier-ignore

  it('stands in the diary of those who carry it out, without saying why', async () => {
    const visit = await addVisit(app);
    const [entry] = (await work().diary?.(actorOf(visit.ids.bea, 'Bea Test', 'sia'), '2026-11-01', '2026-11-30')) ?? [];
    expect(entry).toEqual({
      uid: `visit-${visit.visitId}`,
      on: '2026-11-23',
      from: '09:30',
      to: '12:00',
      title: 'Visit, Ashmere Primary School',
      href: visit.path,
      providerIds: [visit.providerId],
      also: { text: 'Briefing for Ashmere Primary School, 23 November 2026', href: `${visit.path}/briefing` },
    });
  });

  it('that somebody holds goes to another, who goes on writing; what was used stays with who used it', async () => {
    const visit = await addSentNote(app);
    const held = await work().held?.(app.db.kysely, visit.ids.alun);
    expect(held?.items).toMatchObject([{ href: visit.path, providerId: visit.providerId }]);
    await app.signInAs('sia', { name: 'Cas Next', caseload: [visit.providerId] });
    const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Cas Next').executeTakeFirstOrThrow();
    await app.db.transaction(async (tx) =>
      work().handOver?.(
        tx,
        (held?.items ?? []).map((item) => item.id),
        { accountId: id, name: 'Cas Next' },
      ),
    );
    expect((await work().held?.(app.db.kysely, visit.ids.alun))?.items).toEqual([]);
    expect((await work().held?.(app.db.kysely, visit.ids.bea))?.items).toHaveLength(1);
    expect((await app.post(`${visit.path}/final`, { silence: 'yes' }, visit.alun)).statusCode).toBe(404);
    expect(await stateOf(app, visit)).toBe('with-head');
    expect((await ofVisit(visit)).map(({ name }) => name)).toEqual(['Alun Test', 'Bea Test']);
    expect(await app.read(visit.path, visit.bea)).toContain('Alun Test (handed on)');
  });
});
