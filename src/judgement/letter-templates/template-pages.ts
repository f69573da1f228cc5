import { tierLabels, type Tier, isTier } from '../../kernel/tier.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { refusalAt, showForm } from '../letters/show-form.ts';
import { doingOf } from '../cases/doing.ts';
import { letterTracks, type LetterTrack } from '../letters/recipients.ts';
import { listEditedKinds, listVersions } from './find-templates.ts';
import { putBackTemplate, recordTemplate } from './record-template.ts';
import { supportOffered } from './support-offered.ts';
import { findKind, matterLabels, matters, placeholdersOf, type TemplateKind, templateKinds } from './template-kinds.ts';
import { blocksOf, checkPlaceholders, fillIn, placeholders } from './template-text.ts';

export async function showTemplates({ db }: JudgementMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const edited = await listEditedKinds(db.kysely, actor.authorityId);
  const groups = (Object.keys(letterTracks) as LetterTrack[]).map((track) => ({
    title: letterTracks[track],
    rows: templateKinds
      .filter((kind) => kind.track === track)
      .toSorted((one, other) => matters.indexOf(one.matter) - matters.indexOf(other.matter))
      .map((kind) => ({ id: kind.id, title: matterLabels[kind.matter], edited: edited.get(kind.id) ?? null })),
  }));
  return { kind: 'page', template: 'judgement/letter-templates/templates.njk', data: { groups, breadcrumbs: [{ text: 'Home', href: '/' }] } };
}

export async function showTemplate(means: JudgementMeans, request: PageRequest): Promise<Reply> {
  const kind = findKind(request.params['kind']);
  if (kind === null || request.actor.authorityId === null) return { kind: 'not-found' };
  return page(means, request, kind);
}

export async function saveTemplate(means: JudgementMeans, request: PageRequest): Promise<Reply> {
  const { actor, form } = request;
  const { authorityId } = actor;
  const kind = findKind(request.params['kind']);
  if (kind === null || authorityId === null) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const subject = answers.text('subject', { what: 'The subject', most: 200, missing: 'Enter the subject' });
  const body = answers.longText('body', { what: 'The letter', most: 15_000, missing: 'Enter what the letter says' });
  for (const [field, text] of [['subject', subject], ['body', body]] as const) {
    const checked = text === null ? null : checkPlaceholders(text, placeholdersOf(kind));
    if (checked?.ok === false) answers.refuse(field, checked.reason);
  } // prettier-ignore
  if (subject === null || body === null || answers.errors.length > 0) return page(means, request, kind, form, answers.errors);
  if (form.get('step') === 'preview') return page(means, request, kind, form);
  const saved = await means.db.transaction((tx) => recordTemplate(tx, doingOf(request, means), authorityId, kind, { subject, body }), {
    authorityId,
  });
  if (!saved.ok) return page(means, request, kind, form, refusalAt('body', saved.reason));
  return told(kind, `Version ${String(saved.value)} is in use for letters written from now on.`);
}

export async function saveTemplatePutBack(means: JudgementMeans, request: PageRequest): Promise<Reply> {
  const { actor, form } = request;
  const { authorityId } = actor;
  const kind = findKind(request.params['kind']);
  const version = /^\d{1,6}$/.exec(form.get('version') ?? '')?.[0];
  if (kind === null || authorityId === null) return { kind: 'not-found' };
  if (version === undefined) return page(means, request, kind);
  const saved = await means.db.transaction((tx) => putBackTemplate(tx, doingOf(request, means), authorityId, kind, Number(version)), { authorityId });
  return saved.ok ? told(kind, `Version ${version} is back, as version ${String(saved.value)}.`) : page(means, request, kind, undefined, refusalAt('body', saved.reason));
} // prettier-ignore

const told = (kind: TemplateKind, text: string): Reply => ({
  kind: 'redirect',
  to: `/letter-templates/${kind.id}`,
  notice: { kind: 'success', text },
});

async function page(
  { db }: JudgementMeans,
  { actor }: PageRequest,
  kind: TemplateKind,
  sent?: URLSearchParams,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const versions = await listVersions(db.kysely, Number(actor.authorityId), kind);
  const [inUse] = versions;
  const form = sent ?? new URLSearchParams({ subject: inUse.subject, body: inUse.body });
  const values = inventedValues(kind);
  return showForm({
    template: 'judgement/letter-templates/template.njk',
    form,
    errors,
    data: {
      kind,
      title: matterLabels[kind.matter],
      track: letterTracks[kind.track],
      inUse,
      versions,
      placeholders: placeholdersOf(kind).map((name) => ({ name: `{{${name}}}`, what: placeholders[name] })),
      preview: { subject: fillIn(form.get('subject') ?? '', values), blocks: blocksOf(fillIn(form.get('body') ?? '', values)) },
      breadcrumbs: [{ text: 'Templates of letters', href: '/letter-templates' }],
    },
  });
}

/** Of nobody: so that whoever edits a template sees how it reads. */
function inventedValues({ matter, track }: TemplateKind) {
  const tier: Tier = isTier(matter) ? matter : 'secure';
  return {
    provider: 'Example Green',
    authority: 'Your authority',
    tier: tierLabels[tier],
    previous: 'no tier',
    reasons: 'Here come the reasons, as they were written with the decision.',
    support: supportOffered(tier, track, provisionalCriteria.entitlement.days).map((each) => `- ${each}`).join('\n'),
    date: '2 November 2026',
    reply_by: '16 November 2026',
    contact: 'Sam Example, School Improvement Advisor (sam@example.invalid)',
  };
} // prettier-ignore
