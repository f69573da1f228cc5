import { addDays, dateInWords } from '../../../kernel/plain-date.ts';
import { dateBoxes, type Field, type OwnProvider } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { isForOffice, seatCategories } from './constitution.ts';
import { type BoardTerm, listBoards, listRecordedTerms, listSeats, listTerms } from './find-board.ts';
import { ledgers } from './ledgers.ts';
import { listBoardAccounts } from './list-board-accounts.ts';
import { aboutBoard, type Prepared } from './open-board-form.ts';
import { sitting } from './person-on-board.ts';
import { correctTermDetails, endTerm, type Leaving, recordTerm, type TermDetails, type TermEntry, withdrawTerm } from './record-term.ts';
import { fourYearsFrom, spanInWords } from './term-of-office.ts';

const contactFields: readonly Field[] = [
  { kind: 'text', name: 'email', label: 'Email address (optional)', hint: 'For the board itself and the authority’s staff alone.', input: 'email' },
  { kind: 'text', name: 'telephone', label: 'Telephone (optional)', width: 20, input: 'tel' },
];

const lastDayField: Field = { kind: 'date', name: 'to', label: 'Last day of the term (optional)', hint: 'Left empty, it is four years.' };

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Somebody takes a seat; `?again=12` begins with who sat there before. */
export async function prepareTerm(asked: Asked, provider: OwnProvider): Promise<Prepared<TermEntry, TermEntry>> {
  const { means, request, doing, today } = asked;
  const question = { authorityId: provider.authorityId, providerId: provider.id };
  const seatId = readId(request.params['seatId']);
  const seat = (await listSeats(means.db.kysely, question)).find(({ id }) => id === seatId);
  const [board] = await listBoards(means.db.kysely, question);
  if (!seat || !board || seat.category === 'head') return null;
  const accounts = await listBoardAccounts(means.db.kysely, today, provider);
  const asksAgain = request.form.get('again') ?? request.query.get('again');
  const again = (await listTerms(means.db.kysely, question)).find(({ id }) => id === readId(asksAgain ?? undefined));
  const last = again?.leftOn ?? again?.toOn ?? null;
  const from = last === null ? null : addDays(last, 1);
  const byOffice = isForOffice(seat.category);
  return {
    page: {
      ...aboutBoard(provider),
      ledger: ledgers.term,
      title: `${seatCategories[seat.category]} seat: record a governor`,
      lead: [
        byOffice
          ? 'They sit for as long as they hold the office that the instrument names, and have no term of years.'
          : 'A term of office is four years unless the instrument of government or the scheme says a shorter time.',
      ],
      fields: [
        { kind: 'text', name: 'name', label: 'Name' },
        { kind: 'date', name: 'from', label: byOffice ? 'First day on the board' : 'First day of the term' },
        ...(byOffice ? [] : [lastDayField]),
        { kind: 'text', name: 'how', label: 'How they came to it', hint: 'For example, “Elected by parents on 12 October 2026”.' },
        ...contactFields,
        { kind: 'select', name: 'account', label: 'Their account (optional)', hint: 'So that they can rate their own skills.', choices: accounts.map(({ id, name }) => ({ value: String(id), text: name })) }, // prettier-ignore
      ],
      ...(again === undefined ? {} : { carried: { again: String(again.id) } }),
      button: 'Save',
      read: (answers) => {
        const name = answers.text('name', { what: 'The name', most: 200, missing: 'Enter their name' });
        const fromOn = answers.date('from', { what: 'The first day', missing: 'Enter the first day of the term' });
        const toOn = byOffice ? null : answers.date('to', { what: 'The last day' });
        const howAppointed = answers.text('how', { what: 'How they came to it', most: 200, missing: 'Enter how they came to it' });
        const email = answers.text('email', { what: 'The email address', most: 254 });
        if (email !== null && !emailPattern.test(email)) answers.refuse('email', 'The email address must be like name@example.com');
        const telephone = answers.text('telephone', { what: 'The telephone number', most: 40 });
        const account = answers.optionalChoice('account', accounts.map(({ id }) => String(id)), 'Choose an account of this board'); // prettier-ignore
        if (name === null || fromOn === null || howAppointed === null) return null;
        const accountId = account === null ? null : Number(account);
        const of = { seatId: seat.id, name, fromOn, howAppointed, email, telephone, accountId, volunteerId: again?.volunteerId ?? null };
        return { ...of, toOn: byOffice ? null : (toOn ?? fourYearsFrom(fromOn)) };
      },
      save: (tx, entry, seen) => recordTerm(tx, doing, provider, entry, seen),
      savedNotice: ({ name, fromOn, toOn }) =>
        `${name} sits ${spanInWords({ fromOn, toOn, leftOn: null })}. Induction and training are on their page.`,
    },
    ...(again === undefined
      ? {}
      : {
          initial: {
            name: again.name,
            ...dateBoxes('from', from),
            email: again.email ?? '',
            telephone: again.telephone ?? '',
            account: again.accountId === null ? '' : String(again.accountId),
          },
        }),
  };
}

export async function findAskedTerm({ means, request }: Asked, provider: OwnProvider): Promise<BoardTerm | null> {
  const id = readId(request.params['termId']);
  const terms = await listTerms(means.db.kysely, { authorityId: provider.authorityId, providerId: provider.id });
  return terms.find((term) => term.id === id) ?? null;
}

export const pathOfMember = (provider: OwnProvider, term: Pick<BoardTerm, 'id'>): string =>
  `/governors/boards/${String(provider.id)}/members/${String(term.id)}`;

export async function prepareDetails(asked: Asked, provider: OwnProvider): Promise<Prepared<TermDetails, TermDetails>> {
  const { means, doing, today } = asked;
  const term = await findAskedTerm(asked, provider);
  if (!term) return null;
  const accounts = await listBoardAccounts(means.db.kysely, today, provider);
  const terms = await listTerms(means.db.kysely, { authorityId: provider.authorityId, providerId: provider.id });
  const mentors = sitting(terms, today).filter(({ id, name }) => id !== term.id && name !== term.name);
  return {
    page: {
      ...aboutBoard(provider, pathOfMember(provider, term)),
      ledger: ledgers.term,
      title: `${term.name}: what the board knows`,
      lead: ['Days only: no certificate, no reference and no declaration is kept here.'],
      fields: [
        ...contactFields,
        {
          kind: 'select',
          name: 'account',
          label: 'Their account (optional)',
          choices: accounts.map(({ id, name }) => ({ value: String(id), text: name })),
        },
        {
          kind: 'select',
          name: 'mentor',
          label: 'Mentor governor (optional)',
          choices: mentors.map(({ id, name }) => ({ value: String(id), text: name })),
        },
        { kind: 'date', name: 'interests', label: 'Business interests last declared on (optional)' },
        { kind: 'date', name: 'dbs', label: 'Criminal records check completed on (optional)', hint: 'At a maintained school: applied for within 21 days of appointment (2012 Regulations, regulation 16A).' }, // prettier-ignore
        { kind: 'checkboxes', name: 'panels', label: 'Panels', choices: [{ value: 'yes', text: 'Sits on panels about suspension and exclusion' }] },
      ],
      button: 'Save',
      read: (answers) => {
        const email = answers.text('email', { what: 'The email address', most: 254 });
        if (email !== null && !emailPattern.test(email)) answers.refuse('email', 'The email address must be like name@example.com');
        const telephone = answers.text('telephone', { what: 'The telephone number', most: 40 });
        const account = answers.optionalChoice('account', accounts.map(({ id }) => String(id)), 'Choose an account of this board'); // prettier-ignore
        const mentor = answers.optionalChoice('mentor', mentors.map(({ id }) => String(id)), 'Choose somebody who sits on the board'); // prettier-ignore
        const interestsOn = answers.date('interests', { what: 'The day' });
        const dbsOn = answers.date('dbs', { what: 'The day' });
        const sitsOnPanels = answers.optionalChoice('panels', ['yes'] as const, 'Choose whether they sit on panels') !== null;
        return {
          email,
          telephone,
          accountId: account === null ? null : Number(account),
          mentorTermId: mentor === null ? null : Number(mentor),
          interestsOn,
          dbsOn,
          sitsOnPanels,
        };
      },
      save: (tx, entry, seen) => correctTermDetails(tx, doing, provider, term.id, entry, seen),
      savedNotice: () => 'It is saved.',
    },
    initial: {
      email: term.email ?? '',
      telephone: term.telephone ?? '',
      account: term.accountId === null ? '' : String(term.accountId),
      mentor: term.mentorTermId === null ? '' : String(term.mentorTermId),
      panels: term.sitsOnPanels ? 'yes' : '',
      ...dateBoxes('interests', term.interestsOn),
      ...dateBoxes('dbs', term.dbsOn),
    },
  };
}

export async function prepareLeaving(asked: Asked, provider: OwnProvider): Promise<Prepared<Leaving, Leaving>> {
  const term = await findAskedTerm(asked, provider);
  if (!term) return null;
  return {
    page: {
      ...aboutBoard(provider),
      ledger: ledgers.term,
      title: `${term.name} leaves the board`,
      lead: [`They sit ${spanInWords({ ...term, leftOn: null })}. The seat is vacant from the day after they leave.`],
      fields: [
        { kind: 'date', name: 'on', label: 'Last day' },
        {
          kind: 'text',
          name: 'why',
          label: 'Why',
          hint: 'For example, “Resigned” or “No longer has a child at the school”. The board and staff see it.',
        },
      ],
      button: 'Save',
      read: (answers) => {
        const on = answers.date('on', { what: 'The last day', missing: 'Enter the last day' });
        const why = answers.text('why', { what: 'Why', most: 200, missing: 'Enter why they leave' });
        return on === null || why === null ? null : { on, why };
      },
      save: (tx, entry, seen) => endTerm(tx, asked.doing, provider, term.id, entry, seen),
      savedNotice: ({ on }) => `${term.name} leaves on ${dateInWords(on)}.`,
    },
    initial: { ...dateBoxes('on', term.leftOn), why: term.leftWhy ?? '' },
  };
}

export async function prepareTermWithdrawal(asked: Asked, provider: OwnProvider): Promise<Prepared<string, string>> {
  const question = { authorityId: provider.authorityId, providerId: provider.id };
  const id = readId(asked.request.params['termId']);
  const term = (await listRecordedTerms(asked.means.db.kysely, question)).find((one) => one.id === id);
  // Sent twice, it is the same; opened anew, there is nothing more to withdraw.
  if (!term || (term.withdrawn !== null && !asked.request.form.has('reason'))) return null;
  return {
    page: {
      ...aboutBoard(provider),
      title: 'Withdraw a term of office',
      lead: [
        `That ${term.name} sits ${spanInWords({ ...term, leftOn: null })} was recorded in error, and counts no longer. It stays readable.`,
        ...(term.volunteerId === null
          ? []
          : ['Where an introduction led to it, that stands again as it was before: the board has met them, and the seat is asked for.']),
      ],
      fields: [{ kind: 'text', name: 'reason', label: 'Why it is withdrawn' }],
      button: 'Withdraw',
      read: (answers) => answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' }),
      save: (tx, reason) => withdrawTerm(tx, asked.doing, provider, term.id, reason),
      savedNotice: () => 'It is withdrawn, and stays readable.',
    },
  };
}
