import type { LightMyRequestResponse } from 'fastify';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import type { Clock } from '../../platform/clock.ts';
import { startJobs } from '../../platform/jobs/start-jobs.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, day } from '../../register/by-hand/sent-form.fixture.ts';
import type { InventedProvider } from '../../register/providers/invented-providers.fixture.ts';
import { visitRoutes } from './visits.routes.ts';

export interface VisitsApp extends TestApp {
  readonly lead: string;
  readonly clock: Clock & { readonly set: (moment: string) => void };
  readonly open: (url: string, cookie?: string) => Promise<LightMyRequestResponse>;
  /** A page’s words. */
  readonly read: (url: string, cookie?: string) => Promise<string>;
}

export const wordsOf = (html: string): string =>
  html
    .replace(/^[\s\S]*<main/, '<main')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', '’');

/** The real edge, reach and database, on the pages of visits. Monday 23 November 2026, until a test says otherwise. */
export async function openVisitsApp(): Promise<VisitsApp> {
  let now = new Date('2026-11-23T09:00:00Z');
  const clock = {
    now: () => now,
    today: () => now.toISOString().slice(0, 10),
    set: (next: string) => {
      now = new Date(next);
    },
  };
  // Sessions stay on the edge’s own clock: nobody is signed out while the days go by.
  const app = await openTestApp({ routes: (db) => visitRoutes({ db, clock }), access: isAllowed });
  await startJobs(app.db, { work: false });
  const lead = await app.signInAs('lead', { name: 'Jo Marsh' });
  const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
  return { ...app, lead, clock, open, read: async (url, cookie) => wordsOf((await open(url, cookie)).body) };
}

export interface MadeVisit {
  readonly providerId: number;
  readonly path: string;
  readonly visitId: number;
  /** Cookies of its two authors, the head and the chair. */
  readonly alun: string;
  readonly bea: string;
  readonly head: string;
  readonly chair: string;
  readonly ids: { readonly alun: number; readonly bea: number };
}

const idOf = async (app: TestApp) =>
  (await app.db.kysely.selectFrom('account').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()).id;

export const planForm = (over: Readonly<Record<string, string>> = {}) => ({
  'purpose': 'termly',
  'focus': 'Reading in key stage 1',
  ...day('planned-on', '2026-11-23'),
  'starts-at': '9.30am',
  'ends-at': '12:00',
  'people': '',
  'evidence-wanted': 'Reading records',
  ...over,
});

/** A visit of today by two authors to a school with a head and a chair. */
export async function addVisit(app: VisitsApp, { plan = {}, provider = {} }: { plan?: Record<string, string>; provider?: Partial<InventedProvider> } = {}): Promise<MadeVisit> {
  const providerId = await addOwnProvider(app, provider);
  const reaches = [{ kind: 'provider', providerId } as const];
  const alun = await app.signInAs('sia', { name: 'Alun Test', caseload: [providerId] });
  const alunId = await idOf(app);
  const bea = await app.signInAs('sia', { name: 'Bea Test', caseload: [providerId] });
  const beaId = await idOf(app);
  const head = await app.signInAs('headteacher', { name: 'Cleo Head', reaches });
  const chair = await app.signInAs('chair', { name: 'Dev Chair', reaches });
  const answer = await app.post(`/providers/${providerId}/visits/new`, { ...planForm(plan), authors: [String(alunId), String(beaId)] }, alun);
  const path = String(answer.headers.location);
  return { providerId, path, visitId: Number(path.split('/').at(-1)), alun, bea, head, chair, ids: { alun: alunId, bea: beaId } };
} // prettier-ignore

/** What a page shows of a section, to be sent back with what is typed. */
const seenIn = (html: string, key: string): string => new RegExp(`name="seen-${key}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const fromIn = (html: string): string => /name="from" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** Opens the editor as somebody, for typing into what it showed then. */
export async function openNote(app: VisitsApp, { path }: MadeVisit, cookie: string) {
  const { body } = await app.open(`${path}/note`, cookie);
  const from = fromIn(body);
  const seen: Record<string, string> = {};
  const form = (texts: Readonly<Record<string, string>>) => {
    const sent: Record<string, string> = { from };
    for (const [name, text] of Object.entries(texts)) {
      sent[name] = text;
      const key = /^(area-[a-z0-9-]+|action-\d+)-(level|confidence|evidence|what|side|owner|due-\w+|measure)$/.exec(name)?.[1] ?? /^(\w[\w-]*)-words$/.exec(name)?.[1];
      if (key !== undefined) sent[`seen-${key}`] = seen[key] ?? seenIn(body, key);
    }
    return sent;
  };
  return {
    body,
    save: (texts: Readonly<Record<string, string>>) => app.post(`${path}/note`, form(texts), cookie),
    autosave: async (texts: Readonly<Record<string, string>>, hears = true) => {
      const answer = await app.post(`${path}/note/autosave`, form(texts), cookie);
      const told = answer.json<{ at?: string; seen?: Record<string, string>; beside?: Record<string, string>; refused?: string }>();
      if (hears) Object.assign(seen, told.seen);
      return told;
    },
  };
} // prettier-ignore

export const wholeNote = ({ ids }: Pick<MadeVisit, 'ids'>): Record<string, string> => ({
  'strengths-words': 'Reading is taught well in every class.',
  'development-words': 'Two teachers have left since July.',
  'area-inclusion-level': 'sound',
  'area-inclusion-confidence': 'high',
  'area-inclusion-evidence': 'Seen in six lessons.',
  'action-1-what': 'Train the new teachers in phonics.',
  'action-1-side': 'provider',
  'action-1-owner': 'The deputy head',
  'action-1-due-day': '1',
  'action-1-due-month': '2',
  'action-1-due-year': '2027',
  'action-1-measure': 'Seen in the spring visit.',
  [`days-${ids.alun}`]: '5',
  [`shown-days-${ids.alun}`]: '',
  [`days-${ids.bea}`]: '2',
  [`shown-days-${ids.bea}`]: '',
});

/** A note that is with the head. */
export async function addSentNote(app: VisitsApp): Promise<MadeVisit> {
  const visit = await addVisit(app);
  await (await openNote(app, visit, visit.alun)).save(wholeNote(visit));
  await app.post(`${visit.path}/send`, {}, visit.alun);
  return visit;
}

export const stateOf = async (app: TestApp, { visitId, providerId }: MadeVisit) =>
  (
    await app.db.kysely
      .selectFrom('visit_part')
      .select('state')
      .where('visit_id', '=', visitId)
      .where('provider_id', '=', providerId)
      .executeTakeFirstOrThrow()
  ).state;

export async function noticesOf(app: TestApp, path: string): Promise<string[]> {
  const rows = await app.db.kysely.selectFrom('notice').select(['subject', 'href']).orderBy('id').execute();
  return rows.filter(({ href }) => href.startsWith(path)).map(({ subject }) => subject);
}
