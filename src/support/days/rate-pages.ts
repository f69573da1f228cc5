import { dateInWords } from '../../kernel/plain-date.ts';
import { poundsInWords } from '../../kernel/statistic.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader } from '../../register/index.ts';
import { findCriteriaInForce } from '../../judgement/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { readDecimal, readId } from '../common/read-decimal.ts';
import { choices, labelled, showForm } from '../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../common/withdrawal-pages.ts';
import { findRates, type KeptRate, listRates } from './find-days.ts';
import { fundingIds, fundingSources, rateOn } from './funding.ts';
import { recordRate } from './record-rate.ts';

async function ratesPage(
  { means, authority, today }: Asked,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const { authorityId } = authority;
  const { document, version } = await findCriteriaInForce(means.db.kysely, authorityId, today);
  const { costOfDay } = document.entitlement;
  const standing = await findRates(means.db.kysely, authorityId);
  const rates = await listRates(means.db.kysely, authorityId);
  return showForm({
    template: 'support/days/rates.njk',
    form,
    errors,
    data: {
      now: fundingIds.map((source) => ({
        label: fundingSources[source],
        pounds: poundsInWords(rateOn(standing, source, today, costOfDay)),
        isOfCriteria: !standing.some((rate) => rate.source === source && rate.from <= today),
      })),
      criteria: { text: `version ${String(version)} of the criteria`, href: `/criteria/${String(version)}` },
      rates: rates.map((one) => ({
        ...one,
        label: fundingSources[one.source],
        pounds: poundsInWords(one.pounds),
        href: `/day-rates/${String(one.id)}/withdraw`,
      })),
      sources: choices(labelled(fundingSources), form instanceof URLSearchParams ? form.get('source') : null, 'Choose'),
      breadcrumbs: [{ text: 'Entitlement', href: '/entitlement' }],
    },
  });
}

export const showRates: SupportPage = (asked) => ratesPage(asked, { ...dateBoxes('from', asked.today) });

export const saveRate: SupportPage = async (asked) => {
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const source = answers.choice('source', fundingIds, 'Choose who pays');
  const amount = readDecimal(request.form, answers, 'pounds', { what: 'The cost of a day', most: 10_000, missing: 'Enter what a day costs' });
  const from = answers.date('from', { what: 'The first day', missing: 'Enter the first day on which it holds' });
  const basis = answers.text('basis', { what: 'What it rests on', missing: 'Enter what it rests on' });
  if (source === null || amount === null || from === null || basis === null) return ratesPage(asked, request.form, answers.errors);
  const done = await means.db.transaction((tx) => recordRate(tx, doing, { source, pounds: amount, from, basis }));
  if (!done.ok) return ratesPage(asked, request.form, [{ field: 'from', at: 'from-day', text: done.reason }]);
  return { kind: 'redirect', to: '/day-rates', notice: { kind: 'success', text: `A day costs ${poundsInWords(amount)} from ${dateInWords(from)}.` } };
};

async function findStanding({ means, request, authority }: Asked): Promise<KeptRate | null> {
  const id = readId(request.params['rateId']);
  return (await listRates(means.db.kysely, authority.authorityId)).find((one) => one.id === id && one.withdrawn === null) ?? null;
}

const withdrawalOf = ({ id, source, from, pounds: amount }: KeptRate) => ({
  table: 'day_rate' as const,
  id,
  title: 'Withdraw a rate',
  what: `${fundingSources[source]}: ${poundsInWords(amount)} a day from ${dateInWords(from)} counts no longer. What was given since is reckoned by the rate before it.`,
  action: `/day-rates/${String(id)}/withdraw`,
  back: '/day-rates',
});

export const showRateWithdrawal: SupportPage = async (asked) => {
  const found = await findStanding(asked);
  return found === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(found));
};

export const saveRateWithdrawal: SupportPage = async (asked) => {
  const found = await findStanding(asked);
  return found === null ? { kind: 'not-found' } : saveWithdrawal(asked, withdrawalOf(found));
};
