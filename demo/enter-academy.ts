import type { Result } from '../src/kernel/result.ts';
import { addDays } from '../src/kernel/plain-date.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import type { Doing } from '../src/support/common/doing.ts';
import { provisionalTerms } from '../src/support/development/academy/charge.ts';
import { listBookingsOfSession } from '../src/support/development/academy/find-bookings.ts';
import { recordAttendance, recordEvaluation } from '../src/support/development/academy/record-attendance.ts';
import { recordBooking } from '../src/support/development/academy/record-booking.ts';
import { recordCourse, recordPartner } from '../src/support/development/academy/record-course.ts';
import { addSession, type SessionEntry } from '../src/support/development/academy/record-session.ts';
import { recordPathway } from '../src/support/development/pathway/record-pathway.ts';
import { exportCharges, recordLevel, recordSubscription } from '../src/support/development/subscriptions/record-subscription.ts';
import { recordTurnover, recordVacancy } from '../src/support/development/workforce/record-workforce.ts';
import { bookings, courses, partners, records, subscriptions, turnovers, vacancies } from './authority/academy.ts';
import { people } from './authority/people.ts';
import { own } from './enter-by-hand.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`The academy of the demonstration was refused: ${result.reason}`);
  return result.value;
};

const emailOf = (name: string): string =>
  people.find((one) => one.name === name)?.email ?? `${name.toLowerCase().replaceAll(' ', '.')}@schools.example`;

/** The academy as it stands in November: each thing on its day, by the command of its page. */
export async function enterAcademy(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const actorOf = (name: string): Actor => ({
    kind: 'person',
    accountId: accounts.get(name) ?? null,
    name,
    role: people.find((one) => one.name === name)?.role ?? null,
    authorityId,
    tokenId: null,
  });
  const support = actorOf('Xanthe Copperwheat');
  const doing = (event: AuditEventName, on: string, actor: Actor = support): Doing => ({
    actor,
    event,
    clock: fixedClock(`${on}T10:00:00Z`),
    reference: 'demonstration',
    authorityId,
  });
  const sessions = new Map<string, number>();
  await db.transaction(async (tx) => {
    const ids = new Map<string, number>();
    for (const { contact, ...partner } of partners) {
      const entry = { ...partner, contactName: contact, contactEmail: emailOf(contact), web: null };
      ids.set(partner.name, must(await recordPartner(tx, doing('academy-partner.added', '2026-09-02'), entry, null)));
    }
    for (const {
      sessions: planned,
      partner,
      pounds,
      roles = [],
      phases = [],
      stages = [],
      skills = [],
      governorTraining = null,
      ...course
    } of courses) {
      const free = course.kind === 'network-meeting' || pounds === 0;
      const terms = { ...provisionalTerms, core: free ? provisionalTerms.full : provisionalTerms.core };
      const entry = {
        ...course,
        governorTraining,
        roles,
        phases,
        stages,
        skills,
        pricePence: pounds * 100,
        terms,
        partnerId: ids.get(partner ?? '') ?? null,
      };
      const courseId = must(await recordCourse(tx, doing('academy-course.added', '2026-09-03'), entry, null));
      for (const { key, days, from, to, place, places, state = 'open' } of planned) {
        const first = days[0] ?? '';
        const session: Omit<SessionEntry, 'bookingClosesOn' | 'freeUntil'> = {
          days,
          startsAt: from,
          endsAt: to,
          place,
          places,
          state,
          link: place === 'Online' ? 'https://meetings.example/chairing' : null,
        };
        const closing = { bookingClosesOn: addDays(first, -1), freeUntil: addDays(first, -7) };
        sessions.set(key, must(await addSession(tx, doing('academy-session.added', '2026-09-03'), courseId, { ...session, ...closing })));
      }
    }
    const core = {
      year: '2026/27',
      level: 'core',
      name: 'Core',
      says: 'Network meetings included; courses and conferences at half price.',
      pricePence: 45_000,
    } as const;
    must(
      await recordLevel(tx, doing('subscription-level.entered', '2026-09-04'), {
        ...core,
        basis: 'Price list of the traded service, September 2026',
      }),
    );
    for (const { provider, level } of subscriptions) {
      const { id: providerId } = await own(tx, support, provider);
      const entry = { providerId, level, from: '2026-09-01', to: '2027-08-31', basis: `Order form of ${provider}, September 2026` };
      must(await recordSubscription(tx, doing('subscription.recorded', '2026-09-07'), entry));
    }
  });
  for (const booking of bookings) await enterBooking(db, booking);
  for (const [key, sessionId] of sessions) await enterAttendance(db, key, sessionId);
  await db.transaction(async (tx) => {
    must(await exportCharges(tx, doing('charge.exported', '2026-10-30'), { from: '2026-09-01', to: '2026-09-30' }));
    for (const { provider, since, ...vacancy } of vacancies)
      must(
        await recordVacancy(tx, doing('workforce-vacancy.recorded', '2026-11-02'), await own(tx, support, provider), {
          ...vacancy,
          vacantSince: since,
          isAnother: false,
        }),
      );
    for (const { provider, ...turnover } of turnovers)
      must(
        await recordTurnover(tx, doing('workforce-turnover.recorded', '2026-11-02'), await own(tx, support, provider), {
          ...turnover,
          year: '2025/26',
        }),
      );
    for (const { name, shared, ...record } of records) {
      const sharedWith = shared === null ? null : (await own(tx, support, shared)).id;
      await recordPathway(tx, doing('pathway.own-changed', '2026-11-03', actorOf(name)), accounts.get(name) ?? 0, { ...record, sharedWith });
    }
  });

  async function enterBooking(database: Database, { session, on, name, role, provider, isOwn }: (typeof bookings)[number]): Promise<void> {
    await database.transaction(async (tx) => {
      const { id: providerId } = provider === undefined ? { id: null } : await own(tx, support, provider);
      const asked = { sessionId: sessions.get(session) ?? 0, providerId, name, role, email: emailOf(name), form: null };
      must(await recordBooking(tx, doing('academy-booking.asked', on, provider === undefined || isOwn ? actorOf(name) : support), asked));
    });
  }

  async function enterAttendance(database: Database, key: string, sessionId: number): Promise<void> {
    const said = bookings.filter((one) => one.session === key && one.came !== undefined);
    if (said.length === 0) return;
    await database.transaction(async (tx) => {
      const all = await listBookingsOfSession(tx, authorityId, sessionId);
      const came = new Map(all.flatMap(({ id, name }) => said.filter((one) => one.name === name).map((one) => [id, one.came ?? 'absent'] as const)));
      must(await recordAttendance(tx, doing('academy-booking.attendance-recorded', '2026-10-09'), sessionId, came));
      for (const { id, name } of all) {
        const usefulness = said.find((one) => one.name === name)?.said;
        if (usefulness === undefined) continue;
        const entry = {
          usefulness,
          teaching: 5,
          wouldRecommend: usefulness > 3,
          willChange: usefulness === 5 ? 'Read aloud every day, in every class.' : null,
          skillsWanted: ['reading', 'send'],
        } as const;
        must(await recordEvaluation(tx, doing('academy-booking.evaluated', '2026-10-12'), id, entry));
      }
    });
  }
}
