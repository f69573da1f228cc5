import { reachesProvider } from '../../../register/index.ts';
import type { ProviderPage, SupportPage } from '../../common/open-page.ts';
import { boardPicture, fewestForPicture, levels, pictureInSum, pictureStandings } from './competencies.ts';
import { listTerms } from './find-board.ts';
import { findCompetencies, listSkillsReturns } from './find-skills.ts';
import { mayRecruit } from '../recruitment/find-recruiter.ts';
import { pathOfBoard } from './open-board-form.ts';
import { maySeeAnswers } from './open-skills-forms.ts';
import { sitting } from './person-on-board.ts';

/** The board’s skills in sum; one by one for chair and clerk, and each governor’s own for them. Others see a word for each competency that five or more answered. */
export const showSkills: ProviderPage = async ({ means, request, authority, today }, provider) => {
  const db = means.db.kysely;
  const question = { authorityId: authority.authorityId, providerId: provider.id };
  const members = sitting(await listTerms(db, question), today);
  const returns = await listSkillsReturns(db, question);
  const { list, version, adopted } = await findCompetencies(db, authority.authorityId);
  const isBoard = await reachesProvider(db, means.clock, request.actor, 'board.skills', provider.id);
  const latest = members.map((term) => ({ term, given: returns.find(({ termId }) => termId === term.id) ?? null }));
  const answered = latest.flatMap(({ given }) => (given === null ? [] : [given.answers]));
  const seesAll = isBoard && (request.actor.role === 'chair' || request.actor.role === 'clerk');
  const picture = seesAll ? boardPicture(list, answered) : pictureInSum(list, answered);
  const isEnough = picture.some(({ standing }) => standing !== 'withheld');
  return {
    kind: 'page',
    template: 'support/governors/boards/skills.njk',
    data: {
      provider,
      base: pathOfBoard(provider),
      listVersion: version,
      adopted,
      fewest: fewestForPicture,
      isEnough,
      seesAll,
      answeredBy: answered.length,
      of: members.length,
      picture: picture.map((line) => ({ ...line, tag: pictureStandings[line.standing] })),
      members: latest
        .filter(({ term }) => isBoard && maySeeAnswers(request.actor, term))
        .map(({ term, given }) => ({
          name: term.name,
          href: `${pathOfBoard(provider)}/members/${String(term.id)}/skills`,
          on: given?.enteredAt ?? null,
          byThemselves: given?.byThemselves ?? false,
          confident: given === null ? [] : list.filter(({ key }) => (given.answers[key] ?? 0) >= 3).map(({ label }) => label),
          isOld: given !== null && given.listVersion !== version,
        })),
      levels,
      breadcrumbs: [
        { text: 'Governors', href: '/governors' },
        { text: provider.name, href: pathOfBoard(provider) },
      ],
    },
  };
};

export const showCompetencies: SupportPage = async ({ means, authority, request, today }) => {
  const { list, version, adopted } = await findCompetencies(means.db.kysely, authority.authorityId);
  return {
    kind: 'page',
    template: 'support/governors/boards/competencies.njk',
    data: {
      listVersion: version,
      adopted,
      themes: [...Map.groupBy(list, ({ theme }) => theme)].map(([theme, lines]) => ({ theme, lines })),
      levels: Object.entries(levels).map(([level, text]) => ({ level, text })),
      mayAdopt: await mayRecruit(means.db.kysely, request.actor, today),
      breadcrumbs: [{ text: 'Governors', href: '/governors' }],
    },
  };
};
