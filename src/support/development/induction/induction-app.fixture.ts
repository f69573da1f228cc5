import { sql } from 'kysely';
import { interventionRoutes } from '../../intervention/intervention.routes.ts';
import { programmeRoutes } from '../../programmes/programmes.routes.ts';
import { openSupportApp, type SupportApp } from '../../support-app.fixture.ts';
import { leadershipRoutes } from '../leadership/leadership.routes.ts';
import { inductionRoutes } from './induction.routes.ts';
import { inductionListeners } from './propose-inductions.ts';

/** The pages of inductions and programmes, with posts to record and what comes of them. */
export async function openInductionApp() {
  const app: SupportApp = await openSupportApp((means) => [
    ...inductionRoutes(means),
    ...leadershipRoutes(means),
    ...programmeRoutes(means),
    ...interventionRoutes(means),
  ]);

  /** What the service does when a post was recorded, or a register was accepted. */
  async function hear(event: 'head-changed' | 'published-heads-changed', payload: object): Promise<void> {
    for (const listener of inductionListeners({ db: app.db, clock: app.clock })) if (listener.event === event) await listener.handle(payload);
  }

  async function addPost(providerId: number, name: string | null, from: string, over: { standing?: string; to?: string | null; role?: string } = {}): Promise<void> {
    const { standing = name === null ? 'vacant' : 'substantive', to = null, role = 'headteacher' } = over;
    await sql`insert into post (authority_id, provider_id, role, person_name, standing, held_from, held_to, source, entered_by, entered_at)
      values (${app.authorityId}, ${providerId}, ${role}, ${name}, ${standing}, ${from}, ${to}, 'The clerk', 'Test', ${app.clock.now()})`.execute(app.db.kysely);
    await hear('head-changed', { authorityId: app.authorityId, providerId });
  } // prettier-ignore

  const changesAt = (providerId: number) =>
    app.db.kysely.selectFrom('head_change').selectAll().where('provider_id', '=', providerId).orderBy('id').execute();
  const addressOf = async (providerId: number): Promise<string> =>
    `/providers/${String(providerId)}/head-changes/${String((await changesAt(providerId)).at(-1)?.id)}`;
  const runsAt = (providerId: number) => app.db.kysely.selectFrom('programme_run').selectAll().where('provider_id', '=', providerId).execute();

  return { ...app, hear, addPost, changesAt, addressOf, runsAt };
}

export type InductionApp = Awaited<ReturnType<typeof openInductionApp>>;
