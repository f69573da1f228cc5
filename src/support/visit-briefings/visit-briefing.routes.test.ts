import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { aConcern } from '../../evidence/concerns/concerns.fixture.ts';
import { concernRoutes } from '../../evidence/concerns/concerns.routes.ts';
import { planForm } from '../../evidence/visits/visits.fixture.ts';
import { visitRoutes } from '../../evidence/visits/visits.routes.ts';
import { startJobs } from '../../platform/jobs/start-jobs.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider } from '../../register/by-hand/sent-form.fixture.ts';
import { words } from '../support-app.fixture.ts';
import { visitBriefingRoutes } from './visit-briefings.routes.ts';

let app: TestApp;
let lead: string;
beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => [...visitRoutes({ db, clock }), ...concernRoutes({ db, clock }), ...visitBriefingRoutes({ db, clock })],
    access: isAllowed,
  });
  await startJobs(app.db, { work: false });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });

async function aVisit() {
  const providerId = await addOwnProvider(app, { name: 'Alderley Primary School' });
  const alun = await app.signInAs('sia', { name: 'Alun Test', caseload: [providerId] });
  const { id } = await app.db.kysely.selectFrom('account').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
  const made = await app.post(`/providers/${String(providerId)}/visits/new`, { ...planForm(), authors: String(id) }, alun);
  return { providerId, alun, path: String(made.headers.location) };
}

describe('the briefing of a visit', () => {
  it('tells what there is, why it asks, and what is not known', async () => {
    const { path, alun } = await aVisit();
    const page = await open(`${path}/briefing`, alun);
    expect(page.statusCode).toBe(200);
    await expectValidHtml(page.body);
    const text = words(page.body);
    expect(text).toMatch(/Briefing for the termly visit on 23 November 2026 .*Focus Reading in key stage 1/);
    expect(text).toMatch(/What do you most want from this visit\? Why: It has not given its own view beforehand\./);
    expect(text).toMatch(/Nothing is open\. .*No visit is recorded before this one\. .*No inspection is known\./);
    expect(text).toContain('Tier in force None');
  });

  it('has the concerns that its reader may see, and of a restricted one no word, nor a trace for those who are not named', async () => {
    const { path, alun, providerId } = await aVisit();
    await app.post(`/providers/${String(providerId)}/concerns/new`, aConcern, alun);
    expect(words((await open(`${path}/briefing`, alun)).body)).toMatch(/Two senior posts are empty Waits for triage Concern \d+ \. Medium severity/);
    await app.db.kysely.updateTable('concern').set({ is_restricted: true }).where('provider_id', '=', providerId).execute();
    const unnamed = words((await open(`${path}/briefing`, alun)).body);
    expect(unnamed).not.toContain('Two senior posts');
    expect(unnamed).not.toContain('restricted concern');
    const named = words((await open(`${path}/briefing`, await app.signInAs('safeguarding-lead'))).body);
    expect(named).toContain('A restricted concern');
    expect(named).not.toContain('Two senior posts');
  });

  it('is recorded as read, by whom and of which visit', async () => {
    const { path } = await aVisit();
    await open(`${path}/briefing`, lead);
    const read = await app.db.kysely.selectFrom('audit_event').selectAll().where('event', '=', 'visit.briefing-opened').orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow(); // prettier-ignore
    expect([read.subject_kind, read.subject_id, read.actor_name]).toEqual(['visit', path.split('/').at(-1), 'Jo Marsh']);
  });

  it('is for the authority’s staff alone, within their reach', async () => {
    const { path, providerId } = await aVisit();
    const reaches = [{ kind: 'provider', providerId } as const];
    for (const role of ['headteacher', 'chair'])
      expect((await open(`${path}/briefing`, await app.signInAs(role, { reaches }))).statusCode, role).toBe(404);
    expect((await open(`${path}/briefing`, await app.signInAs('sia'))).statusCode).toBe(404);
    expect((await open(`${path}/briefing`, await app.signInAs('data-officer'))).statusCode).toBe(403);
    const other = await aVisit();
    expect((await open(`/providers/${String(providerId)}/visits/${String(other.path.split('/').at(-1))}/briefing`, lead)).statusCode).toBe(404);
  });
});
