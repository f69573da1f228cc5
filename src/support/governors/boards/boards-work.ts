import { addDays, addMonths } from '../../../kernel/plain-date.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { DiaryEntry, WorkItem, WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { listVolunteers } from '../recruitment/find-recruitment.ts';
import { supportKinds } from './chair-support.ts';
import { seatCategories } from './constitution.ts';
import { type BoardTerm, listInductionSteps, listTerms } from './find-board.ts';
import { listDoneTraining } from './find-done-training.ts';
import { listChairSupport } from './find-chair-support.ts';
import { findCompetencies, listSkillsReturns } from './find-skills.ts';
import { type BoardNow, gatherBoards, listReached } from './gather-boards.ts';
import { inductionOf, isInInduction } from './induction.ts';
import { pathOfBoard } from './open-board-form.ts';
import { learnerOf, sitting, stepsOf } from './person-on-board.ts';
import { trainingDue, trainingKinds } from './training.ts';

const runsBoard = ({ role }: Actor): boolean => role === 'chair' || role === 'clerk';
const countOf = (count: number, one: string, more: string): string => (count === 1 ? `1 ${one}` : `${String(count)} ${more}`);

/** At a maintained school a check is applied for within 21 days of the appointment: 2012 Regulations, regulation 16A. */
const checkedWithin = 21;

/** What waits for a board’s chair and clerk, for a governor of their own, and which terms end when. */
export function governingBoardWork({ db, clock }: SupportMeans): WorkSource {
  const boardsOf = async (actor: Actor, today: string): Promise<readonly BoardNow[]> => {
    const { authorityId } = actor;
    if (authorityId === null || !runsBoard(actor)) return [];
    const providers = await listReached(db.kysely, actor, 'board.edit', today);
    return providers.length === 0 ? [] : gatherBoards(db.kysely, providers, { authorityId, today });
  };
  const dueOf = async (authorityId: number, { provider, terms }: BoardNow, today: string) => {
    const question = { authorityId, providerId: provider.id };
    const training = await listDoneTraining(db.kysely, question);
    const steps = await listInductionSteps(db.kysely, question);
    return sitting(terms, today).map((term) => {
      const learner = learnerOf(terms, term, training);
      const isNew = isInInduction(learner.joinedOn, today);
      return {
        term,
        training: trainingDue(learner, today).filter(({ standing }) => standing === 'overdue' || standing === 'due-soon'),
        induction: isNew ? inductionOf(learner.joinedOn, stepsOf(terms, term, steps), today).filter(({ doneOn }) => doneOn === null) : [],
      };
    });
  };
  return {
    id: 'boards',
    list: async (actor, today) => {
      const { authorityId } = actor;
      if (authorityId === null) return [];
      const items: WorkItem[] = await listOwn(db.kysely, actor, today);
      for (const board of await boardsOf(actor, today)) {
        const { provider } = board;
        const item = (
          text: string,
          over: { readonly href?: string; readonly dueOn?: string | null; readonly kind?: WorkItem['kind'] } = {},
        ): void => {
          const of = { id: provider.id, name: provider.name };
          items.push({
            kind: over.kind ?? 'action',
            text,
            href: over.href ?? pathOfBoard(provider),
            provider: of,
            dueOn: over.dueOn ?? null,
            since: null,
          });
        };
        if (board.chairTermOverOn !== null) item('The chair’s term of office is over: elect a chair', { dueOn: addDays(board.chairTermOverOn, 1) });
        for (const { id, name, fromOn } of await listUnchecked(db.kysely, authorityId, sitting(board.terms, today)))
          item(`Checks of ${name} are not done`, {
            href: `${pathOfBoard(provider)}/members/${String(id)}/details`,
            dueOn: addDays(fromOn, checkedWithin),
          });
        const due = await dueOf(authorityId, board, today);
        const untrained = due.filter(({ training }) => training.length > 0);
        const firstTraining = untrained.flatMap(({ training }) => training.map(({ dueOn }) => dueOn ?? today)).toSorted()[0];
        if (firstTraining !== undefined) item(`Training due: ${countOf(untrained.length, 'governor', 'governors')}`, { dueOn: firstTraining });
        const late = due.filter(({ induction }) => induction.some(({ isOverdue }) => isOverdue));
        if (late.length > 0) item(`Induction has late steps: ${countOf(late.length, 'new governor', 'new governors')}`);
        const ending = board.seats.filter(({ holder, next }) => holder?.endsSoon === true && next === null);
        const firstEnd = ending.map(({ holder }) => holder?.until ?? today).toSorted()[0];
        if (firstEnd !== undefined) item(`Terms of office end: ${countOf(ending.length, 'seat', 'seats')}`, { dueOn: firstEnd });
        const long = board.seats.filter(({ vacancy, next }) => vacancy?.isLong === true && next === null);
        if (long.length > 0) item(`Vacant for two terms or more: ${countOf(long.length, 'seat', 'seats')}`);
        if (actor.role === 'chair')
          for (const one of (await listChairSupport(db.kysely, authorityId, provider.id)).filter(({ answer }) => answer === null))
            item(`The authority offers you: ${supportKinds[one.kind].label.toLowerCase()}`, {
              kind: 'reply',
              href: `${pathOfBoard(provider)}/support/${String(one.id)}/answer`,
            });
      }
      return items;
    },
    diary: async (actor, from, to) => {
      const today = clock.today();
      const { authorityId } = actor;
      const entries: DiaryEntry[] = [];
      for (const board of await boardsOf(actor, today)) {
        const { provider, chair, seats } = board;
        const entry = (uid: string, on: string, title: string, href = pathOfBoard(provider)): void => {
          if (on >= from && on <= to)
            entries.push({ uid, on, from: null, to: null, title: `${title}, ${provider.name}`, href, providerIds: [provider.id] });
        };
        for (const { holder, category } of seats)
          if (holder?.term && holder.until !== null)
            entry(`board-term-${String(holder.term.id)}`, holder.until, `A governor’s term ends: ${seatCategories[category].toLowerCase()}`);
        if (chair?.heldTo) entry(`chair-term-${String(chair.id)}`, chair.heldTo, 'The chair’s term ends', `/providers/${String(provider.id)}#posts`);
        for (const { term, induction } of authorityId === null ? [] : await dueOf(authorityId, board, today))
          for (const { step, dueOn } of induction.filter((one) => one.step === 'conversation'))
            entry(
              `governor-${step}-${String(term.id)}`,
              dueOn,
              'Six-month conversation with a new governor',
              `${pathOfBoard(provider)}/members/${String(term.id)}`,
            );
      }
      return entries;
    },
  };
}

/** Of a governor’s own: training that is due; and rating themselves, by the list in force, where they have not, or not for two years. */
async function listOwn(db: Reader, actor: Actor, today: string): Promise<WorkItem[]> {
  const { authorityId, accountId } = actor;
  if (authorityId === null || accountId === null || (actor.role !== 'chair' && actor.role !== 'governor')) return [];
  const items: WorkItem[] = [];
  for (const { id, name } of await listReached(db, actor, 'board.skills', today)) {
    const question = { authorityId, providerId: id };
    const terms = await listTerms(db, question);
    const own = sitting(terms, today).find((term) => term.accountId === accountId);
    if (!own) continue;
    const href = `/governors/boards/${String(id)}/members/${String(own.id)}`;
    const item = (text: string, to: string, dueOn: string | null): void => {
      items.push({ kind: 'action', text, href: to, provider: { id, name }, dueOn, since: null });
    };
    const due = trainingDue(learnerOf(terms, own, await listDoneTraining(db, question)), today).filter(
      ({ standing }) => standing === 'overdue' || standing === 'due-soon',
    );
    const first = due.map(({ dueOn }) => dueOn ?? today).toSorted()[0];
    if (first !== undefined)
      item(`Your training as a governor: ${due.map(({ kind }) => trainingKinds[kind].label.toLowerCase()).join(', ')}`, href, first);
    const latest = (await listSkillsReturns(db, question)).find(({ termId }) => termId === own.id);
    const { version } = await findCompetencies(db, authorityId);
    const isFresh = latest?.listVersion === version && addMonths(latest.enteredAt.toISOString().slice(0, 10), 24) > today;
    if (!isFresh) item('Rate your own skills for the board’s audit', `${href}/skills`, null);
  }
  return items;
}

/** Those who came by an introduction, and whose checks neither the board nor those who recruit have recorded. */
async function listUnchecked(db: Reader, authorityId: number, terms: readonly BoardTerm[]): Promise<readonly BoardTerm[]> {
  const asked = terms.filter(({ volunteerId, dbsOn }) => volunteerId !== null && dbsOn === null);
  if (asked.length === 0) return [];
  const checked = new Set((await listVolunteers(db, authorityId)).filter(({ checksOn }) => checksOn !== null).map(({ id }) => id));
  return asked.filter(({ volunteerId }) => volunteerId !== null && !checked.has(volunteerId));
}
