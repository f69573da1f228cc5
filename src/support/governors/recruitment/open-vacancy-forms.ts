import type { OwnProvider } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { isFilledByElectionOrOffice, seatCategories } from '../boards/constitution.ts';
import { listSeats } from '../boards/find-board.ts';
import { findCompetencies } from '../boards/find-skills.ts';
import { ledgers } from '../boards/ledgers.ts';
import { aboutBoard, type Prepared } from '../boards/open-board-form.ts';
import { findVacancy, listVacancies } from './find-recruitment.ts';
import { publishVacancy, type VacancyEntry, withdrawVacancy } from './publish-vacancy.ts';

/** A board asks for somebody for a seat, or changes what it asked. */
export async function prepareVacancy({ means, request, doing }: Asked, provider: OwnProvider): Promise<Prepared<VacancyEntry, VacancyEntry>> {
  const db = means.db.kysely;
  const seatId = readId(request.params['seatId']);
  const seat = (await listSeats(db, { authorityId: provider.authorityId, providerId: provider.id })).find(({ id }) => id === seatId);
  if (!seat || isFilledByElectionOrOffice(seat.category)) return null;
  const { list } = await findCompetencies(db, provider.authorityId);
  const open = (await listVacancies(db, provider.authorityId, { providerId: provider.id })).find(
    (one) => one.seatId === seat.id && one.state === 'open',
  );
  const keys = list.map(({ key }) => key);
  const initial = new URLSearchParams({ says: open?.says ?? '' });
  for (const key of open?.skills ?? []) initial.append('skills', key);
  return {
    page: {
      ...aboutBoard(provider),
      ledger: ledgers.vacancy,
      title: `${seatCategories[seat.category]} seat: ask for somebody`,
      lead: ['Those who recruit governors see it, with the school’s phase, locality and when the board meets, and introduce volunteers who suit.'],
      fields: [
        { kind: 'checkboxes', name: 'skills', label: 'Skills wanted', hint: 'Choose the few that matter most: gaps of the board’s skills audit.', choices: list.map(({ key, label }) => ({ value: key, text: label })) }, // prettier-ignore
        {
          kind: 'textarea',
          name: 'says',
          label: 'What a volunteer should know',
          rows: 4,
          hint: 'The school, the work, and what the board would like. Volunteers read it.',
        },
      ],
      button: open ? 'Save' : 'Ask for somebody',
      read: (answers) => {
        const skills = request.form.getAll('skills').filter((key) => keys.includes(key));
        if (skills.length > 6) answers.refuse('skills', 'Choose six skills at most');
        const says = answers.longText('says', { what: 'What a volunteer should know', most: 2000, missing: 'Enter what a volunteer should know' });
        return says === null || answers.errors.length > 0 ? null : { seatId: seat.id, skills, says };
      },
      save: (tx, entry, seen) => publishVacancy(tx, doing, provider, entry, seen),
      savedNotice: () => 'It is asked for: those who recruit governors see it.',
    },
    initial,
  };
}

export async function prepareVacancyWithdrawal(asked: Asked, provider: OwnProvider): Promise<Prepared<string, string>> {
  const vacancy = await findVacancy(asked.means.db.kysely, provider.authorityId, readId(asked.request.params['vacancyId']));
  if (vacancy?.providerId !== provider.id) return null;
  return {
    page: {
      ...aboutBoard(provider),
      title: 'Ask for nobody any more',
      lead: [`The ${seatCategories[vacancy.category].toLowerCase()} seat is no longer listed for volunteers. Whoever was introduced for it is told.`],
      fields: [{ kind: 'text', name: 'reason', label: 'Why' }],
      button: 'Ask no longer',
      read: (answers) => answers.text('reason', { what: 'Why', most: 300, missing: 'Enter why' }),
      save: (tx, reason) => withdrawVacancy(tx, asked.doing, provider, vacancy, reason),
      savedNotice: () => 'It is no longer asked for.',
    },
  };
}
