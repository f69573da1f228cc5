import { randomUUID } from 'node:crypto';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { timeInWords, whenInWords } from './clock-words.ts';
import { quarterChoices, quartersInWords } from './days.ts';
import { doingOf } from './doing.ts';
import { type FoundNote, findNote, listBeside, seenOf } from './find-note.ts';
import { type FoundPart, pathOf, whoIs } from './found-part.ts';
import { notSaved, type TypedText } from './show-not-saved.ts';
import { actionSides, fieldsOfKind, linesOf, type NoteSection, ownViewSection } from './note.ts';
import { frameOf, type PartPage } from './open-part.ts';
import { readDays, readSections } from './read-sections.ts';
import { type Saved, saveSections } from './save-sections.ts';
import type { SectionValues } from './section.ts';
import { decideMove } from './visit.ts';
import { areaConfidences, areaLevels } from './visit-areas.ts';
import type { VisitMeans } from './visit-means.ts';

export type Desk = 'note' | 'own-view';

const sectionsAt = (desk: Desk, note: FoundNote): readonly NoteSection[] => (desk === 'note' ? note.sections : [ownViewSection]);

/** Where a note, or the school’s own view, is written. */
export const showDesk =
  (desk: Desk): PartPage =>
  async (means, request, part) => {
    const { actor } = request;
    const day = { plannedOn: part.plannedOn, today: means.clock.today() };
    const may = decideMove(part.state, desk === 'note' ? 'write' : 'give-own-view', whoIs(actor, part), day);
    if (!may.ok) return { kind: 'redirect', to: pathOf(part), notice: { kind: 'important', text: `${may.reason}.` } };
    return page(means, request, part, desk);
  };

/** “Save draft”, which works without scripts too. */
export const saveDesk =
  (desk: Desk): PartPage =>
  async (means, request, part) => {
    const { form } = request;
    const note = await findNote(means.db.kysely, part);
    const { sections, errors } = readSections(form, sectionsAt(desk, note));
    if (errors.length > 0) return page(means, request, part, desk, form, errors);
    const saved = await save(means, request, part, desk, { sections, isAutomatic: false });
    if (!saved.ok) return notSaved(part, saved.reason, typedIn(sectionsAt(desk, note), sections));
    const clash = clashInWords(saved.value);
    const said = clash === '' ? {} : { notice: { kind: 'important' as const, text: `Saved at ${timeInWords(means.clock.now())}, but ${clash}.` } };
    if (saved.value.beside.length > 0) return { kind: 'redirect', to: `${pathOf(part)}/${desk}/beside`, ...said };
    if (clash !== '') return { kind: 'redirect', to: `${pathOf(part)}/note`, ...said };
    if (desk === 'own-view') return { kind: 'redirect', to: pathOf(part), notice: { kind: 'success', text: 'Your own view is saved. Those who visit you can read it.' } };
    if (form.get('step') === 'send') return { kind: 'redirect', to: `${pathOf(part)}/send` };
    return { kind: 'redirect', to: `${pathOf(part)}/note`, notice: { kind: 'success', text: `Saved at ${timeInWords(means.clock.now())}.` } };
  }; // prettier-ignore

/** What a browser saves by itself: it is answered with what it needs to go on. */
export const saveDeskAutomatically =
  (desk: Desk): PartPage =>
  async (means, request, part) => {
    const note = await findNote(means.db.kysely, part);
    const { sections, errors } = readSections(request.form, sectionsAt(desk, note));
    if (errors[0] !== undefined) return { kind: 'json', body: { refused: errors[0].text } };
    const saved = await save(means, request, part, desk, { sections, isAutomatic: true });
    if (!saved.ok) return { kind: 'json', body: { refused: saved.reason } };
    const now = means.clock.now();
    const beside: Record<string, string> = {};
    for (const { key, by, at } of saved.value.beside) beside[key] = `${by} changed this at ${whenInWords(at, now)}. Yours is kept beside it.`;
    const shown: Record<string, string> = {};
    for (const [name, value] of request.form)
      if (name.startsWith('days-') && !saved.value.clashes.some(({ accountId }) => name === `days-${String(accountId)}`)) shown[name] = value;
    return {
      kind: 'json',
      body: {
        at: [timeInWords(now), clashInWords(saved.value)].filter(Boolean).join(', but '),
        seen: saved.value.seen,
        beside,
        besideHref: `${pathOf(part)}/${desk}/beside`,
        shown,
      },
    };
  };

/** Days that were not taken, since somebody else had entered others. */
const clashInWords = ({ clashes }: Saved): string =>
  clashes
    .map(
      ({ name, quarters }) =>
        `the days of ${name} were ${quarters === null ? 'emptied meanwhile' : `entered meanwhile as ${quartersInWords(quarters)}`}, which stands: change them in the note if that is wrong`,
    )
    .join('; ');

function save(
  { db, clock }: VisitMeans,
  request: PageRequest,
  part: FoundPart,
  desk: Desk,
  { sections, isAutomatic }: { sections: ReturnType<typeof readSections>['sections']; isAutomatic: boolean },
): Promise<{ readonly ok: true; readonly value: Saved } | { readonly ok: false; readonly reason: string }> {
  const days = readDays(
    request.form,
    part.authors.map(({ accountId }) => accountId),
  );
  return db.transaction((tx) => saveSections(tx, doingOf(request, clock), part, desk, { sections, days, isAutomatic }), {
    authorityId: part.authorityId,
  });
}

/** What was typed, section by section. */
function typedIn(known: readonly NoteSection[], sections: ReturnType<typeof readSections>['sections']): TypedText[] {
  return known.map((section) => ({ title: section.title, text: linesOf(section, sections.get(section.key)?.values ?? {}) }));
}

async function page(
  { db, clock }: VisitMeans,
  { actor }: PageRequest,
  part: FoundPart,
  desk: Desk,
  sent: URLSearchParams | null = null,
  errors: readonly { readonly field: string; readonly at: string; readonly text: string }[] = [],
): Promise<Reply> {
  const note = await findNote(db.kysely, part);
  const now = clock.now();
  const problems = Object.fromEntries(errors.map(({ field, text }) => [field, { text }]));
  const show = (section: NoteSection) => {
    const stored = note.written.get(section.key);
    const values: Record<string, string> = {};
    for (const field of Object.keys(fieldsOfKind[section.kind])) values[field] = sent?.get(`${section.key}-${field}`) ?? stored?.values[field] ?? '';
    return {
      ...section,
      values,
      problems,
      seen: sent?.get(`seen-${section.key}`) ?? seenOf(stored),
      isBegun: Object.values(values).some((text) => text !== ''),
      savedWords: stored === undefined || stored.savedByAccount === actor.accountId ? null : `${stored.savedBy} wrote this at ${whenInWords(stored.savedAt, now)}`,
      ...choicesOf(values),
    };
  };
  const shown = sectionsAt(desk, note).map(show);
  const actions = shown.filter(({ kind }) => kind === 'action');
  const used = actions.filter(({ isBegun }) => isBegun).length;
  const beside = (await listBeside(db.kysely, part.id)).filter(({ key }) => (key === 'own-view') === (desk === 'own-view'));
  const last = Math.max(0, ...[...note.written.values()].map(({ savedAt }) => savedAt.getTime()));
  return {
    kind: 'page',
    status: errors.length > 0 ? 422 : 200,
    template: `evidence/visits/${desk}.njk`,
    data: {
      ...frameOf(part),
      from: sent?.get('from') ?? randomUUID(),
      who: String(actor.accountId),
      texts: shown.filter(({ kind }) => kind === 'text' || kind === 'own-view'),
      areas: shown.filter(({ kind }) => kind === 'area'),
      actions: actions.filter(({ isBegun }, index) => isBegun || index < used + 3),
      days: part.authors
        .filter(({ isHandedOn }) => !isHandedOn)
        .map(({ accountId, name, quarterDays }) => ({
          accountId,
          name,
          quarterDays,
          items: [{ value: '', text: 'Choose' }, ...quarterChoices.map((quarters) => ({ value: quarters, text: quartersInWords(quarters), selected: quarters === quarterDays }))],
        })),
      isShared: part.others.length > 0,
      beside,
      besideHref: `${pathOf(part)}/${desk}/beside`,
      savedWords: last === 0 ? 'Nothing is saved yet.' : `Last saved at ${whenInWords(new Date(last), now)}.`,
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
    },
  };
} // prettier-ignore

function choicesOf(values: SectionValues) {
  const items = (labels: Readonly<Record<string, string>>, chosen: string | undefined) =>
    Object.entries(labels).map(([value, text]) => ({ value, text, checked: value === chosen, selected: value === chosen }));
  return {
    levels: items(areaLevels, values['level']),
    confidences: items(areaConfidences, values['confidence']),
    sides: [{ value: '', text: 'Choose', selected: values['side'] === '' }, ...items(actionSides, values['side'])],
    summary: [labelOf(areaLevels, values['level']), labelOf(areaConfidences, values['confidence'])]
      .filter((text) => text !== '')
      .join(', confidence ')
      .toLowerCase(),
  };
}

const labelOf = (labels: Readonly<Record<string, string>>, value: string | undefined): string => labels[value ?? ''] ?? '';
