import { type OwnProvider, reachesProvider } from '../../../register/index.ts';
import type { ProviderPage } from '../../common/open-page.ts';
import { listIntroductions, listVacancies } from '../recruitment/find-recruitment.ts';
import { introductionStates } from '../recruitment/introduction.ts';
import { mayRecruit } from '../recruitment/find-recruiter.ts';
import { howLong, offices } from './board-words.ts';
import { supportKinds } from './chair-support.ts';
import { constitutions, faultsOf, isFilledByElectionOrOffice, seatCategories } from './constitution.ts';
import { findCompetencies, nameCompetency } from './find-skills.ts';
import { listDoneTraining } from './find-done-training.ts';
import { listChairSupport, supportStanding } from './find-chair-support.ts';
import { listInductionSteps, listRecordedTerms } from './find-board.ts';
import { type BoardNow, gatherBoard, type SeatNow } from './gather-boards.ts';
import { inductionOf, isInInduction } from './induction.ts';
import { pathOfBoard } from './open-board-form.ts';
import { learnerOf, sitting, stepsOf } from './person-on-board.ts';
import { countSeats } from './record-board.ts';
import { lastDayOf } from './term-of-office.ts';
import { trainingDue, trainingKinds } from './training.ts';

interface SeatSaid {
  readonly text: string;
  readonly label: string;
  readonly colour: string;
}

/** How a seat stands, in words. */
export function seatStanding({ holder, vacancy, next, category, isPostVacant }: Omit<SeatNow, 'seat'>): SeatSaid {
  if (vacancy !== null) {
    const soon = next === null ? '' : `; ${next.name} begins later`;
    return {
      label: vacancy.isLong ? 'Long vacant' : 'Vacant',
      colour: vacancy.isLong ? 'red' : 'yellow',
      text: `for ${howLong(vacancy.days)}${soon}`,
    };
  }
  if (isPostVacant) return { label: 'Post vacant', colour: 'yellow', text: '' };
  if (holder === null) return { label: category === 'head' ? 'Not recorded' : 'To come', colour: 'grey', text: '' };
  return holder.endsSoon ? { label: 'Ends soon', colour: 'yellow', text: '' } : { label: 'Filled', colour: 'green', text: '' };
}

/** A provider’s governing board: for whoever may see it, and more for the board itself and the staff whose work it is. */
export const showBoard: ProviderPage = async (asked, provider) => {
  const { means, request, today, authority } = asked;
  const db = means.db.kysely;
  const base = pathOfBoard(provider);
  const may = (permission: 'board.detail' | 'board.edit' | 'chair-support.offer') =>
    reachesProvider(db, means.clock, request.actor, permission, provider.id);
  const mayDetail = await may('board.detail');
  const mayEdit = await may('board.edit');
  const mayOffer = await may('chair-support.offer');
  const board = await gatherBoard(db, provider, today);
  const common = {
    provider,
    base,
    mayDetail,
    mayEdit,
    mayOffer,
    breadcrumbs: [
      { text: 'Governors', href: '/governors' },
      { text: provider.name, href: `/providers/${String(provider.id)}` },
    ],
  };
  if (board === null) return { kind: 'page', template: 'support/governors/boards/board.njk', data: { ...common, board: null } };
  const question = { authorityId: authority.authorityId, providerId: provider.id };
  const vacancies = await listVacancies(db, authority.authorityId, { providerId: provider.id });
  const { list } = await findCompetencies(db, authority.authorityId);
  const open = new Map(vacancies.filter(({ state }) => state === 'open').map((vacancy) => [vacancy.seatId, vacancy]));
  const introductions = mayEdit ? await listIntroductions(db, authority.authorityId, { providerId: provider.id }) : [];
  const support = mayEdit || mayOffer ? await listChairSupport(db, authority.authorityId, provider.id) : [];
  const recruits = await mayRecruit(db, request.actor, today);
  const past = mayDetail ? (await listRecordedTerms(db, question)).filter((term) => term.withdrawn !== null || lastDayOf(term) < today) : [];
  return {
    kind: 'page',
    template: 'support/governors/boards/board.njk',
    data: {
      ...common,
      board: { ...board.board, constitution: constitutions[board.board.constitution] },
      chair: board.chair,
      chairTermOverOn: board.chairTermOverOn,
      officers: board.officers.map((one) => ({ ...one, office: offices[one.office] })),
      hasViceChair: board.officers.some(({ office }) => office === 'vice-chair'),
      faults: faultsOf(board.board.constitution, countSeats(board.seats)),
      counts: countsOf(board),
      seats: board.seats.map((one) => {
        const vacancy = open.get(one.seat.id) ?? null;
        return {
          ...one,
          id: one.seat.id,
          category: seatCategories[one.category],
          isOffice: one.category === 'head',
          standing: seatStanding(one),
          memberHref: mayDetail && one.holder?.term ? `${base}/members/${String(one.holder.term.id)}` : null,
          nextHref: mayDetail && one.next ? `${base}/members/${String(one.next.id)}` : null,
          asked:
            vacancy === null
              ? null
              : {
                  ...vacancy,
                  skills: vacancy.skills.map((key) => nameCompetency(list, key)),
                  href: recruits ? `/governors/vacancies/${String(vacancy.id)}` : null,
                },
          mayAsk: mayEdit && !isFilledByElectionOrOffice(one.category) && (one.vacancy !== null || one.holder?.endsSoon === true),
          mayFill: mayEdit && one.category !== 'head' && one.vacancy !== null && one.next === null,
        };
      }),
      due: mayDetail ? await gatherDue(asked, provider, board) : [],
      introductions: introductions.map((one) => ({
        ...one,
        href: `${base}/introductions/${String(one.id)}`,
        category: seatCategories[one.category],
        standing: introductionStates[one.state],
      })),
      support: support.map((one) => ({
        ...one,
        label: supportKinds[one.kind].label,
        standing: supportStanding(one),
        href: `${base}/support/${String(one.id)}/${one.answer === null ? 'answer' : 'outcome'}`,
        mayAnswer: one.answer === null ? mayEdit : mayOffer && one.answer === 'accepted' && one.doneOn === null,
      })),
      past: past.map((term) => ({ ...term, href: `${base}/members/${String(term.id)}` })),
    },
  };
};

function countsOf({ seats }: BoardNow): { readonly label: string; readonly value: number }[] {
  const filled = seats.filter(({ holder }) => holder !== null).length;
  return [
    { label: 'seats', value: seats.length },
    { label: 'filled', value: filled },
    { label: 'vacant', value: seats.filter(({ vacancy }) => vacancy !== null).length },
    { label: 'long vacant', value: seats.filter(({ vacancy }) => vacancy?.isLong === true).length },
    { label: 'terms ending within six months', value: seats.filter(({ holder }) => holder?.endsSoon === true).length },
  ];
}

/** What is due or late of training and induction, governor by governor. */
async function gatherDue({ means, today, authority }: Parameters<ProviderPage>[0], provider: OwnProvider, { terms }: BoardNow) {
  const question = { authorityId: authority.authorityId, providerId: provider.id };
  const training = await listDoneTraining(means.db.kysely, question);
  const steps = await listInductionSteps(means.db.kysely, question);
  return sitting(terms, today)
    .map((term) => {
      const learner = learnerOf(terms, term, training);
      const due = trainingDue(learner, today).filter(({ standing }) => standing === 'overdue' || standing === 'due-soon');
      const late = isInInduction(learner.joinedOn, today)
        ? inductionOf(learner.joinedOn, stepsOf(terms, term, steps), today).filter(({ isOverdue }) => isOverdue)
        : [];
      return {
        name: term.name,
        href: `${pathOfBoard(provider)}/members/${String(term.id)}`,
        training: due.map((one) => ({ ...one, label: trainingKinds[one.kind].label })),
        late: late.length,
      };
    })
    .filter(({ training: due, late }) => due.length > 0 || late > 0);
}
