import type { Reply } from '../../../platform/http/route.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import { dateBoxes, type FieldError, FormReader, type OwnProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, showForm } from '../../common/show-form.ts';
import { errorOf } from '../answer-step.ts';
import { triggers, type Trigger } from '../../programme-definitions/definition.ts';
import { findCarriers } from '../find-carriers.ts';
import { type DefinitionInForce, findDefinition, heldOn, listHeldVersions } from '../../programme-definitions/find-definitions.ts';
import { listSourceRuns, type RelatedRun } from '../find-related-runs.ts';
import { findLatestRunId } from '../find-runs.ts';
import { findWhetherTheyMayStart } from './find-whether-it-may-start.ts';
import { pathOf } from '../run-words.ts';
import { crumbsOf } from '../show-run.ts';
import { startRun } from './start-run.ts';
import { heldThenInWords, sinceInWords } from '../version-words.ts';

const chosen = ({ means, authority, request }: Asked): Promise<DefinitionInForce | null> =>
  findDefinition(means.db.kysely, authority.authorityId, request.form.get('programme') ?? request.query.get('programme') ?? '');

/** What a form that begins a run says of its version, and of the one that held on a day that was typed; and whether the reason is told by any that may hold on the day. */
export async function findVersionWords(
  { means, authority }: Asked,
  now: DefinitionInForce,
  on: string | null,
): Promise<{ readonly sinceWhen: string | null; readonly heldThen: string | null; readonly reasonIsTold: boolean }> {
  const versions = await listHeldVersions(means.db.kysely, authority.authorityId, now.definition.key);
  const then = on === null ? null : heldOn(versions, on);
  const reasonIsTold = versions.some(({ definition }) => definition.reasonIsTold);
  return { reasonIsTold, sinceWhen: sinceInWords(now), heldThen: on === null || then === null ? null : heldThenInWords(then, now, on) };
}

/** The day that was typed, where it is one. */
export const dayTyped = (form: URLSearchParams): string | null => new FormReader(form).date('on', { what: 'The day' });

async function startForm(
  asked: Asked,
  provider: OwnProvider,
  inForce: DefinitionInForce,
  form: URLSearchParams | Record<string, string>,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { means, authority, request } = asked;
  const { definition } = inForce;
  const carriers = await findCarriers(means.db.kysely, means.clock, { authorityId: authority.authorityId, providerId: provider.id });
  const latest = await findLatestRunId(means.db.kysely, authority.authorityId, provider.id);
  const account = request.form.get('account') ?? String(request.actor.accountId ?? '');
  const sources = definition.triggers.includes('programme') ? await listSourceRuns(means.db.kysely, authority.authorityId, provider.id) : [];
  const from = request.form.get('from') ?? request.query.get('from') ?? '';
  return showForm({
    template: 'support/programmes/starting/start.njk',
    form,
    errors,
    subject: { kind: 'provider', id: provider.id },
    data: {
      provider,
      programme: {
        key: definition.key,
        name: definition.name,
        says: definition.says,
        source: definition.source,
        provisional: definition.provisional,
      },
      first: definition.stages[0]?.name ?? '',
      ...(await findVersionWords(asked, inForce, dayTyped(request.form))),
      triggers: definition.triggers
        .filter((trigger) => trigger !== 'programme' || sources.length > 0)
        .map((trigger) => ({ value: trigger, text: triggers[trigger] })),
      sources: choices(
        sources.map(({ id, text }) => ({ value: String(id), text })),
        sources.some(({ id }) => String(id) === from) ? from : '',
        'Choose a programme',
      ),
      accounts: choices(
        carriers.map(({ id, name }) => ({ value: String(id), text: name })),
        carriers.some(({ id }) => String(id) === account) ? account : '',
        'Nobody yet',
      ),
      // A form that is shown again knows still what it knew.
      seen: request.form.get('seen') ?? latest,
      action: pathOf(provider.id, undefined, '/start'),
      cancel: pathOf(provider.id),
      breadcrumbs: crumbsOf(provider),
    },
  });
}

/** The form, unless the programme cannot begin here today: then the page says why, before anything is typed. */
export const showStart: ProviderPage = async (asked, provider) => {
  const inForce = await chosen(asked);
  if (inForce === null) return { kind: 'not-found' };
  const { definition } = inForce;
  const { means, authority, request, today } = asked;
  const question = { authorityId: authority.authorityId, providerId: provider.id, today };
  const [may] = await findWhetherTheyMayStart(means.db.kysely, question, [definition]);
  if (may?.ok === false)
    return {
      kind: 'page',
      template: 'support/programmes/starting/cannot-start.njk',
      data: { provider, programme: definition.name, whyNot: may.reason, list: pathOf(provider.id), breadcrumbs: crumbsOf(provider) },
    };
  const isOfAnother = definition.triggers.includes('programme') && request.query.has('from');
  return startForm(asked, provider, inForce, { ...dateBoxes('on', today), ...(isOfAnother ? { trigger: 'programme' } : {}) });
};

/** The run out of which this one comes, where another programme leads to it; or what is wrong with it. */
function readSource(reader: FormReader, sources: readonly RelatedRun[], on: string | null): RelatedRun | null {
  const source = sources.find(({ id }) => id === readId(reader.text('from', { what: 'The programme' }) ?? ''));
  if (source === undefined) reader.refuse('from', 'Choose the programme that it comes out of');
  else if (on !== null && on < source.startedOn)
    reader.errors.push({
      field: 'on',
      at: 'on-day',
      text: `The programme that it comes out of began on ${dateInWords(source.startedOn)}: this one cannot have begun before it`,
    });
  return source ?? null;
}

export const saveStart: ProviderPage = async (asked, provider) => {
  const inForce = await chosen(asked);
  if (inForce === null) return { kind: 'not-found' };
  const { definition } = inForce;
  const { means, request, doing } = asked;
  const reader = new FormReader(request.form);
  const trigger =
    definition.triggers.length === 1
      ? (definition.triggers[0] ?? null)
      : reader.choice<Trigger>('trigger', definition.triggers, 'Choose what it begins by');
  const on = reader.date('on', { what: 'The day', missing: 'Enter the day on which it begins' });
  const reason = reader.longText('reason', { what: 'The reason', missing: 'Enter why it begins', most: 3000 });
  const sources = trigger === 'programme' ? await listSourceRuns(means.db.kysely, doing.authorityId, provider.id) : [];
  const source = trigger === 'programme' ? readSource(reader, sources, on) : null;
  if (reader.errors.length > 0 || trigger === null || on === null || reason === null)
    return startForm(asked, provider, inForce, request.form, reader.errors);
  const seen = /^\d{1,9}$/u.test(request.form.get('seen') ?? '') ? Number(request.form.get('seen')) : 0;
  const accountId = readId(request.form.get('account') ?? '');
  const start = { providerId: provider.id, programme: definition.key, trigger, triggerRef: source?.id ?? null, reason, on, accountId, seen };
  const begun = await means.db.transaction((tx) => startRun(tx, doing, start));
  if (!begun.ok) return startForm(asked, provider, inForce, request.form, [errorOf(begun, ['on'])]);
  const { heldThen } = await findVersionWords(asked, inForce, on);
  const text = [`${definition.name} has begun.`, heldThen ?? ''].join(' ').trim();
  return { kind: 'redirect', to: pathOf(provider.id, begun.value.runId), notice: { kind: 'success', text } };
};
