import { dateInWords } from '../../../kernel/plain-date.ts';
import { dateBoxes, type FieldError, FormReader, listLocalityProviders } from '../../../register/index.ts';
import { type Answer, answerIds, answers } from './attendance.ts';
import { findAttendance } from './find-meetings.ts';
import { findAskedMeeting, inWords, meetingPath } from './meeting-pages.ts';
import { faultsOfPlan, type MeetingPlan, type NetworkMeeting, timeOf } from './meeting.ts';
import { byGroup, isMemberGroup, type MemberGroup } from './member-groups.ts';
import { type AskedOfNetwork, networkCrumbs, type NetworkPage } from './open-network-page.ts';
import { cancelMeeting, changeMeeting, type Expected, gatherExpected, type HeldEntry, recordHeld, recordMeeting } from './record-meeting.ts';
import { addFaults, type NetworkForm, openForm, saveForm } from './show-network-form.ts';

async function planForm(asked: AskedOfNetwork, meeting: NetworkMeeting | null): Promise<NetworkForm<MeetingPlan>> {
  const { means, request, authority, network, path, doing, today } = asked;
  const groups = byGroup(await listLocalityProviders(means.db.kysely, { laCode: authority.laCode, localityId: network.id }));
  const usual: readonly MemberGroup[] = ['nursery-schools', 'primary', 'secondary', 'all-through', 'special'];
  const first = {
    ...(meeting === null ? {} : dateBoxes('on', meeting.on)),
    starts: meeting?.startsAt ?? '',
    ends: meeting?.endsAt ?? '',
    place: meeting?.place ?? '',
    link: meeting?.link ?? '',
    chair: meeting?.chair ?? request.actor.name,
    agenda: meeting?.agenda.join('\n') ?? '',
  };
  const invited = meeting?.invited ?? groups.map(({ group }) => group).filter((group) => usual.includes(group));
  return {
    caption: `${network.name} network`,
    title: meeting === null ? 'Plan a meeting' : 'Change the meeting',
    lead: [
      meeting === null
        ? 'The heads and managers of the providers invited, the network’s people and its coordinators are told, and find it in their calendars.'
        : 'Where the day, the time or the place changes, those who are expected are told.',
    ],
    fields: [
      { kind: 'date', name: 'on', label: 'Day' },
      { kind: 'text', name: 'starts', label: 'Starts at', hint: 'For example, 15:30', width: 5 },
      { kind: 'text', name: 'ends', label: 'Ends at', width: 5 },
      { kind: 'text', name: 'place', label: 'Place', hint: 'Leave empty where it is online alone.' },
      { kind: 'text', name: 'link', label: 'Address of the online meeting (optional)', hint: 'Begins with https://', input: 'url' },
      { kind: 'text', name: 'chair', label: 'Chair' },
      { kind: 'checkboxes', name: 'invited', label: 'Who is invited', hint: 'The network’s people always are.', choices: groups.map(({ group, label, providers }) => ({ value: group, text: `${label} (${String(providers.length)})` })) },
      { kind: 'textarea', name: 'agenda', label: 'Agenda', hint: 'One item a line, in the order in which they are taken.', rows: 8 },
    ],
    initial: new URLSearchParams([...Object.entries(first), ...invited.map((group) => ['invited', group] as [string, string])]),
    ...(meeting === null ? {} : { seen: meeting.version }),
    button: meeting === null ? 'Plan the meeting' : 'Save',
    cancel: meeting === null ? `${path}/meetings` : meetingPath(path, meeting.id),
    read: (answered, form) => readPlan(answered, form, { there: groups.map(({ group }) => group), today: meeting === null || meeting.state === 'planned' ? today : null }),
    save: (tx, plan, seen) => (meeting === null ? recordMeeting(tx, doing, network.id, plan) : changeMeeting(tx, doing, network.id, meeting.id, plan, seen)),
    after: (id) => meetingPath(path, id),
    notice: ({ on, startsAt }) => `The meeting is planned for ${dateInWords(on)} at ${startsAt}.`,
  };
} // prettier-ignore

interface PlanAsked {
  readonly there: readonly MemberGroup[];
  /** Null where it may not be planned any more, which is then what is said. */
  readonly today: string | null;
}

function readPlan(answered: FormReader, form: URLSearchParams, { there, today }: PlanAsked): MeetingPlan | null {
  const on = answered.date('on', { what: 'The day', missing: 'Enter the day' });
  const startsAt = timeOf(form.get('starts') ?? '') ?? answered.refuse('starts', 'Enter when it starts, like 15:30');
  const endsAt = timeOf(form.get('ends') ?? '') ?? answered.refuse('ends', 'Enter when it ends, like 17:00');
  const place = answered.text('place', { what: 'The place', most: 200 });
  const link = answered.text('link', { what: 'The address', most: 500 });
  if (link !== null && !isWebAddress(link)) answered.refuse('link', 'The address must begin with https://');
  const chair = answered.text('chair', { what: 'The chair', most: 100, missing: 'Enter who chairs it' });
  const invited = form.getAll('invited').filter((group): group is MemberGroup => isMemberGroup(group) && there.includes(group));
  const agenda = answered.lines('agenda');
  if (agenda.length === 0) answered.refuse('agenda', 'Enter at least one item of the agenda');
  if (today !== null) addFaults(answered, faultsOfPlan({ on, startsAt, endsAt, place, link, invited }, today));
  if (on === null || startsAt === null || endsAt === null || chair === null) return null;
  return { on, startsAt, endsAt, place, link, chair, invited, agenda };
}

export const isWebAddress = (text: string): boolean => /^https:\/\/[^\s/]+\.[^\s]+$/.test(text);

export const showNewMeeting: NetworkPage = async (asked) => openForm(asked, await planForm(asked, null));
export const saveNewMeeting: NetworkPage = async (asked) => saveForm(asked, await planForm(asked, null));

/** A form of the meeting that the path names. */
export function ofMeeting(answer: (asked: AskedOfNetwork, meeting: NetworkMeeting) => ReturnType<NetworkPage>): NetworkPage {
  return async (asked) => {
    const meeting = await findAskedMeeting(asked);
    return meeting === undefined ? { kind: 'not-found' } : answer(asked, meeting);
  };
}

export const showMeetingChange = ofMeeting(async (asked, meeting) => openForm(asked, await planForm(asked, meeting)));
export const saveMeetingChange = ofMeeting(async (asked, meeting) => saveForm(asked, await planForm(asked, meeting)));

function cancelForm({ network, path, doing }: AskedOfNetwork, meeting: NetworkMeeting): NetworkForm<string> {
  const back = meetingPath(path, meeting.id);
  return {
    caption: `${network.name} network`,
    title: `Cancel ${inWords(meeting)}`,
    lead: ['Those who are expected are told that it is cancelled. Why is for the members of the network to read.'],
    fields: [{ kind: 'text', name: 'reason', label: 'Why it is cancelled' }],
    button: 'Cancel the meeting',
    cancel: back,
    read: (answered) => answered.text('reason', { what: 'The reason', missing: 'Enter why it is cancelled' }),
    save: (tx, reason) => cancelMeeting(tx, doing, network.id, meeting.id, reason),
    after: () => back,
    notice: () => `The meeting of ${dateInWords(meeting.on)} is cancelled.`,
  };
}

export const showCancelling = ofMeeting(async (asked, meeting) => openForm(asked, cancelForm(asked, meeting)));
export const saveCancelling = ofMeeting(async (asked, meeting) => saveForm(asked, cancelForm(asked, meeting)));

interface HeldForm {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly status?: number;
}

function heldPage(asked: AskedOfNetwork, meeting: NetworkMeeting, expected: Expected, { form, errors, status }: HeldForm) {
  const { network, path } = asked;
  const row = (name: string, label: string) => ({
    name,
    label,
    items: answerIds.map((value) => ({ value, text: answers[value], selected: value === (form.get(name) ?? 'absent') })),
  });
  return {
    kind: 'page',
    template: 'support/networks/localities/held.njk',
    ...(status === undefined ? {} : { status }),
    data: {
      name: network.name,
      meeting,
      action: `${meetingPath(path, meeting.id)}/held`,
      groups: byGroup(expected.providers).map(({ label, providers }) => ({
        label,
        rows: providers.map(({ id, name }) => row(`provider-${String(id)}`, name)),
      })),
      people: expected.people.map(({ id, name }) => row(`person-${String(id)}`, name)),
      form: { notes: form.get('notes') ?? '' },
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      breadcrumbs: networkCrumbs(asked, { text: 'Meetings', href: `${path}/meetings` }),
    },
  } as const;
}

const expectedAt = (asked: AskedOfNetwork, meeting: NetworkMeeting): Promise<Expected> =>
  gatherExpected(asked.means.db.kysely, asked.authority, meeting);

export const showHeld = ofMeeting(async (asked, meeting) => {
  const { means, authority } = asked;
  const { providers, people } = await findAttendance(means.db.kysely, authority.authorityId, meeting.id);
  const form = new URLSearchParams([
    ['notes', meeting.notes ?? ''],
    ...providers.map(({ providerId, answer }) => [`provider-${String(providerId)}`, answer] as [string, string]),
    ...people.map(({ personId, answer }) => [`person-${String(personId)}`, answer] as [string, string]),
  ]);
  return heldPage(asked, meeting, await expectedAt(asked, meeting), { form, errors: [] });
});

export const saveHeld = ofMeeting(async (asked, meeting) => {
  const { means, request, authority, network, path, doing } = asked;
  const { form } = request;
  const expected = await expectedAt(asked, meeting);
  const answered = new FormReader(form);
  const notes = answered.longText('notes', { what: 'The notes', most: 20_000, missing: 'Enter what was said and agreed' });
  const given = (name: string): Answer => answerIds.find((one) => one === form.get(name)) ?? 'absent';
  if (notes === null || answered.errors.length > 0) return heldPage(asked, meeting, expected, { form, errors: answered.errors, status: 422 });
  const entry: HeldEntry = {
    notes,
    providers: new Map(expected.providers.map(({ id }) => [id, given(`provider-${String(id)}`)])),
    people: new Map(expected.people.map(({ id }) => [id, given(`person-${String(id)}`)])),
  };
  const seen = Number(/^\d{1,9}$/.exec(form.get('seen') ?? '')?.[0] ?? 0);
  const done = await means.db.transaction((tx) => recordHeld(tx, doing, authority, network.id, meeting.id, entry, seen));
  if (!done.ok)
    return heldPage(asked, meeting, expected, { form, errors: [{ field: 'notes', at: 'notes', text: done.reason }], status: done.status });
  const text = `What was said at ${inWords(meeting)} and who came is recorded. Add the actions that were agreed.`;
  return { kind: 'redirect', to: meetingPath(path, meeting.id), notice: { kind: 'success', text } };
});
