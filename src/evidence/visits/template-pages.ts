import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { doingOf } from './doing.ts';
import { listTemplateVersions } from './find-templates.ts';
import { recordTemplate } from './record-template.ts';
import { refusalAt, showForm } from './show-form.ts';
import { keyFor, mostSections, type TemplateEntry } from './template-entry.ts';
import { visitAreaNames, visitAreas } from './visit-areas.ts';
import type { VisitMeans } from './visit-means.ts';
import { lastingSections, type TemplateSection, type VisitPurpose, visitPurposeNames, visitPurposes, type VisitTemplate } from './visit-purposes.ts';

export async function showTemplates({ db }: VisitMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const rows: object[] = [];
  for (const purpose of visitPurposeNames) {
    const [inUse] = await listTemplateVersions(db.kysely, actor.authorityId, purpose);
    rows.push({ purpose, title: visitPurposes[purpose], inUse });
  }
  return { kind: 'page', template: 'evidence/visits/templates.njk', data: { rows, breadcrumbs: [{ text: 'Visits', href: '/visits' }] } };
}

const purposeOf = (text: string | undefined): VisitPurpose | null => visitPurposeNames.find((each) => each === text) ?? null;

export async function showTemplate(means: VisitMeans, request: PageRequest): Promise<Reply> {
  const purpose = purposeOf(request.params['purpose']);
  return purpose === null ? { kind: 'not-found' } : page(means, request, purpose);
}

export async function saveTemplate(means: VisitMeans, request: PageRequest): Promise<Reply> {
  const { actor, form } = request;
  const { authorityId } = actor;
  const purpose = purposeOf(request.params['purpose']);
  if (purpose === null || authorityId === null) return { kind: 'not-found' };
  const [inUse] = await listTemplateVersions(means.db.kysely, authorityId, purpose);
  const answers = new FormReader(form);
  const entry = readTemplate(answers, form, inUse);
  const reason = answers.text('reason', { what: 'The reason', most: 500, missing: 'Enter why it changes' });
  if (reason === null || answers.errors.length > 0) return page(means, request, purpose, form, answers.errors);
  const saved = await means.db.transaction((tx) => recordTemplate(tx, doingOf(request, means.clock), authorityId, purpose, { ...entry, reason }), {
    authorityId,
  });
  if (!saved.ok) return page(means, request, purpose, form, refusalAt('title-0', saved.reason));
  const text = `Version ${String(saved.value)} is in use for visits planned from now on. A visit that is under way keeps the version it began with.`;
  return { kind: 'redirect', to: `/visits/templates/${purpose}`, notice: { kind: 'success', text } };
}

/** A row whose title is empty is left out. A row keeps its key, and so what is written under it, whatever it comes to be called. */
function readTemplate(answers: FormReader, form: URLSearchParams, inUse: VisitTemplate): TemplateEntry {
  const known = inUse.sections.map(({ key }) => key);
  const sections: TemplateSection[] = [];
  for (let row = 0; row < mostSections; row += 1) {
    const title = answers.text(`title-${String(row)}`, { what: 'A title', most: 80 });
    const hint = answers.text(`hint-${String(row)}`, { what: 'A hint', most: 300 }) ?? '';
    if (title === null) continue;
    const given = known.find((key) => key === form.get(`key-${String(row)}`));
    sections.push({ key: given ?? keyFor(title, [...known, ...sections.map(({ key }) => key)]), title, hint });
  }
  return { sections, areas: visitAreaNames.filter((area) => form.getAll('areas').includes(area)) };
}

async function page(
  { db }: VisitMeans,
  { actor }: PageRequest,
  purpose: VisitPurpose,
  sent: URLSearchParams | null = null,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const versions = await listTemplateVersions(db.kysely, Number(actor.authorityId), purpose);
  const [inUse] = versions;
  const rows = Array.from({ length: mostSections }, (_, row) => {
    const section = inUse.sections[row];
    const of = (name: string, otherwise: string | undefined) => sent?.get(`${name}-${String(row)}`) ?? otherwise ?? '';
    const key = of('key', section?.key);
    return { row, key, title: of('title', section?.title), hint: of('hint', section?.hint), isLasting: lastingSections.some((each) => each === key) };
  });
  const chosen: readonly string[] = sent === null ? inUse.areas : sent.getAll('areas');
  return showForm({
    template: 'template',
    form: sent ?? new URLSearchParams(),
    errors,
    data: {
      purpose,
      title: visitPurposes[purpose],
      inUse,
      versions,
      rows: rows.filter(({ title, row }) => title !== '' || row < inUse.sections.length + 3),
      areas: visitAreaNames.map((area) => ({ value: area, text: visitAreas[area], checked: chosen.includes(area) })),
      breadcrumbs: [
        { text: 'Visits', href: '/visits' },
        { text: 'Templates of notes', href: '/visits/templates' },
      ],
    },
  });
}
