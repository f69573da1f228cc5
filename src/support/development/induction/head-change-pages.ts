import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, type OwnProvider, reachesProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import type { StepRefusal } from '../../programmes/field-answers.ts';
import { pathOf } from '../../programmes/run-words.ts';
import { trackOf } from '../../programmes/subject.ts';
import { beginInduction, declineInduction } from './answer-head-change.ts';
import { type HeadChange, listHeadChanges } from './find-head-changes.ts';
import { faultOfFirstDay, headChangeStates, inductionFor, type InductionKey, looksLikeWords } from './head-change.ts';
import { inductionDefinitions } from './induction-definitions.ts';

const standings = { substantive: 'Substantive', acting: 'Acting', interim: 'Interim' } as const;

async function findChange({ means, request, authority, today }: Asked, provider: OwnProvider): Promise<HeadChange | null> {
  const id = readId(request.params['changeId']);
  if (id === null) return null;
  const actor = { ...request.actor, authorityId: authority.authorityId };
  const [change] = await listHeadChanges(means.db.kysely, { actor, permission: 'leadership.view', today, id });
  return change?.provider.id === provider.id ? change : null;
}

const trackOfChange = ({ provider }: HeadChange) => trackOf(provider.legalTrack, provider.kind);

function programmesFor(change: HeadChange): InductionKey[] {
  const track = trackOfChange(change);
  return inductionDefinitions.flatMap(({ key, tracks }) => (track !== null && tracks.includes(track) ? [key as InductionKey] : []));
}

type Form = URLSearchParams | Readonly<Record<string, string>>;

async function show({ means, request }: Asked, change: HeadChange, form: Form, errors: FormReader['errors'] = []): Promise<Reply> {
  const suggested = inductionFor(trackOfChange(change), change.standing);
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  const path = `/providers/${String(change.provider.id)}/head-changes/${String(change.id)}`;
  return showForm({
    template: 'support/development/induction/head-change.njk',
    form,
    errors,
    subject: { kind: 'provider', id: change.provider.id },
    data: {
      change,
      provider: change.provider,
      post: change.role === 'manager' ? 'manager' : 'head',
      looksLike: looksLikeWords[change.looksLike],
      isPerhapsSame: change.looksLike !== 'new',
      standing: change.standing === null ? null : standings[change.standing],
      state: headChangeStates[change.state],
      runHref: change.runId === null ? null : pathOf(change.provider.id, change.runId),
      programmes: inductionDefinitions
        .filter(({ key }) => programmesFor(change).some((one) => one === key))
        .map(({ key, name, says }) => ({ value: key, text: name, hint: { text: says }, checked: (held['programme'] ?? suggested) === key })),
      mayAnswer:
        change.state === 'proposed' &&
        (await reachesProvider(means.db.kysely, means.clock, request.actor, 'leadership.record', change.provider.id)) &&
        (await reachesProvider(means.db.kysely, means.clock, request.actor, 'programme.run', change.provider.id)),
      begin: `${path}/begin`,
      answer: `${path}/answer`,
      breadcrumbs: [
        { text: 'Leadership', href: '/leadership' },
        { text: 'Inductions', href: '/leadership/inductions' },
      ],
    },
  });
}

export const showHeadChange: ProviderPage = async (asked, provider) => {
  const change = await findChange(asked, provider);
  return change === null ? { kind: 'not-found' } : show(asked, change, dateBoxes('first-day', change.beginsOn));
};

export const saveBeginning: ProviderPage = async (asked, provider) => {
  const { means, request, doing, today } = asked;
  const change = await findChange(asked, provider);
  if (change === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const programme = answers.choice('programme', programmesFor(change), 'Select which induction begins');
  const firstDay = answers.date('first-day', { what: 'The first day' });
  const fault = firstDay === null ? null : faultOfFirstDay(firstDay, today);
  if (fault !== null) answers.errors.push({ field: 'first-day', at: 'first-day-day', text: fault });
  if (programme === null || answers.errors.length > 0) return show(asked, change, request.form, answers.errors);
  const accountId = change.adviser?.id ?? request.actor.accountId;
  const begun = await means.db.transaction((tx) => beginInduction(tx, doing, { change, programme, firstDay, accountId }));
  if (!begun.ok) return refusedAs(asked, provider, begun, 'programme');
  const from = firstDay === null ? '' : firstDay > today ? `, who begins on ${dateInWords(firstDay)}` : `, in post since ${dateInWords(firstDay)}`;
  const text = `The induction of ${change.personName}${from} has begun.`;
  return { kind: 'redirect', to: pathOf(provider.id, begun.value.runId), notice: { kind: 'success', text } };
};

export const saveAnswer: ProviderPage = async (asked, provider) => {
  const { means, request, doing } = asked;
  const change = await findChange(asked, provider);
  if (change === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const state = answers.choice('answer', ['not-new', 'declined'], 'Select why no induction begins');
  const reason = answers.longText('reason', { what: 'The reason', most: 1000, missing: 'Enter how you know, or why not' });
  if (state === null || reason === null) return show(asked, change, request.form, answers.errors);
  const done = await means.db.transaction((tx) => declineInduction(tx, doing, change, { state, reason }));
  if (!done.ok) return refusedAs(asked, provider, done, 'answer');
  const text = state === 'not-new' ? `It is recorded that ${change.personName} is no new ${change.role === 'manager' ? 'manager' : 'head'}.` : 'It is recorded that no induction is wanted.'; // prettier-ignore
  return { kind: 'redirect', to: '/leadership/inductions', notice: { kind: 'success', text } };
};

/** As it stands by now, with what was sent; one that somebody else answered meanwhile is shown with their answer. */
async function refusedAs(asked: Asked, provider: OwnProvider, { reason }: StepRefusal, field: string): Promise<Reply> {
  const latest = await findChange(asked, provider);
  if (latest === null) return { kind: 'not-found' };
  const page = await show(asked, latest, asked.request.form, [{ field, at: latest.state === 'proposed' ? field : 'state', text: reason }]);
  return page.kind === 'page' && latest.state !== 'proposed' ? { ...page, status: 409 } : page;
}
