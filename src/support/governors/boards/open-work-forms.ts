import { dateInWords } from '../../../kernel/plain-date.ts';
import { dateBoxes, type OwnProvider } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { labelled } from '../../common/show-form.ts';
import { readId } from '../../common/read-decimal.ts';
import { type BoardOffice, offices } from './board-words.ts';
import { type SupportKind, supportKinds } from './chair-support.ts';
import { listBoards } from './find-board.ts';
import { type ChairSupport, listChairSupport } from './find-chair-support.ts';
import { type InductionStep, inductionSteps, stepsInOrder } from './induction.ts';
import { ledgers } from './ledgers.ts';
import { aboutBoard, type Prepared } from './open-board-form.ts';
import { findAskedTerm, pathOfMember } from './open-term-forms.ts';
import { answerChairSupport, recordChairSupport, type SupportAnswer, type SupportEntry } from './record-chair-support.ts';
import { type OfficerEntry, recordInductionStep, recordOfficer, recordTraining, type StepEntry, type TrainingEntry } from './record-governor-work.ts';
import { kindsOfTraining, trainingKinds } from './training.ts';

export async function prepareTraining(asked: Asked, provider: OwnProvider): Promise<Prepared<TrainingEntry, TrainingEntry>> {
  const term = await findAskedTerm(asked, provider);
  if (!term) return null;
  const wanted = asked.request.query.get('kind') ?? '';
  return {
    page: {
      ...aboutBoard(provider, pathOfMember(provider, term)),
      ledger: ledgers.training,
      title: `${term.name}: training done`,
      lead: ['Courses for governors are in the academy’s catalogue.'],
      links: [{ href: '/academy?role=governor', text: 'Find a course' }],
      fields: [
        { kind: 'radios', name: 'kind', label: 'What', choices: kindsOfTraining.map((kind) => ({ value: kind, text: trainingKinds[kind].label, hint: trainingKinds[kind].says })) }, // prettier-ignore
        { kind: 'date', name: 'on', label: 'Done on' },
        { kind: 'text', name: 'how', label: 'With whom', hint: 'For example, “The authority’s course” or “Online, 2 hours”.' },
      ],
      button: 'Save',
      read: (answers) => {
        const kind = answers.choice('kind', kindsOfTraining, 'Choose which training was done');
        const on = answers.date('on', { what: 'The day', missing: 'Enter the day on which it was done' });
        const how = answers.text('how', { what: 'With whom', most: 200, missing: 'Enter with whom it was done' });
        return kind === null || on === null || how === null ? null : { kind, on, how };
      },
      save: (tx, entry) => recordTraining(tx, asked.doing, provider, term, entry),
      savedNotice: ({ kind, on }) => `${trainingKinds[kind].label}: done on ${dateInWords(on)}.`,
    },
    initial: { kind: wanted },
  };
}

export async function prepareInductionStep(asked: Asked, provider: OwnProvider): Promise<Prepared<StepEntry, StepEntry>> {
  const term = await findAskedTerm(asked, provider);
  const step = stepsInOrder.find((one): one is InductionStep => one === asked.request.params['step']);
  if (!term || step === undefined) return null;
  return {
    page: {
      ...aboutBoard(provider, pathOfMember(provider, term)),
      title: inductionSteps[step].label,
      lead: [`The induction of ${term.name}.`],
      ...(step === 'course' ? { links: [{ href: '/academy?role=governor&skill=governance', text: 'Find a course for new governors' }] } : {}),
      fields: [
        { kind: 'date', name: 'on', label: 'Done on' },
        { kind: 'textarea', name: 'note', label: 'Note (optional)', hint: step === 'conversation' ? 'What helped, what is missing, what they would like to do next.' : 'Who, or which.', rows: 3 }, // prettier-ignore
      ],
      button: 'Save',
      read: (answers) => {
        const on = answers.date('on', { what: 'The day', missing: 'Enter the day on which it was done' });
        const note = answers.longText('note', { what: 'The note', most: 1000 });
        return on === null ? null : { step, on, note };
      },
      save: (tx, entry) => recordInductionStep(tx, asked.doing, provider, term, entry),
      savedNotice: ({ on }) => `${inductionSteps[step].label}: done on ${dateInWords(on)}.`,
    },
  };
}

export async function prepareOfficer(asked: Asked, provider: OwnProvider): Promise<Prepared<OfficerEntry, OfficerEntry>> {
  const [board] = await listBoards(asked.means.db.kysely, { authorityId: provider.authorityId, providerId: provider.id });
  if (!board) return null;
  return {
    page: {
      ...aboutBoard(provider),
      ledger: ledgers.officer,
      title: 'Record a vice chair, clerk or link governor',
      lead: ['Whoever held it before held it to the day before. The chair is recorded with the people in posts.'],
      links: [{ href: `/providers/${String(provider.id)}#posts`, text: 'People in posts' }],
      fields: [
        { kind: 'radios', name: 'office', label: 'What', choices: labelled(offices) },
        { kind: 'text', name: 'name', label: 'Name' },
        { kind: 'date', name: 'from', label: 'First day' },
        { kind: 'date', name: 'to', label: 'Last day (optional)' },
      ],
      button: 'Save',
      read: (answers) => {
        const office = answers.choice('office', Object.keys(offices) as BoardOffice[], 'Choose what they do');
        const name = answers.text('name', { what: 'The name', most: 200, missing: 'Enter their name' });
        const fromOn = answers.date('from', { what: 'The first day', missing: 'Enter the first day' });
        const toOn = answers.date('to', { what: 'The last day' });
        return office === null || name === null || fromOn === null ? null : { office, name, fromOn, toOn };
      },
      save: (tx, entry) => recordOfficer(tx, asked.doing, provider, entry),
      savedNotice: ({ office, name, fromOn }) => `${offices[office]}: ${name}, from ${dateInWords(fromOn)}.`,
    },
    initial: { office: asked.request.query.get('office') ?? '' },
  };
}

const kindsOfSupport = Object.keys(supportKinds) as readonly SupportKind[];

export async function prepareSupportOffer(asked: Asked, provider: OwnProvider): Promise<Prepared<SupportEntry, SupportEntry>> {
  await Promise.resolve();
  return {
    page: {
      ...aboutBoard(provider, '/governors/chairs'),
      title: 'Offer the chair support',
      lead: ['The chair is told, and answers. It is an offer, and no judgement of the board.'],
      fields: [
        { kind: 'radios', name: 'kind', label: 'What', choices: kindsOfSupport.map((kind) => ({ value: kind, text: supportKinds[kind].label, hint: supportKinds[kind].says })) }, // prettier-ignore
        { kind: 'textarea', name: 'says', label: 'What the chair reads', rows: 3, hint: 'Who would give it, and when.' },
      ],
      button: 'Offer it',
      read: (answers) => {
        const kind = answers.choice('kind', kindsOfSupport, 'Choose what is offered');
        const says = answers.longText('says', { what: 'What the chair reads', most: 1000, missing: 'Enter what the chair reads' });
        return kind === null || says === null ? null : { kind, says };
      },
      save: (tx, entry) => recordChairSupport(tx, asked.doing, provider, entry),
      savedNotice: () => 'It is offered, and the chair is told.',
    },
  };
}

async function findAskedSupport({ means, request }: Asked, provider: OwnProvider): Promise<ChairSupport | null> {
  const id = readId(request.params['supportId']);
  return (await listChairSupport(means.db.kysely, provider.authorityId, provider.id)).find((one) => one.id === id) ?? null;
}

const aboutSupport = (provider: OwnProvider, { says, offeredOn, offeredBy }: ChairSupport) => ({
  ...aboutBoard(provider),
  ledger: ledgers.support,
  lead: [`Offered on ${dateInWords(offeredOn)} by ${offeredBy}: ${says}`],
});

/** The chair’s answer, while the offer waits for one. An answer that comes twice is taken for the same. */
export async function prepareSupportAnswer(asked: Asked, provider: OwnProvider): Promise<Prepared<SupportAnswer, SupportAnswer>> {
  const support = await findAskedSupport(asked, provider);
  if (!support || (support.answer !== null && !asked.request.form.has('answer'))) return null;
  return {
    page: {
      ...aboutSupport(provider, support),
      title: `${supportKinds[support.kind].label}: answer the offer`,
      fields: [
        {
          kind: 'radios',
          name: 'answer',
          label: 'Would the chair like it?',
          choices: [
            { value: 'accepted', text: 'Yes, please' },
            { value: 'declined', text: 'No, thank you' },
          ],
        },
      ],
      button: 'Answer',
      read: (answers) => {
        const answer = answers.choice('answer', ['accepted', 'declined'] as const, 'Choose whether the chair would like it');
        return answer === null ? null : { kind: 'answer', answer };
      },
      save: (tx, entry) => answerChairSupport(tx, asked.doing, provider, support, entry),
      savedNotice: (entry) =>
        entry.kind === 'answer' && entry.answer === 'accepted' ? 'It is accepted: the authority will be in touch.' : 'The answer is recorded.',
    },
  };
}

/** What came of support that a chair accepted, said by whoever may offer it. */
export async function prepareSupportOutcome(asked: Asked, provider: OwnProvider): Promise<Prepared<SupportAnswer, SupportAnswer>> {
  const support = await findAskedSupport(asked, provider);
  if (support?.answer !== 'accepted' || (support.doneOn !== null && !asked.request.form.has('outcome'))) return null;
  return {
    page: {
      ...aboutSupport(provider, support),
      title: `${supportKinds[support.kind].label}: what came of it`,
      fields: [
        { kind: 'date', name: 'on', label: 'Given on' },
        { kind: 'textarea', name: 'outcome', label: 'What came of it', rows: 3, hint: 'The chair and the clerk read it.' },
      ],
      button: 'Save',
      read: (answers) => {
        const on = answers.date('on', { what: 'The day', missing: 'Enter the day on which it was given' });
        const outcome = answers.longText('outcome', { what: 'What came of it', most: 1000, missing: 'Enter what came of it' });
        return on === null || outcome === null ? null : { kind: 'done', on, outcome };
      },
      save: (tx, entry) => answerChairSupport(tx, asked.doing, provider, support, entry),
      savedNotice: () => 'What came of it is recorded.',
    },
    initial: dateBoxes('on', asked.today),
  };
}
