import type { Reply } from '../../../platform/http/route.ts';
import { FormReader } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { saveWithdrawal, showWithdrawal } from '../../common/withdrawal-pages.ts';
import type { Mentor } from './find-mentors.ts';
import { listProvidersToName } from './list-choices.ts';
import { type ConflictSort, conflictSorts, type DoneKind, doneKinds } from './mentoring-words.ts';
import { crumbs, hrefOf, onMentor, readConflicts } from './mentors-pages.ts';
import { recordConflict, recordDone } from './record-mentor-facts.ts';
import { type Sent, showMentoringForm } from './show-mentoring-form.ts';

function doneForm(mentor: Mentor, sent: Sent): Reply {
  return showMentoringForm(
    {
      title: 'Record training, a reference or a check',
      caption: mentor.name,
      says: ['Only that it was done is recorded. Do not enter what a reference or a check says, and keep no certificate here.'],
      questions: [
        { kind: 'choice', name: 'kind', label: 'What was done', of: doneKinds },
        { kind: 'text', name: 'which', label: 'Which', hint: 'Such as “Mentor training, two days” or “Reference of the chair of governors”' },
        { kind: 'date', name: 'done-on', label: 'Day it was done' },
        { kind: 'text', name: 'seen-by', label: 'Who saw it', hint: 'By name' },
      ],
      button: 'Record',
      action: hrefOf(mentor, '/done'),
      backLink: hrefOf(mentor),
      breadcrumbs: [...crumbs, { text: mentor.name, href: hrefOf(mentor) }],
    },
    sent,
  );
}

export const showDoneForm = onMentor(async (_, mentor) => doneForm(mentor, { form: new URLSearchParams() }));

export const saveDone = onMentor(async ({ means, request, doing }, mentor) => {
  const answers = new FormReader(request.form);
  const kind = answers.choice('kind', Object.keys(doneKinds) as DoneKind[], 'Choose what was done');
  const which = answers.text('which', { what: 'Which', most: 200, missing: 'Enter which' });
  const doneOn = answers.date('done-on', { what: 'The day', missing: 'Enter the day it was done' });
  const seenBy = answers.text('seen-by', { what: 'Who saw it', most: 120, missing: 'Enter who saw it' });
  if (kind === null || which === null || doneOn === null || seenBy === null) return doneForm(mentor, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => recordDone(tx, doing, mentor.id, { kind, which, doneOn, seenBy }));
  if (!done.ok) return doneForm(mentor, { form: request.form, errors: [{ field: 'done-on', at: 'done-on-day', text: done.reason }] });
  return { kind: 'redirect', to: hrefOf(mentor), notice: { kind: 'success', text: `${doneKinds[kind]} is recorded.` } };
});

async function conflictForm({ means, authority }: Asked, mentor: Mentor, sent: Sent): Promise<Reply> {
  const providers = await listProvidersToName(means.db.kysely, authority.laCode);
  return showMentoringForm(
    {
      title: 'Record a conflict of interest',
      caption: mentor.name,
      says: [
        'Nobody at the provider is matched with this mentor while it stands. Their own provider, its trust and posts on the register are known without it.',
      ],
      questions: [
        {
          kind: 'select',
          name: 'provider',
          label: 'At which provider',
          first: 'Choose',
          of: providers.map(({ id, name }) => ({ value: String(id), text: name })),
        },
        { kind: 'choice', name: 'sort', label: 'What it is', of: conflictSorts },
        {
          kind: 'choice',
          name: 'side',
          label: 'Who says so',
          of: { mentor: 'The mentor', mentee: 'Somebody at the provider', coordinator: 'The authority' },
        },
        { kind: 'text', name: 'says', label: 'In words (optional)' },
      ],
      button: 'Record',
      action: hrefOf(mentor, '/conflicts'),
      backLink: hrefOf(mentor),
      breadcrumbs: [...crumbs, { text: mentor.name, href: hrefOf(mentor) }],
    },
    sent,
  );
}

export const showConflictForm = onMentor((asked, mentor) =>
  conflictForm(asked, mentor, { form: new URLSearchParams({ provider: asked.request.query.get('provider') ?? '' }) }),
);

export const saveConflict = onMentor(async (asked, mentor) => {
  const { means, request, doing, authority } = asked;
  const answers = new FormReader(request.form);
  const id = readId(request.form.get('provider') ?? '');
  const provider = (await listProvidersToName(means.db.kysely, authority.laCode)).find((one) => one.id === id) ?? null;
  if (provider === null) answers.refuse('provider', 'Choose the provider');
  const sort = answers.choice('sort', Object.keys(conflictSorts) as ConflictSort[], 'Choose what it is');
  const side = answers.choice('side', ['mentor', 'mentee', 'coordinator'] as const, 'Choose who says so');
  const says = answers.text('says', { what: 'The words', most: 500 });
  if (answers.errors.length > 0 || provider === null || sort === null || side === null)
    return conflictForm(asked, mentor, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => recordConflict(tx, doing, { mentorId: mentor.id, providerId: provider.id, sort, says, side }));
  if (!done.ok) return conflictForm(asked, mentor, { form: request.form, errors: [{ field: 'sort', at: 'sort', text: done.reason }] });
  return { kind: 'redirect', to: hrefOf(mentor), notice: { kind: 'success', text: `The conflict with ${provider.name} is recorded.` } };
});

async function withdrawalOf(asked: Asked, mentor: Mentor) {
  const id = readId(asked.request.params['doneId'] ?? asked.request.params['conflictId']);
  const done = asked.request.params['doneId'] === undefined ? undefined : mentor.done.find((one) => one.id === id && one.withdrawn === null);
  const conflict =
    asked.request.params['conflictId'] === undefined ? undefined : (await readConflicts(asked, mentor)).find((one) => one.id === id && one.withdrawn === null); // prettier-ignore
  if (done !== undefined)
    return {
      table: 'mentor_done' as const,
      id: done.id,
      title: 'Withdraw what was recorded',
      what: `${doneKinds[done.kind]}, “${done.which}”, counts no longer for ${mentor.name}.`,
      action: hrefOf(mentor, `/done/${String(done.id)}/withdraw`),
      back: hrefOf(mentor),
    };
  if (conflict !== undefined)
    return {
      table: 'mentor_conflict' as const,
      id: conflict.id,
      title: 'Withdraw a conflict of interest',
      what: `${mentor.name} may be matched with people at ${conflict.providerName} again.`,
      action: hrefOf(mentor, `/conflicts/${String(conflict.id)}/withdraw`),
      back: hrefOf(mentor),
    };
  return null;
}

export const showFactWithdrawal = onMentor(async (asked, mentor) => {
  const withdrawal = await withdrawalOf(asked, mentor);
  return withdrawal === null ? { kind: 'not-found' } : showWithdrawal(withdrawal);
});

export const saveFactWithdrawal = onMentor(async (asked, mentor) => {
  const withdrawal = await withdrawalOf(asked, mentor);
  return withdrawal === null ? { kind: 'not-found' } : saveWithdrawal(asked, withdrawal);
});
