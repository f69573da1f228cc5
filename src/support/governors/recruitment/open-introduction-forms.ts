import { dateInWords } from '../../../kernel/plain-date.ts';
import { dateBoxes, type OwnProvider } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { seatCategories } from '../boards/constitution.ts';
import { ledgers } from '../boards/ledgers.ts';
import { aboutBoard, pathOfBoard, type Prepared } from '../boards/open-board-form.ts';
import { fourYearsFrom } from '../boards/term-of-office.ts';
import { type Appointment, fillSeat } from './fill-seat.ts';
import { findVacancy, findVolunteer, type Introduction, listIntroductions } from './find-recruitment.ts';
import { mayRecruit } from './find-recruiter.ts';
import { toDoOf } from './volunteer.ts';
import { changeIntroduction, type IntroductionChange, recordIntroduction } from './record-introduction.ts';

export async function findAskedIntroduction({ means, request }: Asked, provider: OwnProvider): Promise<Introduction | null> {
  const id = readId(request.params['introductionId']);
  if (id === null) return null;
  const [one] = await listIntroductions(means.db.kysely, provider.authorityId, { id, providerId: provider.id });
  return one ?? null;
}

export const pathOfIntroduction = (provider: OwnProvider, { id }: Pick<Introduction, 'id'>): string =>
  `${pathOfBoard(provider)}/introductions/${String(id)}`;

type Change = Prepared<IntroductionChange, IntroductionChange>;

async function change(
  asked: Asked,
  provider: OwnProvider,
  pageOf: (
    one: Introduction,
  ) => Pick<NonNullable<Change>['page'], 'title' | 'fields' | 'button' | 'read' | 'savedNotice'> & { readonly lead?: readonly string[] },
  initialOf: (one: Introduction) => Readonly<Record<string, string>> = () => ({}),
): Promise<Change> {
  const one = await findAskedIntroduction(asked, provider);
  if (!one) return null;
  return {
    page: {
      ...aboutBoard(provider, pathOfIntroduction(provider, one)),
      ...pageOf(one),
      save: (tx, entry) => changeIntroduction(tx, asked.doing, provider, one, entry),
    },
    initial: initialOf(one),
  };
}

export const prepareArranging = (asked: Asked, provider: OwnProvider): Promise<Change> =>
  change(
    asked,
    provider,
    ({ volunteerName }) => ({
      title: `Arrange to meet ${volunteerName}`,
      fields: [
        { kind: 'date', name: 'on', label: 'Day' },
        { kind: 'text', name: 'at', label: 'Time (optional)', hint: 'For example, 17:30.', width: 5 },
        { kind: 'text', name: 'place', label: 'Where' },
      ],
      button: 'Save',
      read: (answers) => {
        const on = answers.date('on', { what: 'The day', missing: 'Enter the day of the meeting' });
        const at = answers.text('at', { what: 'The time', most: 5 });
        if (at !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) answers.refuse('at', 'The time must be like 17:30');
        const place = answers.text('place', { what: 'Where', most: 200, missing: 'Enter where you meet' });
        return on === null || place === null ? null : { move: 'arrange', on, at, place };
      },
      savedNotice: (entry) => (entry.move === 'arrange' ? `The meeting is on ${dateInWords(entry.on)}: tell ${volunteerName}.` : ''),
    }),
    (one) => ({ ...dateBoxes('on', one.meetingOn), at: one.meetingAt ?? '', place: one.meetingPlace ?? '' }),
  );

export const prepareMet = (asked: Asked, provider: OwnProvider): Promise<Change> =>
  change(
    asked,
    provider,
    ({ volunteerName, introducedOn }) => ({
      title: `The board has met ${volunteerName}`,
      lead: [`They were introduced on ${dateInWords(introducedOn)}.`],
      fields: [{ kind: 'date', name: 'on', label: 'Met on' }],
      button: 'Save',
      read: (answers) => {
        const on = answers.date('on', { what: 'The day', missing: 'Enter the day on which they met' });
        return on === null ? null : { move: 'meet', on };
      },
      savedNotice: () => 'It is recorded. The board may appoint them now, or say that it is not taken further.',
    }),
    (one) => dateBoxes('on', one.meetingOn !== null && one.meetingOn <= asked.today ? one.meetingOn : null),
  );

export const prepareDeclining = (asked: Asked, provider: OwnProvider): Promise<Change> =>
  change(asked, provider, ({ volunteerName }) => ({
    title: `${volunteerName}: not taken further`,
    fields: [
      {
        kind: 'radios',
        name: 'side',
        label: 'Who decided?',
        choices: [
          { value: 'board', text: 'The board' },
          { value: 'volunteer', text: 'The volunteer' },
        ],
      },
      { kind: 'textarea', name: 'why', label: 'Why', rows: 3, hint: 'Those who recruit read it, and may tell the volunteer.' },
    ],
    button: 'Save',
    read: (answers) => {
      const side = answers.choice('side', ['board', 'volunteer'] as const, 'Choose who decided');
      const why = answers.longText('why', { what: 'Why', most: 1000, missing: 'Enter why it is not taken further' });
      return side === null || why === null ? null : { move: 'decline', side, why };
    },
    savedNotice: () => 'It is recorded, with its reason. The seat is still asked for.',
  }));

export async function prepareAppointment(asked: Asked, provider: OwnProvider): Promise<Prepared<Appointment, Appointment>> {
  const one = await findAskedIntroduction(asked, provider);
  if (!one) return null;
  const volunteer = await findVolunteer(asked.means.db.kysely, provider.authorityId, one.volunteerId);
  const toDo = volunteer === null ? [] : toDoOf(volunteer);
  return {
    page: {
      ...aboutBoard(provider, pathOfIntroduction(provider, one)),
      ledger: ledgers.term,
      after: (id) => `${pathOfBoard(provider)}/members/${String(id)}`,
      title: `Appoint ${one.volunteerName}`,
      lead: [
        ...(toDo.length === 0
          ? []
          : [`Still to be taken up: ${toDo.join(', ')}. You may appoint before; checks that are not done then wait in the board’s work.`]),
        `To the ${seatCategories[one.category].toLowerCase()} seat. It is then filled, and nobody else is introduced for it; whoever was is told.`,
        'Who appoints is as the instrument or the scheme says: the board, the foundation, the trust; for a local authority seat the board appoints whom the authority nominates.',
      ],
      fields: [
        { kind: 'date', name: 'from', label: 'First day of the term' },
        { kind: 'date', name: 'to', label: 'Last day of the term (optional)', hint: 'Left empty, it is four years.' },
        { kind: 'text', name: 'how', label: 'How they were appointed', hint: 'For example, “By the board on 2 December 2026”.' },
      ],
      button: 'Appoint',
      read: (answers) => {
        const fromOn = answers.date('from', { what: 'The first day', missing: 'Enter the first day of the term' });
        const toOn = answers.date('to', { what: 'The last day' });
        const howAppointed = answers.text('how', { what: 'How they were appointed', most: 200, missing: 'Enter how they were appointed' });
        return fromOn === null || howAppointed === null ? null : { fromOn, toOn: toOn ?? fourYearsFrom(fromOn), howAppointed };
      },
      save: (tx, entry, seen) => fillSeat(tx, asked.doing, provider, one, entry, seen),
      savedNotice: ({ fromOn, toOn }) =>
        `${one.volunteerName} sits from ${dateInWords(fromOn)} to ${dateInWords(toOn)}. Their induction and training are below.`,
    },
    initial: dateBoxes('from', asked.today),
  };
}

/** A recruiter introduces somebody to the board that asked. */
export async function prepareIntroduction(asked: Asked): Promise<Prepared<number, string>> {
  const { means, request, authority, doing, today } = asked;
  const db = means.db.kysely;
  if (!(await mayRecruit(db, request.actor, today))) return null;
  const vacancy = await findVacancy(db, authority.authorityId, readId(request.params['vacancyId']));
  if (!vacancy) return null;
  const row = await db.selectFrom('provider').select(['id', 'name', 'kind', 'status']).where('id', '=', vacancy.providerId).executeTakeFirstOrThrow();
  const provider: OwnProvider = { ...row, authorityId: authority.authorityId };
  const back = `/governors/vacancies/${String(vacancy.id)}`;
  const chosen = request.form.get('volunteer') ?? request.query.get('volunteer') ?? '';
  const who = (await findVolunteer(db, authority.authorityId, readId(chosen)))?.name ?? 'a volunteer';
  return {
    page: {
      ...aboutBoard(provider, back),
      title: `Introduce ${who}`,
      lead: [`To ${vacancy.providerName}, for its ${seatCategories[vacancy.category].toLowerCase()} seat. From then on its chair and clerk see their name, contact, work and skills. Where the board appoints them, their name and term are public, and the board and the authority’s staff whose work it is read their contact. Ask the volunteer first.`], // prettier-ignore
      fields: [
        { kind: 'checkboxes', name: 'agreed', label: 'Agreement', choices: [{ value: 'yes', text: 'They agree to be introduced to this board' }] },
      ],
      carried: { volunteer: chosen },
      button: 'Introduce them',
      read: (answers) => {
        const volunteer = readId(request.form.get('volunteer') ?? undefined);
        answers.choice('agreed', ['yes'] as const, 'Confirm that they agree to be introduced');
        if (volunteer === null) answers.refuse('agreed', 'Choose the volunteer on the page before');
        return volunteer === null || answers.errors.length > 0 ? null : volunteer;
      },
      save: async (tx, volunteer) => {
        const outcome = await recordIntroduction(tx, doing, provider, vacancy, volunteer);
        return outcome.kind === 'refused' ? { ...outcome, refusal: { ...outcome.refusal, field: 'agreed' } } : outcome;
      },
      savedNotice: (_volunteer, name) => `${name ?? 'They'} ${name === undefined ? 'are' : 'is'} introduced: the board’s chair and clerk are told.`,
    },
  };
}
