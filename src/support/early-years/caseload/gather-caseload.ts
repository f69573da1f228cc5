import { findActions, findLatestInspections, type LatestInspection } from '../../../evidence/index.ts';
import { academicYearOf } from '../../../kernel/period.ts';
import { addDays, daysBetween } from '../../../kernel/plain-date.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { isAllowed } from '../../../register/index.ts';
import { gatherDue } from '../../days/gather-due.ts';
import { gatherEntitled } from '../../days/gather-entitled.ts';
import { findEntitlementOn } from '../../entitlement/find-entitlement.ts';
import { findNextAudits } from '../audits/find-audits.ts';
import { type AuditDue, auditsDue } from '../audits/setting-audit.ts';
import { auditKindIds } from '../audits/statements.ts';
import { supportLevelOf } from '../graduated-support.ts';
import { pathwayKeys } from '../pathway/newly-registered-definition.ts';
import { decideProposal, type Proposal } from '../pathway/proposal.ts';
import type { Due, Filtered, PathwayStanding } from './caseload-filter.ts';
import { findSettingRuns, findSettings, type Setting, type SettingRun } from './find-settings.ts';

export interface NextVisit {
  readonly says: string;
  /** Null where it cannot be told. */
  readonly on: string | null;
  readonly how: string;
  readonly plannedOn: string | null;
  readonly isOverdue: boolean;
}

/** A setting with all that its adviser looks for. */
export interface CaseloadRow extends Setting, Filtered {
  readonly inspection: LatestInspection | null;
  /** Why it has its level. */
  readonly why: string;
  /** What comes with it beside visits, in words. */
  readonly extras: readonly string[];
  /** From which day its level counts. */
  readonly since: string | null;
  readonly pathway: SettingRun | null;
  readonly proposal: Proposal | null;
  readonly visits: readonly NextVisit[];
  readonly audits: readonly AuditDue[];
  /** A funding route under way. */
  readonly funding: SettingRun | null;
  readonly openActions: number;
  readonly overdueActions: number;
}

export interface CaseloadAsked {
  readonly actor: Actor & { readonly authorityId: number };
  readonly today: string;
  readonly id?: number;
}

/** Settings within reach with what is due at each: a few queries, however many they are. */
export async function gatherCaseload(db: Reader, { actor, today, id }: CaseloadAsked): Promise<CaseloadRow[]> {
  const { authorityId } = actor;
  const settings = await findSettings(db, { actor, permission: 'early-years.view', today, ...(id === undefined ? {} : { id }) });
  if (settings.length === 0) return [];
  const ids = settings.map((setting) => setting.id);
  const entitled = await gatherEntitled(db, { actor, permission: 'early-years.view', year: academicYearOf(today), today, ids });
  const byId = new Map(entitled.providers.map((provider) => [provider.id, provider]));
  const due = Map.groupBy(await gatherDue(db, { authorityId, today, providers: entitled.providers }), ({ provider }) => provider.id);
  const inspections = await findLatestInspections(db, { providers: settings, authorityId, asAt: today });
  const runs = Map.groupBy(await findSettingRuns(db, authorityId, ids), ({ providerId }) => providerId);
  const nextAudit = await findNextAudits(db, authorityId, ids);
  const open = isAllowed(actor, 'action.view') ? await findActions(db, { actor, today, isOpen: true, ...(id === undefined ? {} : { providerId: id }) }) : [];
  const actions = Map.groupBy(open, ({ providerId }) => providerId);
  const { document } = await findEntitlementOn(db, authorityId, today);

  return settings.map((setting): CaseloadRow => {
    const inspection = inspections.get(setting.id) ?? null;
    const of = runs.get(setting.id) ?? [];
    const pathway = of.find(({ programme }) => pathwayKeys.includes(programme)) ?? null;
    const funding = of.find(({ programme, state }) => programme === 'early-years-funding' && isUnderWay(state)) ?? null;
    const isSetAside = setting.noPathway !== null;
    const proposal = decideProposal(
      { ...setting, isInspected: inspection !== null, hasPathway: pathway !== null, isSetAside },
      document.newMonths,
      today,
    );
    const happened = byId.get(setting.id)?.entitlement.happened ?? null;
    const visits = (due.get(setting.id) ?? []).map(({ says, plannedOn, due: next }): NextVisit =>
      next.kind === 'due'
        ? { says, on: next.on, how: next.how, plannedOn, isOverdue: next.on < today }
        : { says, on: null, how: next.because, plannedOn, isOverdue: false },
    );
    const audits = auditKindIds.flatMap((kind) => auditsDue(kind, (side) => nextAudit(setting.id, kind, side), today, daysBetween));
    const mine = actions.get(setting.id) ?? [];
    const overdueActions = mine.filter(({ dueOn, reportedOn }) => dueOn < today && reportedOn === null).length;
    return {
      ...setting,
      inspection,
      level: happened === null ? 'universal' : supportLevelOf(happened.circumstance),
      why: happened?.why ?? 'It is open no longer',
      extras: byId.get(setting.id)?.entitlement.extras ?? [],
      since: happened?.since ?? null,
      pathway,
      proposal,
      standing: standingOf(pathway, proposal),
      visits,
      audits,
      funding,
      openActions: mine.length,
      overdueActions,
      dues: duesOf({ visits, audits, overdueActions }, today),
    };
  });
} // prettier-ignore

const isUnderWay = (state: SettingRun['state']): boolean => state === 'live' || state === 'paused';

function standingOf(pathway: SettingRun | null, proposal: Proposal | null): PathwayStanding {
  if (pathway !== null) return isUnderWay(pathway.state) ? 'under-way' : 'over';
  return proposal === null ? 'none' : 'proposed';
}

function duesOf({ visits, audits, overdueActions }: Pick<CaseloadRow, 'visits' | 'audits' | 'overdueActions'>, today: string): Due[] {
  const until = addDays(today, 28);
  return [
    ...(visits.some(({ isOverdue }) => isOverdue) ? (['visit-overdue'] as const) : []),
    ...(visits.some(({ on }) => on !== null && on <= until) ? (['visit-month'] as const) : []),
    ...(audits.some(({ isDue }) => isDue) ? (['audit'] as const) : []),
    ...(overdueActions > 0 ? (['action'] as const) : []),
  ];
}

/** Those whose visit is due first, then by name; what cannot be dated comes last. */
export function byNextVisit(one: CaseloadRow, other: CaseloadRow): number {
  const day = ({ visits }: CaseloadRow): string => visits.flatMap(({ on }) => (on === null ? [] : [on])).toSorted()[0] ?? '9999';
  return day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0;
}
