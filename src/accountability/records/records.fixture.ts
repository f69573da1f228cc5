import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { recordKinds } from '../../app.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addAuthority, addProvider } from '../../register/providers/invented-providers.fixture.ts';
import '../../register/tables.ts';
import { createRenderer } from '../../ui/render.ts';
import { accountabilityRoutes } from '../wing.ts';

export interface RecordsApp extends TestApp {
  /** Two authorities, each with one provider. */
  readonly marlshire: number;
  readonly elsewhere: number;
  readonly school: number;
  readonly schoolElsewhere: number;
  readonly open: (url: string, role?: string, authorityId?: number) => ReturnType<TestApp['inject']>;
  readonly send: (url: string, form: Readonly<Record<string, string>>, role?: string, authorityId?: number) => ReturnType<TestApp['inject']>;
}

/** Accountability's pages over two invented authorities, on 23 November 2026. */
export async function openRecordsApp(): Promise<RecordsApp> {
  const clock = fixedClock('2026-11-23T09:00:00Z');
  const render = createRenderer({
    today: () => clock.today(),
    strict: true,
    globals: { assets: '/assets/test', serviceVersion: 'test', demonstration: false },
  });
  const app = await openTestApp({
    clock,
    access: isAllowed,
    routes: (db) => accountabilityRoutes({ db, clock, render, recordKinds, privacyContact: 'dpo@marlshire.example' }),
  });
  const made = await app.db.transaction(async (tx) => {
    const marlshire = await addAuthority(tx, '990', 'Marlshire');
    const elsewhere = await addAuthority(tx, '991', 'Elsewhere');
    const school = await addProvider(tx, marlshire, { name: 'Hollow Lane Primary School', urn: 900001, la_code: '990', la_name: 'Marlshire' });
    const schoolElsewhere = await addProvider(tx, elsewhere, { name: 'Far Field School', urn: 900002, la_code: '991', la_name: 'Elsewhere' });
    return { marlshire, elsewhere, school, schoolElsewhere };
  });
  const cookies = new Map<string, string>();
  const cookieOf = async (role: string, authorityId: number) => {
    const key = `${role} ${authorityId}`;
    const cookie = cookies.get(key) ?? (await app.signInAs(role, { authorityId, name: `Quill ${role}` }));
    cookies.set(key, cookie);
    return cookie;
  };
  return {
    ...app,
    ...made,
    open: async (url, role = 'lead', authorityId = made.marlshire) => app.inject({ url, headers: { cookie: await cookieOf(role, authorityId) } }),
    send: async (url, form, role = 'lead', authorityId = made.marlshire) => app.post(url, form, await cookieOf(role, authorityId)),
  };
}

export interface InventedPost {
  readonly authorityId: number;
  readonly providerId: number;
  readonly person: string;
  readonly from: string;
  readonly to?: string;
  readonly source?: string;
  readonly enteredBy?: string;
  readonly role?: 'headteacher' | 'chair' | 'manager';
}

/** A post as the register would have recorded it; answers its id. */
export async function addPost(tx: Tx, { authorityId, providerId, person, from, to, source, enteredBy, role }: InventedPost): Promise<number> {
  const { id } = await tx
    .insertInto('post')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      role: role ?? 'headteacher',
      person_name: person,
      standing: 'substantive',
      held_from: from,
      held_to: to ?? null,
      source: source ?? 'Letter from the chair',
      entered_by: enteredBy ?? 'Odo Marsh',
      entered_at: new Date('2020-01-05T10:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
