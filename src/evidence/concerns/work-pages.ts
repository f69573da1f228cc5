import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Field, FormReader } from '../../register/index.ts';
import { ownerSides, type OwnerSide } from '../actions/agreed-action.ts';
import { answerForm, choicesOf, doingOf, nameNoChild, reasonField, refusalAt, withConcern } from './answer-concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import type { SeenConcern } from './find-concerns.ts';
import { recordConcernAction } from './record-concern-action.ts';
import { recordTelling } from './record-telling.ts';
import { requestTrip } from './request-trip.ts';
import { mayDecide, toldTo, type ToldTo } from './sight.ts';
import { recipientsOf, type TellingEntry } from './telling.ts';

const pathOf = (concern: SeenConcern): string => `/concerns/${String(concern.id)}`;
const captionOf = (concern: SeenConcern): string => `Concern ${String(concern.id)}: ${concern.providerName}`;
const saved = (concern: SeenConcern, text: string): Reply => ({ kind: 'redirect', to: pathOf(concern), notice: { kind: 'success', text } });
const inIts = (concern: SeenConcern) => ({ authorityId: concern.authorityId });

function tellingFields(concern: SeenConcern): readonly Field[] {
  const to = recipientsOf(concern.legalTrack, concern.isAboutHead);
  return [
    {
      kind: 'radios',
      name: 'was-told',
      label: 'Was the provider told?',
      choices: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    { kind: 'radios', name: 'told-to', label: 'Who was told', ...(concern.isAboutHead ? { hint: 'It is about the head, so the head is not told.' } : {}), choices: to.map((value) => ({ value, text: toldTo[value] })) },
    { kind: 'text', name: 'person', label: 'Their name' },
    { kind: 'date', name: 'told-on', label: 'When' },
    { kind: 'text', name: 'how', label: 'How', hint: 'For example, on the telephone, or in a meeting' },
    { kind: 'textarea', name: 'said', label: 'What was said', rows: 4, hint: 'They can read this again here. Say nothing of who told the authority.' },
    { kind: 'textarea', name: 'why-not', label: 'If not, why not', rows: 2 },
  ];
} // prettier-ignore

function showTelling(request: PageRequest, concern: SeenConcern, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  const restricted = concern.isRestricted ? ['It is restricted, so what was said stands here alone, and not on the provider’s own pages.'] : [];
  const page = {
    caption: captionOf(concern),
    title: 'Telling the provider',
    lead: ['Record who was told, when and how; or why nobody was.', ...restricted],
    fields: tellingFields(concern),
    button: 'Save',
    cancel: pathOf(concern),
  };
  return answerForm(request, page, form, errors);
}

export function openTelling(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, (concern) => (mayDecide(concern.sighting, concern) ? showTelling(request, concern) : { kind: 'not-found' }));
}

export function saveTelling(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, async (concern) => {
    if (!mayDecide(concern.sighting, concern)) return { kind: 'not-found' };
    const answers = new FormReader(request.form);
    const entry = readTelling(answers);
    if (entry === null || answers.errors.length > 0) return showTelling(request, concern, request.form, answers.errors);
    const kept = await means.db.transaction((tx) => recordTelling(tx, doingOf(means, request), concern.id, entry), inIts(concern));
    if (!kept.ok) return showTelling(request, concern, request.form, refusalAt(tellingFields(concern), kept));
    return saved(concern, 'It is recorded.');
  });
}

function readTelling(answers: FormReader): TellingEntry | null {
  const wasTold = answers.choice('was-told', ['yes', 'no'], 'Select whether the provider was told');
  if (wasTold === null) return null;
  if (wasTold === 'no') {
    const whyNot = answers.longText('why-not', { what: 'Why not', most: 1000, missing: 'Enter why the provider was not told' });
    return whyNot === null ? null : { whyNot };
  }
  const to = answers.choice('told-to', Object.keys(toldTo) as ToldTo[], 'Select who was told');
  const personName = answers.text('person', { what: 'Their name', most: 120, missing: 'Enter the name of whoever was told' });
  const toldOn = answers.date('told-on', { what: 'The day', missing: 'Enter the day they were told' });
  const how = answers.text('how', { what: 'How they were told', most: 200, missing: 'Enter how they were told' });
  const said = answers.longText('said', { what: 'What was said', most: 4000, missing: 'Enter what was said' });
  if (to === null || personName === null || toldOn === null || how === null || said === null) return null;
  return { toldTo: to, personName, toldOn, how, said };
}

const tripFields = [reasonField('Why rapid improvement would help')];

function showTrip(request: PageRequest, concern: SeenConcern, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  const page = {
    caption: captionOf(concern),
    title: 'Recommend rapid improvement (TRIP)',
    lead: ['The recommendation stands with the concern, and on the list of concerns, until rapid improvement takes it up.'],
    fields: tripFields,
    button: 'Recommend',
    cancel: pathOf(concern),
  };
  return answerForm(request, page, form, errors);
}

export function openTrip(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, (concern) => (mayDecide(concern.sighting, concern) ? showTrip(request, concern) : { kind: 'not-found' }));
}

export function saveTrip(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, async (concern) => {
    const answers = new FormReader(request.form);
    const reason = answers.longText('reason', { what: 'The reason', most: 2000, missing: 'Enter why' });
    if (reason === null) return showTrip(request, concern, request.form, answers.errors);
    const kept = await means.db.transaction((tx) => requestTrip(tx, doingOf(means, request), concern.id, reason), inIts(concern));
    return kept.ok ? saved(concern, 'Rapid improvement is recommended.') : showTrip(request, concern, request.form, refusalAt(tripFields, kept));
  });
}

const actionFields = ({ isAboutHead, isRestricted }: SeenConcern): readonly Field[] => [
  { kind: 'textarea', name: 'what', label: 'What is to be done', rows: 3, hint: nameNoChild },
  { kind: 'radios', name: 'side', label: 'Whose it is', choices: choicesOf(ownerSides) },
  { kind: 'text', name: 'owner', label: 'Who, by name or role' },
  { kind: 'date', name: 'due', label: 'By when' },
  { kind: 'text', name: 'measure', label: 'What would show that it has worked (optional)' },
  ...(isAboutHead || isRestricted
    ? []
    : [
        {
          kind: 'checkboxes',
          name: 'shared',
          label: 'The provider’s own pages',
          choices: [{ value: 'yes', text: 'The provider sees this action' }],
        } as const,
      ]),
];

function showAction(request: PageRequest, concern: SeenConcern, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  const guarded = concern.isRestricted ? ['Only those who may read the concern see the action.'] : concern.isAboutHead ? ['The provider’s own people do not see the action: the concern is about the head.'] : [];
  const page = {
    caption: captionOf(concern),
    title: 'Agree an action',
    lead: ['It stands on the list of actions. The concern cannot be closed while it is open.', ...guarded],
    fields: actionFields(concern),
    button: 'Save the action',
    cancel: pathOf(concern),
  };
  return answerForm(request, page, form, errors);
} // prettier-ignore

export function openAction(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, (concern) => (concern.state === 'closed' ? { kind: 'not-found' } : showAction(request, concern)));
}

export function saveAction(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, async (concern) => {
    const answers = new FormReader(request.form);
    const what = answers.longText('what', { what: 'What is to be done', most: 1000, missing: 'Enter what is to be done' });
    const ownerSide = answers.choice('side', Object.keys(ownerSides) as OwnerSide[], 'Select whose it is');
    const ownerName = answers.text('owner', { what: 'Who', most: 200, missing: 'Enter who is to do it' });
    const dueOn = answers.date('due', { what: 'The day', missing: 'Enter by when' });
    const measure = answers.text('measure', { what: 'The measure', most: 500 });
    if (what === null || ownerSide === null || ownerName === null || dueOn === null || answers.errors.length > 0)
      return showAction(request, concern, request.form, answers.errors);
    const entry = { what, ownerSide, ownerName, dueOn, measure, isShared: request.form.get('shared') === 'yes' };
    const kept = await means.db.transaction((tx) => recordConcernAction(tx, doingOf(means, request), concern.id, entry), inIts(concern));
    if (!kept.ok) return showAction(request, concern, request.form, refusalAt(actionFields(concern), kept));
    return saved(concern, 'The action is on the list.');
  });
}
