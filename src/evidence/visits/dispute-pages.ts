import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type FieldError, FormReader } from '../../register/index.ts';
import { doingOf } from './doing.ts';
import { findPart } from './find-part.ts';
import { type FoundPart, pathOf } from './found-part.ts';
import { notSaved, type TypedText } from './show-not-saved.ts';
import { actionSides, fieldLabels, fieldsOfKind, linesOf, type NoteSection } from './note.ts';
import { frameOf, type PartPage } from './open-part.ts';
import { readFields } from './read-sections.ts';
import { answerDispute } from './record-check.ts';
import type { SectionValues } from './section.ts';
import { backTo, gatherNote } from './show-part.ts';
import { showForm } from './show-form.ts';
import { areaConfidences, areaLevels } from './visit-areas.ts';
import type { VisitMeans } from './visit-means.ts';

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = { level: areaLevels, confidence: areaConfidences, side: actionSides };

interface Problem {
  readonly disputeId: number;
  readonly text: string;
  /** What the section says now, where somebody changed it since it was shown. */
  readonly stands: string | null;
}

/** What the head disputes, each with its answer to give. */
export const showDisputes: PartPage = async (means, request, part) => disputesPage(means, request, part);

/** All points are one form, so that answering one empties no other. */
async function disputesPage(means: VisitMeans, { form }: PageRequest, part: FoundPart, problem: Problem | null = null, answered = false): Promise<Reply> {
  const found = await gatherNote(means, part);
  const waiting = found.disputes.filter(({ answer }) => answer === null);
  if (waiting.length === 0) return backTo(part, 'Every disputed passage is answered.');
  const points = waiting.map((dispute) => {
    const of = `point-${String(dispute.id)}`;
    const section = found.note.sections.find(({ key }) => key === dispute.section);
    const stored = found.note.written.get(dispute.section);
    const isAt = problem?.disputeId === dispute.id;
    return {
      ...dispute,
      // Once somebody has been shown what stands now, sending again is on top of that.
      version: isAt || !form.has(`${of}-version`) ? (stored?.version ?? 0) : form.get(`${of}-version`),
      fields: section === undefined ? [] : fieldsOf(section, of, stored?.values ?? {}, form),
      reason: form.get(`${of}-reason`) ?? '',
      chosen: form.get(`${of}-answer`),
      problem: isAt ? problem.text : null,
      stands: isAt ? problem.stands : null,
    };
  });
  const errors: FieldError[] = problem === null ? [] : [{ field: 'answer', at: `answer-${String(problem.disputeId)}`, text: problem.text }];
  return showForm({ template: 'disputes', form, errors, data: { ...frameOf(part), points, answered } });
} // prettier-ignore

function fieldsOf({ kind }: NoteSection, of: string, stored: SectionValues, form: URLSearchParams) {
  return Object.entries(fieldsOfKind[kind]).map(([field, most]) => {
    const name = `${of}-${field}`;
    const value = form.get(name) ?? stored[field] ?? '';
    const labels = choices[field];
    const items = labels && [{ value: '', text: 'Choose' }, ...Object.entries(labels).map(([each, text]) => ({ value: each, text, selected: each === value }))];
    const label = kind === 'text' ? 'What it says: change it here' : (fieldLabels[field] ?? field);
    return { name, label, value, items, isLong: most >= 1000, rows: most > 5000 ? 6 : 3 };
  });
} // prettier-ignore

const isTyped = (form: URLSearchParams, of: string, stored: SectionValues, section: NoteSection): boolean =>
  (form.get(`${of}-reason`) ?? '').trim() !== '' ||
  form.has(`${of}-answer`) ||
  linesOf(section, readFields(form, section, of).values) !== linesOf(section, stored);

export const saveDispute: PartPage = async (means, request, part) => {
  const { form } = request;
  const disputeId = Number(/^\d{1,9}$/.exec(form.get('dispute') ?? '')?.[0] ?? 0);
  const of = `point-${String(disputeId)}`;
  const before = await gatherNote(means, part);
  const point = before.disputes.find(({ id }) => id === disputeId);
  const section = before.note.sections.find(({ key }) => key === point?.section);
  if (point === undefined || section === undefined) return notSaved(part, 'There is no such passage', typedIn(form, before));
  const { values, errors } = readFields(form, section, of);
  const answers = new FormReader(form);
  const answer = answers.choice(`${of}-answer`, ['changed', 'kept'] as const, 'Select whether it is changed or kept');
  const reason = answers.longText(`${of}-reason`, { what: 'The reason', most: 5000 });
  const wrong = answers.errors[0]?.text ?? (answer === 'changed' ? errors[0]?.text : undefined);
  if (point.answer === null && (answer === null || wrong !== undefined))
    return disputesPage(means, request, part, { disputeId, text: wrong ?? 'Select whether it is changed or kept', stands: null });
  const seenVersion = Number(/^\d{1,9}$/.exec(form.get(`${of}-version`) ?? '')?.[0] ?? -1);
  const saved = await means.db.transaction(
    (tx) => answerDispute(tx, doingOf(request, means.clock), part, disputeId, { answer: answer ?? 'kept', reason, values, seenVersion }),
    { authorityId: part.authorityId },
  );
  const now = (await findPart(means.db.kysely, part.authorityId, part)) ?? part;
  const found = await gatherNote(means, now);
  if (!saved.ok) {
    const isOver = now.state !== 'with-head' || found.disputes.find(({ id }) => id === disputeId)?.answer !== null;
    const stands = linesOf(section, found.note.written.get(section.key)?.values ?? {});
    if (isOver) return notSaved(now, saved.reason, typedIn(form, before), [{ title: section.title, text: stands }]);
    const isStale = (found.note.written.get(section.key)?.version ?? 0) !== seenVersion;
    return disputesPage(means, request, now, { disputeId, text: saved.reason, stands: isStale ? stands : null });
  }
  const isMore = found.disputes.some(({ id, answer: given, section: key }) => {
    const at = found.note.sections.find((each) => each.key === key);
    return given === null && at !== undefined && isTyped(form, `point-${String(id)}`, found.note.written.get(key)?.values ?? {}, at);
  });
  if (isMore) return disputesPage(means, request, now, null, true);
  return { kind: 'redirect', to: `${pathOf(part)}/disputes`, notice: { kind: 'success', text: 'The point is answered.' } };
};

/** Everything that the form holds, of every point. */
function typedIn(form: URLSearchParams, { note, disputes }: Awaited<ReturnType<typeof gatherNote>>): TypedText[] {
  return disputes.flatMap(({ id, section: key, title }) => {
    const of = `point-${String(id)}`;
    const section = note.sections.find((each) => each.key === key);
    if (section === undefined || !form.has(`${of}-version`)) return [];
    const text = [linesOf(section, readFields(form, section, of).values), form.get(`${of}-reason`) ?? ''].filter((each) => each.trim() !== '');
    return [{ title, text: text.join('\n') }];
  });
}
