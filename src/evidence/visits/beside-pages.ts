import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { whenInWords } from './clock-words.ts';
import { doingOf } from './doing.ts';
import { findNote, listBeside } from './find-note.ts';
import { findPart } from './find-part.ts';
import { type FoundPart, pathOf, whoIs } from './found-part.ts';
import { mergeBeside } from './merge-beside.ts';
import { actionSides, fieldLabels, fieldsOfKind, isText, type NoteSection, ownViewSection } from './note.ts';
import type { Desk } from './note-pages.ts';
import { notSaved, type TypedText } from './show-not-saved.ts';
import { frameOf, type PartPage } from './open-part.ts';
import { readChosen } from './read-sections.ts';
import { joinTexts } from './section.ts';
import { decideMove } from './visit.ts';
import { areaConfidences, areaLevels } from './visit-areas.ts';
import type { VisitMeans } from './visit-means.ts';

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = { level: areaLevels, confidence: areaConfidences, side: actionSides };
const inWords = (field: string, value: string | undefined): string => (value === undefined || value === '' ? '' : (labels[field]?.[value] ?? value));

const sectionOf = (sections: readonly NoteSection[], key: string): NoteSection | undefined =>
  key === ownViewSection.key ? ownViewSection : sections.find((section) => section.key === key);

/** Texts that two people changed at once, each beside the other. */
export const showBeside =
  (desk: Desk): PartPage =>
  async (means, request, part) =>
    besidePage(means, request, part, desk);

async function besidePage({ db, clock }: VisitMeans, { actor, form }: PageRequest, part: FoundPart, desk: Desk, problem: { readonly besideId: number; readonly text: string } | null = null): Promise<Reply> {
  const note = await findNote(db.kysely, part);
  const now = clock.now();
  const waiting = (await listBeside(db.kysely, part.id)).filter(({ key }) => (key === ownViewSection.key) === (desk === 'own-view'));
  if (waiting.length === 0) return { kind: 'redirect', to: `${pathOf(part)}/${desk}`, notice: { kind: 'success', text: 'Every text stands as somebody chose it.' } };
  const pairs = waiting.flatMap((one) => {
    const section = sectionOf(note.sections, one.key);
    if (section === undefined) return [];
    // What somebody typed into this pair and could not save stands as they typed it.
    const isAt = problem?.besideId === one.id;
    const stored = note.written.get(one.key);
    const fields = Object.keys(fieldsOfKind[section.kind])
      .map((field) => ({ field, label: fieldLabels[field], theirs: stored?.values[field] ?? '', yours: one.values[field] ?? '' }))
      .filter(({ theirs, yours }) => theirs !== yours)
      .map((each) => ({
        ...each,
        chosen: isAt ? form.get(`choose-${each.field}`) : null,
        theirsWords: inWords(each.field, each.theirs),
        yoursWords: inWords(each.field, each.yours),
        joined: isText(each.field) ? ((isAt ? form.get(`joined-${each.field}`) : null) ?? joinTexts(each.theirs, each.yours)) : null,
      }));
    const isMine = one.keptByAccount === actor.accountId;
    return [
      {
        id: one.id,
        problem: isAt ? problem.text : null,
        title: section.title,
        version: stored?.version ?? 0,
        fields,
        heading: `${stored?.savedBy ?? 'Somebody'} changed this at ${stored === undefined ? '' : whenInWords(stored.savedAt, now)}`,
        theirsLabel: stored?.savedByAccount === actor.accountId ? 'Yours, as it stands' : `${stored?.savedBy ?? 'Theirs'}, as it stands`,
        yoursLabel: isMine ? 'Yours, kept beside it' : `${one.keptBy}, kept beside it at ${whenInWords(one.keptAt, now)}`,
      },
    ];
  });
  const errors = problem === null ? [] : [{ text: problem.text, href: `#pair-${String(problem.besideId)}` }];
  return { kind: 'page', status: problem === null ? 200 : 422, template: 'evidence/visits/beside.njk', data: { ...frameOf(part), pairs, desk, errors } };
} // prettier-ignore

export const saveBeside =
  (desk: Desk): PartPage =>
  async (means, request, part): Promise<Reply> => {
    const { form } = request;
    const here = `${pathOf(part)}/${desk}/beside`;
    const besideId = Number(/^\d{1,9}$/.exec(form.get('beside') ?? '')?.[0] ?? 0);
    const seenVersion = Number(/^\d{1,9}$/.exec(form.get('version') ?? '')?.[0] ?? -1);
    const note = await findNote(means.db.kysely, part);
    const one = (await listBeside(means.db.kysely, part.id)).find(({ id }) => id === besideId);
    const section = one && sectionOf(note.sections, one.key);
    const settled = () => {
      const typed = joinedIn(form).filter(({ text }) => ![...note.written.values()].some(({ values }) => Object.values(values).includes(text)));
      return typed.length === 0 ? ({ kind: 'redirect', to: here } as const) : notSaved(part, 'Somebody else had settled it already', typed);
    };
    if (one === undefined || section === undefined) return settled();
    const chosen = readChosen(form, section, note.written.get(one.key)?.values ?? {}, one.values);
    if (!chosen.ok) return besidePage(means, request, part, desk, { besideId, text: chosen.reason });
    const values = chosen.value;
    const merged = await means.db.transaction((tx) => mergeBeside(tx, doingOf(request, means.clock), part, desk, { besideId, seenVersion, values }), {
      authorityId: part.authorityId,
    });
    if (merged.ok) return { kind: 'redirect', to: here };
    const now = (await findPart(means.db.kysely, part.authorityId, part)) ?? part;
    const may = decideMove(now.state, desk === 'note' ? 'write' : 'give-own-view', whoIs(request.actor, now), { plannedOn: now.plannedOn, today: means.clock.today() });
    if (!may.ok) return notSaved(now, may.reason, joinedIn(form));
    const isThere = (await listBeside(means.db.kysely, part.id)).some(({ id }) => id === besideId);
    return isThere ? besidePage(means, request, now, desk, { besideId, text: merged.reason }) : settled();
  }; // prettier-ignore

/** Texts that somebody joined in the form. */
const joinedIn = (form: URLSearchParams): TypedText[] =>
  Object.entries(fieldLabels).flatMap(([field, title]) =>
    form.get(`choose-${field}`) === 'joined' ? [{ title, text: (form.get(`joined-${field}`) ?? '').replaceAll(/\r\n?/g, '\n').trim() }] : [],
  );
