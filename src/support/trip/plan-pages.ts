import { dateBoxes, FormReader } from '../../register/index.ts';
import { draftOf, inForce, listPlans, type PlanVersion } from './find-plan.ts';
import { doWhole, type TripPage } from './open-trip-page.ts';
import { gapsIn } from './plan.ts';
import { ask, type Asking, back, hiddenSeen, leadBack, seenNow, sentSeen, wrong } from './show-plan-question.ts';
import { agreePlan, approvePlan } from './put-plan-in-force.ts';
import { discardPlan, type DraftSeen } from './save-plan.ts';

const noDraft = 'There is no draft of the plan any more: it was agreed or discarded';

const agreeAsking = (on: Omit<DraftSeen, 'runId'>, plans: readonly PlanVersion[]): Asking => ({
  title: 'Agree the plan',
  lead: [
    `${inForce(plans) === null ? '' : 'It takes the place of the version before. '}Its actions are put on the one list, and their owners are reminded.`,
  ],
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
  if (draft === null) return leadBack(asked, `${noDraft}.`);
  const gaps = gapsIn(draft.document, asked.run.now.startedOn);
  if (gaps.length > 0)
    return {
      kind: 'redirect',
      to: `${asked.path}/plan?version=draft`,
      notice: { kind: 'important', text: 'The draft may not be agreed yet: what it lacks stands above it.' },
    };
  return ask(asked, agreeAsking(seenNow(plans), plans), dateBoxes('on', asked.today));
};

export const saveAgree: TripPage = async (asked) => {
  const { request, doing, run } = asked;
  const sent = sentSeen(asked);
  const plans = await listPlans(asked.means.db.kysely, run.id);
  const answers = new FormReader(request.form);
  const on = answers.date('on', { what: 'The day it was agreed', missing: 'Enter the day on which it was agreed' });
  const who = answers.text('with', { what: 'Who agreed it', missing: 'Enter who agreed it' });
  if (on === null || who === null) return ask(asked, agreeAsking(sent, plans), request.form, answers.errors);
  const agreed = await doWhole(asked, (tx) => agreePlan(tx, doing, { runId: run.id, on, with: who, ...sent }));
  return agreed.ok
    ? back(asked, 'The plan is agreed, and its actions are on the one list.')
    : ask(asked, agreeAsking(sent, plans), request.form, wrong('on', agreed.reason));
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
  if (plan === null) return leadBack(asked, 'No plan is agreed yet: governors approve one that is.');
  return plan.approved === null ? ask(asked, approveAsking(plan.version), {}) : leadBack(asked, 'Governors have approved the plan that is in force.');
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
  return draftOf(plans) === null ? leadBack(asked, `${noDraft}.`) : ask(asked, discardAsking(seenNow(plans)), {});
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
