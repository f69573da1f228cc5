import { addDays, dateInWords } from '../../kernel/plain-date.ts';
import { findLatestInspections } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type DiaryEntry, isAllowed, type WorkItem, type WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { findEntitlementOn } from '../entitlement/find-entitlement.ts';
import { findNextAudits } from './audits/find-audits.ts';
import { listAuditWork } from './audits/list-audit-work.ts';
import { auditSideIds, auditSides } from './audits/setting-audit.ts';
import { auditKindIds, auditKinds } from './audits/statements.ts';
import { findSettingRuns, findSettings, type Setting } from './caseload/find-settings.ts';
import { pathwayKeys } from './pathway/newly-registered-definition.ts';
import { decideProposal } from './pathway/proposal.ts';
import { hrefOf } from './setting/setting-links.ts';

/** Within how many days an audit that was done before begins to wait for its adviser. */
const ahead = 28;

type Somebody = Actor & { readonly authorityId: number; readonly accountId: number };
const isSomebody = (actor: Actor): actor is Somebody => actor.authorityId !== null && actor.accountId !== null;

/** For an adviser: pathways to be begun, audits due again and drafts, of those they lead. For the lead: new settings that nobody does. For a manager: audits that they have begun. */
export function earlyYearsWork({ db, clock }: SupportMeans): WorkSource {
  return {
    id: 'early-years',
    list: async (actor, today) => {
      if (!isSomebody(actor)) return [];
      const drafts =
        isAllowed(actor, 'early-years-audit.answer') || isAdviser(actor) ? (await listAuditWork(db.kysely, actor, today)).map(toItem) : [];
      const unled = await listUnled(db.kysely, actor, today);
      if (!isAdviser(actor)) return [...unled, ...drafts];
      const led = await findLed(db.kysely, actor, today);
      const due = await listAuditsDue(db.kysely, actor, led, addDays(today, ahead));
      const toBegin = (await findToBegin(db.kysely, actor, led, today)).map((setting) =>
        owed(setting, 'Newly registered, and not inspected: begin the pathway, or say why not', null),
      );
      const again = due.map(({ setting, kind, side, on }) =>
        owed(setting, `${auditKinds[kind]} audit by ${auditSides[side].toLowerCase()} is due again`, on),
      );
      return [...toBegin, ...unled, ...again, ...drafts];
    },
    diary: async (actor, from, to) => {
      if (!isSomebody(actor) || !isAdviser(actor)) return [];
      // A diary may begin long before today: whom they lead is asked of today, when it is read.
      const due = await listAuditsDue(db.kysely, actor, await findLed(db.kysely, actor, clock.today()), to);
      return due
        .filter(({ on }) => on >= from)
        .map(({ setting, kind, side, on }): DiaryEntry => ({
          uid: `early-years-audit-${kind}-${side}-${String(setting.id)}-${on}`,
          on,
          from: null,
          to: null,
          title: `Due: ${auditKinds[kind].toLowerCase()} audit by ${auditSides[side].toLowerCase()}, ${setting.name}`,
          href: `${hrefOf(setting.id)}#audits`,
          providerIds: [setting.id],
        }));
    },
  };
}

const isAdviser = ({ role }: Actor): boolean => role === 'eeca' || role === 'sia';

const findLed = async (reader: Reader, actor: Somebody, today: string): Promise<readonly Setting[]> =>
  (await findSettings(reader, { actor, permission: 'early-years.view', today })).filter(({ adviserId }) => adviserId === actor.accountId);

const owed = ({ id, name }: Setting, text: string, dueOn: string | null): WorkItem => ({
  kind: 'owed',
  text,
  href: `${hrefOf(id)}${dueOn === null ? '' : '#audits'}`,
  provider: { id, name },
  dueOn,
  since: null,
});

/** New settings that nobody advises: the lead’s to allocate, and known to the advisers of early years in whose locality they are. What is told is in public lists. */
async function listUnled(reader: Reader, actor: Somebody, today: string): Promise<WorkItem[]> {
  if (actor.role !== 'lead' && actor.role !== 'eeca') return [];
  const settings = await findSettings(reader, { actor, permission: 'entry.view', today });
  const unled = settings.filter(({ adviserId }) => adviserId === null);
  const text = actor.role === 'lead' ? 'Newly registered, and nobody advises it: give it an adviser' : 'Newly registered in your locality, and nobody advises it: ask the lead for an adviser';
  return (await findToBegin(reader, actor, unled, today)).map((setting) => ({ ...owed(setting, text, null), href: `/providers/${String(setting.id)}` }));
} // prettier-ignore

/** Of those for which the pathway is put forward. Inspections are asked for of those alone that a list has as new: a first page reckons no more than it shows. */
async function findToBegin(reader: Reader, { authorityId }: Somebody, settings: readonly Setting[], today: string): Promise<readonly Setting[]> {
  const { document } = await findEntitlementOn(reader, authorityId, today);
  const propose = (setting: Setting, isInspected: boolean, hasPathway: boolean) =>
    decideProposal({ ...setting, isInspected, hasPathway, isSetAside: setting.noPathway !== null }, document.newMonths, today);
  const fresh = settings.filter((setting) => propose(setting, false, false) !== null);
  if (fresh.length === 0) return [];
  const inspections = await findLatestInspections(reader, { providers: fresh, authorityId, asAt: today });
  const runs = await findSettingRuns(reader, authorityId, fresh.map(({ id }) => id)); // prettier-ignore
  const hasPathway = (setting: Setting): boolean =>
    runs.some(({ providerId, programme }) => providerId === setting.id && pathwayKeys.includes(programme));
  return fresh.filter((setting) => propose(setting, inspections.has(setting.id), hasPathway(setting)) !== null);
}

/** Of audits that were done before: that there never was one is told on the list of settings, and waits for no day. */
async function listAuditsDue(reader: Reader, { authorityId }: Somebody, led: readonly Setting[], until: string) {
  const nextAudit = await findNextAudits(reader, authorityId, led.map(({ id }) => id)); // prettier-ignore
  return led.flatMap((setting) =>
    auditKindIds.flatMap((kind) =>
      auditSideIds.flatMap((side) => {
        const on = nextAudit(setting.id, kind, side);
        return on === undefined || on > until ? [] : [{ setting, kind, side, on }];
      }),
    ),
  );
}

const toItem = ({ id, providerId, providerName, kind, auditedOn, isOwn }: Awaited<ReturnType<typeof listAuditWork>>[number]): WorkItem => ({
  kind: 'draft',
  text: `${auditKinds[kind]} audit of ${dateInWords(auditedOn)} is not final yet`,
  href: hrefOf(providerId, `/${isOwn ? 'own-audits' : 'audits'}/${String(id)}/answers`),
  provider: { id: providerId, name: providerName },
  dueOn: null,
  since: null,
});
