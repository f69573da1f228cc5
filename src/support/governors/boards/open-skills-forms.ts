import type { FormReader, OwnProvider } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { levels, linesOf, readCompetencies } from './competencies.ts';
import { mayRecruit } from '../recruitment/find-recruiter.ts';
import { findCompetencies, listSkillsReturns } from './find-skills.ts';
import { aboutBoard, type Prepared } from './open-board-form.ts';
import { findAskedTerm } from './open-term-forms.ts';
import { adoptCompetencies, type ListEntry, recordSkillsReturn, type SkillsEntry } from './record-skills.ts';
import type { BoardTerm } from './find-board.ts';
import type { Actor } from '../../../platform/identity/actor.ts';

/** Whose answers somebody may see and enter: their own; as chair or clerk, everybody’s on the board. */
export const maySeeAnswers = (actor: Actor, term: Pick<BoardTerm, 'accountId'>): boolean =>
  actor.role === 'chair' || actor.role === 'clerk' || (term.accountId !== null && term.accountId === actor.accountId);

/** A governor rates themselves, or the clerk enters it for them. */
export async function prepareSkills(asked: Asked, provider: OwnProvider): Promise<Prepared<SkillsEntry, SkillsEntry>> {
  const { means, request, doing } = asked;
  const term = await findAskedTerm(asked, provider);
  if (!term || !maySeeAnswers(request.actor, term)) return null;
  const { version, list } = await findCompetencies(means.db.kysely, provider.authorityId);
  const latest = (await listSkillsReturns(means.db.kysely, { authorityId: provider.authorityId, providerId: provider.id })).find(
    ({ termId }) => termId === term.id,
  );
  const read = (answers: FormReader): SkillsEntry | null => {
    const given: Record<string, number> = {};
    for (const { key, label } of list) {
      const level = answers.choice(key, Object.keys(levels), `Choose how you stand with ${label.charAt(0).toLowerCase()}${label.slice(1)}`);
      if (level !== null) given[key] = Number(level);
    }
    return answers.errors.length > 0 ? null : { listVersion: Number(request.form.get('version') ?? 0), answers: given };
  };
  return {
    page: {
      ...aboutBoard(provider, `/governors/boards/${String(provider.id)}/skills`),
      title: term.accountId === request.actor.accountId ? 'Rate your own skills' : `Skills of ${term.name}`,
      lead: ['Nobody is confident in everything: a board needs each of these somewhere, not everywhere.', 'Your own answers are seen by you, the chair and the clerk. Others see one word for the whole board, competency by competency, once five have answered.'], // prettier-ignore
      carried: { version: request.form.get('version') ?? String(version) },
      fields: list.map(({ key, label, says }) => ({
        kind: 'radios',
        name: key,
        label,
        hint: says,
        choices: Object.entries(levels).map(([value, text]) => ({ value, text: `${value}: ${text}` })),
      })),
      button: 'Save',
      read,
      save: (tx, entry) => recordSkillsReturn(tx, doing, provider, term, entry),
      savedNotice: () => 'The answers are saved.',
    },
    initial: Object.fromEntries(Object.entries(latest?.answers ?? {}).map(([key, level]) => [key, String(level)])),
  };
}

/** The list itself, a line each. */
export async function prepareCompetencies({ means, authority, doing, request, today }: Asked): Promise<Prepared<ListEntry, number>> {
  if (!(await mayRecruit(means.db.kysely, request.actor, today))) return null;
  const { list, version } = await findCompetencies(means.db.kysely, authority.authorityId);
  const of = { id: null, name: authority.authorityName, authorityId: authority.authorityId };
  return {
    page: {
      provider: of,
      ledger: null,
      cancel: '/governors/competencies',
      after: '/governors/competencies',
      answersOf: () => [],
      consequencesOf: () => [],
      describeEvent: () => '',
      title: 'Adopt a list of competencies',
      lead: ['A line each: theme, name and what it means, with a bar between. One that keeps its name keeps what was answered of it.'],
      carried: { from: request.form.get('from') ?? String(version) },
      fields: [
        { kind: 'textarea', name: 'lines', label: 'Competencies', rows: 22 },
        { kind: 'text', name: 'basis', label: 'Why it changes, and who agreed it' },
      ],
      button: 'Adopt it',
      read: (answers) => {
        const lines = answers.lines('lines');
        const read = readCompetencies(lines, list);
        if (!read.ok) answers.refuse('lines', read.reason);
        const basis = answers.text('basis', { what: 'Why it changes', most: 500, missing: 'Enter why it changes, and who agreed it' });
        return !read.ok || basis === null ? null : { list: read.list, basis, from: Number(request.form.get('from') ?? version) };
      },
      save: (tx, entry) => adoptCompetencies(tx, doing, authority.authorityId, entry),
      savedNotice: () => 'The list is adopted: governors rate themselves by it from now on.',
    },
    initial: { lines: linesOf(list) },
  };
}
