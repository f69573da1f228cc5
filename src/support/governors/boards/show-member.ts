import { reachesProvider } from '../../../register/index.ts';
import type { ProviderPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { seatCategories } from './constitution.ts';
import { listInductionSteps, listRecordedTerms, listSeats, listTerms } from './find-board.ts';
import { listDoneTraining } from './find-done-training.ts';
import { inductionOf, inductionSteps, isInInduction } from './induction.ts';
import { pathOfBoard } from './open-board-form.ts';
import { maySeeAnswers } from './open-skills-forms.ts';
import { learnerOf, stepsOf, termsOfPerson } from './person-on-board.ts';
import { isEndingSoon, lastDayOf, sitsOn } from './term-of-office.ts';
import { standingOfTraining, trainingDue, trainingKinds } from './training.ts';

/** One governor: their term, how to reach them, induction, training, and what is recorded as done. For the board and the staff whose work it is. */
export const showMember: ProviderPage = async (asked, provider) => {
  const { means, request, today, authority } = asked;
  const db = means.db.kysely;
  const question = { authorityId: authority.authorityId, providerId: provider.id };
  const id = readId(request.params['termId']);
  const term = (await listRecordedTerms(db, question)).find((one) => one.id === id);
  if (!term) return { kind: 'not-found' };
  const terms = await listTerms(db, question);
  const seat = (await listSeats(db, question)).find((one) => one.id === term.seatId);
  const training = await listDoneTraining(db, question);
  const learner = learnerOf(terms, term, training);
  const dueNow = trainingDue(learner, today);
  const done = stepsOf(terms, term, await listInductionSteps(db, question));
  const mayEdit = term.withdrawn === null && (await reachesProvider(db, means.clock, request.actor, 'board.edit', provider.id));
  const maySkills = await reachesProvider(db, means.clock, request.actor, 'board.skills', provider.id);
  const base = `${pathOfBoard(provider)}/members/${String(term.id)}`;
  return {
    kind: 'page',
    template: 'support/governors/boards/member.njk',
    subject: { kind: 'board-term', id: term.id },
    data: {
      provider,
      breadcrumbs: [
        { text: 'Governors', href: '/governors' },
        { text: provider.name, href: pathOfBoard(provider) },
      ],
      term: { ...term, until: term.leftOn ?? term.toOn, endsSoon: isEndingSoon(term, today) },
      seat: { id: term.seatId, category: seat ? seatCategories[seat.category] : '' },
      joinedOn: learner.joinedOn,
      others: termsOfPerson(terms, term).filter((one) => one.id !== term.id).map((one) => ({ ...one, until: one.leftOn ?? one.toOn })), // prettier-ignore
      mentor: terms.find((one) => one.id === term.mentorTermId)?.name ?? null,
      training: dueNow.map((one) => ({
        ...one,
        label: trainingKinds[one.kind].label,
        says: trainingKinds[one.kind].says,
        tag: standingOfTraining[one.standing],
        href: mayEdit ? `${base}/training?kind=${one.kind}` : null,
      })),
      overdue:
        term.withdrawn === null && sitsOn(term, today)
          ? dueNow.filter(({ standing }) => standing === 'overdue').map(({ kind }) => trainingKinds[kind].label)
          : [],
      recorded: training
        .filter(({ termId }) => termId === term.id)
        .map((one) => ({
          ...one,
          label: trainingKinds[one.kind].label,
          href: mayEdit && one.id !== null ? `${base}/training/${String(one.id)}/withdraw` : null,
        })),
      isInInduction: isInInduction(learner.joinedOn, today) || learner.joinedOn > today,
      induction: inductionOf(learner.joinedOn, done, today).map((one) => ({
        ...one,
        label: inductionSteps[one.step].label,
        href: mayEdit && one.doneOn === null ? `${base}/induction/${one.step}` : null,
      })),
      mayEdit,
      skills: maySkills && term.withdrawn === null && maySeeAnswers(request.actor, term) ? `${base}/skills` : null,
      base,
      isOver: lastDayOf(term) < today,
    },
  };
};
