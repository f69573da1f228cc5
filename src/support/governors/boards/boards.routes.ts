import type { PermissionOf, Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage, type ProviderPage, type SupportPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { boardFormRoutes, serviceFormRoutes } from './open-board-form.ts';
import { prepareConstitution } from './open-constitution-form.ts';
import { prepareCompetencies, prepareSkills } from './open-skills-forms.ts';
import { prepareDetails, prepareLeaving, prepareTerm, prepareTermWithdrawal } from './open-term-forms.ts';
import {
  prepareInductionStep,
  prepareOfficer,
  prepareSupportAnswer,
  prepareSupportOffer,
  prepareSupportOutcome,
  prepareTraining,
} from './open-work-forms.ts';
import { prepareOfficerWithdrawal, prepareTrainingWithdrawal } from './open-withdrawal-forms.ts';
import { showBoard } from './show-board.ts';
import { exportBoards, showBoards } from './show-boards.ts';
import { exportChairs, showChairs } from './show-chairs.ts';
import { showMember } from './show-member.ts';
import { showCompetencies, showSkills } from './show-skills.ts';

const board = '/governors/boards/:providerId' as const;
const member = `${board}/members/:termId` as const;
const ofTerm = { kind: 'board-term', param: 'termId' };

/** Governing boards: seats, terms, vacancies, skills, training, induction; and support for chairs. */
export function governingBoardRoutes(means: SupportMeans): Route[] {
  const list = (path: Route['path'], permission: PermissionOf<'service'>, audit: Route['audit'], page: SupportPage): Route => ({
    method: 'GET',
    path,
    permission,
    audit,
    handle: openPage(means, page),
  });
  const one = (path: Route['path'], permission: PermissionOf<'record'>, audit: Route['audit'], page: ProviderPage): Route => ({
    method: 'GET',
    path,
    permission,
    of: 'providerId',
    audit,
    handle: openProviderPage(means, page),
  });
  const form = <Entry, Plan>(
    path: Route['path'],
    audit: Route['audit'],
    prepare: Parameters<typeof boardFormRoutes<Entry, Plan>>[2],
    permission: PermissionOf<'record'> = 'board.edit',
    sensitive?: typeof ofTerm,
  ): Route[] => boardFormRoutes(means, { path, permission, audit, ...(sensitive === undefined ? {} : { sensitive }) }, prepare);
  return [
    list('/governors', 'board.list', 'governing-board.listed', showBoards),
    list('/governors/csv', 'board.list', 'governing-board.exported', exportBoards),
    list('/governors/chairs', 'chair-support.view', 'chair-support.listed', showChairs),
    list('/governors/chairs/csv', 'chair-support.view', 'chair-support.exported', exportChairs),
    list('/governors/competencies', 'board.list', 'competency-list.viewed', showCompetencies),
    ...serviceFormRoutes(
      means,
      { path: '/governors/competencies/adopt', permission: 'governor-recruitment.run', audit: 'competency-list.adopted' },
      prepareCompetencies,
    ),
    one(board, 'board.view', 'governing-board.viewed', showBoard),
    ...form(`${board}/constitution`, 'governing-board.recorded', prepareConstitution),
    ...form(`${board}/seats/:seatId/governor`, 'board-term.recorded', prepareTerm),
    ...form(`${board}/officers`, 'board-officer.recorded', prepareOfficer),
    ...form(`${board}/officers/:officerId/withdraw`, 'board-officer.withdrawn', prepareOfficerWithdrawal),
    {
      ...one(`${board}/skills`, 'board.detail', 'skills-return.viewed', showSkills),
      sensitive: true,
      subject: { kind: 'provider', param: 'providerId' },
    },
    { ...one(member, 'board.detail', 'board-term.viewed', showMember), sensitive: true, subject: ofTerm },
    ...form(`${member}/details`, 'board-term.details-changed', prepareDetails, 'board.edit', ofTerm),
    ...form(`${member}/leave`, 'board-term.ended', prepareLeaving),
    ...form(`${member}/withdraw`, 'board-term.withdrawn', prepareTermWithdrawal),
    ...form(`${member}/training`, 'governor-training.recorded', prepareTraining),
    ...form(`${member}/training/:trainingId/withdraw`, 'governor-training.withdrawn', prepareTrainingWithdrawal),
    ...form(`${member}/induction/:step`, 'governor-induction-step.recorded', prepareInductionStep),
    ...form(`${member}/skills`, 'skills-return.recorded', prepareSkills, 'board.skills', ofTerm),
    ...form(`${board}/support`, 'chair-support.offered', prepareSupportOffer, 'chair-support.offer'),
    ...form(`${board}/support/:supportId/answer`, 'chair-support.answered', prepareSupportAnswer),
    ...form(`${board}/support/:supportId/outcome`, 'chair-support.given', prepareSupportOutcome, 'chair-support.offer'),
  ];
}
