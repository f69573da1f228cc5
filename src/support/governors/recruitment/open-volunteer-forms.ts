import { sql } from 'kysely';
import { dateBoxes, type Field, type FormReader, providerPhases } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { labelled } from '../../common/show-form.ts';
import { findCompetencies } from '../boards/find-skills.ts';
import type { Prepared } from '../boards/open-board-form.ts';
import { findVolunteer } from './find-recruitment.ts';
import { mayRecruit } from './find-recruiter.ts';
import { changeVolunteerState, correctVolunteer, recordVolunteer, stampOf, type StateEntry, type VolunteerEntry } from './record-volunteer.ts';
import { type Available, availabilities, eligibilityWords } from './volunteer.ts';

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phasesToChoose = ['nursery', 'primary', 'secondary', 'all-through', 'special', 'alternative-provision', '16-plus'] as const;

interface Lists {
  readonly skills: readonly { readonly key: string; readonly label: string }[];
  readonly localities: readonly { readonly id: number; readonly name: string }[];
  readonly providers: readonly { readonly id: number; readonly name: string }[];
}

async function listChoices({ means, authority }: Asked): Promise<Lists> {
  const db = means.db.kysely;
  const { list } = await findCompetencies(db, authority.authorityId);
  const { rows } = await sql<{ id: number; name: string }>`
    select p.id, p.name from provider p where p.la_code = ${authority.laCode} and p.joined_to is null and p.status in ('open', 'closing')
      and p.kind <> 'childminder' order by p.sort_key, p.id`.execute(db);
  return { skills: list, localities: authority.localities, providers: rows };
}

const asChoices = (of: readonly { readonly id: number; readonly name: string }[]) => of.map(({ id, name }) => ({ value: String(id), text: name }));

const fieldsOf = ({ skills, localities, providers }: Lists): readonly Field[] => [
  { kind: 'text', name: 'name', label: 'Name' },
  { kind: 'text', name: 'email', label: 'Email address', input: 'email' },
  { kind: 'text', name: 'telephone', label: 'Telephone (optional)', width: 20, input: 'tel' },
  { kind: 'text', name: 'employer', label: 'Employer or work (optional)' },
  { kind: 'checkboxes', name: 'skills', label: 'Skills offered', choices: skills.map(({ key, label }) => ({ value: key, text: label })) },
  { kind: 'checkboxes', name: 'phases', label: 'Phases', hint: 'None chosen: any.', choices: phasesToChoose.map((phase) => ({ value: phase, text: providerPhases[phase] })) }, // prettier-ignore
  { kind: 'checkboxes', name: 'localities', label: 'Localities', hint: 'Where they would govern however far it is.', choices: asChoices(localities) },
  {
    kind: 'select',
    name: 'home',
    label: 'Sets out from (optional)',
    hint: 'Miles are counted from the middle of this locality.',
    choices: asChoices(localities),
  },
  { kind: 'text', name: 'miles', label: 'Travels up to', width: 3, suffix: 'miles', input: 'numeric' },
  { kind: 'radios', name: 'available', label: 'Free for meetings', choices: labelled(availabilities) },
  {
    kind: 'select',
    name: 'works-at',
    label: 'Works at a school or setting here (optional)',
    hint: 'They are not offered to it.',
    choices: asChoices(providers),
  },
  {
    kind: 'select',
    name: 'member-for',
    label: 'Elected member for (optional)',
    hint: 'They are not offered to boards of that locality.',
    choices: asChoices(localities),
  },
  {
    kind: 'date',
    name: 'eligibility',
    label: 'Declared that nothing disqualifies them, on (optional)',
    hint: `Schedule 4 to the 2012 Regulations. ${eligibilityWords.join(' ')}`,
  },
  { kind: 'date', name: 'references', label: 'References taken up on (optional)', hint: 'The day only: no reference is kept here.' },
  { kind: 'date', name: 'checks', label: 'Checks completed on (optional)', hint: 'The day only: no certificate is kept here.' },
  { kind: 'textarea', name: 'notes', label: 'Notes (optional)', rows: 3, hint: 'For those who recruit. The volunteer may ask to read it.' },
];

function readVolunteer(answers: FormReader, form: URLSearchParams, { skills, localities, providers }: Lists): VolunteerEntry | null {
  const chosen = (field: string, of: readonly string[]): string[] => of.filter((value) => form.getAll(field).includes(value));
  const idOf = (field: string, of: readonly { readonly id: number }[], wrong: string): number | null => {
    const value = answers.optionalChoice(field, of.map(({ id }) => String(id)), wrong); // prettier-ignore
    return value === null ? null : Number(value);
  };
  const name = answers.text('name', { what: 'The name', most: 200, missing: 'Enter their name' });
  const email = answers.text('email', { what: 'The email address', most: 254, missing: 'Enter their email address' });
  if (email !== null && !emailPattern.test(email)) answers.refuse('email', 'The email address must be like name@example.com');
  const telephone = answers.text('telephone', { what: 'The telephone number', most: 40 });
  const employer = answers.text('employer', { what: 'The employer', most: 200 });
  const offered = chosen('skills', skills.map(({ key }) => key)); // prettier-ignore
  if (offered.length === 0) answers.refuse('skills', 'Choose at least one skill');
  const homeLocalityId = idOf('home', localities, 'Choose a locality of the list');
  const miles = answers.wholeNumber('miles', 'The miles', 100);
  if (miles === null && answers.errors.every(({ field }) => field !== 'miles')) answers.refuse('miles', 'Enter how many miles they travel');
  const available = answers.choice('available', Object.keys(availabilities) as Available[], 'Choose when they are free for meetings');
  const entry = {
    telephone,
    employer,
    skills: offered,
    phases: chosen('phases', phasesToChoose),
    localities: localities.map(({ id }) => id).filter((id) => form.getAll('localities').includes(String(id))),
    homeLocalityId,
    worksAt: idOf('works-at', providers, 'Choose a provider of the list'),
    memberForLocality: idOf('member-for', localities, 'Choose a locality of the list'),
    eligibilityDeclaredOn: answers.date('eligibility', { what: 'The day of the declaration' }),
    referencesOn: answers.date('references', { what: 'The day of the references' }),
    checksOn: answers.date('checks', { what: 'The day of the checks' }),
    notes: answers.longText('notes', { what: 'The notes', most: 2000 }),
  };
  if (name === null || email === null || miles === null || available === null || answers.errors.length > 0) return null;
  return { ...entry, name, email: email.toLowerCase(), travelMiles: miles, available };
}

const common = ({ authority }: Asked, back: string) => ({
  provider: { id: null, name: authority.authorityName, authorityId: authority.authorityId },
  ledger: null,
  cancel: back,
  answersOf: () => [],
  consequencesOf: () => [],
  describeEvent: () => '',
});

export async function prepareNewVolunteer(asked: Asked): Promise<Prepared<VolunteerEntry, VolunteerEntry>> {
  if (!(await mayRecruit(asked.means.db.kysely, asked.request.actor, asked.today))) return null;
  const lists = await listChoices(asked);
  return {
    page: {
      ...common(asked, '/governors/volunteers'),
      after: (id) => `/governors/volunteers/${String(id)}`,
      title: 'Register a volunteer',
      lead: ['Tell them first what is kept and why: it is read by those who recruit governors, and by a board once they are introduced to it.'],
      fields: fieldsOf(lists),
      button: 'Register them',
      read: (answers) => readVolunteer(answers, asked.request.form, lists),
      save: (tx, entry) => recordVolunteer(tx, asked.doing, asked.authority.authorityId, entry),
      savedNotice: ({ name }) => `${name} is registered.`,
    },
    initial: { available: 'evening', miles: '10' },
  };
}

export async function prepareVolunteer(asked: Asked): Promise<Prepared<VolunteerEntry, VolunteerEntry>> {
  const { means, request, authority, today } = asked;
  if (!(await mayRecruit(means.db.kysely, request.actor, today))) return null;
  const one = await findVolunteer(means.db.kysely, authority.authorityId, readId(request.params['volunteerId']));
  if (!one || one.state === 'left') return null;
  const lists = await listChoices(asked);
  const initial = new URLSearchParams({
    'name': one.name,
    'email': one.email,
    'telephone': one.telephone ?? '',
    'employer': one.employer ?? '',
    'home': String(one.homeLocalityId ?? ''),
    'miles': String(one.travelMiles),
    'available': one.available,
    'works-at': String(one.worksAt ?? ''),
    'member-for': String(one.memberForLocality ?? ''),
    'notes': one.notes ?? '',
    ...dateBoxes('eligibility', one.eligibilityDeclaredOn),
    ...dateBoxes('references', one.referencesOn),
    ...dateBoxes('checks', one.checksOn),
  });
  for (const [field, values] of [
    ['skills', one.skills],
    ['phases', one.phases],
    ['localities', one.localities.map(String)],
  ] as const)
    // prettier-ignore
    for (const value of values) initial.append(field, value);
  return {
    page: {
      ...common(asked, `/governors/volunteers/${String(one.id)}`),
      after: `/governors/volunteers/${String(one.id)}`,
      title: `Change what is kept of ${one.name}`,
      carried: { seen: request.form.get('seen') ?? stampOf(one) },
      fields: fieldsOf(lists),
      button: 'Save',
      read: (answers) => readVolunteer(answers, request.form, lists),
      save: (tx, entry) => correctVolunteer(tx, asked.doing, authority.authorityId, one.id, entry, request.form.get('seen') ?? ''),
      savedNotice: () => 'It is saved.',
    },
    initial,
  };
}

const stateChoices = [
  { value: 'looking', text: 'Looks for a board' },
  { value: 'paused', text: 'Paused: not offered for now' },
  { value: 'left', text: 'Offers no longer', hint: 'Their details are kept for two years, and then erased.' },
] as const;

export async function prepareVolunteerState(asked: Asked): Promise<Prepared<StateEntry, StateEntry>> {
  const { means, request, authority, today } = asked;
  if (!(await mayRecruit(means.db.kysely, request.actor, today))) return null;
  const one = await findVolunteer(means.db.kysely, authority.authorityId, readId(request.params['volunteerId']));
  if (!one) return null;
  return {
    page: {
      ...common(asked, `/governors/volunteers/${String(one.id)}`),
      after: `/governors/volunteers/${String(one.id)}`,
      title: `${one.name}: whether they look for a board`,
      fields: [
        { kind: 'radios', name: 'state', label: 'Do they look for a board?', choices: stateChoices },
        { kind: 'text', name: 'why', label: 'Why' },
      ],
      button: 'Save',
      read: (answers) => {
        const state = answers.choice('state', ['looking', 'paused', 'left'] as const, 'Choose whether they look for a board');
        const why = answers.text('why', { what: 'Why', most: 300, missing: 'Enter why' });
        return state === null || why === null ? null : { state, why };
      },
      save: (tx, entry) => changeVolunteerState(tx, asked.doing, authority.authorityId, one.id, entry),
      savedNotice: () => 'It is saved.',
    },
    initial: { state: one.state },
  };
}
