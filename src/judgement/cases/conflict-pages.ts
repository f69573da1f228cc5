import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { FormReader, reachesProvider } from '../../register/index.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import type { CasePart } from './case-part.ts';
import { decideLifting, type Part } from './conflict.ts';
import { doingOf } from './doing.ts';
import type { FoundCase } from './find-case.ts';
import { findBar, listConflicts } from './find-conflicts.ts';
import { liftConflict } from './lift-conflict.ts';
import type { CasePage } from './open-case.ts';
import { recordConflict } from './record-conflict.ts';

const pathOf = ({ id }: FoundCase): string => `/cases/${String(id)}`;

/** A form that is not for somebody who has declared a conflict of interest in the case: they are told so, and who may. */
export function unlessBarred(part: Part, showForm: CasePage): CasePage {
  return async (means, request, found) => {
    const bar = await findBar(means.db.kysely, means.clock, found, part, request.actor);
    if (bar === null) return showForm(means, request, found);
    return { kind: 'redirect', to: pathOf(found), notice: { kind: 'important', text: bar } };
  };
}

/** Keeps what somebody declares in a form, of which nothing else is kept. */
export async function saveConflict(means: JudgementMeans, request: PageRequest, found: FoundCase, part: Part, nature: string): Promise<Reply> {
  const reason = await means.db.transaction((tx) => recordConflict(tx, doingOf(request, means), found, part, nature), {
    authorityId: found.authorityId,
  });
  return showConflict(part, reason, found);
}

/** What somebody is told who has a conflict of interest. */
export function showConflict(to: Part, reason: string, found: FoundCase): Reply {
  const back = pathOf(found);
  return {
    kind: 'page',
    template: 'judgement/cases/conflict.njk',
    status: 422,
    data: { to, reason, providerName: found.providerName, back, backLink: back },
  };
}

/** Who may take no part in the case, and why; whoever may lift it finds the way here. */
export const conflictPart: CasePart = {
  id: 'conflicts',
  title: 'Conflicts of interest',
  load: async ({ db, clock }, { actor }, found) => {
    const conflicts = await listConflicts(db.kysely, found);
    if (conflicts.length === 0) return null;
    const reaches = await reachesProvider(db.kysely, clock, actor, 'tier.decide', found.providerId);
    const who = { account: actor.accountId, name: actor.name };
    const mayLift = (id: number) => reaches && decideLifting(found.conflicts, id, who).ok;
    const shown = conflicts.map((one) => ({ ...one, href: mayLift(one.id) ? `${pathOf(found)}/conflicts/${String(one.id)}` : null }));
    return { template: 'judgement/cases/conflict-panel.njk', data: { conflicts: shown } };
  },
};

const idOf = ({ params }: PageRequest): number => Number(/^[1-9]\d{0,8}$/.exec(params['conflictId'] ?? '')?.[0] ?? 0);

export const showLifting: CasePage = (means, request, found) => formOf(means, request, found, new URLSearchParams(), []);

export const saveLifting: CasePage = async (means, request, found) => {
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', most: 1000, missing: 'Enter why the conflict is lifted' });
  if (reason === null) return formOf(means, request, found, request.form, answers.errors);
  const lifted = await means.db.transaction((tx) => liftConflict(tx, doingOf(request, means), found, idOf(request), reason), {
    authorityId: found.authorityId,
  });
  const notice = lifted.ok
    ? { kind: 'success' as const, text: `${lifted.value.by} may take part in the case again.` }
    : { kind: 'important' as const, text: lifted.reason };
  return { kind: 'redirect', to: pathOf(found), notice };
};

async function formOf(
  { db }: JudgementMeans,
  request: PageRequest,
  found: FoundCase,
  form: URLSearchParams,
  errors: FormReader['errors'],
): Promise<Reply> {
  const { actor } = request;
  const conflict = (await listConflicts(db.kysely, found)).find(({ id }) => id === idOf(request));
  if (conflict === undefined) return { kind: 'not-found' };
  const may = decideLifting(found.conflicts, conflict.id, { account: actor.accountId, name: actor.name });
  if (!may.ok) return { kind: 'redirect', to: pathOf(found), notice: { kind: 'important', text: may.reason } };
  return {
    kind: 'page',
    template: 'judgement/cases/lift-conflict.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      found,
      conflict,
      reason: form.get('reason') ?? '',
      problem: errors[0] === undefined ? null : { text: errors[0].text },
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      backLink: pathOf(found),
    },
  };
}
