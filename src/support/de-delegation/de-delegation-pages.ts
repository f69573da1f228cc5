import { dateInWords } from '../../kernel/plain-date.ts';
import { findCriteriaInForce } from '../../judgement/index.ts';
import { type WordDocument } from '../../platform/documents/word-document.ts';
import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import { findOwnProvider, FormReader, isAllowed } from '../../register/index.ts';
import type { Asked as PageAsked, SupportPage } from '../common/open-page.ts';
import { readDecimal, readId } from '../common/read-decimal.ts';
import { choices, showForm } from '../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../common/withdrawal-pages.ts';
import { type Conversion, findDelegatedRate, gatherModel, listConversions, listMaintained, nextFinancialYear } from './gather-model.ts';
import { type Asked, firstDay, type Model, penceUp, phases, yearInWords } from './model.ts';
import { caveats, phaseInWords, rowsForOutside, whyFewer, workingInWords } from './model-words.ts';
import { recordConversion } from './record-conversion.ts';

interface Question {
  readonly asked: Asked;
  readonly errors: FormReader['errors'];
  readonly form: Record<string, string>;
}

/** What is modelled, from the address; what is left out is as it is usually. */
async function readAsked({ means, request, authority, today }: PageAsked): Promise<Question> {
  const { query } = request;
  const answers = new FormReader(query);
  const next = nextFinancialYear(today);
  const financialYear = [next - 1, next, next + 1].find((year) => String(year) === query.get('year')) ?? next;
  const { document } = await findCriteriaInForce(means.db.kysely, authority.authorityId, today);
  const usual = await findDelegatedRate(means.db.kysely, authority.authorityId, financialYear, document.entitlement.costOfDay);
  const share = readDecimal(query, answers, 'share', { what: 'The part of days', most: 100, decimals: 1 }) ?? 100;
  const fixedDays = readDecimal(query, answers, 'fixed', { what: 'The days needed besides', most: 20_000 }) ?? 0;
  const poundsADay = readDecimal(query, answers, 'rate', { what: 'The cost of a day', most: 10_000 }) ?? usual;
  const form = { year: String(financialYear), share: query.get('share') ?? String(share), fixed: query.get('fixed') ?? String(fixedDays), rate: query.get('rate') ?? String(poundsADay) }; // prettier-ignore
  return { asked: { financialYear, share: share / 100, fixedDays, poundsADay }, errors: answers.errors, form };
}

/** The rate for each pupil that next year’s days need, with the working. */
export const showDeDelegation: SupportPage = async (page): Promise<Reply> => {
  const { request, today } = page;
  const { asked, errors, form } = await readAsked(page);
  const model = await gatherModel(page, asked);
  const outside = rowsForOutside(model);
  const next = nextFinancialYear(today);
  const address = new URLSearchParams(form).toString();
  return showForm({
    template: 'support/de-delegation/de-delegation.njk',
    form,
    errors,
    data: {
      year: yearInWords(asked.financialYear),
      years: choices(
        [next - 1, next, next + 1].map((year) => ({ value: String(year), text: yearInWords(year) })),
        String(asked.financialYear),
      ),
      rows: [...model.phases, model.all].map((one) => ({ ...phaseInWords(one), isForOutside: outside.includes(one) })),
      whyFewer: outside.length <= model.phases.length ? whyFewer : null,
      working: workingInWords(model, asked),
      caveats,
      lines: linesInWords(model),
      unknown: model.unknown,
      lapsed: model.lines.flatMap(({ name, lapsedOn }) => (lapsedOn === null ? [] : [{ name, on: lapsedOn }])),
      word: `/offer/de-delegation/word?${address}`,
      csv: `/offer/de-delegation/csv?${address}`,
      mayEdit: isAllowed(request.actor, 'de-delegation.edit'),
      breadcrumbs: [{ text: 'The offer', href: '/offer' }],
    },
  });
};

const linesInWords = ({ lines }: Model) =>
  lines.map((line) => ({
    ...line,
    href: `/providers/${String(line.id)}`,
    phaseLabel: phases[line.phase],
    part: `${String(Math.round(line.partOfYear * 1000) / 10)}%`,
    pupilYears: Math.round(line.pupilYears * 100) / 100,
    neededDays: Math.round(line.neededDays * 100) / 100,
  }));

export const exportModelAsCsv: SupportPage = async (page) => {
  const { asked } = await readAsked(page);
  const model = await gatherModel(page, asked);
  const rows = [
    ['Phase', 'Schools', 'Pupils on roll', 'Pupils by part of the year', 'Days', 'Days besides', 'Total (£)', 'For each pupil (£)'],
    ...rowsForOutside(model).map((one) => [
      phaseInWords(one).label,
      one.schools,
      one.pupils,
      Math.round(one.pupilYears * 100) / 100,
      Math.round(one.days * 100) / 100,
      Math.round(one.fixedDays * 100) / 100,
      Math.round(one.total),
      one.perPupil === null ? 'No pupils to share it' : penceUp(one.perPupil),
    ]),
    [],
    ['School', 'Phase', 'Pupils on roll', 'Part of the year maintained', 'Pupils by that part'],
    ...linesInWords(model).map((line) => [line.name, line.phaseLabel, line.pupils ?? 'Not known', line.part, line.pupilYears]),
  ];
  return { kind: 'download', fileName: `de-delegation-${yearInWords(asked.financialYear)}.csv`, contentType: csvType, body: writeCsv(rows) };
};

const outsideWorking = (model: Model, asked: Asked): string[] =>
  workingInWords(model, asked)
    .filter(({ isForOutside }) => isForOutside)
    .map(({ text }) => text);

export const exportModelAsWord: SupportPage = async (page) => {
  const { asked } = await readAsked(page);
  const model = await gatherModel(page, asked);
  const { authorityName } = page.authority;
  const document: WordDocument = {
    title: `De-delegation for school improvement, ${yearInWords(asked.financialYear)}`,
    footer: `${authorityName}, for Schools Forum, ${dateInWords(page.today)}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `${authorityName}. A paper for Schools Forum, modelled on ${dateInWords(page.today)} for the year from ${dateInWords(firstDay(asked.financialYear))}.`,
      },
      {
        kind: 'table',
        header: ['Phase', 'Schools', 'Pupils', 'By part of the year', 'Days', 'Days besides', 'Total', 'For each pupil'],
        rows: rowsForOutside(model).map((one) => Object.values(phaseInWords(one))),
      },
      { kind: 'heading', level: 2, text: 'How it was worked out' },
      { kind: 'list', items: outsideWorking(model, asked) },
      { kind: 'heading', level: 2, text: 'What to bear in mind' },
      { kind: 'list', items: [...caveats, whyFewer, ...(model.unknown.length > 0 ? [`Pupils are not known of: ${model.unknown.join(', ')}.`] : [])] },
    ],
  };
  return {
    kind: 'download',
    fileName: `de-delegation-${yearInWords(asked.financialYear)}.docx`,
    contentType: wordType,
    body: await writeWord(document),
  };
};

async function conversionsPage(page: PageAsked, form: URLSearchParams, errors: FormReader['errors'] = []): Promise<Reply> {
  const { means, authority } = page;
  const schools = await listMaintained(page);
  return showForm({
    template: 'support/de-delegation/conversions.njk',
    form,
    errors,
    data: {
      conversions: (await listConversions(means.db.kysely, authority.authorityId)).map((one) => ({
        ...one,
        isLapsed: schools.some(({ id, lapsedOn }) => id === one.providerId && lapsedOn !== null),
        href: `/providers/${String(one.providerId)}`,
        withdraw: `/offer/conversions/${String(one.id)}/withdraw`,
      })),
      schools: choices(
        schools.map(({ id, name }) => ({ value: String(id), text: name })),
        form.get('school'),
        'Choose',
      ),
      breadcrumbs: [
        { text: 'The offer', href: '/offer' },
        { text: 'De-delegation', href: '/offer/de-delegation' },
      ],
    },
  });
}

export const showConversions: SupportPage = (page) => conversionsPage(page, new URLSearchParams());

export const saveConversion: SupportPage = async (page) => {
  const { means, request, doing } = page;
  const answers = new FormReader(request.form);
  const schools = await listMaintained(page);
  const school = schools.find(({ id }) => String(id) === request.form.get('school'));
  if (!school) answers.refuse('school', 'Choose a maintained school');
  const on = answers.date('on', { what: 'The day', missing: 'Enter the day on which it is expected to be an academy' });
  const basis = answers.text('basis', { what: 'How it is known', missing: 'Enter how it is known' });
  if (!school || on === null || basis === null) return conversionsPage(page, request.form, answers.errors);
  const provider = await findOwnProvider(means.db.kysely, request.actor, school.id);
  if (provider === null) return { kind: 'not-found' };
  const done = await means.db.transaction((tx) => recordConversion(tx, doing, provider, { on, basis }));
  if (!done.ok) return conversionsPage(page, request.form, [{ field: 'on', at: 'on-day', text: done.reason }]);
  const text = `${school.name} is expected to convert on ${dateInWords(on)}.`;
  return { kind: 'redirect', to: '/offer/conversions', notice: { kind: 'success', text } };
};

async function findConversion({ means, request, authority }: PageAsked): Promise<Conversion | null> {
  const id = readId(request.params['conversionId']);
  return (await listConversions(means.db.kysely, authority.authorityId)).find((one) => one.id === id) ?? null;
}

const withdrawalOf = ({ id, name, on }: Conversion) => ({
  table: 'expected_conversion' as const,
  id,
  title: 'Withdraw an expected conversion',
  what: `${name} is not expected to convert on ${dateInWords(on)} any more.`,
  action: `/offer/conversions/${String(id)}/withdraw`,
  back: '/offer/conversions',
});

export const showConversionWithdrawal: SupportPage = async (page) => {
  const found = await findConversion(page);
  return found === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(found));
};

export const saveConversionWithdrawal: SupportPage = async (page) => {
  const found = await findConversion(page);
  return found === null ? { kind: 'not-found' } : saveWithdrawal(page, withdrawalOf(found));
};
