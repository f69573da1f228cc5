import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, type OwnProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import { findRun } from '../../programmes/find-runs.ts';
import { stageOf } from '../../programmes/replay.ts';
import { pathOf } from '../../programmes/run-words.ts';
import { takeStep } from '../../programmes/take-step.ts';
import { gatherInductions, type RunningInduction } from './gather-inductions.ts';
import { isInductionKey } from './induction-definitions.ts';
import { endWords } from './inductions-pages.ts';

const closing = ['holder-back', 'appointed', 'successor', 'head-left', 'not-wanted'];

async function findRunning({ means, request, authority, today }: Asked, provider: OwnProvider): Promise<RunningInduction | null> {
  const runId = readId(request.params['runId']);
  if (runId === null) return null;
  const actor = { ...request.actor, authorityId: authority.authorityId };
  const [found] = await gatherInductions(means.db.kysely, { actor, permission: 'programme.run', today, runId });
  return found?.run.providerId === provider.id ? found : null;
}

/** Ways of the present stage to close, of which one is offered where posts say how it ended. */
const waysOf = ({ run }: RunningInduction) => (stageOf(run.definition, run.now.stage)?.gates ?? []).filter(({ key }) => closing.includes(key));

/** What posts say, as the reason: whoever closes it may say more. */
const reasonOffered = ({ name, over }: RunningInduction): string =>
  over === null ? '' : `${name ?? 'The new leader'} ${endWords[over.how]}: ${dateInWords(over.on)}, as the post is recorded.`;

function show(found: RunningInduction, provider: OwnProvider, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Reply {
  const { run, over } = found;
  const chosen = form instanceof URLSearchParams ? form.get('gate') : (form['gate'] ?? null);
  return showForm({
    template: 'support/development/induction/close-induction.njk',
    form,
    errors,
    subject: { kind: 'provider', id: provider.id },
    data: {
      provider,
      programme: run.definition.name,
      isOffered: over !== null,
      seen: run.now.count,
      ways: waysOf(found).map(({ key, name }) => ({ value: key, text: name, checked: chosen === key })),
      action: `/providers/${String(provider.id)}/inductions/${String(run.id)}/close`,
      cancel: pathOf(provider.id, run.id),
      breadcrumbs: [
        { text: 'Leadership', href: '/leadership' },
        { text: 'Inductions', href: '/leadership/inductions' },
      ],
    },
  });
} // prettier-ignore

export const showClosing: ProviderPage = async (asked, provider) => {
  const found = await findRunning(asked, provider);
  if (found === null) return notRunning(asked, provider);
  return show(found, provider, { gate: found.over?.how ?? '', reason: reasonOffered(found), ...dateBoxes('on', asked.today) });
};

/** One that has ended is shown; what is no induction of this provider is not there. */
async function notRunning({ means, request, authority }: Asked, provider: OwnProvider): Promise<Reply> {
  const runId = readId(request.params['runId']);
  const run = runId === null ? null : await findRun(means.db.kysely, authority.authorityId, runId);
  if (run?.providerId !== provider.id || !isInductionKey(run.definition.key)) return { kind: 'not-found' };
  return { kind: 'redirect', to: pathOf(provider.id, run.id), notice: { kind: 'important', text: 'The induction is over.' } };
}

export const saveClosing: ProviderPage = async (asked, provider) => {
  const { means, request, doing } = asked;
  const found = await findRunning(asked, provider);
  if (found === null) return notRunning(asked, provider);
  const answers = new FormReader(request.form);
  const gate = answers.choice('gate', waysOf(found).map(({ key }) => key), 'Select how it ends'); // prettier-ignore
  const on = answers.date('on', { what: 'The day', missing: 'Enter the day on which it ends' });
  const reason = answers.longText('reason', { what: 'The reason', most: 3000, missing: 'Enter why it ends' });
  if (gate === null || on === null || reason === null) return show(found, provider, request.form, answers.errors);
  const given = request.form.get('seen') ?? '';
  const seen = /^\d{1,6}$/u.test(given) ? Number(given) : 0;
  const step = { kind: 'gate-passed', gate, on, reason } as const;
  const done = await means.db.transaction((tx) => takeStep(tx, doing, { runId: found.run.id, step, seen }));
  if (!done.ok) {
    const field = done.field ?? 'gate';
    return show(found, provider, request.form, [{ field, at: field === 'on' ? 'on-day' : field, text: done.reason }]);
  }
  return { kind: 'redirect', to: pathOf(provider.id, found.run.id), notice: { kind: 'success', text: 'The induction is closed.' } };
};
