import { addDays, dateInWords } from '../../kernel/plain-date.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type DiaryEntry, isAllowed, type WorkItem, type WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { listAuditWork } from './audits/list-audit-work.ts';
import { auditKinds } from './audits/statements.ts';
import { type CaseloadRow, gatherCaseload } from './caseload/gather-caseload.ts';
import { hrefOf } from './setting/setting-links.ts';

/** Within how many days an audit that was done before begins to wait for its adviser. */
const ahead = 28;

type Somebody = Actor & { readonly authorityId: number; readonly accountId: number };
const isSomebody = (actor: Actor): actor is Somebody => actor.authorityId !== null && actor.accountId !== null;

/** For an adviser: pathways to be begun, audits due again and audits that settings sent, of those they lead. For a manager: audits that they have begun. */
export function earlyYearsWork({ db, clock }: SupportMeans): WorkSource {
  const led = async (actor: Somebody, today: string): Promise<readonly CaseloadRow[]> =>
    (await gatherCaseload(db.kysely, { actor, today })).filter(({ adviserId }) => adviserId === actor.accountId);
  return {
    id: 'early-years',
    list: async (actor, today) => {
      if (!isSomebody(actor)) return [];
      if (isAllowed(actor, 'early-years-audit.answer')) return (await listAuditWork(db.kysely, actor, today)).map(toItem);
      if (actor.role !== 'eeca' && actor.role !== 'sia') return [];
      const rows = await led(actor, today);
      const drafts = (await listAuditWork(db.kysely, actor, today)).map(toItem);
      return [...rows.flatMap((row) => [...toBegin(row), ...auditsDue(row, addDays(today, ahead))]), ...drafts];
    },
    diary: async (actor, from, to) => {
      if (!isSomebody(actor) || (actor.role !== 'eeca' && actor.role !== 'sia')) return [];
      return (await led(actor, clock.today())).flatMap((row) =>
        row.audits.flatMap(({ kind, dueOn }): DiaryEntry[] =>
          dueOn === null || dueOn < from || dueOn > to
            ? []
            : [{ uid: `early-years-audit-${kind}-${String(row.id)}-${dueOn}`, on: dueOn, from: null, to: null, title: `Due: ${auditKinds[kind].toLowerCase()} audit`, href: `${hrefOf(row.id)}#audits`, providerIds: [row.id] }],
        ),
      );
    },
  };
} // prettier-ignore

function toBegin(row: CaseloadRow): WorkItem[] {
  if (row.proposal === null) return [];
  const text = 'Newly registered, and not inspected: begin the pathway, or say why not';
  return [{ kind: 'owed', text, href: hrefOf(row.id), provider: { id: row.id, name: row.name }, dueOn: null, since: null }];
}

/** Of audits that were done before: that there never was one is told on the list of settings, and waits for no day. */
const auditsDue = (row: CaseloadRow, until: string): WorkItem[] =>
  row.audits.flatMap(({ kind, dueOn }): WorkItem[] =>
    dueOn === null || dueOn > until
      ? []
      : [{ kind: 'owed', text: `${auditKinds[kind]} audit is due again`, href: `${hrefOf(row.id)}#audits`, provider: { id: row.id, name: row.name }, dueOn, since: null }],
  ); // prettier-ignore

const toItem = ({ id, providerId, providerName, kind, auditedOn, isOwn }: Awaited<ReturnType<typeof listAuditWork>>[number]): WorkItem => ({
  kind: 'draft',
  text: `${auditKinds[kind]} audit of ${dateInWords(auditedOn)} is not final yet`,
  href: hrefOf(providerId, `/${isOwn ? 'own-audits' : 'audits'}/${String(id)}/answers`),
  provider: { id: providerId, name: providerName },
  dueOn: null,
  since: null,
});
