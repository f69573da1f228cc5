import { decideCompletion } from '../src/evidence/actions/agreed-action.ts';
import { changeAction } from '../src/evidence/actions/change-action.ts';
import { recordAgreedAction } from '../src/evidence/actions/record-agreed-action.ts';
import { findLocalityResults, resultInWords } from '../src/evidence/index.ts';
import { dateInWords } from '../src/kernel/plain-date.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import { hashOf, storeFile } from '../src/platform/files/store-file.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { findReaderScope, type ReaderScope } from '../src/register/index.ts';
import type { Doing } from '../src/support/common/doing.ts';
import type { Answer } from '../src/support/networks/localities/attendance.ts';
import { listMeetings } from '../src/support/networks/localities/find-meetings.ts';
import type { MemberGroup } from '../src/support/networks/localities/member-groups.ts';
import { gatherExpected, recordHeld, recordMeeting } from '../src/support/networks/localities/record-meeting.ts';
import { recordPaper } from '../src/support/networks/localities/record-paper.ts';
import { recordPriority } from '../src/support/networks/localities/record-priority.ts';
import { recordCoordinator, recordPartner, recordPerson } from '../src/support/networks/localities/record-seat.ts';
import type { Saved } from '../src/support/networks/localities/saved.ts';
import { eeca, networkActions, networkPerson, networks, paperFile } from './authority/networks.ts';
import { people } from './authority/people.ts';
import { asAt } from './authority/the-authority.ts';
import { own } from './enter-by-hand.ts';

type As = (by: string, on: string, event: AuditEventName) => Doing;
type Network = (typeof networks)[number];
const invited: readonly MemberGroup[] = ['nursery-schools', 'primary', 'secondary', 'all-through', 'special'];
const lead = 'Philippa Ravenhythe';

/** The four networks: coordinators, partners, meetings, priorities and what was agreed, each by the command of its page. */
export async function enterNetworks(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const scope = await findReaderScope(db.kysely, authorityId);
  if (scope === undefined) throw new Error('The demonstration has no authority.');
  const as: As = (by, on, event) => {
    const role = people.find(({ name }) => name === by)?.role ?? null;
    const actor: Actor = { kind: 'person', accountId: accounts.get(by) ?? null, name: by, role, authorityId, tokenId: null };
    return { actor, event, clock: fixedClock(`${on}T11:00:00Z`), reference: 'demonstration', authorityId };
  };
  const idOf = ({ slug }: Pick<Network, 'slug'>): number => scope.localities.find((one) => one.slug === slug)?.id ?? 0;
  for (const network of networks) {
    const localityId = idOf(network);
    await db.transaction((tx) => enterSeats(tx, as, accounts, localityId, network));
    await db.transaction((tx) => enterHeld(tx, as, scope, localityId, network));
    await enterPriorities(db, as, scope, localityId, network);
  }
  const file = { authorityId, name: paperFile.name, kind: 'csv', by: paperFile.by, at: new Date(`${asAt}T08:00:00Z`) } as const;
  const bytes = Buffer.from(paperFile.content);
  const fileId = await storeFile(db, { ...file, bytes });
  await db.transaction(async (tx) => {
    // Who was told of meetings that are over has read it.
    const read = { read_at: new Date(`${asAt}T08:00:00Z`), mail_done_at: new Date(`${asAt}T08:00:00Z`) };
    await tx.updateTable('notice').set(read).where('kind', '=', 'network-meeting').execute();
    for (const network of networks) await planNext(tx, as, idOf(network), network);
    const [next] = await listMeetings(tx, authorityId, idOf(paperFile));
    const stored = { title: paperFile.title, fileId, name: paperFile.name, sha256: hashOf(bytes), href: null };
    must(await recordPaper(tx, as(paperFile.by, '2026-11-05', 'network-paper.added'), next?.id ?? 0, stored));
    for (const action of networkActions) await agree(tx, as, idOf(action), action);
  });
}

async function enterSeats(
  tx: Tx,
  as: As,
  accounts: ReadonlyMap<string, number>,
  localityId: number,
  { slug, sia, partners }: Network,
): Promise<void> {
  const by = as(lead, '2026-09-01', 'network-coordinator.recorded');
  for (const name of [sia, eeca]) must(await recordCoordinator(tx, by, localityId, { accountId: accounts.get(name) ?? 0, from: '2026-09-01' }));
  for (const partner of partners)
    must(await recordPartner(tx, as(sia, '2026-09-02', 'network-partner.recorded'), localityId, { ...partner, providerId: null }, null));
  if (slug !== networkPerson.slug) return;
  const { account, part, from } = networkPerson;
  const person = { accountId: accounts.get(account) ?? null, name: account, part, from };
  must(await recordPerson(tx, as(sia, '2026-09-02', 'network-person.recorded'), localityId, person));
}

async function enterHeld(tx: Tx, as: As, scope: ReaderScope, localityId: number, { sia, held }: Network): Promise<void> {
  for (const { notes, everyAbsent, ...plan } of held) {
    const id = must(await recordMeeting(tx, as(sia, '2026-09-04', 'network-meeting.planned'), localityId, { ...plan, invited }));
    const meeting = (await listMeetings(tx, scope.authorityId, localityId)).find((one) => one.id === id);
    if (meeting === undefined) throw new Error('A meeting of the demonstration is not there.');
    const expected = await gatherExpected(tx, scope, meeting);
    // Some never come: the same ones do not, whenever it is.
    const answerAt = (at: number): Answer => (at % 9 === 7 || at % everyAbsent === 2 ? 'absent' : at % everyAbsent === 3 ? 'apologies' : 'came');
    const providers = new Map(expected.providers.map((one, at) => [one.id, answerAt(at)]));
    const entry = { notes, providers, people: new Map(expected.people.map((one): [number, Answer] => [one.id, 'came'])) };
    must(await recordHeld(tx, as(sia, plan.on, 'network-meeting.held'), scope, localityId, id, entry, meeting.version));
  }
}

async function planNext(tx: Tx, as: As, localityId: number, { sia, toCome, slug }: Network): Promise<void> {
  const id = must(await recordMeeting(tx, as(sia, '2026-11-04', 'network-meeting.planned'), localityId, { ...toCome, invited }));
  const paper = { title: 'Results of the autumn, in one page', fileId: null, href: `https://papers.ambermoor.example/${slug}` } as const;
  must(await recordPaper(tx, as(sia, '2026-11-05', 'network-paper.added'), id, paper));
}

async function enterPriorities(db: Database, as: As, scope: ReaderScope, localityId: number, { sia, priorities }: Network): Promise<void> {
  const results = await findLocalityResults(db.kysely, { laCode: scope.laCode, localityId, audience: 'outside' });
  await db.transaction(async (tx) => {
    for (const { measure, ...entry } of priorities) {
      const found = results.find(({ measureId, locality }) => measureId === measure && locality.kind === 'value');
      const cited = found === undefined ? null : { measureId: found.measureId, period: found.period, words: resultInWords(found) };
      const agreed = { ...entry, cited, from: '2026-10-01', to: '2027-07-21' };
      must(await recordPriority(tx, as(sia, '2026-10-01', 'network-priority.agreed'), localityId, agreed));
    }
  });
}

async function agree(tx: Tx, as: As, localityId: number, action: (typeof networkActions)[number]): Promise<void> {
  const { slug, meeting: on, urn, what, ownerName, dueOn, doneOn, evidence } = action;
  const network = networks.find((one) => one.slug === slug);
  const doing = as(network?.sia ?? lead, on, 'agreed-action.recorded');
  const provider = await own(tx, doing.actor, urn);
  const meeting = (await listMeetings(tx, provider.authorityId, localityId)).find((one) => one.on === on);
  if (meeting === undefined) throw new Error('A meeting of the demonstration is not there.');
  const name = `${slug.charAt(0).toUpperCase()}${slug.slice(1)}`;
  const from = {
    cameFrom: 'network-meeting',
    cameFromId: meeting.id,
    cameFromWords: `${name} network meeting of ${dateInWords(on)}`,
    cameFromHref: `/networks/${slug}/meetings/${String(meeting.id)}`,
  } as const;
  const whose = { ownerSide: 'provider', ownerName, ownerAccountId: null } as const;
  const entry = { what, ...whose, agreedOn: on, dueOn, dueHow: 'Set at the meeting', measure: null, isShared: true };
  const id = await recordAgreedAction(tx, doing, { ...entry, ...from, authorityId: provider.authorityId, providerId: provider.id });
  if (doneOn === null) return;
  const done = as(network?.sia ?? lead, doneOn, 'agreed-action.completed');
  const decide = (kept: Parameters<typeof decideCompletion>[0]) =>
    decideCompletion(kept, { on: doneOn, evidence }, { name: done.actor.name, isOutside: false }, doneOn);
  await changeAction(tx, done, { authorityId: provider.authorityId, id }, decide);
}

/** The demonstration asks for nothing that is refused. */
function must(done: Saved): number {
  if (!done.ok) throw new Error(`The demonstration was refused: ${done.reason}`);
  return done.id;
}
