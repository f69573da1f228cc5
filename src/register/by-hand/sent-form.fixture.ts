import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from '../../../test/harness/app.ts';
import { addProvider, type InventedProvider } from '../providers/invented-providers.fixture.ts';

export function latestEventIn(html: string): string {
  return /name="latest-event" value="(\d+)"/.exec(html)?.[1] ?? '';
}

/** Opens a form and sends it, as a person would. */
export async function sendForm(app: TestApp, path: string, form: Readonly<Record<string, string>>, cookie: string): Promise<LightMyRequestResponse> {
  const page = await app.inject({ url: path, headers: { cookie } });
  return app.post(path, { 'latest-event': latestEventIn(page.body), ...form }, cookie);
}

/** A provider of the test's own authority. */
export function addOwnProvider(app: TestApp, over: Partial<InventedProvider> = {}): Promise<number> {
  return app.db.transaction((tx) => addProvider(tx, app.authorityId, { name: 'Ashmere Primary School', la_code: '999', sites: [], ...over }));
}

/** A day typed into its three boxes. */
export function day(field: string, date: string): Record<string, string> {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return { [`${field}-day`]: dayOfMonth, [`${field}-month`]: month, [`${field}-year`]: year };
}
