import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { showForm } from '../common/show-form.ts';
import { escalationAsked } from '../programmes/escalation-asked.ts';
import { grades } from '../programmes/run.ts';
import { type Capacity, exitTest } from './exit-test.ts';
import { listReviews, standing } from './find-reviews.ts';
import { milestoneStates } from './milestones.ts';
import { type AskedOfRun, breadcrumbsOf, doWhole, lostRace, seenIn, type TripPage } from './open-trip-page.ts';
import { makeExitTest } from './record-exit-test.ts';
import { gatherPlan, type ShownPlan } from './show-plan.ts';
import { exitTests } from './trip-cycles.ts';
import { leadBack } from './show-plan-question.ts';

async function showTest(asked: AskedOfRun, shown: ShownPlan, form: URLSearchParams, errors: FormReader['errors'] = []): Promise<Reply> {
  const { means, provider, run, path } = asked;
  const { plan, milestones } = shown;
  const reviews = standing(await listReviews(means.db.kysely, run.id));
  const tested = exitTest(plan.document.priorities, milestones, []);
  const task = exitTests[run.now.stage];
  const made = task === undefined ? undefined : run.now.tasks[task];
  return showForm({
    template: 'support/trip/exit-test.njk',
    form,
    errors,
    data: {
      provider,
      action: `${path}/exit-test`,
      decide: path,
      seen: run.now.count,
      question: escalationAsked(run.definition, run.now),
      made:
        made?.state === 'done'
          ? { on: made.doneOn, isMet: made.answers['result'] === 'met', lines: String(made.answers['reasons'] ?? '').split('\n') }
          : null,
      priorities: tested.priorities.map(({ priority, title, reasons, milestonesMet }) => ({
        key: priority,
        title,
        milestonesMet,
        says: reasons[0] ?? '',
        unmet: milestones
          .filter((one) => one.priority === priority && one.state !== 'met')
          .map(({ says, state, by }) => ({ says, by, state: milestoneStates[state] })),
        latest: reviews[0]?.grades.find((one) => one.priority === priority) ?? null,
      })),
      grades,
      breadcrumbs: breadcrumbsOf(asked),
      backLink: `${path}/plan`,
    },
  });
}

const canBeMade = ({ run }: AskedOfRun): boolean => exitTests[run.now.stage] !== undefined && run.now.state === 'live';

export const openExitTest: TripPage = async (asked) => {
  const shown = await gatherPlan(asked);
  return shown === null || !canBeMade(asked)
    ? leadBack(asked, 'The exit test is made while work on the plan goes on: the run is not there now.')
    : showTest(asked, shown, new URLSearchParams());
};

export const saveExitTest: TripPage = async (asked) => {
  const { request, doing, run, path } = asked;
  const { form } = request;
  const shown = await gatherPlan(asked);
  if (shown === null) return { kind: 'not-found' };
  const first = `can-${shown.plan.document.priorities[0]?.key ?? ''}`;
  if (!canBeMade(asked))
    return lostRace(
      await showTest(asked, shown, form, [
        {
          field: first,
          at: first,
          text: 'The exit test is made while work on the plan goes on: the run was paused or moved on meanwhile, and nothing of yours was recorded',
        },
      ]),
    );
  const answers = new FormReader(form);
  const capacities = shown.plan.document.priorities.map(({ key, title }): Capacity => {
    const can = answers.choice(`can-${key}`, ['yes', 'no'], `Select whether “${title}” can be sustained`);
    const evidence = answers.longText(`evidence-${key}`, { what: 'What shows it', most: 1000, missing: `Enter what shows it for “${title}”` });
    return { priority: key, canSustain: can === 'yes', evidence: evidence ?? '' };
  });
  const on = answers.date('on', { what: 'The day it was made' }) ?? asked.today;
  if (answers.errors.length > 0) return showTest(asked, shown, form, answers.errors);
  const made = await doWhole(asked, (tx) => makeExitTest(tx, doing, { runId: run.id, seen: seenIn(form), on, capacities }));
  if (made.ok)
    return {
      kind: 'redirect',
      to: `${path}/exit-test`,
      notice: { kind: 'success', text: 'The exit test is made. How the run goes on is decided on its own page.' },
    };
  const field = made.field ?? first;
  return showTest(asked, shown, form, [{ field, at: field === 'on' ? 'on-day' : field, text: made.reason }]);
};
