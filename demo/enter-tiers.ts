import { gatherFacts } from '../src/judgement/index.ts';
import { recordCall } from '../src/judgement/calls/record-call.ts';
import type { Doing, Outcome } from '../src/judgement/cases/doing.ts';
import { findOpenCase, type FoundCase } from '../src/judgement/cases/find-case.ts';
import { areaIds } from '../src/judgement/criteria/areas.ts';
import { confirmDecision } from '../src/judgement/decisions/confirm-decision.ts';
import { recordDecision } from '../src/judgement/decisions/record-decision.ts';
import { recordJudgement } from '../src/judgement/judging/record-judgement.ts';
import { findIssuedLetter } from '../src/judgement/letters/find-letters.ts';
import { findStandingDecision } from '../src/judgement/letters/find-standing-decision.ts';
import { issueLetter } from '../src/judgement/letters/issue-letter.ts';
import { prepareDraft } from '../src/judgement/letters/prepare-draft.ts';
import { recordDraft } from '../src/judgement/letters/record-draft.ts';
import { putOnAgenda } from '../src/judgement/moderation/put-on-agenda.ts';
import { scheduleMeeting } from '../src/judgement/moderation/schedule-meeting.ts';
import { openCycle } from '../src/judgement/proposals/open-cycle.ts';
import { proposeForCycle } from '../src/judgement/proposals/propose-for-cycle.ts';
import { recordReply } from '../src/judgement/replies/record-reply.ts';
import type { Result } from '../src/kernel/result.ts';
import { isAdverse } from '../src/kernel/tier.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import { asAuthority } from '../src/platform/database/who-asks.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { cases, cycle, type InventedCase } from './authority/cases.ts';
import { people } from './authority/people.ts';
import { ambermoor } from './authority/the-authority.ts';
import { findProviderId } from './find-provider-id.ts';

const days = {
  opened: '2026-10-21',
  judged: '2026-10-23',
  moderated: '2026-10-28',
  confirmed: '2026-10-29',
  called: '2026-11-02',
  issued: '2026-11-04',
  replied: '2026-11-06',
} as const;
const steps = ['judged', 'in-moderation', 'decided', 'issued', 'replied', 'in-review'] as const;
const reaches = ({ until }: InventedCase, step: (typeof steps)[number]): boolean => steps.indexOf(until) >= steps.indexOf(step);

/** The autumn's tiers: proposed for everybody, and some cases taken further, each step by the command of its page and in the name of whoever takes it. */
export async function enterTiers(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const as = (name: string): Actor => {
    const role = people.find((person) => person.name === name)?.role ?? null;
    return { kind: 'person', accountId: accounts.get(name) ?? null, name, role, authorityId, tokenId: null };
  };
  const doing = (name: string, event: AuditEventName, on: string): Doing => ({
    actor: as(name),
    clock: fixedClock(`${on}T10:00:00Z`),
    event,
    reference: 'demonstration',
    publicAddress: 'https://waymark.example',
  });
  await asAuthority(authorityId, async () => {
    const opening = doing(head, 'cycle.opened', days.opened);
    const cycleId = must(await db.transaction((tx) => openCycle(tx, opening, authorityId, cycle)));
    await proposeForCycle(
      { db, clock: opening.clock, gather: gatherFacts, publicAddress: opening.publicAddress },
      opening.actor,
      { id: authorityId, laCode: ambermoor.laCode },
      cycleId,
    );
    await db.transaction((tx) => takeFurther(tx, authorityId, doing));
  });
}

const head = 'Philippa Ravenhythe';
const second = 'Tobias Northmere';
const adviser = 'Alun Thistlewaite';

type As = (name: string, event: AuditEventName, on: string) => Doing;

async function takeFurther(tx: Tx, authorityId: number, doing: As): Promise<void> {
  for (const each of cases) await judge(tx, await openCase(tx, authorityId, each.urn), doing(adviser, 'tier-case.judged', days.judged), each);
  const moderated = cases.filter((each) => reaches(each, 'in-moderation'));
  const planning = doing(head, 'moderation-meeting.planned', days.judged);
  const meetingId = await scheduleMeeting(tx, planning, authorityId, { heldOn: days.moderated, chair: head, present: `${second}, ${adviser}` });
  const caseIds: number[] = [];
  for (const { urn } of moderated) caseIds.push((await openCase(tx, authorityId, urn)).id);
  must(await putOnAgenda(tx, doing(head, 'moderation-item.added', days.judged), authorityId, meetingId, caseIds));
  for (const each of moderated.filter((one) => reaches(one, 'decided'))) {
    await decide(tx, await openCase(tx, authorityId, each.urn), doing, each, meetingId);
    if (reaches(each, 'issued')) await send(tx, await openCase(tx, authorityId, each.urn), doing, each);
  }
}

async function openCase(tx: Tx, authorityId: number, urn: string): Promise<FoundCase> {
  const found = await findOpenCase(tx, authorityId, await findProviderId(tx, urn));
  if (!found) throw new Error(`The demonstration has no case for ${urn}.`);
  return found;
}

async function judge(tx: Tx, found: FoundCase, doing: Doing, { evidence, instead }: InventedCase): Promise<void> {
  const tier = instead?.tier ?? proposedOf(found);
  const areas = areaIds.map((area) => ({
    area,
    judgement: isAdverse(tier) && area === 'leadership-and-governance' ? ('needs-support' as const) : ('sound' as const),
    evidence,
    confidence: 'medium' as const,
  }));
  done(
    await recordJudgement(
      tx,
      doing,
      found,
      { areas, tier, confidence: 'medium', reasons: instead?.reasons ?? null },
      { judgement: 0, proposal: null },
    ),
  );
}

async function decide(tx: Tx, found: FoundCase, doing: As, { instead, evidence }: InventedCase, meetingId: number): Promise<void> {
  const entry = { tier: instead?.tier ?? proposedOf(found), reasons: instead?.reasons ?? evidence, meetingId, urgency: null };
  const seen = { proposal: found.proposal?.id ?? 0, judgement: found.judgement?.id ?? 0, decision: 0 };
  done(await recordDecision(tx, doing(head, 'tier-case.decided', days.moderated), found, entry, seen));
  const decided = await findStandingDecision(tx, found.id);
  if (decided?.overrides !== true) return;
  const answer = { answer: 'confirmed', reasons: null } as const;
  done(await confirmDecision(tx, doing(second, 'tier-case.confirmed', days.confirmed), found, answer, decided.id));
}

async function send(tx: Tx, found: FoundCase, doing: As, each: InventedCase): Promise<void> {
  const { authorityId, id: caseId } = found;
  const decision = await findStandingDecision(tx, caseId);
  if (!decision) throw new Error('A letter is sent about no decision.');
  const call = {
    calledOn: days.called,
    spokeTo: 'The headteacher',
    accompaniedBy: 'The chair of governors',
    summary: 'What the letter will say, and what support comes with it.',
  };
  if (isAdverse(decision.tier)) must(await recordCall(tx, doing(head, 'tier-call.recorded', days.called), { authorityId, caseId }, call));
  const draft = await prepareDraft(tx, found, decision, days.called);
  const recipients = draft.recipients.map(({ name, ...rest }) => ({ ...rest, name: name ?? 'The postholder' }));
  must(await recordDraft(tx, doing(head, 'tier-letter.drafted', days.called), found, { ...draft, recipients }));
  const { letterId } = must(await issueLetter(tx, doing(head, 'tier-letter.issued', days.issued), found));
  const letter = await findIssuedLetter(tx, authorityId, found.providerId, letterId);
  if (each.reply === undefined || !letter) return;
  const entry = { words: each.reply, repliedBy: 'The headteacher', asksReview: each.until === 'in-review', receivedOn: days.replied };
  must(await recordReply(tx, doing(head, 'tier-reply.recorded', days.replied), authorityId, letter, entry));
}

function proposedOf({ proposal, providerName }: FoundCase) {
  if (!proposal) throw new Error(`Nothing is proposed for ${providerName}.`);
  return proposal.tier;
}

function done(outcome: Outcome): void {
  if (outcome.kind === 'refused') throw new Error(`The demonstration was refused: ${outcome.reason}`);
  if (outcome.kind !== 'saved') throw new Error(`The demonstration does the same twice: ${outcome.kind}.`);
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
