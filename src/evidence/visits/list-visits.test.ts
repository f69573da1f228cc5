import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { addVisit, openVisitsApp, type VisitsApp } from './visits.fixture.ts';

let app: VisitsApp;
beforeAll(async () => {
  app = await openVisitsApp();
});

it('the list of visits comes a page at a time: every one once, in order, and says how many there are', async () => {
  const { providerId, alun, ids } = await addVisit(app);
  await sql`
    with planned as (
      insert into visit (authority_id, purpose, template_version, focus, planned_on, planned_by, planned_at)
      select ${app.authorityId}, 'termly', 1, 'Number ' || n, '2026-11-24'::date + n, 'Test', now() from generate_series(1, 84) n returning id),
    parts as (insert into visit_part (authority_id, visit_id, provider_id, state) select ${app.authorityId}, id, ${providerId}, 'planned' from planned)
    insert into visit_author (authority_id, visit_id, account_id, name, is_first) select ${app.authorityId}, id, ${ids.alun}, 'Alun Test', true from planned`.execute(
    app.db.kysely,
  );
  const listed = async (page: string) => {
    const { body } = await app.open(`/visits?show=open&page=${page}`, alun);
    return { hrefs: [...body.matchAll(/href="(\/providers\/\d+\/visits\/\d+)"/g)].map(([, href]) => String(href)), words: body };
  };
  const pages = await Promise.all(['1', '2', '3'].map(listed));
  expect(pages.map(({ hrefs }) => hrefs.length)).toEqual([40, 40, 5]);
  const visitIds = pages.flatMap(({ hrefs }) => hrefs.map((href) => Number(href.split('/').at(-1))));
  expect(visitIds).toEqual([...new Set(visitIds)].toSorted((one, other) => one - other));
  expect(pages[0]?.words).toMatch(/85 visits|of 85/);
  expect((await listed('9999')).hrefs, 'a page past the last is the last').toEqual(pages[2]?.hrefs);
  expect((await app.open('/visits?show=final', alun)).statusCode).toBe(200);
});
