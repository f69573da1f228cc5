import { dateInWords } from '../../kernel/plain-date.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { Reply } from '../../platform/http/route.ts';
import { reachesProvider } from '../../register/index.ts';
import type { ProviderPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { startHref } from '../programme-parts.ts';
import { listDefinitions } from '../programme-definitions/find-definitions.ts';
import { asRelated } from '../programmes/find-related-runs.ts';
import { type Run } from '../programmes/find-runs.ts';
import { stageOf, outcomeOf } from '../programmes/replay.ts';
import { runStates } from '../programmes/run.ts';
import { findEscalation } from './find-escalation.ts';
import { findStatementsOwed } from './find-statements-owed.ts';
import { gateways } from './gateways.ts';
import { lastDayInWords, lastDayOfTwoMonths } from './powers.ts';
import { trackWords } from './tracks.ts';

const hrefOf = (providerId: number, rest: string): string => `/providers/${String(providerId)}/${rest}`;

/** The whole ladder for a provider: what its law offers, what is open, what is not and why, each with its law; and where each begins. */
export const showEscalation: ProviderPage = async ({ means, request, today }, provider): Promise<Reply> => {
  const db = means.db.kysely;
  const found = await findEscalation(db, { authorityId: provider.authorityId, providerId: provider.id, today });
  if (found === null) return { kind: 'not-found' };
  const mayRun = await reachesProvider(db, means.clock, request.actor, 'programme.run', provider.id);
  const mayRecord = await reachesProvider(db, means.clock, request.actor, 'finding.record', provider.id);
  const shipped = new Set((await listDefinitions(db, provider.authorityId)).map(({ definition }) => definition.key));
  // The run that the reader came from: what begins here comes out of it.
  const source = found.runs.find(({ id }) => id === readId(request.query.get('from') ?? undefined));
  const rungs = found.rungs.map((rung) => {
    const of = found.runs.filter(({ definition }) => definition.key === rung.programme);
    const live = of.filter(isLive);
    return {
      ...rung,
      runs: of.map((run) => runInWords(run)),
      start: rung.offered && rung.programme !== null && shipped.has(rung.programme) && live.length === 0 && mayRun ? startHref(provider.id, rung.programme, source?.id ?? null) : null,
    };
  });
  // Where it is begun its own run says when it is due.
  const owed = found.category === null ? [] : await findStatementsOwed(db, { actor: request.actor, authorityId: provider.authorityId, today, providerId: provider.id });
  return {
    kind: 'page',
    template: 'support/intervention/escalation.njk',
    data: {
      provider,
      track: trackWords[found.track].one,
      closed: found.closed,
      isMaintained: found.track === 'maintained',
      noPowers: trackWords[found.track].noPowers,
      offered: rungs.filter(({ offered }) => offered),
      refused: rungs.filter(({ offered }) => !offered),
      gateways: found.gateways.map(({ id, isOpen, complianceEnds, why }) => ({
        ...gateways[id],
        isOpen,
        says: isOpen ? openInWords(complianceEnds, today, found.calendar, found.hasBoard) : why,
      })),
      secretaryOfStateNotice: found.secretaryOfStateNotice,
      recordNotice: mayRecord && found.track === 'maintained' && found.closed === null ? hrefOf(provider.id, 'findings/new?kind=secretary-of-state-notice') : null,
      category: found.category,
      source: source === undefined ? null : asRelated(source),
      statementOwed: owed.find(({ runId }) => runId === null) ?? null,
      breadcrumbs: [{ text: provider.name, href: hrefOf(provider.id, '').replace(/\/$/u, '') }],
    },
  };
}; // prettier-ignore

/** What is open through a gateway: section 64 by a notice for two months alone. */
export function openInWords(complianceEnds: string | null, today: string, calendar: SchoolCalendar | null, hasBoard = false): string {
  if (complianceEnds === null) return 'Open. It needed no notice.';
  const last = lastDayInWords(complianceEnds, calendar);
  if (hasBoard && today <= lastDayOfTwoMonths(complianceEnds)) return `Open, but not to section 64 while an interim executive board has the governing body’s place; its last day is ${last} (s64(2)).`;
  return today <= lastDayOfTwoMonths(complianceEnds) ? `Open. Section 64 may be used until ${last} (s64(2)).` : `Open, but not to section 64, which could be used until ${last} (s64(2)).`;
} // prettier-ignore

const isLive = ({ now }: Run): boolean => now.state === 'live' || now.state === 'paused';

function runInWords(run: Run) {
  const { definition, now } = run;
  const outcome = outcomeOf(definition, now)?.label ?? null;
  return {
    href: hrefOf(run.providerId, `programmes/${String(run.id)}`),
    text: isLive(run)
      ? `${runStates[now.state]} since ${dateInWords(now.paused?.on ?? now.startedOn)}: ${stageOf(definition, now.stage)?.name ?? now.stage}`
      : `${outcome ?? runStates[now.state]}, ${dateInWords(now.endedOn ?? now.startedOn)}`,
    isLive: isLive(run),
  };
}
