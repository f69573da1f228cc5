import { dateInWords } from '../../kernel/plain-date.ts';
import { dateBoxes, FormReader } from '../../register/index.ts';
import { inForce, listMilestoneResults, listPlans } from './find-plan.ts';
import { type Milestone, milestonesOf } from './milestones.ts';
import { type AskedOfRun, doWhole, lostRace, type TripPage } from './open-trip-page.ts';
import { ask, type Asking, back, wrong } from './show-plan-question.ts';
import { recordMilestone } from './record-milestone.ts';

/** The milestone that the path names: of the plan in force, or else, where the plan has it no more, of the last that had it. */
async function findMilestone({
  means,
  run,
  request,
  today,
}: AskedOfRun): Promise<{ readonly milestone: Milestone; readonly isInForce: boolean } | null> {
  const plans = (await listPlans(means.db.kysely, run.id)).filter(({ agreed }) => agreed !== null);
  const results = await listMilestoneResults(means.db.kysely, run.id);
  const { objectiveKey, halfTerm } = request.params;
  for (const plan of plans) {
    const all = milestonesOf(plan.document, results, today);
    const milestone = all.find((one) => one.objective === objectiveKey && one.halfTerm === halfTerm);
    if (milestone !== undefined) return { milestone, isInForce: plan === inForce(plans) };
  }
  return null;
}

const milestoneAsking = (asked: AskedOfRun, milestone: Milestone): Asking => ({
  title: asked.isOutside ? 'Say how far this milestone has come' : 'Say whether this milestone is met',
  lead: [
    `${milestone.says} (by ${dateInWords(milestone.by)})`,
    ...(asked.isOutside ? ['The authority reads what you enter, and says itself whether the milestone is met.'] : []),
    ...(milestone.schoolSays === null
      ? []
      : [
          `The school said on ${dateInWords(milestone.schoolSays.on)}: ${milestone.schoolSays.isMet ? 'met' : 'not met'}. ${milestone.schoolSays.evidence}`,
        ]),
  ],
  at: `plan/milestones/${milestone.objective}/${milestone.halfTerm}`,
  button: 'Save',
  fields: [
    {
      kind: 'radios',
      name: 'is-met',
      label: 'Is it met?',
      items: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    { kind: 'date', name: 'on', label: 'Seen on' },
    { kind: 'long', name: 'evidence', label: 'What shows it', hint: 'Name no child.' },
  ],
});

export const openMilestone: TripPage = async (asked) => {
  const found = await findMilestone(asked);
  return found?.isInForce === true ? ask(asked, milestoneAsking(asked, found.milestone), dateBoxes('on', asked.today)) : { kind: 'not-found' };
};

export const saveMilestone: TripPage = async (asked) => {
  const { request, doing, run, isOutside: bySchool } = asked;
  const found = await findMilestone(asked);
  if (found === null) return { kind: 'not-found' };
  const { milestone } = found;
  if (!found.isInForce)
    return lostRace(
      ask(
        asked,
        milestoneAsking(asked, milestone),
        request.form,
        wrong('is-met', 'The plan was changed meanwhile, and has no such milestone any more. What you typed stands here, and is not recorded'),
      ),
    );
  const answers = new FormReader(request.form);
  const isMet = answers.choice('is-met', ['yes', 'no'], 'Select whether it is met');
  const on = answers.date('on', { what: 'The day', missing: 'Enter the day on which it was seen' });
  const evidence = answers.longText('evidence', { what: 'What shows it', most: 2000, missing: 'Enter what shows it' });
  if (isMet === null || on === null || evidence === null) return ask(asked, milestoneAsking(asked, milestone), request.form, answers.errors);
  const { objective, halfTerm } = milestone;
  const said = await doWhole(asked, (tx) =>
    recordMilestone(tx, doing, { runId: run.id, objective, halfTerm, isMet: isMet === 'yes', on, evidence, bySchool }),
  );
  return said.ok
    ? back(asked, 'What you said of the milestone is recorded.')
    : ask(asked, milestoneAsking(asked, milestone), request.form, wrong('on', said.reason));
};
