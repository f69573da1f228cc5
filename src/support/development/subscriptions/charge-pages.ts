import { academicYearOf } from '../../../kernel/period.ts';
import { parsePlainDate } from '../../../kernel/plain-date.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import { firstDayOf } from '../../common/years.ts';
import { pounds } from '../academy/charge.ts';
import { type ChargeLine, listChargeLines, listExports } from './find-subscriptions.ts';
import { exportCharges } from './record-subscription.ts';

const kinds = {
  'place': 'Place',
  'place-credit': 'Credit for a place',
  'subscription': 'Subscription',
  'subscription-credit': 'Credit for a subscription',
} as const;

interface Span {
  readonly from: string;
  readonly to: string;
}

async function chargesPage(
  asked: Asked,
  span: Span,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const { means, request, authority } = asked;
  const lines = await listChargeLines(means.db.kysely, authority.authorityId, span);
  const exports = await listExports(means.db.kysely, authority.authorityId);
  return showForm({
    template: 'support/development/subscriptions/charges.njk',
    form,
    errors,
    data: {
      ...span,
      lines: lines.map((line) => ({
        ...line,
        kindWords: kinds[line.kind],
        amount: line.pence === 0 ? '£0' : pounds(line.pence),
        who: line.providerName ?? line.payer,
        exported: line.pence === 0 ? 'Nothing to invoice' : line.exportId === null ? 'Not yet' : `Export ${String(line.exportId)}`,
      })),
      open: lines.filter(({ pence, exportId }) => pence !== 0 && exportId === null).length,
      total: pounds(lines.reduce((sum, { pence }) => sum + pence, 0)),
      exports: exports.map((one) => ({ ...one, total: pounds(one.totalPence), href: `/subscriptions/charges/exports/${String(one.id)}` })),
      csv: `/subscriptions/charges.csv?from=${span.from}&to=${span.to}`,
      mayExport: isAllowed(request.actor, 'academy.charge'),
      breadcrumbs: [{ text: 'Subscriptions', href: '/subscriptions' }],
    },
  });
}

/** As asked in the address; from the first day of this academic year to today where nothing was. */
function readSpan({ request, today }: Asked): Span {
  const from = parsePlainDate(request.query.get('from') ?? '') ?? firstDayOf(academicYearOf(today));
  const to = parsePlainDate(request.query.get('to') ?? '') ?? today;
  return { from, to };
}

const boxesOf = ({ from, to }: Span): Record<string, string> => ({ ...dateBoxes('from', from), ...dateBoxes('to', to) });

function readForm(form: URLSearchParams): { readonly span: Span | null; readonly errors: FormReader['errors'] } {
  const answers = new FormReader(form);
  const from = answers.date('from', { what: 'The first day', missing: 'Enter the first day' });
  const to = answers.date('to', { what: 'The last day', missing: 'Enter the last day' });
  if (from !== null && to !== null && to < from) answers.refuse('to', 'The last day must not be before the first');
  return { span: answers.errors.length > 0 || from === null || to === null ? null : { from, to }, errors: answers.errors };
}

export const showCharges: SupportPage = async (asked) => {
  const { query } = asked.request;
  if (!query.has('from-day')) return chargesPage(asked, readSpan(asked), boxesOf(readSpan(asked)));
  const { span, errors } = readForm(query);
  return chargesPage(asked, span ?? readSpan(asked), query, errors);
};

const header = ['Line', 'Date', 'Kind', 'Provider', 'URN', 'Payer', 'What', 'Rule', 'Pounds', 'Export'];
const csvRow = ({ id, onDay, kind, providerName, urn, payer, what, rule, pence, exportId }: ChargeLine) => [
  id,
  onDay,
  kinds[kind],
  providerName,
  urn,
  payer,
  what,
  rule,
  (pence / 100).toFixed(2),
  exportId,
];

export const downloadCharges: SupportPage = async (asked) => {
  const lines = await listChargeLines(asked.means.db.kysely, asked.authority.authorityId, readSpan(asked));
  return { kind: 'download', fileName: 'academy-charges.csv', contentType: csvType, body: writeCsv([header, ...lines.map(csvRow)]) };
};

export const saveExport: SupportPage = async (asked) => {
  const { means, request, doing } = asked;
  const { span, errors } = readForm(request.form);
  if (span === null) return chargesPage(asked, readSpan(asked), request.form, errors);
  const done = await means.db.transaction((tx) => exportCharges(tx, doing, span));
  const to = `/subscriptions/charges?from=${span.from}&to=${span.to}`;
  if (!done.ok) return { kind: 'redirect', to, notice: { kind: 'important', text: `${done.reason}.` } };
  return {
    kind: 'redirect',
    to,
    notice: { kind: 'success', text: `Export ${String(done.value)} is made: download it below. Its lines are in no other export.` },
  };
};

/** The file of an export: the same however often it is taken. */
export const downloadExport: SupportPage = async (asked) => {
  const id = readId(asked.request.params['exportId']);
  const { authorityId } = asked.authority;
  const known = (await listExports(asked.means.db.kysely, authorityId)).some((one) => one.id === id);
  if (id === null || !known) return { kind: 'not-found' };
  const lines = await listChargeLines(asked.means.db.kysely, authorityId, { exportId: id });
  return { kind: 'download', fileName: `invoice-export-${String(id)}.csv`, contentType: csvType, body: writeCsv([header, ...lines.map(csvRow)]) };
};
