import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Field, FormReader } from '../../register/index.ts';
import { answerForm, doingOf, reasonField, refusalAt, withConcern } from './answer-concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import type { SeenConcern } from './find-concerns.ts';
import { readInformants } from './read-informant.ts';
import { recordInformant } from './record-informant.ts';
import { mayReadInformant } from './sight.ts';

const pathOf = (concern: SeenConcern): string => `/concerns/${String(concern.id)}`;
const captionOf = (concern: SeenConcern): string => `Concern ${String(concern.id)}: ${concern.providerName}`;

const askFields = [reasonField('Why you have to know', 'It stands in the audit trail, with your name, before you are told.')];

function showAsk(request: PageRequest, concern: SeenConcern, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  const page = {
    caption: captionOf(concern),
    title: 'Who told the authority in confidence',
    lead: ['It is kept apart from the concern. Nobody at the provider is ever told it, and no file has it. Ask only where you have to.'],
    fields: askFields,
    button: 'Show me',
    cancel: pathOf(concern),
  };
  return answerForm(request, page, form, errors);
}

const isTheirs = (concern: SeenConcern): boolean => mayReadInformant(concern.sighting, concern);

export function openInformant(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, (concern) => (isTheirs(concern) ? showAsk(request, concern) : { kind: 'not-found' }));
}

/** Answers the identity itself, on a page that nothing keeps: there is no address at which it could be read without a reason. */
export function showInformant(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, async (concern) => {
    if (!isTheirs(concern)) return { kind: 'not-found' };
    const answers = new FormReader(request.form);
    const reason = answers.longText('reason', { what: 'The reason', most: 1000, missing: 'Enter why you have to know' });
    if (reason === null) return showAsk(request, concern, request.form, answers.errors);
    const read = await means.db.transaction((tx) => readInformants(tx, doingOf(means, request), concern.id, reason), {
      authorityId: concern.authorityId,
    });
    if (!read.ok) return showAsk(request, concern, request.form, refusalAt(askFields, read));
    return {
      kind: 'page',
      template: 'evidence/concerns/informant.njk',
      data: { caption: captionOf(concern), informants: read.value, backLink: pathOf(concern) },
    };
  });
}

const recordFields: readonly Field[] = [
  { kind: 'text', name: 'name', label: 'Their name' },
  { kind: 'text', name: 'contact', label: 'How to reach them (optional)' },
  {
    kind: 'textarea',
    name: 'wishes',
    label: 'What they asked for (optional)',
    rows: 2,
    hint: 'For example, how they are to be reached, and what may be said',
  },
];

function showRecording(request: PageRequest, concern: SeenConcern, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  const page = {
    caption: captionOf(concern),
    title: 'Record who told you',
    lead: ['It is kept apart from the concern. The safeguarding lead and the Head of Education Effectiveness may ask for it, with a reason that is recorded. You cannot read it again here.'],
    fields: recordFields,
    button: 'Keep it apart',
    cancel: pathOf(concern),
  };
  return answerForm(request, page, form, errors);
} // prettier-ignore

export function openInformantForm(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, (concern) => showRecording(request, concern));
}

export function saveInformant(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, async (concern) => {
    const answers = new FormReader(request.form);
    const identity = answers.text('name', { what: 'Their name', most: 120, missing: 'Enter their name' });
    const contact = answers.text('contact', { what: 'How to reach them', most: 300 });
    const wishes = answers.longText('wishes', { what: 'What they asked for', most: 1000 });
    if (identity === null || answers.errors.length > 0) return showRecording(request, concern, request.form, answers.errors);
    const kept = await means.db.transaction((tx) => recordInformant(tx, doingOf(means, request), concern.id, { identity, contact, wishes }), {
      authorityId: concern.authorityId,
    });
    if (!kept.ok) return showRecording(request, concern, request.form, refusalAt(recordFields, kept));
    return { kind: 'redirect', to: pathOf(concern), notice: { kind: 'success', text: 'It is kept, apart from the concern.' } };
  });
}
