import { dateInWords } from '../../kernel/plain-date.ts';
import type { Answer } from '../by-hand/show-history.ts';
import type { EntryEvent, Snapshot } from '../by-hand/list-entry-events.ts';
import type { Kind } from '../providers/classification.ts';
import { type Post, type PostEntry, type PostPlan, type PostRole, type Standing, whoIn } from './post.ts';
import type { PutBack } from './put-back-ends.ts';

const settings: readonly Kind[] = ['nursery', 'pre-school', 'early-years-setting', 'childrens-centre', 'family-hub'];

/** The posts that a provider of this kind has. */
export function rolesOf(kind: Kind): readonly PostRole[] {
  if (kind === 'childminder') return ['manager'];
  return settings.includes(kind) ? ['manager', 'chair'] : ['headteacher', 'chair'];
}

const principals: readonly Kind[] = ['college', 'special-post-16', 'higher-education'];

/** What the post is called at a provider of this kind. */
export function roleWords(role: PostRole, kind: Kind): string {
  switch (role) {
    case 'headteacher':
      return principals.includes(kind) ? 'Principal' : 'Headteacher';
    case 'chair':
      return settings.includes(kind) ? 'Chair of the committee' : 'Chair of governors';
    case 'manager':
      if (kind === 'childminder') return 'Childminder';
      return kind === 'childrens-centre' || kind === 'family-hub' ? 'Centre manager' : 'Setting manager';
  }
}

export const standingWords: Readonly<Record<Standing, { readonly text: string; readonly hint: string }>> = {
  substantive: { text: 'Substantive', hint: 'Appointed to the post. For a job share, enter both names.' },
  acting: { text: 'Acting', hint: 'A colleague who stands in while the post is vacant or its holder is away.' },
  interim: { text: 'Interim', hint: 'Somebody brought in for a time.' },
  vacant: { text: 'Vacant', hint: 'Nobody has been appointed.' },
};

/** "from 1 September 2026", "to 31 August 2026", as it stands on a day. */
export function spanWords(from: string, to: string | null): string {
  return to === null ? `from ${dateInWords(from)}` : `${dateInWords(from)} to ${dateInWords(to)}`;
}

export function answersOfPost(entry: PostEntry, kind: Kind): readonly Answer[] {
  return [
    { label: 'Post', text: roleWords(entry.role, kind) },
    { label: 'How it is held', text: standingWords[entry.standing].text },
    { label: 'Name', text: entry.personName ?? 'Nobody: the post is vacant' },
    { label: 'First day', text: dateInWords(entry.heldFrom) },
    { label: 'Last day', text: entry.heldTo === null ? 'Not known' : dateInWords(entry.heldTo) },
    { label: 'Source', text: entry.source },
  ];
}

/** What saving does to others' records, in sentences. */
export function consequencesOfPost({ entry, endings, endsBefore, coverGoesOn }: PostPlan): readonly string[] {
  const ended = endings.map(({ post, heldTo }) => {
    const before = post.heldTo === null ? '' : `, not ${dateInWords(post.heldTo)}`;
    return `${endOf(post)} will end on ${dateInWords(heldTo)}${before}.`;
  });
  const beside = coverGoesOn.map(
    (post) =>
      `${whoIn(post)} stays recorded as ${standingWords[post.standing].text.toLowerCase()} to ${dateInWords(post.heldTo ?? '')}: end that too if it is no longer so.`,
  );
  if (endsBefore === null || entry.heldTo === null) return [...ended, ...beside];
  const own = `This will end on ${dateInWords(entry.heldTo)}, the day before ${endsBefore.personName ?? 'the vacancy'} is recorded as beginning.`;
  return [...ended, ...beside, own];
}

/** What withdrawing a record does to those it had ended, in sentences. */
export function consequencesOfWithdrawal(ends: readonly PutBack[]): readonly string[] {
  return ends.map(({ post, heldTo }) => {
    const now = heldTo === null ? 'will have no last day again' : `will end on ${dateInWords(heldTo)} instead`;
    return `This record ended ${post.standing === 'vacant' ? 'the vacancy' : `${whoIn(post)}’s time in post`} on ${dateInWords(post.heldTo ?? '')}. That ${now}.`;
  });
}

const endOf = (post: Post): string =>
  post.standing === 'vacant' ? 'The vacancy' : `${whoIn(post)}’s time in post (${standingWords[post.standing].text.toLowerCase()})`;

export function savedNotice(entry: PostEntry, kind: Kind, today: string): string {
  const role = roleWords(entry.role, kind);
  if (entry.personName === null) return `${role}: vacant, ${spanWords(entry.heldFrom, entry.heldTo)}.`;
  const time = entry.heldFrom > today ? `begins on ${dateInWords(entry.heldFrom)}` : `is recorded ${spanWords(entry.heldFrom, entry.heldTo)}`;
  return `${role}: ${entry.personName} ${time}.`;
}

const done: Readonly<Record<string, string>> = {
  'post.recorded': 'recorded',
  'post.corrected': 'corrected the record of',
  'post.ended': 'ended',
  'post.withdrawn': 'withdrew the record of',
  'post.put-back': 'put back the last day of',
};

export function describePostEvent(event: EntryEvent): string {
  const said = event.after ?? event.before ?? {};
  const who = said['personName'] ?? 'a vacancy';
  const from =
    typeof said['heldFrom'] === 'string' ? ` (${spanWords(said['heldFrom'], typeof said['heldTo'] === 'string' ? said['heldTo'] : null)})` : '';
  return `${event.by} ${done[event.event] ?? 'changed'} ${String(who)}${from}.`;
}

/** A snapshot's fields as the history shows them. */
export function showPostSnapshot(snapshot: Snapshot, kind: Kind): readonly Answer[] {
  return answersOfPost(snapshot as unknown as PostEntry, kind);
}
