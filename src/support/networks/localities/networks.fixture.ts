import { addPerson, signInAgain } from '../../../../test/harness/people.ts';
import { fixedClock } from '../../../platform/clock.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp } from '../../support-app.fixture.ts';
import { localityNetworkRoutes } from './localities.routes.ts';
import type { MemberGroup } from './member-groups.ts';
import { recordMeeting } from './record-meeting.ts';

export interface Somebody {
  readonly id: number;
  readonly cookie: string;
}

export interface MadeNetwork {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly schools: readonly number[];
  readonly secondary: number;
  /** Who coordinates it. */
  readonly alun: Somebody;
  readonly head: Somebody;
}

export interface NetworksApp extends SupportApp {
  readonly person: (role: string, name: string, providerId?: number) => Promise<Somebody>;
  /** A network of its own for each test: five primary schools and a secondary one, a coordinator, a head. */
  readonly aNetwork: (role?: 'sia' | 'eeca') => Promise<MadeNetwork>;
  /** Of another locality: its coordinator, and a head. */
  readonly elsewhere: MadeNetwork;
  readonly actorOf: (somebody: Somebody, role: string) => Actor;
  readonly planned: (network: Pick<MadeNetwork, 'path' | 'alun'>, over?: PlanForm) => Promise<string>;
  /** One that was planned for a day that has been. */
  readonly meetingOn: (network: MadeNetwork, on: string, invited?: readonly MemberGroup[]) => Promise<string>;
}

type PlanForm = Readonly<Record<string, string | readonly string[]>>;
export const plan = (over: PlanForm = {}): PlanForm => ({
  ...day('on', '2026-12-03'),
  starts: '15.30',
  ends: '17:00',
  place: 'Ashmere Library',
  link: '',
  chair: 'Hetty Test',
  invited: ['primary'],
  agenda: 'Welcome\r\n\r\nAttendance\r\nPhonics',
  ...over,
});

export const seenIn = (html: string): string => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';

export async function openNetworksApp(): Promise<NetworksApp> {
  const app = await openSupportApp(localityNetworkRoutes);
  const { authorityId } = app;
  let made = 0;
  const person: NetworksApp['person'] = async (role, name, providerId) => {
    const reaches = providerId === undefined ? [] : [{ kind: 'provider', providerId } as const];
    const id = await addPerson(app, role, { authorityId, name, reaches });
    return { id, cookie: await signInAgain(app, id) };
  };
  const aNetwork: NetworksApp['aNetwork'] = async (role = 'sia') => {
    made += 1;
    const name = `Ashmere ${String(made)}`;
    const slug = `ashmere-${String(made)}`;
    const values = { authority_id: authorityId, name, slug };
    const { id } = await app.db.kysely.insertInto('locality').values(values).returning('id').executeTakeFirstOrThrow();
    const place = async (school: string, phase: 'primary' | 'secondary') => {
      const providerId = await app.addSchool(school, { with: { phase } });
      await app.db.kysely.updateTable('provider').set({ locality_id: id }).where('id', '=', providerId).execute();
      return providerId;
    };
    const schools: number[] = [];
    for (const letter of ['A', 'B', 'C', 'D', 'E']) schools.push(await place(`${letter} Primary School`, 'primary'));
    const secondary = await place('High School', 'secondary');
    const alun = await person(role, role === 'sia' ? 'Alun Test' : 'Nasreen Test');
    const head = await person('headteacher', 'Hetty Test', schools[0]);
    await app.send(`/networks/${slug}/coordinators/new`, { account: String(alun.id), ...day('from', '2026-09-01') });
    return { id, name, path: `/networks/${slug}`, schools, secondary, alun, head };
  };
  const actorOf: NetworksApp['actorOf'] = ({ id }, role) => ({ kind: 'person', accountId: id, name: 'Alun Test', role, authorityId, tokenId: null });
  return {
    ...app,
    person,
    aNetwork,
    elsewhere: await aNetwork('eeca'),
    actorOf,
    planned: async ({ path, alun }, over) => String((await app.send(`${path}/meetings/new`, plan(over), alun.cookie)).headers.location),
    meetingOn: async ({ id, path, alun }, on, invited = ['primary']) => {
      const clock = fixedClock('2026-09-01T09:00:00Z');
      const doing = { actor: actorOf(alun, 'sia'), clock, event: 'network-meeting.planned', reference: 'test', authorityId } as const;
      const where = { startsAt: '15:30', endsAt: '17:00', place: 'Ashmere Library', link: null, chair: 'Hetty Test' };
      const done = await app.db.transaction((tx) => recordMeeting(tx, doing, id, { on, ...where, invited, agenda: ['Welcome'] }));
      return `${path}/meetings/${String(done.ok ? done.id : 0)}`;
    },
  };
}
