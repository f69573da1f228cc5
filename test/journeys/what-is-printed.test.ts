import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';

let waymark: Demonstration;
beforeAll(async () => {
  waymark = await openDemonstration();
}, 180_000);

/** Pages of A4 that a printer would use. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

it('the briefing of every visit that is planned or under way takes two pages of paper at most', async () => {
  const parts = await waymark.db.kysely
    .selectFrom('visit_part')
    .select(['visit_id', 'provider_id'])
    .where('state', 'in', ['planned', 'held', 'draft'])
    .execute();
  expect(parts.length).toBeGreaterThan(0);
  const lead = await waymark.openAs('lead');
  for (const part of parts) {
    await lead.goto(`/providers/${String(part.provider_id)}/visits/${String(part.visit_id)}/briefing`);
    expect(await lead.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await pagesOf(lead), lead.url()).toBeLessThanOrEqual(2);
  }
});

it('a note that is final is printed whole, without what is only for a screen', async () => {
  const part = await waymark.db.kysely
    .selectFrom('visit_part')
    .select(['visit_id', 'provider_id'])
    .where('state', '=', 'final')
    .executeTakeFirstOrThrow();
  const lead = await waymark.openAs('lead');
  await lead.goto(`/providers/${String(part.provider_id)}/visits/${String(part.visit_id)}`);
  await lead.emulateMedia({ media: 'print' });
  expect(await lead.getByRole('navigation', { name: 'Menu' }).isVisible(), 'no menu on paper').toBe(false);
  expect(await lead.getByRole('main').innerText()).toContain('Strengths');
  expect(await pagesOf(lead)).toBeGreaterThan(0);
});
