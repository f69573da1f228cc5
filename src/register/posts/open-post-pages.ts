import type { Field } from '../by-hand/entry-field.ts';
import type { EntryPage } from '../by-hand/show-entry-page.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { dateBoxes, type FormReader } from '../by-hand/form-reader.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { correctPost } from './correct-post.ts';
import { endPost } from './end-post.ts';
import type { Post, PostEntry, PostPlan, Standing } from './post.ts';
import { postLedger } from './post-row.ts';
import {
  answersOfPost,
  consequencesOfPost,
  consequencesOfWithdrawal,
  describePostEvent,
  rolesOf,
  roleWords,
  savedNotice,
  standingWords,
} from './post-words.ts';
import type { PutBack } from './put-back-ends.ts';
import { recordPost } from './record-post.ts';
import { withdrawPost } from './withdraw-post.ts';

const sourceField: Field = {
  kind: 'text',
  name: 'source',
  label: 'Source',
  hint: 'Who told us, or which document. For example, a letter from the chair dated 2 March.',
};
const standings = Object.keys(standingWords) as Standing[];

function postFields({ kind }: OwnProvider): Field[] {
  return [
    { kind: 'radios', name: 'role', label: 'Post', choices: rolesOf(kind).map((role) => ({ value: role, text: roleWords(role, kind) })) },
    { kind: 'radios', name: 'standing', label: 'How it is held', choices: standings.map((value) => ({ value, ...standingWords[value] })) },
    { kind: 'text', name: 'person-name', label: 'Name', hint: 'Leave empty if the post is vacant.' },
    { kind: 'date', name: 'held-from', label: 'First day', hint: 'For example, 1 9 2026. It may be a day to come.' },
    { kind: 'date', name: 'held-to', label: 'Last day (optional)', hint: 'Leave empty if it is not known.' },
    sourceField,
  ];
}

function readPost(answers: FormReader, provider: OwnProvider): PostEntry | null {
  const role = answers.choice('role', rolesOf(provider.kind), 'Select which post it is');
  const standing = answers.choice('standing', standings, 'Select how the post is held');
  const personName = answers.text('person-name', {
    what: 'Name',
    most: 200,
    ...(standing === null || standing === 'vacant' ? {} : { missing: 'Enter the person’s name' }),
  });
  const heldFrom = answers.date('held-from', { what: 'The first day', missing: 'Enter the first day' });
  const heldTo = answers.date('held-to', { what: 'The last day' });
  const source = answers.text('source', { what: 'Source', missing: 'Enter who told us, or which document' });
  if (role === null || standing === null || heldFrom === null || source === null) return null;
  return { role, standing, personName, heldFrom, heldTo, source };
}

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}
const common = ({ provider }: Means) => ({
  provider,
  ledger: postLedger,
  cancel: `/providers/${provider.id}`,
  answersOf: (entry: PostEntry) => answersOfPost(entry, provider.kind),
  consequencesOf: consequencesOfPost,
  describeEvent: describePostEvent,
  linkToRecord: (id: number) => ({ href: `/providers/${provider.id}/posts/${id}/correct`, text: 'Correct the record that is there' }),
});

export function newPostPage(means: Means): EntryPage<PostEntry, PostPlan> {
  const { provider, doing } = means;
  return {
    ...common(means),
    title: 'Record who is in post',
    lead: ['If somebody is already in post, they end on the day before. You will be shown that before it is saved.'],
    fields: postFields(provider),
    button: 'Save',
    read: (answers) => readPost(answers, provider),
    save: (tx, entry, seen) => recordPost(tx, doing, provider, entry, seen),
    savedNotice: (entry) => savedNotice(entry, provider.kind, doing.clock.today()),
  };
}

const postPath = ({ provider }: Means, post: Post): string => `/providers/${provider.id}/posts/${post.id}`;

export function correctPostPage(means: Means, post: Post): EntryPage<PostEntry & { reason: string }, PostPlan> {
  const { provider, doing } = means;
  return {
    ...common(means),
    cancel: postPath(means, post),
    after: postPath(means, post),
    title: 'Correct this record',
    lead: ['Use this where what was entered is wrong. What it said before stays in its history. If somebody new is in post, record them instead.'],
    fields: [...postFields(provider), { kind: 'text', name: 'reason', label: 'Why it is being corrected' }],
    button: 'Save',
    read: (answers) => {
      const entry = readPost(answers, provider);
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being corrected' });
      return entry === null || reason === null ? null : { ...entry, reason };
    },
    save: (tx, entry, seen) => correctPost(tx, doing, provider, post.id, entry, seen),
    savedNotice: () => 'The record has been corrected.',
  };
}

export function boxesOfPost(post: Post): Record<string, string> {
  const { role, standing, personName, source } = post;
  return { role, standing, 'person-name': personName ?? '', source, ...dateBoxes('held-from', post.heldFrom), ...dateBoxes('held-to', post.heldTo) };
}

export function endPostPage(means: Means, post: Post): EntryPage<{ heldTo: string; source: string }, PostPlan> {
  const { provider, doing } = means;
  const role = roleWords(post.role, provider.kind).toLowerCase();
  return {
    ...common(means),
    cancel: postPath(means, post),
    title: post.personName === null ? 'End the vacancy' : `When does ${post.personName} leave?`,
    lead: [
      `Recorded as ${role} from ${dateInWords(post.heldFrom)}. If somebody takes over, or the post becomes vacant, record that instead: this one ends by itself.`,
    ],
    fields: [{ kind: 'date', name: 'held-to', label: 'Last day', hint: 'It may be a day to come.' }, sourceField],
    button: 'Save',
    read: (answers) => {
      const heldTo = answers.date('held-to', { what: 'The last day', missing: 'Enter the last day' });
      const source = answers.text('source', { what: 'Source', missing: 'Enter who told us, or which document' });
      return heldTo === null || source === null ? null : { heldTo, source };
    },
    save: (tx, entry, seen) => endPost(tx, doing, provider, post.id, entry, seen),
    answersOf: () => [],
    savedNotice: ({ heldTo }) => `${post.personName ?? 'The vacancy'}: the last day is ${dateInWords(heldTo)}.`,
  };
}

export function withdrawPostPage(means: Means, post: Post): EntryPage<{ reason: string }, readonly PutBack[]> {
  const { provider, doing } = means;
  return {
    ...common(means),
    cancel: postPath(means, post),
    title: 'Withdraw this record',
    lead: ['Use this only where it should never have been recorded. It stays readable, marked as withdrawn, with your reason.'],
    fields: [{ kind: 'text', name: 'reason', label: 'Why it is being withdrawn' }],
    button: 'Withdraw',
    read: (answers) => {
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being withdrawn' });
      return reason === null ? null : { reason };
    },
    save: (tx, entry, seen) => withdrawPost(tx, doing, provider, post.id, entry, seen),
    answersOf: ({ reason }) => [{ label: 'Why it is being withdrawn', text: reason }],
    consequencesOf: consequencesOfWithdrawal,
    savedNotice: () => `The record of ${post.personName ?? 'the vacancy'} has been withdrawn.`,
  };
}
