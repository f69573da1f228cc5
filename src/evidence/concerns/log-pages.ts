import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Field, findOwnProvider, FormReader, type OwnProvider, showFields } from '../../register/index.ts';
import { choicesOf, doingOf, nameNoChild } from './answer-concern.ts';
import { concernCategories, concernSeverities, concernSources, type ConcernCategory, type ConcernSeverity, type ConcernSource } from './concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import { findProvidersCalled } from './find-providers-called.ts';
import { findSameDayRoute } from './find-same-day-route.ts';
import { recordConcern, type ConcernEntry } from './record-concern.ts';
import { askBeforeSaving, type Asked, sameDayAnswers, type SameDayAnswer } from './safe-to-save.ts';

const fields: readonly Field[] = [
  { kind: 'text', name: 'title', label: 'What is the concern, in a few words', hint: nameNoChild },
  { kind: 'textarea', name: 'evidence', label: 'What is known, and how', rows: 4, hint: 'What was seen, said or found, and when. Do not write here who told you in confidence: you are asked for that apart.' },
  { kind: 'select', name: 'source', label: 'Where it comes from', choices: choicesOf(concernSources) },
  { kind: 'select', name: 'category', label: 'What it is about', choices: choicesOf(concernCategories) },
  { kind: 'radios', name: 'severity', label: 'How serious it looks', choices: choicesOf(concernSeverities) },
  {
    kind: 'radios',
    name: 'about-head',
    label: 'Is it about the headteacher, manager or whoever leads it?',
    hint: 'Then it goes to the chair or the trust, and the head never sees it.',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes' },
    ],
  },
]; // prettier-ignore

const sameDayFields: readonly Field[] = [
  { kind: 'radios', name: 'same-day', label: 'Has it been reported by the same-day route?', choices: choicesOf(sameDayAnswers) },
  { kind: 'textarea', name: 'same-day-words', label: 'To whom and when, or why it is not needed', rows: 2, hint: nameNoChild },
];

/** First of all, about whom: a provider of one's own authority, found by name or number. */
export async function chooseProvider({ db }: ConcernMeans, { actor, query }: PageRequest): Promise<Reply> {
  const q = (query.get('q') ?? '').trim().slice(0, 100);
  const providers = q === '' ? [] : await findProvidersCalled(db.kysely, actor.authorityId, q);
  return { kind: 'page', template: 'evidence/concerns/choose-provider.njk', data: { q, providers, backLink: '/concerns' } };
}

const pathOf = (provider: OwnProvider): string => `/providers/${String(provider.id)}/concerns/new`;
const nothingAsked: Asked = { sameDayRoute: false, childIn: [] };

export async function openLogForm(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(means.db.kysely, request.actor, request.params['id']);
  return provider ? showForm(means, provider, new URLSearchParams(), nothingAsked) : { kind: 'not-found' };
}

export async function saveConcern(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  const { actor, form } = request;
  const provider = await findOwnProvider(means.db.kysely, actor, request.params['id']);
  if (!provider) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const entry = readEntry(answers);
  const hasErrors = entry === null || answers.errors.length > 0;
  const asked = entry === null ? askedOf(form) : askBeforeSaving({ ...entry, saysNoChild: form.get('no-child') === 'yes' });
  if (asked.sameDayRoute && form.get('route-shown') === 'yes') readSameDay(answers, true);
  if (hasErrors || asked.sameDayRoute || asked.childIn.length > 0) return showForm(means, provider, form, asked, answers.errors);
  const saved = await means.db.transaction((tx) => recordConcern(tx, doingOf(means, request), provider, entry), { authorityId: provider.authorityId });
  if (!saved.ok) return showForm(means, provider, form, { ...asked, sameDayRoute: true }, [{ field: saved.field, at: saved.field, text: saved.reason }]);
  const more = entry.source === 'whistleblowing' ? ' Record now, apart, who told you, if you know.' : '';
  return { kind: 'redirect', to: `/concerns/${String(saved.value)}`, notice: { kind: 'success', text: `It is logged as concern ${String(saved.value)}, and waits for triage.${more}` } };
} // prettier-ignore

/** Before the rest is right: whether what was chosen already asks for the route. */
const askedOf = (form: URLSearchParams): Asked => ({
  sameDayRoute: form.get('source') === 'safeguarding' || form.get('category') === 'safeguarding',
  childIn: [],
});

function readEntry(answers: FormReader): ConcernEntry | null {
  const title = answers.text('title', { what: 'The concern', most: 120, missing: 'Enter what the concern is' });
  const evidence = answers.longText('evidence', { what: 'What is known', most: 4000, missing: 'Enter what is known, and how' });
  const source = answers.choice('source', Object.keys(concernSources) as ConcernSource[], 'Select where it comes from');
  const category = answers.choice('category', Object.keys(concernCategories) as ConcernCategory[], 'Select what it is about');
  const severity = answers.choice('severity', Object.keys(concernSeverities) as ConcernSeverity[], 'Select how serious it looks');
  const aboutHead = answers.choice('about-head', ['yes', 'no'], 'Select whether it is about the head');
  const { sameDay, sameDayWords } = readSameDay(answers, false);
  if (title === null || evidence === null || source === null || category === null || severity === null || aboutHead === null) return null;
  return { title, evidence, source, category, severity, isAboutHead: aboutHead === 'yes', sameDay, sameDayWords };
}

function readSameDay(answers: FormReader, isAsked: boolean): { readonly sameDay: SameDayAnswer | null; readonly sameDayWords: string | null } {
  const known = Object.keys(sameDayAnswers) as SameDayAnswer[];
  const missing = 'Select whether it was reported by the same-day route';
  const sameDay = isAsked ? answers.choice('same-day', known, missing) : answers.optionalChoice('same-day', known, missing);
  const sameDayWords = answers.longText('same-day-words', { what: 'To whom and when', most: 1000, ...(isAsked ? { missing: 'Enter to whom and when, or why it is not needed' } : {}) });
  return { sameDay, sameDayWords };
} // prettier-ignore

async function showForm(
  { db }: ConcernMeans,
  provider: OwnProvider,
  form: URLSearchParams,
  asked: Asked,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const asksRoute = asked.sameDayRoute || form.get('same-day') !== null;
  return {
    kind: 'page',
    template: 'evidence/concerns/log-concern.njk',
    ...(errors.length > 0 ? { status: 422 } : {}),
    data: {
      provider,
      action: pathOf(provider),
      asksRoute,
      childIn: asked.childIn,
      route: await findSameDayRoute(db.kysely, provider.authorityId),
      sameDayFields: asksRoute ? showFields(sameDayFields, form, errors) : [],
      fields: showFields(fields, form, errors),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      backLink: `/providers/${String(provider.id)}`,
    },
  };
}
