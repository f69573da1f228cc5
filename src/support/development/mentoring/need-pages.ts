import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import { staffPath } from './change-pairing.ts';
import { findMentorOf } from './find-mentor-of.ts';
import { findNeed, type Need, needStates, stateOfNeed } from './find-needs.ts';
import { listPairingsOfNeed } from './find-pairings.ts';
import { gatherMatches } from './gather-matching.ts';
import { orderInWords } from './mentor-matching.ts';
import { menteePosts, mentoringKinds, pairingColours, pairingStates } from './mentoring-words.ts';
import { proposePairing } from './propose-pairing.ts';
import { closeNeed } from './record-need.ts';
import { showMentoringForm, type Sent } from './show-mentoring-form.ts';

const crumbs = [{ text: 'Mentoring', href: '/mentoring' }];
const hrefOf = ({ id }: Need, rest = ''): string => `/mentoring/needs/${String(id)}${rest}`;

const onNeed =
  (page: (asked: Asked, need: Need) => Promise<Reply>): SupportPage =>
  async (asked) => {
    const id = readId(asked.request.params['needId']);
    const need = id === null ? null : await findNeed(asked.means.db.kysely, asked.authority.authorityId, id);
    return need === null ? { kind: 'not-found' } : page(asked, need);
  };

async function needPage(asked: Asked, need: Need, form: URLSearchParams, errors: FormReader['errors'] = []): Promise<Reply> {
  const { means, authority, request, today } = asked;
  const db = means.db.kysely;
  const { authorityId } = authority;
  const state = stateOfNeed(need);
  const mayMatch = isAllowed(request.actor, 'mentoring.match');
  const matches = state === 'waiting' ? await gatherMatches(db, { authorityId, today }, need) : [];
  const shown = matches.map(({ mentor, name, criteria, isOffered }) => ({
    id: mentor.id,
    name,
    where: mentor.providerName ?? mentor.firm ?? '',
    criteria,
    isOffered,
    conflict: isAllowed(request.actor, 'mentor.manage')
      ? `/mentoring/mentors/${String(mentor.id)}/conflicts?provider=${String(need.providerId)}`
      : null,
  }));
  const now = need.post === 'chair' || need.post === 'senior-leader' || need.post === 'setting' ? null : await findMentorOf(db, { authorityId, providerId: need.providerId }); // prettier-ignore
  return showForm({
    template: 'support/development/mentoring/need.njk',
    form,
    errors,
    subject: { kind: 'mentoring-need', id: need.id },
    data: {
      need,
      title: `A mentor for ${need.personName}`,
      state: needStates[state],
      isWaiting: state === 'waiting',
      facts: [
        { label: 'What is wanted', text: mentoringKinds[need.kind] },
        { label: 'Post', text: menteePosts[need.post] },
        { label: 'What for', text: need.whatFor },
        { label: 'From when', text: dateInWords(need.wantedFrom) },
        { label: 'What matters', text: need.wantsSamePhase ? 'A mentor who knows the same phase' : 'Nothing in particular' },
        { label: 'Whom rather not', text: need.ratherNot ?? 'Nobody was named' },
        ...(need.accountId === null ? [{ label: 'How to reach them', text: need.contact }] : []),
        { label: 'Asked', text: `By ${need.askedBy} on ${dateInWords(need.askedAt.toISOString().slice(0, 10))}` },
        ...(now === null ? [] : [{ label: 'Mentor of the head now', text: `${now.name}, since ${dateInWords(now.since)}` }]),
      ],
      offered: shown.filter(({ isOffered }) => isOffered),
      others: shown.filter(({ isOffered }) => !isOffered),
      order: orderInWords,
      mayMatch: mayMatch && state === 'waiting',
      propose: hrefOf(need, '/propose'),
      close: mayMatch && state === 'waiting' ? hrefOf(need, '/close') : null,
      pairings: (await listPairingsOfNeed(db, authorityId, need.id)).map((one) => ({
        text: `${one.mentorName}, proposed on ${dateInWords(one.proposedAt.toISOString().slice(0, 10))}`,
        href: staffPath(one.id),
        state: pairingStates[one.state],
        colour: pairingColours[one.state],
      })),
      breadcrumbs: crumbs,
    },
  });
}

/** A need with every mentor beside it: who is offered, who is not, and each criterion in words. */
export const showNeed = onNeed((asked, need) => needPage(asked, need, new URLSearchParams()));

export const saveProposal = onNeed(async (asked, need) => {
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const mentorId = readId(request.form.get('mentor') ?? '');
  if (mentorId === null) answers.refuse('mentor', 'Choose a mentor');
  const message = answers.longText('message', { what: 'The message', most: 1000 });
  if (mentorId === null || answers.errors.length > 0) return needPage(asked, need, request.form, answers.errors);
  const done = await means.db.transaction((tx) => proposePairing(tx, doing, { needId: need.id, mentorId, message }));
  if (!done.ok) {
    // Somebody else was quicker, or the mentor has no room any more: what is shown is how it stands now.
    const fresh = (await findNeed(means.db.kysely, asked.authority.authorityId, need.id)) ?? need;
    const shown = await needPage(asked, fresh, request.form, [{ field: 'mentor', at: 'mentor', text: done.reason }]);
    return shown.kind === 'page' ? { ...shown, status: 409 } : shown;
  }
  return { kind: 'redirect', to: staffPath(done.value), notice: { kind: 'success', text: 'The pairing is proposed. Both are asked.' } };
});

function closeForm(need: Need, sent: Sent): Reply {
  return showMentoringForm(
    {
      title: 'Close this need',
      caption: `${need.personName}, ${need.providerName}`,
      says: ['It stays readable. Whoever wants a mentor again asks again.'],
      questions: [{ kind: 'text', name: 'reason', label: 'Why' }],
      button: 'Close',
      action: hrefOf(need, '/close'),
      backLink: hrefOf(need),
      breadcrumbs: [...crumbs, { text: `A mentor for ${need.personName}`, href: hrefOf(need) }],
    },
    sent,
  );
}

export const showNeedClosing = onNeed(async (_, need) => closeForm(need, { form: new URLSearchParams() }));

export const saveNeedClosing = onNeed(async ({ means, request, doing }, need) => {
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why' });
  if (reason === null) return closeForm(need, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => closeNeed(tx, doing, need.id, reason));
  if (!done.ok) return closeForm(need, { form: request.form, errors: [{ field: 'reason', at: 'reason', text: done.reason }] });
  return { kind: 'redirect', to: '/mentoring', notice: { kind: 'success', text: 'The need is closed, and stays readable.' } };
});
