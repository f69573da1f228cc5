import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, day } from '../../register/by-hand/sent-form.fixture.ts';
import { findingRoutes } from '../findings/findings.routes.ts';
import { concernRoutes } from './concerns.routes.ts';

export const aConcern = {
  'title': 'Two senior posts are empty',
  'evidence': 'Seen on a visit of 20 November, and in the governors’ minutes',
  'source': 'visit',
  'category': 'leadership',
  'severity': 'medium',
  'about-head': 'no',
};
export const aboutSafeguarding = {
  ...aConcern,
  'title': 'Checks on staff are not recorded',
  'evidence': 'The single central record has gaps',
  'category': 'safeguarding',
  'severity': 'critical',
  'same-day': 'reported',
  'same-day-words': 'To the MASH this morning',
};

/** The real edge, reach and database, on the pages about concerns. */
export async function openConcernsApp(clock?: Clock) {
  const app = await openTestApp({
    routes: (db, given) => [...concernRoutes({ db, clock: given }), ...findingRoutes({ db, clock: given })],
    access: isAllowed,
    ...(clock === undefined ? {} : { clock }),
  });
  return { app, ...concernsOf(app) };
}

export function concernsOf(app: TestApp) {
  const open = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });
  return {
    open,
    words: (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
    aSchool: (over = {}): Promise<number> => addOwnProvider(app, over),
    /** Logs one, and answers where it is. */
    log: async (providerId: number, cookie: string, answers: Record<string, string> = aConcern): Promise<string> => {
      const saved = await app.post(`/providers/${String(providerId)}/concerns/new`, answers, cookie);
      return String(saved.headers.location);
    },
    decide: async (path: string, cookie: string, decision: string, more: Record<string, string> = {}) => {
      const page = await open(`${path}/decision`, cookie);
      const seen = /name="seen" value="(\d+)"/.exec(page.body)?.[1] ?? '';
      const kept = Object.fromEntries([...page.body.matchAll(/name="(severity|about-head)" type="radio" value="([a-z]+)" checked/g)].map(([, name, value]) => [String(name), String(value)])); // prettier-ignore
      const again = ['monitor', 'refer'].includes(decision) ? day('look-again', '2026-12-14') : {};
      return app.post(`${path}/decision`, { seen, ...kept, ...again, decision, reason: 'Looked into with its adviser', ...more }, cookie);
    },
    tell: (path: string, cookie: string, over: Record<string, string> = {}) =>
      app.post(
        `${path}/tell`,
        {
          'was-told': 'yes',
          'told-to': 'chair',
          'person': 'Santosh Reeve',
          ...day('told-on', '2026-11-23'),
          'how': 'on the telephone',
          'said': 'That two posts are empty, and that we are glad to help',
          ...over,
        },
        cookie,
      ),
    rowOf: async (path: string) => {
      const { rows } = await sql<Record<string, unknown>>`select * from concern where id = ${Number(path.split('/').at(-1))}`.execute(app.db.kysely);
      return rows[0] ?? {};
    },
    findingsOf: async (providerId: number) => {
      const { rows } = await sql<{
        kind: string;
        title: string | null;
        source: string;
        withdrawn: boolean;
        ended: boolean;
        document_reference: string;
      }>`
        select kind, title, source, document_reference, withdrawn_at is not null as withdrawn, ended_at is not null as ended
        from finding where provider_id = ${providerId} order by id`.execute(app.db.kysely);
      return rows;
    },
    trailOf: async (path: string) => {
      const { rows } = await sql<{ event: string; actor_name: string; reason: string | null; all: string }>`
        select event, actor_name, reason, concat_ws(' ', before, after, reason) as all from audit_event
        where subject_kind = 'concern' and subject_id = ${path.split('/').at(-1)} order by id`.execute(app.db.kysely);
      return rows;
    },
    noticesOf: async (name: string) => {
      const { rows } = await sql<{ subject: string; urgency: string; href: string; kind: string }>`
        select n.subject, n.urgency, n.href, n.kind from notice n join account a on a.id = n.account_id where a.name = ${name} order by n.id`.execute(
        app.db.kysely,
      );
      return rows;
    },
  };
}
