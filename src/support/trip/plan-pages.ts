import { dateInWords } from '../../kernel/plain-date.ts';
import { addSchoolWeeks } from '../../kernel/school-calendar.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, findCalendar, FormReader } from '../../register/index.ts';
import { showForm } from '../common/show-form.ts';
import { agreePlan, approvePlan } from './put-plan-in-force.ts';
import { leftOutBy } from './change-plan.ts';
import { draftOf, inForce, listMilestoneResults, listPlans, type PlanVersion } from './find-plan.ts';
import { type Milestone, milestonesOf } from './milestones.ts';
import { type AskedOfRun, breadcrumbsOf, doWhole, lostRace, seenIn, type TripPage } from './open-trip-page.ts';
import { gapsIn, halfTermsFor } from './plan.ts';
import { recordMilestone } from './record-milestone.ts';
import { discardPlan, type DraftSeen, savePlanSpan } from './save-plan.ts';

interface Asking {
  readonly title: string;
  readonly lead: readonly string[];
  readonly at: string;
  readonly button: string;
  readonly fields: readonly Record<string, unknown>[];
  readonly isWarning?: boolean;
}

/** A short form about the plan. */
function ask(asked: AskedOfRun, asking: Asking, form: URLSearchParams | Readonly<Record<string, string>>, errors: FormReader['errors'] = []): Reply {
  const { provider, path } = asked;
  return showForm({
    template: 'support/trip/plan-question.njk',
    form,
    errors,
    data: {
      ...asking,
      isWarning: asking.isWarning ?? false,
      provider,
      action: `${path}/${asking.at}`,
      backLink: `${path}/plan`,
      breadcrumbs: breadcrumbsOf(asked),
    },
  });
}

const back = ({ path }: AskedOfRun, text: string, query = ''): Reply => ({
  kind: 'redirect',
  to: `${path}/plan${query}`,
  notice: { kind: 'success', text },
});
const wrong = (field: string, text: string): FormReader['errors'] => [
  { field, at: field.endsWith('-on') || field === 'on' ? `${field}-day` : field, text },
];

/** What a form about the draft says that it was opened on. */
const seenNow = (plans: readonly PlanVersion[]): Omit<DraftSeen, 'runId'> => ({
  version: plans[0]?.version ?? 0,
  seen: draftOf(plans)?.changed ?? -1,
});
const hiddenSeen = ({ version, seen }: Omit<DraftSeen, 'runId'>): Asking['fields'] => [
  { kind: 'hidden', name: 'version', value: String(version) },
  { kind: 'hidden', name: 'seen', value: String(seen) },
];
const sentSeen = ({ request: { form } }: AskedOfRun): Omit<DraftSeen, 'runId'> => ({ version: Number(form.get('version') ?? 0), seen: seenIn(form) });

type LeftOut = ReturnType<typeof leftOutBy>;
const keysOf = (leftOut: LeftOut): string => leftOut.map(({ key }) => key).join(' ');
const leaveOutQuestion = (leftOut: LeftOut): string =>
  `These days leave out milestones that are written: ${leftOut.map(({ name, count }) => `${String(count)} for ${name}`).join('; ')}. Leave them out?`;

const spanAsking = (isNew: boolean, on: Omit<DraftSeen, 'runId'>, leftOut: LeftOut = []): Asking => ({
  title: isNew ? 'Begin a draft of the plan' : 'Change when the plan begins and ends',
  lead: ['Each objective has a milestone for every half-term from the first day to the last. Two reviews fit into eighteen weeks.'],
  at: 'plan/draft',
  button: isNew ? 'Begin the draft' : 'Save',
  fields: [
    ...hiddenSeen(on),
    { kind: 'date', name: 'starts-on', label: 'Work on the plan begins on' },
    { kind: 'date', name: 'ends-on', label: 'The plan ends on', hint: 'Within three terms.' },
    ...(leftOut.length === 0
      ? []
      : [
          {
            kind: 'radios',
            name: 'leave-out',
            label: leaveOutQuestion(leftOut),
            items: [
              { value: keysOf(leftOut), text: 'Yes, leave them out' },
              { value: 'no', text: 'No, choose other days' },
            ],
          },
        ]),
  ],
});

export const openSpan: TripPage = async (asked) => {
  const { means, run, today, authority, provider } = asked;
  const plans = await listPlans(means.db.kysely, run.id);
  const now = draftOf(plans) ?? inForce(plans);
  const calendar = await findCalendar(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id });
  const end = addSchoolWeeks(calendar, today, 14);
  const span = now?.document ?? { startsOn: today, endsOn: end.ok ? end.value : null };
  return ask(asked, spanAsking(draftOf(plans) === null, seenNow(plans)), {
    ...dateBoxes('starts-on', span.startsOn),
    ...dateBoxes('ends-on', span.endsOn),
  });
};

export const saveSpan: TripPage = async (asked) => {
  const { means, request, doing, run, authority, provider } = asked;
  const plans = await listPlans(means.db.kysely, run.id);
  const isNew = draftOf(plans) === null;
  const sent = sentSeen(asked);
  const answers = new FormReader(request.form);
  const startsOn = answers.date('starts-on', { what: 'The first day', missing: 'Enter the day on which work on the plan begins' });
  const endsOn = answers.date('ends-on', { what: 'The last day', missing: 'Enter the day on which the plan ends' });
  if (startsOn === null || endsOn === null) return ask(asked, spanAsking(isNew, sent), request.form, answers.errors);
  const calendar = await findCalendar(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id });
  const halfTerms = halfTermsFor(calendar, startsOn, endsOn);
  if (!halfTerms.ok) return ask(asked, spanAsking(isNew, sent), request.form, wrong('ends-on', halfTerms.reason));
  const written = (draftOf(plans) ?? inForce(plans))?.document;
  const leftOut = written === undefined ? [] : leftOutBy(written, halfTerms.value);
  if (leftOut.length > 0 && request.form.get('leave-out') !== keysOf(leftOut))
    return ask(
      asked,
      spanAsking(isNew, sent, leftOut),
      request.form,
      wrong('leave-out', 'Say whether the milestones that these days leave out are left out, or choose other days'),
    );
  const saved = await doWhole(asked, (tx) => savePlanSpan(tx, doing, { runId: run.id, ...sent }, { startsOn, endsOn, halfTerms: halfTerms.value }));
  if (!saved.ok) {
    const now = await listPlans(means.db.kysely, run.id);
    return ask(asked, spanAsking(draftOf(now) === null, seenNow(now)), request.form, wrong('ends-on', saved.reason));
  }
  return back(asked, `The draft has milestones by ${halfTerms.value.map(({ by }) => dateInWords(by)).join(', ')}.`, '?version=draft');
};

const agreeAsking = (on: Omit<DraftSeen, 'runId'>): Asking => ({
  title: 'Agree the plan',
  lead: ['It takes the place of the version before. Its actions are put on the one list, and their owners are reminded.'],
  at: 'plan/agree',
  button: 'Agree the plan',
  fields: [
    ...hiddenSeen(on),
    { kind: 'date', name: 'on', label: 'Agreed on' },
    { kind: 'text', name: 'with', label: 'Who agreed it', hint: 'For both sides, by post: the head, the chair, the adviser.' },
  ],
});

export const openAgree: TripPage = async (asked) => {
  const plans = await listPlans(asked.means.db.kysely, asked.run.id);
  const draft = draftOf(plans);
  if (draft === null) return { kind: 'not-found' };
  const gaps = gapsIn(draft.document, asked.run.now.startedOn);
  if (gaps.length > 0)
    return {
      kind: 'redirect',
      to: `${asked.path}/plan?version=draft`,
      notice: { kind: 'important', text: 'The draft may not be agreed yet: what it lacks stands above it.' },
    };
  return ask(asked, agreeAsking(seenNow(plans)), dateBoxes('on', asked.today));
};

export const saveAgree: TripPage = async (asked) => {
  const { request, doing, run } = asked;
  const sent = sentSeen(asked);
  const answers = new FormReader(request.form);
  const on = answers.date('on', { what: 'The day it was agreed', missing: 'Enter the day on which it was agreed' });
  const who = answers.text('with', { what: 'Who agreed it', missing: 'Enter who agreed it' });
  if (on === null || who === null) return ask(asked, agreeAsking(sent), request.form, answers.errors);
  const agreed = await doWhole(asked, (tx) => agreePlan(tx, doing, { runId: run.id, on, with: who, ...sent }));
  return agreed.ok
    ? back(asked, 'The plan is agreed, and its actions are on the one list.')
    : ask(asked, agreeAsking(sent), request.form, wrong('on', agreed.reason));
};

const approveAsking = (version: number): Asking => ({
  title: 'Record that governors approved the plan',
  lead: ['The governing body, or for an academy the trust, approves the plan as it was agreed.'],
  at: 'plan/approve',
  button: 'Save',
  fields: [
    { kind: 'hidden', name: 'version', value: String(version) },
    { kind: 'date', name: 'on', label: 'Day of the meeting' },
    { kind: 'text', name: 'meeting', label: 'Meeting and minute', hint: 'Like “Full governing body, minute 7”' },
  ],
});

export const openApprove: TripPage = async (asked) => {
  const plan = inForce(await listPlans(asked.means.db.kysely, asked.run.id));
  return plan === null || plan.approved !== null ? { kind: 'not-found' } : ask(asked, approveAsking(plan.version), {});
};

export const saveApprove: TripPage = async (asked) => {
  const { request, doing, run } = asked;
  const version = Number(request.form.get('version') ?? 0);
  const answers = new FormReader(request.form);
  const on = answers.date('on', { what: 'The day of the meeting', missing: 'Enter the day of the meeting' });
  const meeting = answers.text('meeting', { what: 'The meeting', missing: 'Enter the meeting and its minute' });
  if (on === null || meeting === null) return ask(asked, approveAsking(version), request.form, answers.errors);
  const approved = await doWhole(asked, (tx) => approvePlan(tx, doing, { runId: run.id, on, meeting, version }));
  return approved.ok
    ? back(asked, 'The governors’ approval is recorded.')
    : ask(asked, approveAsking(version), request.form, wrong('on', approved.reason));
};

const discardAsking = (on: Omit<DraftSeen, 'runId'>): Asking => ({
  title: 'Discard the draft',
  lead: ['The plan in force, if there is one, stays as it is.'],
  at: 'plan/discard',
  button: 'Discard the draft',
  isWarning: true,
  fields: [...hiddenSeen(on), { kind: 'text', name: 'reason', label: 'Why it is discarded' }],
});

export const openDiscard: TripPage = async (asked) => {
  const plans = await listPlans(asked.means.db.kysely, asked.run.id);
  return draftOf(plans) === null ? { kind: 'not-found' } : ask(asked, discardAsking(seenNow(plans)), {});
};

export const saveDiscard: TripPage = async (asked) => {
  const { request, doing, run } = asked;
  const sent = sentSeen(asked);
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is discarded' });
  if (reason === null) return ask(asked, discardAsking(sent), request.form, answers.errors);
  const done = await doWhole(asked, (tx) => discardPlan(tx, doing, { runId: run.id, ...sent }, reason));
  return done.ok ? back(asked, 'The draft is discarded.') : ask(asked, discardAsking(sent), request.form, wrong('reason', done.reason));
};

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
