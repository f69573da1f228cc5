import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import type { Clock } from '../../platform/clock.ts';
import { startJobs } from '../../platform/jobs/start-jobs.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { addCase, type GivenCase, type MadeCase, wordsOf } from '../cases/judgement.fixture.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { letterRoutes } from './letters.routes.ts';

const publicAddress = 'https://waymark.example.invalid';

/** A clock that a test sets. */
export interface SetClock extends Clock {
  readonly set: (moment: string) => void;
}

function settableClock(moment: string): SetClock {
  let now = new Date(moment);
  return {
    now: () => now,
    today: () => now.toISOString().slice(0, 10),
    set: (next) => {
      now = new Date(next);
    },
  };
}

export interface LettersApp extends TestApp {
  readonly lead: string;
  readonly clock: SetClock;
  readonly means: JudgementMeans;
  readonly open: (url: string, cookie?: string) => Promise<LightMyRequestResponse>;
  /** A page's words. */
  readonly read: (url: string, cookie?: string) => Promise<string>;
  readonly mails: () => Promise<{ to_address: string; subject: string; body: string | null }[]>;
}

/** The real edge, reach and database, on the pages about letters. Monday 23 November 2026, until a test says otherwise. */
export async function openLettersApp(): Promise<LettersApp> {
  const clock = settableClock('2026-11-23T09:00:00Z');
  // Sessions stay on the edge's own clock: nobody is signed out while the days go by.
  const app = await openTestApp({ routes: (db) => letterRoutes({ db, clock, publicAddress }), access: isAllowed });
  await startJobs(app.db, { work: false });
  const lead = await app.signInAs('lead', { name: 'Jo Marsh' });
  const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
  return {
    ...app,
    lead,
    clock,
    means: { db: app.db, clock, publicAddress },
    open,
    read: async (url, cookie) => wordsOf((await open(url, cookie)).body),
    mails: () => app.db.kysely.selectFrom('mail').select(['to_address', 'subject', 'body']).orderBy('id').execute(),
  };
}

export const aCall = {
  ...day('called-on', '2026-11-23'),
  'spoke-to': 'Ada Thorne, headteacher',
  'summary': 'We spoke of what goes well, and of the plan.',
};

/** A decided case with a call and a saved draft, addressed to two invented people: ready to go. */
export async function addReadyCase(app: LettersApp, given: GivenCase = {}): Promise<MadeCase> {
  const made = await addCase(app, { tier: 'vulnerable', state: 'decided', ...given });
  await addCallAndDraft(app, made);
  return made;
}

export async function addCallAndDraft(app: LettersApp, made: MadeCase): Promise<void> {
  const today = day('called-on', app.clock.today());
  expect((await app.post(`${made.path}/call`, { ...aCall, ...today }, app.lead)).statusCode).toBe(303);
  expect((await saveDraft(app, made)).statusCode).toBe(303);
}

/** The draft as the page proposes it, but for what is given. */
export async function saveDraft(app: LettersApp, made: MadeCase, form: Readonly<Record<string, string>> = {}, cookie = app.lead) {
  const { body } = await app.open(`${made.path}/letter`, cookie);
  const proposed = { 'subject': inputIn(body, 'subject'), 'body': areaIn(body, 'body'), 'name-head': 'Ada Thorne', 'name-chair': 'Bo Dale' };
  return app.post(`${made.path}/letter`, { ...proposed, ...form }, cookie);
}

/** Issues the letter of a ready case; answers its id and page. */
export async function issue(app: LettersApp, made: MadeCase): Promise<{ letterId: number; letter: string }> {
  const answer = await app.post(`${made.path}/letter/issue`, {}, app.lead);
  const letter = String(answer.headers.location);
  expect(letter).toMatch(/\/tier\/letters\/\d+$/);
  return { letterId: Number(letter.split('/').at(-1)), letter };
}

const unescaped = (text: string) => text.replaceAll('&#39;', '’').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'); // prettier-ignore
const inputIn = (html: string, name: string): string => unescaped(new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '');
export const areaIn = (html: string, name: string): string =>
  unescaped(new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? '');

/** Somebody of the provider, signed in. */
export function signInOf(app: LettersApp, role: 'headteacher' | 'chair' | 'governor', providerId: number, name = `A ${role}`): Promise<string> {
  return app.signInAs(role, { name, reaches: [{ kind: 'provider', providerId }] });
}
