import { sql } from 'kysely';
import { decideAgreedAction } from '../src/evidence/index.ts';
import { dateInWords } from '../src/kernel/plain-date.ts';
import type { Result } from '../src/kernel/result.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import { asAuthority } from '../src/platform/database/who-asks.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Doing } from '../src/support/common/doing.ts';
import { listAudits } from '../src/support/early-years/audits/find-audits.ts';
import { recordAuditAction } from '../src/support/early-years/audits/record-audit-action.ts';
import { saveAudit, startAudit } from '../src/support/early-years/audits/save-setting-audit.ts';
import { latestList, statementsOf } from '../src/support/early-years/audits/statements.ts';
import { findSettings } from '../src/support/early-years/caseload/find-settings.ts';
import { recordPathwayVisit } from '../src/support/early-years/pathway/record-pathway-visit.ts';
import { beginPathway } from '../src/support/early-years/pathway/start-pathway.ts';
import { ageBandIds } from '../src/support/early-years/sufficiency/places.ts';
import { recordNeed, recordPlaces } from '../src/support/early-years/sufficiency/record-places.ts';
import { takeStep } from '../src/support/programmes/take-step.ts';
import {
  adviser,
  audits,
  children,
  childrenAsAt,
  childrenSource,
  type InventedAudit,
  managedSetting,
  pathway,
  toldPlaces,
} from './authority/early-years.ts';
import { personFor } from './authority/invented-people.ts';
import { dataOfficer, people } from './authority/people.ts';
import { own } from './enter-by-hand.ts';

/** Audits, a pathway under way, places and children of the demonstration: each by the command of its page. */
export async function enterEarlyYears(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const doing = (name: string, on: string, event: AuditEventName): Doing => {
    const role = people.find((person) => person.name === name)?.role ?? null;
    const actor = { kind: 'person', accountId: accounts.get(name) ?? null, name, role, authorityId, tokenId: null } as const;
    return { actor, clock: fixedClock(`${on}T15:00:00Z`), event, reference: 'demonstration', authorityId };
  };
  await asAuthority(authorityId, async () => {
    for (const audit of audits) await db.transaction((tx) => enterAudit(tx, audit, doing));
    await db.transaction((tx) => enterPathway(tx, doing));
    await db.transaction((tx) => enterPlaces(tx, authorityId, doing));
  });
}

type As = (name: string, on: string, event: AuditEventName) => Doing;

async function enterAudit(tx: Tx, { number, kind, side, by, on, summary, but, action, isDraft }: InventedAudit, as: As): Promise<void> {
  const [, first, last] = personFor(`manager ${managedSetting}`);
  const name = by === 'manager' ? `${first} ${last}` : by;
  const doing = as(name, on, 'early-years-audit.started');
  const provider = await own(tx, doing.actor, number);
  const id = await startAudit(tx, doing, provider, kind, side);
  const statements = statementsOf(latestList(kind));
  const said = isDraft === true ? statements.slice(0, 6) : statements;
  const answers = Object.fromEntries(
    said.map(({ key }) => {
      const [answer, seen] = but[key] ?? (['yes', ''] as const);
      return [key, { answer, seen }];
    }),
  );
  const kept = { id, seen: 0, on, answers, summary: summary === '' ? null : summary, isFinished: isDraft !== true };
  must(await saveAudit(tx, { ...doing, event: 'early-years-audit.answered' }, provider, kept));
  if (action === undefined) return;
  const [audit] = await listAudits(tx, { authorityId: doing.authorityId, providerId: provider.id, id });
  if (audit === undefined) throw new Error('The demonstration has no such audit.');
  const { what, dueOn, measure } = action;
  const owner = { ownerSide: 'provider', ownerName: 'Manager or registered person', ownerAccountId: null } as const;
  const entry = { what, ...owner, agreedOn: on, dueOn, dueHow: `Set as ${dateInWords(dueOn)}`, measure, isShared: true };
  const decided = decideAgreedAction(entry, on);
  if (decided.ok) await recordAuditAction(tx, as(adviser, on, 'early-years-audit.action-agreed'), provider, audit, decided.value);
}

async function enterPathway(tx: Tx, as: As): Promise<void> {
  const doing = as(adviser, pathway.on, 'programme-run.started');
  const provider = await own(tx, doing.actor, pathway.number);
  const [setting] = await findSettings(tx, { actor: doing.actor, permission: 'early-years.view', today: pathway.on, id: provider.id });
  if (setting === undefined) throw new Error('The demonstration has no newly registered setting.');
  const { runId } = must(await beginPathway(tx, doing, setting, 'Registered on 9 March 2026, by the authority’s own list'));
  const told = { with: 'The manager', told: ['offer', 'network', 'safeguarding'] };
  must(
    await takeStep(tx, as(adviser, pathway.contactOn, 'programme-task.recorded'), {
      runId,
      seen: 1,
      step: { kind: 'task-done', task: 'contact', on: pathway.contactOn, answers: told, note: null },
    }),
  );
  for (const [at, on] of pathway.visits.entries())
    must(
      await recordPathwayVisit(tx, as(adviser, on, 'programme-task.recorded'), {
        runId,
        count: 2 + at * 2,
        on,
        seen: at === 0 ? 'Children have settled, and each has a key person.' : 'Stories are shared daily, and the garden is in use.',
        agreed: at === 0 ? 'A plan for outdoors by the autumn.' : 'The audit of the environment comes next.',
        isInspected: false,
        action: null,
      }),
    );
}

/** Of every other setting what it told us, made of its registered places. */
async function enterPlaces(tx: Tx, authorityId: number, as: As): Promise<void> {
  const doing = as(dataOfficer, '2026-10-09', 'early-years-places.entered');
  const { rows } = await sql<{ id: number; kind: string; capacity: number }>`
    select p.id, p.kind, p.capacity from provider p join authority a on a.la_code = p.la_code and a.id = ${authorityId}
    where p.joined_to is null and p.status = 'open' and p.legal_track = 'early-years' and p.capacity > 0
      and p.kind in ('nursery', 'pre-school', 'childminder') order by p.registration_number collate "C"`.execute(tx);
  for (const [at, { id, kind, capacity }] of rows.entries()) {
    if (!toldPlaces(at)) continue;
    const underTwo = kind === 'pre-school' ? 0 : Math.floor(capacity / 4);
    const two = Math.floor(capacity / 4);
    const three = capacity - underTwo - two;
    const vacant = { 'under-two': null, 'two': Math.min(two, at % 3), 'three-and-four': Math.min(three, at % 5) };
    await recordPlaces(tx, doing, id, {
      asAt: '2026-09-30',
      places: { 'under-two': underTwo, 'two': two, 'three-and-four': three },
      vacant,
      hoursAWeek: kind === 'pre-school' ? 30 : 50,
      weeks: kind === 'pre-school' ? 'term-time' : 'all-year',
      fundedHours: at % 7 === 0 ? null : kind === 'pre-school' ? 'up-to-15' : 'up-to-30',
      source: 'The autumn return of settings',
    });
  }
  const localities = await tx.selectFrom('locality').select(['id', 'name']).where('authority_id', '=', authorityId).execute();
  for (const { locality, of } of children) {
    const found = localities.find(({ name }) => name === locality);
    if (found === undefined) throw new Error(`The demonstration has no locality ${locality}.`);
    for (const band of ageBandIds)
      await recordNeed(tx, as(dataOfficer, '2026-10-12', 'early-years-need.entered'), {
        localityId: found.id,
        band,
        children: of[band],
        asAt: childrenAsAt,
        source: childrenSource,
      });
  }
}

/** The demonstration asks for nothing that is refused. */
function must<T>(result: Result<T> | { readonly ok: false; readonly why: string }): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${'reason' in result ? result.reason : result.why}`);
  return result.value;
}
