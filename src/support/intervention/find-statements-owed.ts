import { sql } from 'kysely';
import { findStandingAndLatest } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { findReaderScope, listProvidersOnDay, withinReach } from '../../register/index.ts';
import { ruleInWords } from '../programmes/clock/due-rules.ts';
import { findDefinition } from '../programme-definitions/find-definitions.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { gatherDaysOf } from '../programmes/clock/gather-run-days.ts';
import { taskOf } from '../programmes/replay.ts';
import { gatewayOfCategory } from './gateways.ts';
import { reckonStatement, statementOwed, waitsForReport } from './statement-owed.ts';

/** A statement of action that is owed, and whose day is not in its own run yet: nobody has begun it, or the day of the report is not recorded. */
export interface StatementOwed {
  readonly provider: { readonly id: number; readonly name: string };
  readonly category: string;
  /** One from before the inspection is still under way, and is closed first. */
  readonly isAfterAnother: boolean;
  /** Where it is begun, the run that waits for the day of the report. */
  readonly runId: number | null;
  readonly programme: string;
  readonly law: string;
  readonly on: string | null;
  readonly why: string;
  readonly rule: string;
  readonly source: string;
}

interface Asked {
  readonly actor: Actor;
  readonly authorityId: number;
  readonly today: string;
  readonly providerId?: number | null;
}

const isLive = ({ now }: Run): boolean => now.state === 'live' || now.state === 'paused';

/** Of the providers whose ladder this reader may read. The clock of the law runs whether or not anybody has begun. */
export async function findStatementsOwed(reader: Reader, { actor, authorityId, today, providerId = null }: Asked): Promise<StatementOwed[]> {
  const scope = await findReaderScope(reader, authorityId);
  const under = await findDefinition(reader, authorityId, 'statement-of-action');
  if (!scope || under === null) return [];
  const { rows } = await sql<{ id: number }>`
    select p.id from provider p
    where p.la_code = ${scope.laCode} and p.legal_track = 'maintained' and p.joined_to is null and p.status <> 'closed'
      and (${providerId}::int is null or p.id = ${providerId}::int) and ${withinReach(actor, 'escalation.view', today)}`.execute(reader);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const all = await listProvidersOnDay(reader, { authorityId, laCode: scope.laCode, asAt: today, ids });
  const { standing, latest } = await findStandingAndLatest(reader, { providers: all, authorityId, asAt: today });
  const inCategory = all.flatMap((provider) => {
    const category = standing.get(provider.id)?.category;
    return category?.state === 'known' && gatewayOfCategory(category.value) !== null ? [{ provider, category }] : [];
  });
  if (inCategory.length === 0) return [];
  const begun = await listRuns(reader, authorityId, { programme: 'statement-of-action', ...(providerId === null ? {} : { providerId }) });
  const daysOf = await gatherDaysOf(
    reader,
    authorityId,
    inCategory.map(({ provider }) => provider.id),
  );
  const owed: StatementOwed[] = [];
  for (const { provider, category } of inCategory) {
    const { id, name, legalTrack } = provider;
    const runs = begun.filter((run) => run.providerId === id);
    const facts = { track: legalTrack, category: category.value, categoryOn: category.on, statements: runs.map(({ now }) => now) };
    const waiting = runs.find((run) => isLive(run) && waitsForReport(run.now));
    const owes = statementOwed(facts);
    if (owes === null && waiting === undefined) continue;
    const run = owes === null ? (waiting ?? null) : null;
    const { definition } = run ?? under;
    const due = taskOf(definition, 'statement')?.task.due;
    if (due === undefined) continue;
    owed.push({
      provider: { id, name },
      category: category.value,
      isAfterAnother: owes === 'after-another',
      runId: run?.id ?? null,
      programme: definition.name,
      law: definition.source,
      ...reckonStatement(daysOf(id), due, { inspectedOn: category.on, publishedOn: latest.get(id)?.publishedOn ?? null }),
      rule: ruleInWords(definition, due),
      source: due.source,
    });
  }
  return owed;
}
