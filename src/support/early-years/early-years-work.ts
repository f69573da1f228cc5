import { addDays, dateInWords } from '../../kernel/plain-date.ts';
import { findLatestInspections } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type DiaryEntry, isAllowed, type WorkItem, type WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { findEntitlementOn } from '../entitlement/find-entitlement.ts';
import { findNextAudits } from './audits/find-audits.ts';
import { listAuditWork } from './audits/list-audit-work.ts';
import { auditKindIds, auditKinds } from './audits/statements.ts';
import { findSettingRuns, findSettings, type Setting } from './caseload/find-settings.ts';
import { pathwayKeys } from './pathway/newly-registered-definition.ts';
import { decideProposal } from './pathway/proposal.ts';
import { hrefOf } from './setting/setting-links.ts';

/** Within how many days an audit that was done before begins to wait for its adviser. */
const ahead = 28;

type Somebody = Actor & { readonly authorityId: number; readonly accountId: number };
const isSomebody = (actor: Actor): actor is Somebody => actor.authorityId !== null && actor.accountId !== null;

/** For an adviser: pathways to be begun, audits due again and drafts, of those they lead. For a manager: audits that they have begun. */
export function earlyYearsWork({ db }: SupportMeans): WorkSource {
  return {
    id: 'early-years',
    list: async (actor, today) => {
      if (!isSomebody(actor)) return [];
      const drafts =
        isAllowed(actor, 'early-years-audit.answer') || isAdviser(actor) ? (await listAuditWork(db.kysely, actor, today)).map(toItem) : [];
      if (!isAdviser(actor)) return drafts;
      const led = await findLed(db.kysely, actor, today);
      const due = await listAuditsDue(db.kysely, actor, led, addDays(today, ahead));
      const toBegin = await listToBegin(db.kysely, actor, led, today);
      return [...toBegin, ...due.map(({ setting, kind, on }) => owed(setting, `${auditKinds[kind]} audit is due again`, on)), ...drafts];
    },
    diary: async (actor, from, to) => {
      if (!isSomebody(actor) || !isAdviser(actor)) return [];
      const due = await listAuditsDue(db.kysely, actor, await findLed(db.kysely, actor, from), to);
      return due
        .filter(({ on }) => on >= from)
        .map(({ setting, kind, on }): DiaryEntry => ({
          uid: `early-years-audit-${kind}-${String(setting.id)}-${on}`,
          on,
          from: null,
          to: null,
          title: `Due: ${auditKinds[kind].toLowerCase()} audit`,
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

/** Asked of those alone that a list has as new: a first page reckons no more than it shows. */
async function listToBegin(reader: Reader, { authorityId }: Somebody, led: readonly Setting[], today: string): Promise<WorkItem[]> {
  const { document } = await findEntitlementOn(reader, authorityId, today);
  const propose = (setting: Setting, isInspected: boolean, hasPathway: boolean) =>
    decideProposal({ ...setting, isInspected, hasPathway, isSetAside: setting.noPathway !== null }, document.newMonths, today);
  const fresh = led.filter((setting) => propose(setting, false, false) !== null);
  if (fresh.length === 0) return [];
  const inspections = await findLatestInspections(reader, { providers: fresh, authorityId, asAt: today });
  const runs = await findSettingRuns(reader, authorityId, fresh.map(({ id }) => id)); // prettier-ignore
  const hasPathway = (setting: Setting): boolean =>
    runs.some(({ providerId, programme }) => providerId === setting.id && pathwayKeys.includes(programme));
  return fresh
    .filter((setting) => propose(setting, inspections.has(setting.id), hasPathway(setting)) !== null)
    .map((setting) => owed(setting, 'Newly registered, and not inspected: begin the pathway, or say why not', null));
}

/** Of audits that were done before: that there never was one is told on the list of settings, and waits for no day. */
async function listAuditsDue(reader: Reader, { authorityId }: Somebody, led: readonly Setting[], until: string) {
  const next = await findNextAudits(reader, authorityId, led.map(({ id }) => id)); // prettier-ignore
  return led.flatMap((setting) =>
    auditKindIds.flatMap((kind) => {
      const on = next.get(`${String(setting.id)}|${kind}`);
      return on === undefined || on > until ? [] : [{ setting, kind, on }];
    }),
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
