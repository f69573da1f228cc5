import { doers } from '../programme-definitions/definition.ts';
import { isProvisional } from '../programme-definitions/definition-words.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type DiaryEntry, isAllowed, type WorkItem, type WorkSource } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { findReached } from '../common/find-places.ts';
import { actingOf } from './acting.ts';
import { deadlinesOf } from './clock/deadlines.ts';
import { giveRuns } from './give-runs.ts';
import {
  findOwnProviderIds,
  findRolesOf,
  findRunsOutOfReach,
  findRunsThatMayWaitFor,
  findRunsToConfirm,
  findRunsWithTasksOf,
} from './find-run-work.ts';
import { listRuns, type Run } from './find-runs.ts';
import { gatherRunDays } from './clock/gather-run-days.ts';
import { isTheirDay, isToldTo, isWithThem } from './own-run-view.ts';
import { isOfficersOwn } from './own-tasks.ts';
import { isByLookAgain } from './clock/look-again.ts';
import { gateOf, stageOf, taskOf } from './replay.ts';
import type { By, Deadline } from './run.ts';
import { pathOf } from './run-words.ts';
import { actsAs, isSamePerson } from './who-acts.ts';
import { maySettle, waitsFor } from './clock/whose-deadline.ts';

/** How many days before it is due something begins to wait for whoever carries the run. */
const ahead = 14;

/** What is due in programmes: for whoever carries a run, for those who confirm as a second person, and for officers, heads, chairs and trusts what is theirs. */
export function programmesWork({ db, clock }: SupportMeans): WorkSource {
  return {
    id: 'programmes',
    list: async (actor, today) => {
      if (actor.authorityId === null || actor.accountId === null) return [];
      if (isAllowed(actor, 'programme.answer')) return listTheirs(db.kysely, actor, today);
      if (isAllowed(actor, 'programme.own-task') && !isAllowed(actor, 'programme.run')) return listOfficersOwn(db.kysely, actor, today);
      if (!isAllowed(actor, 'programme.run')) return [];
      const due = await listDue({ db, clock }, actor, today);
      return [...(await listToConfirm(db.kysely, actor)), ...due];
    },
    diary: async (actor, from, to) => {
      if (actor.authorityId === null || actor.accountId === null) return [];
      const entry = ({ run, deadline: { kind, key, what, on, source } }: Due, programme: string): DiaryEntry[] =>
        on === null || on < from || to < on
          ? []
          : [
              {
                uid: `programme-${String(run.id)}-${kind}-${key}-${on}`,
                on,
                from: null,
                to: null,
                title: `Due: ${what}, ${run.providerName}${programme}${asides(run, source)}`,
                href: pathOf(run.providerId, run.id),
                providerIds: [run.providerId],
              },
            ];
      // The calendar of a head or chair may lie open in the school’s office: which programme it is stands behind the link.
      if (isAllowed(actor, 'programme.answer')) return (await listOwnDays(db.kysely, actor, clock.today())).flatMap((due) => entry(due, ''));
      if (!isAllowed(actor, 'programme.run')) return [];
      const today = clock.today();
      const days = [...(await openDeadlines(db.kysely, actor, today)), ...(await openToThoseAbove({ db, clock }, actor, today))];
      return days.flatMap((due) => entry(due, ` (${due.run.definition.name})`));
    },
    held: async (reader, accountId) => ({ kind: 'programme-run', label: 'Runs of programmes', items: await listHeld(reader, accountId) }),
    handOver: (tx, ids, to) => giveRuns(tx, clock, ids, to),
  };
}

type Means = Pick<SupportMeans, 'db' | 'clock'>;

interface Due {
  readonly run: Run;
  readonly deadline: Deadline;
  /** Whether all its days run no longer: those who answer for the law are told apart that it is to be closed. */
  readonly isEnded: boolean;
}

const providerOf = ({ providerId, providerName }: Run): { readonly id: number; readonly name: string } => ({ id: providerId, name: providerName });

/** What else is to be known of a day: nobody works on a paused run, and what is due stays due; and who set the day. */
const asides = ({ now }: Run, source: string): string =>
  `${now.state === 'paused' ? ' (paused)' : ''}${isProvisional(source) ? ' (provisional)' : ''}`;

/** Of the runs that somebody carries, and reaches still. */
async function openDeadlines(reader: Reader, actor: Actor, today: string): Promise<Due[]> {
  const { authorityId, accountId } = actor;
  if (authorityId === null || accountId === null) return [];
  return reckon(reader, actor, today, await listRuns(reader, authorityId, { accountId, live: true }));
}

/**
 * What whoever carries a run may not do waits for those who may: a step of the law for the Director, triage and decisions for the Head of Education Effectiveness.
 * Where nobody carries it, or nobody who can open it still, all of it is the Head of Education Effectiveness’s.
 */
async function openToThoseAbove({ db, clock }: Means, actor: Actor, today: string): Promise<Due[]> {
  const reader = db.kysely;
  const { authorityId, accountId, role } = actor;
  if (authorityId === null || (role !== 'director' && role !== 'assistant-director' && role !== 'lead')) return [];
  const outOfReach = await findRunsOutOfReach(reader, clock, authorityId);
  const may = await findRunsThatMayWaitFor(reader, authorityId, role);
  const ids = [...new Set([...may, ...(role === 'lead' ? outOfReach : [])])];
  const others = (await listRuns(reader, authorityId, { ids })).filter((run) => run.accountId !== accountId);
  const carriers = await findRolesOf(
    reader,
    others.flatMap((run) => run.accountId ?? []),
  );
  return (await reckon(reader, actor, today, others)).filter(({ run, deadline }) => {
    const carrier =
      run.accountId === null || outOfReach.has(run.id)
        ? null
        : { accountId: run.accountId, name: run.holder ?? '', as: actsAs(carriers.get(run.accountId) ?? '') };
    if (deadline.kind === 'task' && run.now.tasks[deadline.key]?.state !== 'to-do') return false;
    return waitsFor(run, deadline) === role && (carrier === null || !maySettle(run, deadline, carrier));
  });
}

const waitsForSecond = ({ run: { now }, deadline: { kind, key } }: Omit<Due, 'isEnded'>): boolean =>
  kind === 'decision' || kind === 'look-again' ? now.proposedGate !== null : kind === 'task' && now.tasks[key]?.state === 'waits-for-second';

async function reckon(reader: Reader, actor: Actor, today: string, carried: readonly Run[]): Promise<Due[]> {
  const authorityId = actor.authorityId ?? 0;
  const reached = await findReached(reader, { actor, permission: 'programme.run', today, ids: carried.map(({ providerId }) => providerId) });
  const runs = carried.filter(({ providerId }) => reached.has(providerId));
  const daysOf = await gatherRunDays(reader, { authorityId, today }, runs);
  const all: Due[] = [];
  for (const run of runs) {
    const { definition, subject, now } = run;
    const days = daysOf(run);
    for (const deadline of deadlinesOf({ definition, subject, now, ...days, today }))
      if (deadline.doneOn === null) all.push({ run, deadline, isEnded: days.ended?.tasks === 'all' });
  }
  return all;
}

async function listDue(means: Means, actor: Actor, today: string): Promise<WorkItem[]> {
  const until = addDays(today, ahead);
  const by = actingOf(actor);
  const all = [...(await openDeadlines(means.db.kysely, actor, today)), ...(await openToThoseAbove(means, actor, today))];
  // What waits for a second person has a line of its own for those who may be that, and so has a run that the law has ended.
  const due = isAllowed(actor, 'programme.decide')
    ? all.filter((one) => !waitsForSecond(one) && !(one.isEnded && one.deadline.kind === 'look-again'))
    : all;
  // Whoever carries the run knows of it too, and whom it waits for.
  const waiting = ({ run, deadline }: Omit<Due, 'isEnded'>): string =>
    waitsForSecond({ run, deadline })
      ? ' (waits for a second person)'
      : maySettle(run, deadline, by)
        ? ''
        : ` (waits for the ${doers[waitsFor(run, deadline)]})`;
  return due.flatMap(({ run, deadline }): WorkItem[] =>
    // A decision that no rule of the programme or the law gives a day waits from the first.
    deadline.on === null || (deadline.on > until && !(deadline.kind === 'decision' && isByLookAgain(deadline)))
      ? []
      : [
          {
            kind: 'action',
            text: `${run.definition.name}: ${deadline.what}${waiting({ run, deadline })}${asides(run, deadline.source)}`,
            href: pathOf(run.providerId, run.id),
            provider: providerOf(run),
            dueOn: deadline.on,
            since: null,
          },
        ],
  );
}

/** What somebody else has recorded or proposed, and this person may confirm. */
async function listToConfirm(reader: Reader, actor: Actor): Promise<WorkItem[]> {
  const by = actingOf(actor);
  if (!isAllowed(actor, 'programme.decide')) return [];
  const runs = await listRuns(reader, actor.authorityId ?? 0, { ids: await findRunsToConfirm(reader, actor.authorityId ?? 0) });
  return runs.flatMap((run): WorkItem[] => {
    const { definition, now } = run;
    if (now.state !== 'live') return [];
    const line = (name: string, first: By, rest: string): WorkItem[] =>
      isSamePerson(first, by)
        ? []
        : [
            {
              kind: 'moderation',
              text: `${definition.name}: “${name}” waits for a second person`,
              href: pathOf(run.providerId, run.id, rest),
              provider: providerOf(run),
              dueOn: null,
              since: null,
            },
          ];
    const tasks = (stageOf(definition, now.stage)?.tasks ?? []).flatMap(({ key, name }) => {
      const first = now.tasks[key]?.proposed ?? null;
      return first === null ? [] : line(name, first.by, `/tasks/${key}/second`);
    });
    const waiting = now.proposedGate;
    const gate = waiting === null ? null : gateOf(definition, now.stage, waiting.gate);
    const mine =
      waiting !== null && gate !== null && by.as.includes(gate.second ?? gate.by) ? line(gate.name, waiting.by, `/gates/${gate.key}/second`) : [];
    return [...tasks, ...mine];
  });
}

/** For heads, chairs and trusts: the tasks that are theirs, of runs that they were told of. */
async function listTheirs(reader: Reader, actor: Actor, today: string): Promise<WorkItem[]> {
  return (await listOwnDays(reader, actor, today)).flatMap(({ run, deadline: { kind, key, what, on, source } }): WorkItem[] =>
    kind === 'review' || isWithThem(run.definition, key)
      ? []
      : [
          {
            kind: 'action',
            text: `${run.definition.name}: ${what}${asides(run, source)}`,
            href: pathOf(run.providerId, run.id),
            provider: providerOf(run),
            dueOn: on,
            since: null,
          },
        ],
  );
}

/** The days of their runs that are open and theirs: their own tasks, not one another’s, and the reviews that are held with them. */
async function listOwnDays(reader: Reader, actor: Actor, today: string): Promise<Due[]> {
  const authorityId = actor.authorityId ?? 0;
  const by = actingOf(actor);
  const own = await listRuns(reader, authorityId, { providerIds: await findOwnProviderIds(reader, actor, today), live: true });
  const told = own.filter((run) => isToldTo(run, actor, today));
  const daysOf = await gatherRunDays(reader, { authorityId, today }, told);
  return told.flatMap((run) => {
    const { definition, subject, now } = run;
    const isMine = ({ kind, key }: Deadline): boolean => {
      const task = kind === 'review' ? undefined : taskOf(definition, key)?.task;
      return task === undefined || by.as.includes(task.by) || isWithThem(definition, key);
    };
    return deadlinesOf({ definition, subject, now, ...daysOf(run), today })
      .filter((deadline) => deadline.doneOn === null && isTheirDay(definition, deadline) && isMine(deadline))
      .map((deadline): Due => ({ run, deadline, isEnded: false }));
  });
}

/** For specialists and the safeguarding lead: the tasks that are theirs, whoever carries the run. */
async function listOfficersOwn(reader: Reader, actor: Actor, today: string): Promise<WorkItem[]> {
  const authorityId = actor.authorityId ?? 0;
  const by = actingOf(actor);
  const runs = await listRuns(reader, authorityId, { ids: await findRunsWithTasksOf(reader, authorityId, by.as) });
  const ids = runs.map(({ providerId }) => providerId);
  const reached = await findReached(reader, { actor, permission: 'programme.own-task', today, ids });
  const items: WorkItem[] = [];
  const daysOf = await gatherRunDays(reader, { authorityId, today }, runs);
  for (const run of runs.filter(({ providerId }) => reached.has(providerId))) {
    const { definition, subject, now } = run;
    for (const { kind, key, what, on, doneOn, source } of deadlinesOf({ definition, subject, now, ...daysOf(run), today })) {
      const task = kind === 'task' ? taskOf(definition, key)?.task : undefined;
      if (doneOn !== null || task === undefined || now.tasks[key]?.state !== 'to-do' || !isOfficersOwn(task, by)) continue;
      items.push({
        kind: 'action',
        text: `${definition.name}: ${what}${asides(run, source)}`,
        href: pathOf(run.providerId, run.id, now.state === 'live' ? `/officer-tasks/${key}` : ''),
        provider: providerOf(run),
        dueOn: on,
        since: null,
      });
    }
  }
  return items;
}

async function listHeld(reader: Reader, accountId: number): Promise<{ id: number; text: string; href: string; providerId: number }[]> {
  const account = await reader.selectFrom('account').select('authority_id').where('id', '=', accountId).executeTakeFirst();
  const authorityId = account?.authority_id ?? null;
  const runs = authorityId === null ? [] : await listRuns(reader, authorityId, { accountId, live: true });
  return runs.map(({ id, definition, providerId, providerName }) => ({
    id,
    text: `${definition.name}, ${providerName}`,
    href: pathOf(providerId, id),
    providerId,
  }));
}
