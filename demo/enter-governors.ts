import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { type Doing, withoutForm } from '../src/register/by-hand/record-entry-change.ts';
import type { OwnProvider } from '../src/register/by-hand/find-own-provider.ts';
import { shippedCompetencies } from '../src/support/governors/boards/competencies.ts';
import { categoriesInOrder, type SeatCategory, type SeatCounts } from '../src/support/governors/boards/constitution.ts';
import { listSeats, listTerms } from '../src/support/governors/boards/find-board.ts';
import { listChairSupport } from '../src/support/governors/boards/find-chair-support.ts';
import { recordBoard } from '../src/support/governors/boards/record-board.ts';
import { answerChairSupport, recordChairSupport } from '../src/support/governors/boards/record-chair-support.ts';
import { recordInductionStep, recordOfficer, recordTraining } from '../src/support/governors/boards/record-governor-work.ts';
import { recordSkillsReturn } from '../src/support/governors/boards/record-skills.ts';
import { recordTerm } from '../src/support/governors/boards/record-term.ts';
import { fourYearsFrom } from '../src/support/governors/boards/term-of-office.ts';
import { listIntroductions, listVacancies, listVolunteers } from '../src/support/governors/recruitment/find-recruitment.ts';
import { publishVacancy } from '../src/support/governors/recruitment/publish-vacancy.ts';
import { changeIntroduction, recordIntroduction } from '../src/support/governors/recruitment/record-introduction.ts';
import { recordVolunteer } from '../src/support/governors/recruitment/record-volunteer.ts';
import * as governors from './authority/governors.ts';
import { people } from './authority/people.ts';
import { asAt } from './authority/the-authority.ts';
import { own, saved } from './enter-by-hand.ts';

type As = (by: string, event: AuditEventName, on?: string) => Doing & { readonly actor: Actor };

/** Governing boards, who sits on them, vacancies and volunteers: each by the command of its page. */
export async function enterGovernors(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const as: As = (by, event, on = asAt) => ({
    actor: {
      kind: 'person',
      accountId: accounts.get(by) ?? null,
      name: by,
      role: people.find(({ name }) => name === by)?.role ?? null,
      authorityId,
      tokenId: null,
    },
    event,
    clock: fixedClock(`${on}T10:00:00Z`),
  });
  await db.transaction((tx) => enterBoards(tx, as, accounts));
  await db.transaction((tx) => enterGovernorWork(tx, as));
  await db.transaction((tx) => enterRecruitment(tx, as, authorityId));
}

async function enterBoards(tx: Tx, as: As, accounts: ReadonlyMap<string, number>): Promise<void> {
  for (const { provider, constitution, from, meets, time, seats } of governors.boards) {
    const doing = as(governors.entererOf(provider), 'governing-board.recorded');
    const counts = Object.fromEntries(categoriesInOrder.map((category) => [category, seats[category] ?? 0])) as unknown as SeatCounts;
    const entry = { constitution, inForceFrom: from, meets, meetingTime: time, seats: counts };
    saved(await recordBoard(tx, doing, await own(tx, doing.actor, provider), entry, withoutForm));
  }
  for (const { provider, category, seat, name, from, to, how } of governors.terms) {
    const doing = as(governors.entererOf(provider), 'board-term.recorded');
    const of = await own(tx, doing.actor, provider);
    const entry = { seatId: await seatOf(tx, of, category, seat), name, fromOn: from, toOn: to ?? fourYearsFrom(from), howAppointed: how };
    const account = people.some((one) => one.name === name && (one.role === 'chair' || one.role === 'governor'))
      ? (accounts.get(name) ?? null)
      : null;
    const contact = { email: `${name.toLowerCase().replaceAll(' ', '.')}@governors.example`, telephone: null, accountId: account, volunteerId: null };
    saved(await recordTerm(tx, doing, of, { ...entry, ...contact }, withoutForm));
  }
}

async function seatOf(tx: Tx, provider: OwnProvider, category: SeatCategory, place: number): Promise<number> {
  const seats = await listSeats(tx, { authorityId: provider.authorityId, providerId: provider.id });
  const seat = seats.filter((one) => one.category === category)[place - 1];
  if (!seat) throw new Error(`${provider.name} has no ${category} seat ${String(place)}.`);
  return seat.id;
}

async function termOf(tx: Tx, provider: OwnProvider, name: string) {
  const term = (await listTerms(tx, { authorityId: provider.authorityId, providerId: provider.id })).find((one) => one.name === name);
  if (!term) throw new Error(`${name} does not sit at ${provider.name}.`);
  return term;
}

async function enterGovernorWork(tx: Tx, as: As): Promise<void> {
  for (const { provider, office, name, from } of governors.officers) {
    const doing = as(governors.clerk, 'board-officer.recorded');
    saved(await recordOfficer(tx, doing, await own(tx, doing.actor, provider), { office, name, fromOn: from, toOn: null }));
  }
  for (const { provider, name, kind, on } of governors.training) {
    const doing = as(governors.clerk, 'governor-training.recorded');
    const of = await own(tx, doing.actor, provider);
    saved(await recordTraining(tx, doing, of, await termOf(tx, of, name), { kind, on, how: 'The authority’s course' }));
  }
  const welcome = as(governors.clerk, 'governor-induction-step.recorded');
  const castle = await own(tx, welcome.actor, '900125');
  saved(
    await recordInductionStep(tx, welcome, castle, await termOf(tx, castle, 'Fenella Abernant'), { step: 'welcome', on: '2026-09-16', note: null }),
  );
  for (const { provider, name, by, levels } of governors.returns) {
    const doing = as(by, 'skills-return.recorded');
    const of = await own(tx, doing.actor, provider);
    const answers = Object.fromEntries(shippedCompetencies.map(({ key }, place) => [key, Number(levels[place] ?? '1')]));
    saved(await recordSkillsReturn(tx, doing, of, await termOf(tx, of, name), { listVersion: 1, answers }));
  }
  for (const { provider, kind, says, on, answer } of governors.chairSupport) {
    const doing = as('Philippa Ravenhythe', 'chair-support.offered', on);
    const of = await own(tx, doing.actor, provider);
    saved(await recordChairSupport(tx, doing, of, { kind, says }));
    const [offered] = await listChairSupport(tx, of.authorityId, of.id);
    if (answer !== null && offered)
      saved(await answerChairSupport(tx, as('Santosh Zennor', 'chair-support.answered'), of, offered, { kind: 'answer', answer }));
  }
}

async function enterRecruitment(tx: Tx, as: As, authorityId: number): Promise<void> {
  const localities = await tx.selectFrom('locality').select(['id', 'name']).where('authority_id', '=', authorityId).execute();
  const localityOf = (name: string | null | undefined): number | null => localities.find((one) => one.name === name)?.id ?? null;
  for (const one of governors.volunteers) {
    const doing = as(governors.support, 'governor-volunteer.registered');
    saved(
      await recordVolunteer(tx, doing, authorityId, {
        name: one.name,
        email: `${one.name.toLowerCase().replaceAll(' ', '.')}@volunteers.example`,
        telephone: null,
        employer: one.employer,
        skills: one.skills,
        phases: one.phases,
        localities: one.localities.flatMap((name) => localityOf(name) ?? []),
        homeLocalityId: localityOf(one.home),
        travelMiles: one.miles,
        available: one.available,
        worksAt: one.worksAt === undefined ? null : (await own(tx, doing.actor, one.worksAt)).id,
        memberForLocality: localityOf(one.memberFor),
        eligibilityDeclaredOn: one.declared,
        referencesOn: one.references,
        checksOn: one.checks,
        notes: null,
      }),
    );
  }
  for (const { provider, category, seat, on, skills, says } of governors.vacancies) {
    const doing = as(governors.entererOf(provider), 'board-vacancy.published', on);
    const of = await own(tx, doing.actor, provider);
    saved(await publishVacancy(tx, doing, of, { seatId: await seatOf(tx, of, category, seat), skills, says }, withoutForm));
  }
  const { vacancy, volunteer, on, meetingOn, at, place } = governors.introduced;
  const doing = as(governors.support, 'governor-introduction.made', on);
  const of = await own(tx, doing.actor, vacancy);
  const [asked] = await listVacancies(tx, authorityId, { providerId: of.id });
  const who = (await listVolunteers(tx, authorityId)).find(({ name }) => name === volunteer);
  if (!asked || !who) throw new Error('The demonstration introduces nobody to nobody.');
  saved(await recordIntroduction(tx, doing, of, asked, who.id));
  const [introduction] = await listIntroductions(tx, authorityId, { providerId: of.id });
  if (introduction)
    saved(
      await changeIntroduction(tx, as(governors.clerk, 'governor-introduction.meeting-arranged'), of, introduction, {
        move: 'arrange',
        on: meetingOn,
        at,
        place,
      }),
    );
}
