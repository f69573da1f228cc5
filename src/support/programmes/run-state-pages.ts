import { dateBoxes, FormReader, type OwnProvider } from '../../register/index.ts';
import type { Asked } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { choices } from '../common/show-form.ts';
import { actingOf } from './acting.ts';
import { answerStep, showStepForm, type StepForm } from './answer-step.ts';
import { findCarrier, findCarriers } from './find-carriers.ts';
import { refuse } from './field-answers.ts';
import type { Run } from './find-runs.ts';
import type { RunPage } from './open-run-page.ts';
import type { RunStateName, Step } from './run.ts';
import { pathOf } from './run-words.ts';
import { mayBeStopped } from './setting-aside.ts';
import { back, readDayAndReason } from './task-pages.ts';

type Change = 'pause' | 'resume' | 'stop' | 'look-again';

const words: Readonly<
  Record<
    Change,
    {
      readonly title: string;
      readonly what: string;
      readonly ask: string;
      readonly button: string;
      readonly notice: string;
      readonly from: readonly RunStateName[];
    }
  >
> = {
  'pause': {
    title: 'Pause the run',
    what: 'Nothing is recorded while it is paused, and nothing is put off by it: what is due stays due.',
    ask: 'Why it is paused',
    button: 'Pause it',
    notice: 'The run is paused.',
    from: ['live'],
  },
  'resume': {
    title: 'Resume the run',
    what: 'It goes on where it was.',
    ask: 'Why it is resumed',
    button: 'Resume it',
    notice: 'The run is under way again.',
    from: ['paused'],
  },
  'look-again': {
    title: 'Look again at the run',
    what: 'Look at the ways out of its stage and at what was left. Where something can be done, do that; where not, record what it waits for, and it is looked at again half a term later.',
    ask: 'What it waits for',
    button: 'Record it',
    notice: 'It is recorded what the run waits for.',
    from: ['live'],
  },
  'stop': {
    title: 'Stop the run',
    what: 'It ends without an outcome, and from then on can be read only. What is still open of its plan ends with it, for the reason that you give here. To end it with an outcome, decide at a way out of its stage.',
    ask: 'Why it is stopped',
    button: 'Stop it',
    notice: 'The run is stopped.',
    from: ['live', 'paused'],
  },
};

const changeForm = (provider: OwnProvider, run: Run, change: Change): StepForm => ({
  title: words[change].title,
  template: 'support/programmes/ask.njk',
  days: ['on', 'until'],
  data: {
    ...words[change],
    warns: change === 'stop',
    asksUntil: change === 'pause',
    asksInError: change === 'stop',
    action: pathOf(provider.id, run.id, `/${change}`),
  },
});

export const showChange =
  (change: Change): RunPage =>
  async (asked, run, provider) => {
    if (!words[change].from.includes(run.now.state)) return back(provider, run, 'The run has changed meanwhile: see below where it is.');
    const may = mayBeStopped(run.definition, run.now, actingOf(asked.request.actor));
    if (change === 'stop' && !may.ok) return back(provider, run, `${may.reason}.`);
    return Promise.resolve(showStepForm(run, provider, changeForm(provider, run, change), dateBoxes('on', asked.today)));
  };

export const saveChange =
  (change: Change): RunPage =>
  async (asked, run, provider) => {
    const { request } = asked;
    const form = changeForm(provider, run, change);
    const read = readDayAndReason(request.form, words[change].ask);
    const reader = new FormReader(request.form);
    const until = change === 'pause' ? reader.date('until', { what: 'The day until which it is paused' }) : null;
    if (!read.ok || reader.errors.length > 0)
      return showStepForm(run, provider, form, request.form, [...(read.ok ? [] : read.errors), ...reader.errors]);
    const { on, reason } = read;
    const inError = request.form.get('in-error') === 'yes' ? { inError: true } : {};
    const steps: Readonly<Record<Change, Step>> = {
      'pause': { kind: 'paused', on, reason, until },
      'resume': { kind: 'resumed', on, reason },
      'look-again': { kind: 'looked-again', on, reason },
      'stop': { kind: 'stopped', on, reason, ...inError },
    };
    const step = steps[change];
    return answerStep(asked, { run, provider, form, step, notice: words[change].notice });
  };

async function handOverForm({ means, authority, request }: Asked, run: Run, provider: OwnProvider): Promise<StepForm> {
  const of = { authorityId: authority.authorityId, providerId: provider.id };
  const carriers = (await findCarriers(means.db.kysely, means.clock, of)).filter(({ id }) => id !== run.accountId);
  return {
    title: 'Hand the run over',
    template: 'support/programmes/hand-over.njk',
    days: [],
    data: {
      holder: run.holder,
      action: pathOf(provider.id, run.id, '/hand-over'),
      accounts: choices(
        carriers.map(({ id, name }) => ({ value: String(id), text: name })),
        request.form.get('account'),
        'Choose somebody',
      ),
    },
  };
}

export const showHandOver: RunPage = async (asked, run, provider) =>
  run.now.state === 'live' || run.now.state === 'paused'
    ? showStepForm(run, provider, await handOverForm(asked, run, provider), {})
    : back(provider, run, 'The run is over: nobody carries it any more.');

export const saveHandOver: RunPage = async (asked, run, provider) => {
  const { request, today, means, authority } = asked;
  const form = await handOverForm(asked, run, provider);
  const reader = new FormReader(request.form);
  const id = readId(request.form.get('account') ?? '');
  // One sent twice names whoever carries it by now: the command knows it again.
  const of = { authorityId: authority.authorityId, providerId: provider.id };
  const to = id === null ? refuse('Choose who is to carry it') : await findCarrier(means.db.kysely, means.clock, of, id);
  const reason = reader.longText('reason', { what: 'The note', most: 3000 });
  if (!to.ok) reader.refuse('account', to.reason);
  if (reader.errors.length > 0 || !to.ok) return showStepForm(run, provider, form, request.form, reader.errors);
  const step: Step = { kind: 'handed-over', on: today, to: { accountId: to.value.id, name: to.value.name }, reason };
  return answerStep(asked, { run, provider, form, step, notice: `${to.value.name} carries the run from now on.` });
};
