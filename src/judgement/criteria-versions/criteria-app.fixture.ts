import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { fixedClock } from '../../platform/clock.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider } from '../../register/by-hand/sent-form.fixture.ts';
import { gatherKnown, type Invented } from '../proposals/gather-known.fixture.ts';
import { criteriaRoutes } from './criteria.routes.ts';

type Answer = Awaited<ReturnType<TestApp['inject']>>;

export interface CriteriaApp extends TestApp {
  readonly addSchool: (name: string, facts?: Invented) => Promise<number>;
  readonly as: (role: string) => Promise<string>;
  readonly open: (url: string, role?: string) => Promise<Answer>;
  /** Opens a form as it is and sends it with these answers in the place of its own. */
  readonly send: (url: string, form?: Readonly<Record<string, string>>, role?: string) => Promise<Answer>;
  /** A draft from version 1; answers its number. */
  readonly draft: (title?: string) => Promise<number>;
  /** Everything but the asking: tried out, and all five consulted. */
  readonly makeReady: (version: number) => Promise<void>;
}

const today = '2026-11-23';
let urns = 901_300;

/** The pages of criteria on a real database, with facts made by hand. */
export async function openCriteriaApp(): Promise<CriteriaApp> {
  const known = new Map<number, { readonly name: string; readonly facts: Invented }>();
  const gather = gatherKnown(known);
  const clock = fixedClock(`${today}T09:00:00Z`);
  const app = await openTestApp({
    clock,
    access: isAllowed,
    routes: (db) => criteriaRoutes({ db, clock, gather, publicAddress: 'https://waymark.example' }),
  });
  const cookies = new Map<string, string>();
  const as = async (role: string): Promise<string> => {
    const [name = role] = role.split('/');
    const cookie = cookies.get(role) ?? (await app.signInAs(name, { name: `Quill ${role}` }));
    cookies.set(role, cookie);
    return cookie;
  };
  const open = async (url: string, role = 'lead') => {
    const page = await app.inject({ url, headers: { cookie: await as(role) } });
    // A page that names something of its own as the layout does would spoil the layout, and still be valid.
    if (page.body.includes('[object Object]')) throw new Error(`${url} shows an object.`);
    if (page.statusCode === 500) throw new Error(`${url} has a fault: ${app.log.at(-1) ?? ''}`);
    return page;
  };
  const send = async (url: string, form: Readonly<Record<string, string>> = {}, role = 'lead') => {
    const page = await open(url, role);
    return app.post(url, { ...boxesIn(page.body), ...form }, await as(role));
  };
  return {
    ...app,
    as,
    open,
    send,
    addSchool: async (name, facts = {}) => {
      urns += 1;
      const id = await addOwnProvider(app, { urn: urns, name });
      known.set(id, { name, facts });
      return id;
    },
    draft: async (title = 'Criteria from January 2027') => {
      const answer = await send('/criteria/1/draft', { title });
      return Number(String(answer.headers.location).split('/').pop());
    },
    makeReady: async (version) => {
      const base = `/criteria/${String(version)}`;
      const hash = boxesIn((await open(`${base}/try?as-at-day=23&as-at-month=11&as-at-year=2026`)).body)['hash'] ?? '';
      await app.post(`${base}/try`, { hash, 'as-at-day': '23', 'as-at-month': '11', 'as-at-year': '2026' }, await as('lead'));
      for (const body of ['heads', 'governors', 'dioceses', 'trusts', 'unions']) await send(`${base}/consultation/new`, { body, ...consulted });
    },
  };
}

export const consulted = {
  'held-on-day': '18',
  'held-on-month': '11',
  'held-on-year': '2026',
  'how': 'A meeting of the forum',
  'said': 'The bands are too narrow for small schools',
  'answered': 'Small cohorts are pooled over three years',
};

/** What the boxes of a page hold: text, hidden values, what is ticked and what is chosen. */
export function boxesIn(html: string): Record<string, string> {
  const found: Record<string, string> = {};
  const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const isTick = /type="(?:checkbox|radio)"/.test(tag);
    if (name !== undefined && (!isTick || /\schecked/.test(tag))) found[name] = attribute(tag, 'value') ?? '';
  }
  for (const [, head = '', options = ''] of html.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(` ${head}`, 'name');
    const all = [...options.matchAll(/<option([^>]*)>/g)].map(([, rest = '']) => rest);
    const chosen = all.find((rest) => rest.includes('selected')) ?? all[0] ?? '';
    if (name !== undefined) found[name] = attribute(` ${chosen}`, 'value') ?? '';
  }
  delete found['_csrf'];
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, value.replaceAll('&#39;', "'").replaceAll('&amp;', '&')]));
}

export const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
