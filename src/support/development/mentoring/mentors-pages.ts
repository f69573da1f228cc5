import { dateInWords } from '../../../kernel/plain-date.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, labelled } from '../../common/show-form.ts';
import { findReached } from '../../common/find-places.ts';
import { type Conflict, findMentor, listMentors, type Mentor } from './find-mentors.ts';
import { listPairingsOfMentor } from './find-pairings.ts';
import { phaseName } from './list-choices.ts';
import { contexts } from './mentoring-contexts.ts';
import {
  conflictSorts,
  doneKinds,
  mentoringKinds,
  type MentoringKind,
  mentorSorts,
  type MentorState,
  mentorStates,
  pairingColours,
  pairingStates,
} from './mentoring-words.ts';
import { nextStates } from './mentor-standing.ts';
import { recordMentorState } from './record-mentor.ts';
import { showMentoringForm, type Sent } from './show-mentoring-form.ts';

export const crumbs = [
  { text: 'Mentoring', href: '/mentoring' },
  { text: 'Mentors', href: '/mentoring/mentors' },
];
export const hrefOf = ({ id }: Mentor, rest = ''): string => `/mentoring/mentors/${String(id)}${rest}`;
const stateColours = { proposed: 'yellow', approved: 'green', paused: 'orange', retired: 'grey' } as const;

async function listAsked({ means, authority, request, today }: Asked) {
  const all = await listMentors(means.db.kysely, { authorityId: authority.authorityId, today });
  const kind = (Object.keys(mentoringKinds) as MentoringKind[]).find((each) => each === request.query.get('kind')) ?? null;
  const state = (Object.keys(mentorStates) as MentorState[]).find((each) => each === request.query.get('state')) ?? null;
  const shown = all.filter((one) => (kind === null || one.kinds.includes(kind)) && (state === null ? one.state !== 'retired' : one.state === state));
  return { all, shown, kind, state };
}

/** The register of mentors. */
export const showMentors: SupportPage = async (asked): Promise<Reply> => {
  const { all, shown, kind, state } = await listAsked(asked);
  return {
    kind: 'page',
    template: 'support/development/mentoring/mentors.njk',
    data: {
      mentors: shown.map((mentor) => ({
        name: mentor.name,
        href: hrefOf(mentor),
        where: mentor.providerName ?? mentor.firm ?? '',
        sort: mentorSorts[mentor.sort],
        offers: mentor.kinds.map((each) => mentoringKinds[each]).join(', '),
        room: `${String(Math.max(0, mentor.capacity - mentor.underWay))} of ${String(mentor.capacity)}`,
        state: mentorStates[mentor.state],
        colour: stateColours[mentor.state],
        lacks: mentor.state === 'approved' ? mentor.lacks.join('; ') : '',
      })),
      hasAny: all.length > 0,
      kinds: choices(labelled(mentoringKinds), kind, 'Every kind'),
      states: choices(labelled(mentorStates), state, 'All but those who have left'),
      mayManage: isAllowed(asked.request.actor, 'mentor.manage'),
      csv: `/mentoring/mentors.csv?kind=${kind ?? ''}&state=${state ?? ''}`,
      breadcrumbs: crumbs.slice(0, 1),
    },
  };
};

export const exportMentors: SupportPage = async (asked): Promise<Reply> => {
  const { shown } = await listAsked(asked);
  const rows = shown.map((one) => [
    one.name,
    one.providerName ?? one.firm,
    mentorSorts[one.sort],
    one.kinds.map((each) => mentoringKinds[each]).join('; '),
    one.phases.map(phaseName).join('; '),
    one.localityName,
    one.languages,
    one.capacity,
    one.underWay,
    one.availableFrom,
    one.availableTo,
    mentorStates[one.state],
    one.lacks.join('; '),
  ]);
  const header = ['Name', 'Where', 'Sort', 'Offers', 'Phases', 'Locality', 'Languages', 'Takes at once', 'Has', 'Available from', 'Available to', 'State', 'What keeps them from being matched'];
  return { kind: 'download', fileName: `mentors-${asked.today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
}; // prettier-ignore

async function findAsked({ means, authority, request, today }: Asked): Promise<Mentor | null> {
  const id = readId(request.params['mentorId']);
  return id === null ? null : findMentor(means.db.kysely, { authorityId: authority.authorityId, today, id });
}

export const onMentor =
  (page: (asked: Asked, mentor: Mentor) => Promise<Reply>): SupportPage =>
  async (asked) => {
    const mentor = await findAsked(asked);
    return mentor === null ? { kind: 'not-found' } : page(asked, mentor);
  };

/** Conflicts at providers that the reader reaches: who works or is friends with whom elsewhere is not theirs to read. */
export async function readConflicts({ means, request, today }: Asked, { conflicts }: Mentor): Promise<Conflict[]> {
  const ids = conflicts.map(({ providerId }) => providerId);
  const reached = await findReached(means.db.kysely, { actor: request.actor, permission: 'mentoring.view', today, ids });
  return conflicts.filter(({ providerId }) => reached.has(providerId));
}

function elsewhereInWords(count: number): string | null {
  if (count === 0) return null;
  const which = count === 1 ? '1 conflict is' : `${String(count)} conflicts are`;
  return `${which} recorded at providers that you do not work with. Matching leaves this mentor out there too.`;
}

/** One mentor: what the register says, what was done, and with whom they are or were paired. */
export const showMentor = onMentor(async (asked, mentor) => {
  const { means, request, authority } = asked;
  const pairings = await listPairingsOfMentor(means.db.kysely, authority.authorityId, mentor.id);
  const mayManage = isAllowed(request.actor, 'mentor.manage');
  const conflicts = await readConflicts(asked, mentor);
  return {
    kind: 'page',
    template: 'support/development/mentoring/mentor.njk',
    data: {
      mentor,
      state: mentorStates[mentor.state],
      colour: stateColours[mentor.state],
      lacks: mentor.lacks,
      facts: [
        { label: 'Sort', text: mentorSorts[mentor.sort] },
        { label: 'Where', text: mentor.providerName ?? mentor.firm },
        { label: 'How to reach them', text: mentor.accountId === null ? mentor.contact : 'By their account' },
        { label: 'Three years as a head', text: mentor.headship.says },
        { label: 'Offers', text: mentor.kinds.map((each) => mentoringKinds[each]).join(', ') },
        { label: 'Phases they know', text: mentor.phases.length === 0 ? 'None recorded' : mentor.phases.map(phaseName).join(', ') },
        { label: 'Contexts they know', text: mentor.contexts.length === 0 ? 'None recorded' : mentor.contexts.map((each) => contexts[each]).join(', ') },
        { label: 'Languages', text: mentor.languages },
        { label: 'Room', text: `${String(mentor.underWay)} of at most ${String(mentor.capacity)} at once` },
        { label: 'Available', text: `From ${dateInWords(mentor.availableFrom)}${mentor.availableTo === null ? '' : ` to ${dateInWords(mentor.availableTo)}`}` },
      ],
      done: mentor.done.map((one) => ({ ...one, label: doneKinds[one.kind], withdraw: mayManage && one.withdrawn === null ? hrefOf(mentor, `/done/${String(one.id)}/withdraw`) : null })),
      conflicts: conflicts.map((one) => ({ ...one, label: conflictSorts[one.sort], withdraw: mayManage && one.withdrawn === null ? hrefOf(mentor, `/conflicts/${String(one.id)}/withdraw`) : null })),
      elsewhere: elsewhereInWords(mentor.conflicts.length - conflicts.length),
      pairings: pairings.map(({ state }) => state).reduce<{ label: string; colour: string; count: number }[]>((counted, state) => {
        const found = counted.find(({ label }) => label === pairingStates[state]);
        if (found === undefined) counted.push({ label: pairingStates[state], colour: pairingColours[state], count: 1 });
        else found.count += 1;
        return counted;
      }, []),
      mayManage,
      steps: isAllowed(request.actor, 'mentor.approve') ? nextStates(mentor.state).map((to) => ({ text: stepWords[to], href: hrefOf(mentor, `/state?to=${to}`) })) : [],
      paths: { change: hrefOf(mentor, '/change'), done: hrefOf(mentor, '/done'), conflict: hrefOf(mentor, '/conflicts') },
      breadcrumbs: crumbs,
    },
  };
}); // prettier-ignore

const stepWords: Readonly<Record<MentorState, string>> = {
  proposed: 'Put back on the register',
  approved: 'Approve',
  paused: 'Pause',
  retired: 'Retire',
};

function stateForm(mentor: Mentor, to: MentorState, sent: Sent): Reply {
  return showMentoringForm(
    {
      title: stepWords[to],
      caption: mentor.name,
      says: to === 'retired' ? ['Pairings that are under way go on until they end.'] : [],
      questions: [{ kind: 'long', name: 'reason', label: 'Why', rows: 3 }],
      button: stepWords[to],
      action: hrefOf(mentor, `/state?to=${to}`),
      backLink: hrefOf(mentor),
      breadcrumbs: [...crumbs, { text: mentor.name, href: hrefOf(mentor) }],
    },
    sent,
  );
}

const toOf = ({ request }: Asked, mentor: Mentor): MentorState | null =>
  nextStates(mentor.state).find((to) => to === request.query.get('to')) ?? null;

export const showMentorState = onMentor(async (asked, mentor) => {
  const to = toOf(asked, mentor);
  return to === null ? { kind: 'not-found' } : stateForm(mentor, to, { form: new URLSearchParams() });
});

export const saveMentorState = onMentor(async (asked, mentor) => {
  const { means, request, doing } = asked;
  const to = (Object.keys(mentorStates) as MentorState[]).find((each) => each === request.query.get('to'));
  if (to === undefined) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const reason = answers.longText('reason', { what: 'The reason', most: 1000, missing: 'Enter why' });
  if (reason === null) return stateForm(mentor, to, { form: request.form, errors: answers.errors });
  const done = await means.db.transaction((tx) => recordMentorState(tx, doing, mentor.id, { to, reason }));
  if (!done.ok) return stateForm(mentor, to, { form: request.form, errors: [{ field: 'reason', at: 'reason', text: done.reason }] });
  return { kind: 'redirect', to: hrefOf(mentor), notice: { kind: 'success', text: `${mentor.name} is now ${mentorStates[to].toLowerCase()}.` } };
});
