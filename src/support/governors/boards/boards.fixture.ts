import { addPerson, signInAgain } from '../../../../test/harness/people.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { day, sendForm } from '../../../register/by-hand/sent-form.fixture.ts';
import { withoutForm } from '../../../register/by-hand/record-entry-change.ts';
import type { SupportApp } from '../../support-app.fixture.ts';
import type { SeatCategory, SeatCounts } from './constitution.ts';
import { recordBoard } from './record-board.ts';
import { recordTerm } from './record-term.ts';
import { fourYearsFrom } from './term-of-office.ts';

export const sevenSeats: SeatCounts = {
  'parent': 2,
  'staff': 1,
  'head': 1,
  'local-authority': 1,
  'foundation': 0,
  'foundation-by-office': 0,
  'partnership': 0,
  'co-opted': 2,
  'trust': 0,
};

export interface MadeBoard {
  readonly school: number;
  readonly path: (rest?: string) => string;
  readonly clerk: string;
  readonly clerkActor: Actor;
  readonly addPersonOf: (role: string, name: string) => Promise<{ readonly id: number; readonly cookie: string }>;
  readonly seatOf: (category: SeatCategory, place?: number) => Promise<number>;
  /** Somebody in a seat, for four years unless told otherwise; answers their page. */
  readonly add: (
    name: string,
    category: SeatCategory,
    fromOn: string,
    over?: { accountId?: number; toOn?: string; email?: string; place?: number },
  ) => Promise<string>;
  readonly send: (rest: string, form: Readonly<Record<string, string>>, cookie?: string) => ReturnType<typeof sendForm>;
}

/** A community school, with a clerk; with a board of seven seats since 1 September 2022 unless told otherwise. */
export async function makeBoard(app: SupportApp, name: string, over: { readonly without?: true } = {}): Promise<MadeBoard> {
  const school = await app.addSchool(name, { tier: 'vulnerable', with: { type_code: '01' } });
  const means = { db: app.db, clock: app.clock, config: app.config };
  const { authorityId } = app;
  const addPersonOf = async (role: string, of: string) => {
    const id = await addPerson(means, role, { authorityId, reaches: [{ kind: 'provider', providerId: school }], name: of });
    return { id, cookie: await signInAgain(means, id) };
  };
  const clerk = await addPersonOf('clerk', 'Ivo Penn');
  const clerkActor = { kind: 'person', accountId: clerk.id, name: 'Ivo Penn', role: 'clerk', authorityId, tokenId: null } as const;
  const provider = { id: school, name, kind: 'school', status: 'open', authorityId } as const;
  const doing = { actor: clerkActor, clock: app.clock, event: 'board-term.recorded', reference: 'test' } as const;
  if (over.without === undefined)
    await app.db.transaction((tx) =>
      recordBoard(
        tx,
        { ...doing, event: 'governing-board.recorded' },
        provider,
        { constitution: 'community', inForceFrom: '2022-09-01', meets: 'Wednesdays at 6pm', meetingTime: 'evening', seats: sevenSeats },
        withoutForm,
      ),
    );
  const seatOf = async (category: SeatCategory, place = 0): Promise<number> => {
    const seats = await app.db.kysely
      .selectFrom('board_seat')
      .select('id')
      .where('provider_id', '=', school)
      .where('category', '=', category)
      .orderBy('id')
      .execute();
    return seats[place]?.id ?? 0;
  };
  const path = (rest = ''): string => `/governors/boards/${String(school)}${rest}`;
  return {
    school,
    path,
    clerk: clerk.cookie,
    clerkActor,
    addPersonOf,
    seatOf,
    add: async (
      of,
      category,
      fromOn,
      {
        accountId = null,
        toOn = fourYearsFrom(fromOn),
        email = null,
        place = 0,
      }: { accountId?: number | null; toOn?: string; email?: string | null; place?: number } = {},
    ) => {
      const seatId = await seatOf(category, place);
      const entry = { seatId, name: of, fromOn, toOn, howAppointed: 'Test', email, telephone: null, accountId, volunteerId: null };
      const outcome = await app.db.transaction((tx) => recordTerm(tx, doing, provider, entry, withoutForm));
      if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
      return path(`/members/${String(outcome.id)}`);
    },
    send: (rest, form, cookie = clerk.cookie) => sendForm(app, path(rest), form, cookie),
  };
}

export const community = { 'constitution': 'community', ...day('from', '2022-09-01'), 'meeting-time': 'evening', 'meets': 'Wednesdays at 6pm' };
