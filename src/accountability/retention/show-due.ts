import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { countDue, type DueRecord, listDue } from './list-due.ts';
import { openDue } from './open-due.ts';
import { actionWords } from './retention-words.ts';

const perPage = 25;

/** The year's list, kind by kind. */
export async function showDue(means: AccountabilityMeans, request: PageRequest): Promise<Reply> {
  const due = await openDue(means, request);
  if (due === null) return { kind: 'not-found' };
  const lines = [];
  for (const { kind, rule, question } of due.kinds) {
    const counts = await countDue(means.db.kysely, question);
    if (counts.due + counts.decided > 0) lines.push({ kind, rule, counts, does: actionWords[rule.action] });
  }
  return {
    kind: 'page',
    template: 'accountability/retention/due.njk',
    data: { year: due.year, lines, thisYear: Number(means.clock.today().slice(0, 4)), breadcrumbs: [{ text: 'Records', href: '/records' }] },
  };
}

/** One kind of the year's list, record by record. */
export async function showDueOfKind(means: AccountabilityMeans, request: PageRequest): Promise<Reply> {
  const due = await openDue(means, request);
  const asked = due?.kinds.find(({ kind }) => kind.kind === request.params['kind']);
  if (!due || !asked) return { kind: 'not-found' };
  const { kind, rule, question } = asked;
  const counts = await countDue(means.db.kysely, question);
  const withDecided = request.query.get('decided') === 'yes';
  const pages = Math.max(1, Math.ceil((counts.due + (withDecided ? counts.decided : 0)) / perPage));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,6}$/.exec(request.query.get('page') ?? '')?.[0] ?? 1)));
  const records = await listDue(means.db.kysely, question, { withDecided, limit: perPage, offset: (page - 1) * perPage });
  const base = `/records/due/${kind.kind}?year=${due.year}`;
  return {
    kind: 'page',
    template: 'accountability/retention/due-of-kind.njk',
    data: {
      year: due.year,
      kind,
      rule,
      does: actionWords[rule.action],
      counts,
      withDecided,
      records: records.map((record) => ({ ...record, title: nameOf(record), state: stateOf(record) })),
      pages,
      page,
      pageBase: `${base}${withDecided ? '&decided=yes' : ''}&page=`,
      base,
      decideBase: `/records/due/${kind.kind}/decide?year=${due.year}`,
      mayManage: isAllowed(request.actor, 'records.manage'),
      breadcrumbs: [
        { text: 'Records', href: '/records' },
        { text: `Due in ${due.year}`, href: `/records/due?year=${due.year}` },
      ],
    },
  };
}

export function nameOf({ title, id }: Pick<DueRecord, 'title' | 'id'>): string {
  return title === '' ? `Number ${id}` : title;
}

export type DueState = 'held' | 'erased' | 'kept' | 'due';

export function stateOf({ holdId, decision, isDecided }: Pick<DueRecord, 'holdId' | 'decision' | 'isDecided'>): DueState {
  if (decision === 'erase') return 'erased';
  if (holdId !== null) return 'held';
  return isDecided ? 'kept' : 'due';
}
