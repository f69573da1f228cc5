import { listActionsFrom } from '../../evidence/index.ts';
import { dateBoxes, findCalendar, type OwnProvider } from '../../register/index.ts';
import type { Asked } from '../common/open-page.ts';
import { actingOf } from './acting.ts';
import { answerStep, showStepForm, type StepForm } from './answer-step.ts';
import { doers, type Gate } from '../programme-definitions/definition.ts';
import { escalationAsked } from './escalation-asked.ts';
import type { Run } from './find-runs.ts';
import { isOpen, isTheirGate } from './gates.ts';
import type { RunPage } from './open-run-page.ts';
import { gateOf, stageOf } from './replay.ts';
import type { Step } from './run.ts';
import { pathOf } from './run-words.ts';
import { back, readDayAndReason, readSecond } from './task-pages.ts';
import { isSamePerson } from './who-acts.ts';

const findGate = ({ request }: Asked, { definition, now }: Run): Gate | null => gateOf(definition, now.stage, request.params['gate'] ?? '');

const leadsTo = (run: Run, gate: Gate): string => {
  const next = gate.to === null ? null : stageOf(run.definition, gate.to);
  return next === null
    ? `The run ends, with the outcome “${run.definition.outcomes.find(({ key }) => key === gate.outcome)?.label ?? ''}”. From then on it can be read only.`
    : `The run goes on to “${next.name}”. What was done before can be undone no more.`;
};

/** What two reviews running have asked, where they have: a decision answers it. */
const questionBefore = ({ definition, now }: Run): string => {
  const question = escalationAsked(definition, now);
  return question === null ? '' : `${question}. `;
};

/** What becomes of the plan’s actions that are still open, where the gate ends the run; empty where there are none. */
async function actionsLeft({ means, authority }: Asked, { id }: Run, { to }: Gate): Promise<string> {
  if (to !== null) return '';
  const left = (await listActionsFrom(means.db.kysely, authority.authorityId, 'improvement-plan', [id])).filter(({ state }) => state === 'open');
  if (left.length === 0) return '';
  const named = left.map(({ what, reportedOn }) => `“${what}”${reportedOn === null ? '' : ', which is reported done'}`).join('; ');
  return ` ${left.length === 1 ? 'An action of its plan is' : `${String(left.length)} actions of its plan are`} still open: ${named}. With the run ${left.length === 1 ? 'it is' : 'they are'} withdrawn, and on nobody’s list any more: what is done is confirmed first, and what is to go on is agreed anew.`;
}

const gateForm = async (asked: Asked, provider: OwnProvider, run: Run, gate: Gate): Promise<StepForm> => ({
  title: gate.name,
  template: 'support/programmes/ask.njk',
  days: ['on'],
  data: {
    what: `${questionBefore(run)}${leadsTo(run, gate)}${await actionsLeft(asked, run, gate)}${gate.second === null ? '' : ` The ${doers[gate.second]}, or somebody above, confirms it: never the same person.`}`,
    ask: 'The reasons for the decision',
    button: gate.second === null ? 'Decide' : 'Propose it',
    action: pathOf(provider.id, run.id, `/gates/${gate.key}`),
  },
});

/** A stage that has been left has no gates any more: whoever comes late is shown where the run is. */
const gone = (provider: OwnProvider, run: Run, { request }: Asked): ReturnType<typeof back> | { readonly kind: 'not-found' } =>
  run.definition.stages.some(({ gates }) => gates.some(({ key }) => key === request.params['gate']))
    ? back(provider, run, 'The run has left that stage: see below where it is.')
    : { kind: 'not-found' };

export const showGate: RunPage = async (asked, run, provider) => {
  const gate = findGate(asked, run);
  if (gate === null) return gone(provider, run, asked);
  const calendar = await findCalendar(asked.means.db.kysely, { authorityId: asked.authority.authorityId, providerId: provider.id });
  const open = isOpen(run.definition, run.subject, run.now, gate, { on: asked.today, calendar });
  if (run.now.state !== 'live' || run.now.proposedGate !== null) return back(provider, run, `“${gate.name}” cannot be decided now: see below.`);
  if (!open.ok) return back(provider, run, `“${gate.name}” cannot be decided yet. ${open.reason}.`);
  const theirs = isTheirGate(gate, actingOf(asked.request.actor), 'first');
  if (!theirs.ok) return back(provider, run, `${theirs.reason}.`);
  return showStepForm(run, provider, await gateForm(asked, provider, run, gate), dateBoxes('on', asked.today));
};

export const saveGate: RunPage = async (asked, run, provider) => {
  const key = asked.request.params['gate'] ?? '';
  // A decision sent twice finds the run in its next stage: the command knows it again.
  const gate = findGate(asked, run) ?? run.definition.stages.flatMap(({ gates }) => gates).find((one) => one.key === key) ?? null;
  if (gate === null) return { kind: 'not-found' };
  const form = await gateForm(asked, provider, run, gate);
  const read = readDayAndReason(asked.request.form, 'The reasons for the decision');
  if (!read.ok) return showStepForm(run, provider, form, asked.request.form, read.errors);
  const step: Step = { kind: gate.second === null ? 'gate-passed' : 'gate-proposed', gate: gate.key, on: read.on, reason: read.reason };
  const notice = gate.second === null ? `“${gate.name}” is decided.` : `“${gate.name}” is proposed. It waits for a second person to confirm it.`;
  return answerStep(asked, { run, provider, form, step, notice });
};

const secondForm = async (asked: Asked, provider: OwnProvider, run: Run, gate: Gate): Promise<StepForm> => ({
  title: `Confirm “${gate.name}”`,
  template: 'support/programmes/second.njk',
  days: ['on'],
  data: {
    letter: null,
    first: run.now.proposedGate,
    reason: run.now.proposedGate?.reason ?? null,
    answers: [],
    confirms: `${leadsTo(run, gate)}${await actionsLeft(asked, run, gate)}`,
    action: pathOf(provider.id, run.id, `/gates/${gate.key}/second`),
  },
});

export const showGateSecond: RunPage = async (asked, run, provider) => {
  const gate = findGate(asked, run);
  const waiting = run.now.proposedGate;
  if (gate === null) return gone(provider, run, asked);
  if (waiting?.gate !== gate.key) return back(provider, run, `“${gate.name}” does not wait for a second person any more.`);
  if (isSamePerson(waiting.by, actingOf(asked.request.actor))) return back(provider, run, 'You proposed it: a second person confirms it.');
  const theirs = isTheirGate(gate, actingOf(asked.request.actor), 'second');
  if (!theirs.ok) return back(provider, run, `${theirs.reason}.`);
  return showStepForm(run, provider, await secondForm(asked, provider, run, gate), dateBoxes('on', asked.today));
};

export const saveGateSecond: RunPage = async (asked, run, provider) => {
  const key = asked.request.params['gate'] ?? '';
  const gate = findGate(asked, run) ?? run.definition.stages.flatMap(({ gates }) => gates).find((one) => one.key === key) ?? null;
  if (gate === null) return { kind: 'not-found' };
  const form = await secondForm(asked, provider, run, gate);
  const read = readSecond(asked.request.form);
  if (!read.ok) return showStepForm(run, provider, form, asked.request.form, read.errors);
  const isConfirmed = read.answer === 'confirm';
  const step: Step = {
    kind: isConfirmed ? 'gate-passed' : 'gate-declined',
    gate: gate.key,
    on: read.on,
    reason: isConfirmed && read.reason === '' ? 'Confirmed' : read.reason,
  };
  return answerStep(asked, { run, provider, form, step, notice: `“${gate.name}” is ${isConfirmed ? 'decided' : 'not confirmed'}.` });
};
