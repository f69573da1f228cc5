import { Readable } from 'node:stream';
import { createDatasets, type ReleaseListener } from '../src/datasets/index.ts';
import { raiseSignals } from '../src/evidence/index.ts';
import type { Result } from '../src/kernel/result.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { createAccount } from '../src/platform/identity/create-account.ts';
import { createAuthority, grantScope } from '../src/register/index.ts';
import { allocateAdvisers } from './allocate-advisers.ts';
import { arrivals, type Arrival } from './authority/arrivals.ts';
import { dataOfficer, people, stranger, type Person } from './authority/people.ts';
import { ambermoor, asAt, elstoke } from './authority/the-authority.ts';
import { enterActions } from './enter-actions.ts';
import { enterAcademy } from './enter-academy.ts';
import { enterAccounts } from './enter-accounts.ts';
import { enterByHand } from './enter-by-hand.ts';
import { enterEarlyYears } from './enter-early-years.ts';
import { enterConcerns } from './enter-concerns.ts';
import { enterExchange } from './enter-exchange.ts';
import { enterFindings } from './enter-findings.ts';
import { enterGovernors } from './enter-governors.ts';
import { enterInspections } from './enter-inspections.ts';
import { enterLeadership } from './enter-leadership.ts';
import { enterMentoring } from './enter-mentoring.ts';
import { enterNetworks } from './enter-networks.ts';
import { enterProgrammes } from './enter-programmes.ts';
import { enterServices } from './enter-services.ts';
import { enterSupport } from './enter-support.ts';
import { enterTargets } from './enter-targets.ts';
import { enterTermDates } from './enter-term-dates.ts';
import { enterTiers } from './enter-tiers.ts';
import { enterVisits } from './enter-visits.ts';
import { findReach } from './find-reach.ts';

export interface DemonstrationMeans {
  readonly db: Database;
  /** What the wings do with published data: the same as in the service. */
  readonly listeners: readonly ReleaseListener[];
}

const theSystem: Actor = { kind: 'operator', accountId: null, name: 'The demonstration', role: null, authorityId: null, tokenId: null };

/**
 * Loads the demonstration authority into an empty, migrated database, by the same ways that people use: each published file is staged and
 * accepted on the day it came, and what is entered by hand goes through the commands of its pages. The same every time: no clock, no chance.
 */
export async function loadDemonstration({ db, listeners }: DemonstrationMeans): Promise<void> {
  const authorityId = await db.transaction(async (tx) => {
    await theOther(tx);
    return must(await createAuthority(tx, theSystem, { laCode: ambermoor.laCode, name: ambermoor.name, isDemonstration: true }));
  });
  for (const arrival of arrivals) await receive({ db, listeners }, authorityId, arrival);
  const accounts = await db.transaction((tx) => addAccounts(tx, authorityId));
  const accountId = accounts.get(dataOfficer) ?? null;
  const officer: Actor = { kind: 'person', accountId, name: dataOfficer, role: 'data-officer', authorityId, tokenId: null };
  await db.transaction((tx) => enterByHand(tx, officer, fixedClock(`${asAt}T09:00:00Z`)));
  await db.transaction((tx) => enterInspections(tx, officer, fixedClock(`${asAt}T09:00:00Z`)));
  await allocateAdvisers(db, officer, accounts);
  await db.transaction((tx) => enterAccounts(tx, authorityId, accounts, fixedClock(`${asAt}T09:00:00Z`)));
  await db.transaction((tx) => enterTargets(tx, authorityId, accounts));
  await db.transaction((tx) => enterTermDates(tx, authorityId, accounts));
  await db.transaction((tx) => enterFindings(tx, authorityId, accounts));
  await enterTiers(db, authorityId, accounts);
  await enterSupport(db, authorityId, accounts);
  await db.transaction((tx) => enterConcerns(tx, authorityId, accounts));
  await enterVisits(db, authorityId, accounts);
  await enterActions(db, authorityId, accounts);
  await enterProgrammes(db, authorityId, accounts);
  await enterAcademy(db, authorityId, accounts);
  await enterExchange(db, authorityId, accounts);
  await enterMentoring(db, authorityId, accounts);
  await enterServices(db, authorityId, accounts);
  await enterNetworks(db, authorityId, accounts);
  await enterEarlyYears(db, authorityId, accounts);
  await enterLeadership(db, authorityId, accounts);
  await enterGovernors(db, authorityId, accounts);
  await raiseSignals(db, fixedClock(`${asAt}T09:00:00Z`), officer, { id: authorityId, laCode: ambermoor.laCode });
}

/** Everybody's account, by name. */
async function addAccounts(tx: Tx, authorityId: number): Promise<Map<string, number>> {
  const accounts = new Map<string, number>();
  for (const person of people) accounts.set(person.name, await addAccount(tx, authorityId, person));
  return accounts;
}

/** A second authority in the same database, from which nothing of this one may be seen. */
async function theOther(tx: Tx): Promise<void> {
  const id = must(await createAuthority(tx, theSystem, { laCode: elstoke.laCode, name: elstoke.name }));
  await addAccount(tx, id, stranger);
}

async function receive({ db, listeners }: DemonstrationMeans, authorityId: number, arrival: Arrival): Promise<void> {
  const datasets = createDatasets({ db, listeners, clock: fixedClock(`${arrival.on}T09:30:00Z`) });
  const bytes = arrival.bytes();
  const { outcome, release, reason } = await datasets.stageFile({
    source: arrival.source,
    fileName: arrival.fileName,
    content: Readable.from([bytes]),
    sizeBytes: bytes.length,
    authorityId,
    partial: false,
    by: dataOfficer,
  });
  if (!release || (outcome !== 'waiting' && arrival.then !== 'left')) {
    const problems = release?.problems.map((problem) => problem.reason).join(' ') ?? '';
    throw new Error(`${arrival.fileName} of the demonstration was ${outcome}: ${reason ?? ''} ${problems}`);
  }
  if (arrival.then === 'accepted') must(await datasets.acceptRelease(release.id, { by: dataOfficer, goneConfirmed: false }));
  if (arrival.then === 'discarded') must(await datasets.discardRelease(release.id, dataOfficer));
}

async function addAccount(tx: Tx, authorityId: number, { email, name, role, jobTitle, reach }: Person): Promise<number> {
  const expiresOn = role === 'head-delegate' ? '2027-08-31' : null;
  const accountId = must(await createAccount(tx, theSystem, { authorityId, email, name, role, jobTitle, expiresOn }));
  for (const of of reach?.of ?? []) {
    await grantScope(tx, fixedClock(`${asAt}T09:00:00Z`), theSystem, {
      holder: { accountId },
      authorityId,
      reach: await findReach(tx, authorityId, reach?.kind, of),
      reason: `The account of its ${jobTitle}`,
    });
  }
  return accountId;
}

/** The demonstration asks for nothing that is refused. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
