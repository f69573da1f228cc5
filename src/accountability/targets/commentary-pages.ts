import type { Reply } from '../../platform/http/route.ts';
import { resultsYear } from '../../kernel/period.ts';
import { FormReader } from '../../register/index.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { showForm } from '../records/show-form.ts';
import { doingOf } from '../records/take-turn.ts';
import { addCommentary } from './add-commentary.ts';
import { findScorecard } from './find-scorecard.ts';
import { listCommentary } from './list-targets.ts';
import { findNamedLine, type NamedLine } from './show-line.ts';
import type { TargetPage } from './target-page.ts';
import { withdrawCommentary } from './withdraw-commentary.ts';

interface LineInForce {
  readonly line: NamedLine;
  /** Years that something can be said of: the baseline's, the latest figure's and the targets'. */
  readonly periods: readonly string[];
  readonly latest: string;
}

/** Only a line that is on the scorecard is spoken of. */
async function findLineInForce(
  { db, clock }: AccountabilityMeans,
  params: Readonly<Record<string, string>>,
  authority: OwnAuthority,
): Promise<LineInForce | null> {
  const line = await findNamedLine(db.kysely, params);
  if (line === null) return null;
  const { lines } = await findScorecard(db.kysely, authority, clock.today(), { year: null, phase: null, group: line.group });
  const found = lines.find(({ measure }) => measure.id === line.measure.id);
  if (found === undefined) return null;
  const periods = [found.baseline.period, found.actual.period, ...found.targets.map(({ period }) => period)];
  return { line, periods: [...new Set(periods)].sort(), latest: found.actual.period };
}

function showCommentary({ line, periods, latest }: LineInForce, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  const chosen = form.get('period') ?? latest;
  return showForm({
    template: 'accountability/targets/commentary.njk',
    form,
    errors,
    data: {
      line,
      periods: periods.map((period) => ({ value: period, text: resultsYear(period), selected: period === chosen })),
      backLink: line.href,
    },
  });
}

export const showCommentaryForm: TargetPage = async (means, request, authority) => {
  const found = await findLineInForce(means, request.params, authority);
  return found === null ? { kind: 'not-found' } : showCommentary(found, new URLSearchParams());
};

export const saveCommentary: TargetPage = async (means, request, authority) => {
  const found = await findLineInForce(means, request.params, authority);
  if (found === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const period = answers.choice('period', found.periods, 'Select the year it is about');
  const words = answers.text('words', { what: 'The commentary', most: 2000, missing: 'Enter the commentary' });
  if (period === null || words === null) return showCommentary(found, request.form, answers.errors);
  const { db, clock } = means;
  const { measure, group, href } = found.line;
  await db.transaction((tx) => addCommentary(tx, doingOf(request, clock), authority, { measureId: measure.id, group, period, words }), {
    authorityId: authority.id,
  });
  return { kind: 'redirect', to: href, notice: { kind: 'success', text: 'The commentary is on the scorecard, with your name and today’s date.' } };
};

async function findSaid({ db }: AccountabilityMeans, id: string | undefined, authority: OwnAuthority) {
  const said = (await listCommentary(db.kysely, authority.id)).find((each) => String(each.id) === id && each.withdrawn === null);
  if (said === undefined) return null;
  const line = await findNamedLine(db.kysely, { measure: said.measureId, group: said.group });
  return line === null ? null : { said, line };
}

type Said = NonNullable<Awaited<ReturnType<typeof findSaid>>>;

function showWithdrawal({ said, line }: Said, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'accountability/targets/withdraw.njk',
    form,
    errors,
    data: {
      title: 'Withdraw commentary',
      action: `/scorecard/commentary/${String(said.id)}/withdraw`,
      name: line.name,
      what: `${resultsYear(said.period)}, by ${said.saidBy}: ${said.words}`,
      after: 'It leaves the scorecard, and stays readable on the page of its measure and group.',
      button: 'Withdraw the commentary',
      backLink: line.href,
    },
  });
}

export const showCommentaryWithdrawal: TargetPage = async (means, request, authority) => {
  const found = await findSaid(means, request.params['id'], authority);
  return found === null ? { kind: 'not-found' } : showWithdrawal(found, new URLSearchParams());
};

export const saveCommentaryWithdrawal: TargetPage = async (means, request, authority) => {
  const found = await findSaid(means, request.params['id'], authority);
  if (found === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return showWithdrawal(found, request.form, answers.errors);
  const { db, clock } = means;
  const done = await db.transaction((tx) => withdrawCommentary(tx, doingOf(request, clock), authority, found.said.id, reason), {
    authorityId: authority.id,
  });
  const text = done.ok ? 'The commentary is withdrawn. It stays readable below.' : `${done.reason}.`;
  return { kind: 'redirect', to: found.line.href, notice: { kind: done.ok ? 'success' : 'important', text } };
};
