import { academicYear, academicYearOf, firstYearOf, parseAcademicYear } from '../../kernel/period.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../register/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { readDecimal, readId } from '../common/read-decimal.ts';
import { choices, labelled, showForm } from '../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../common/withdrawal-pages.ts';
import { audienceIds, audiences } from '../entitlement/audience.ts';
import { findOwnAudiences, gatherOffer, type KeptLine, listOfferLines, listPublished } from './find-offer.ts';
import { type OfferDocument, type OfferLine, ownFirst, priceInWords, termsIds, termsLabels } from './offer.ts';
import { publishOffer, recordOfferLine } from './record-offer.ts';

const lineInWords = (line: OfferLine) => ({ ...line, priceLabel: priceInWords(line) });

function partsInWords({ parts }: OfferDocument, own: Parameters<typeof ownFirst>[1]) {
  return ownFirst(parts, own).map(({ audience, entitled, included, bought }) => ({
    title: audiences[audience],
    isOwn: own.includes(audience),
    entitled,
    included: included.map(lineInWords),
    bought: bought.map(lineInWords),
  }));
}

/** The offer as it was published, the reader’s own kind of provider first. */
export const showOffer: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const db = means.db.kysely;
  const published = await listPublished(db, authority.authorityId);
  const asked = parseAcademicYear(request.query.get('year') ?? '') ?? academicYearOf(today);
  const shown = published.find(({ year }) => year === asked) ?? null;
  const isStaff = isAllowed(request.actor, 'entitlement.view');
  const own = isStaff ? [] : await findOwnAudiences(db, request.actor, today);
  return {
    kind: 'page',
    template: 'support/offer/offer.njk',
    data: {
      year: asked,
      authorityName: authority.authorityName,
      published: shown === null ? null : { by: shown.by, at: shown.at },
      isProvisional: shown?.document.isProvisional ?? false,
      parts: shown === null ? [] : partsInWords(shown.document, own),
      otherYears: published.filter(({ year }) => year !== asked).map(({ year }) => ({ text: year, href: `/offer?year=${encodeURIComponent(year)}` })),
      mayEdit: isAllowed(request.actor, 'offer.edit'),
      mayModel: isAllowed(request.actor, 'de-delegation.view'),
    },
  };
};

const nextOf = (today: string): string => academicYear((firstYearOf(academicYearOf(today)) ?? 0) + 1);
const hrefOf = (year: string, rest = ''): string => `/offer/edit${rest}?year=${encodeURIComponent(year)}`;

/** This year’s, or the next’s. */
function yearOf({ request, today }: Asked): string {
  const asked = parseAcademicYear(request.form.get('year') ?? request.query.get('year') ?? '');
  return asked === nextOf(today) ? asked : academicYearOf(today);
}

/** What would be published, with each line to change, and how it differs from what is. */
export const showOfferDraft: SupportPage = async (asked): Promise<Reply> => {
  const { means, authority, today } = asked;
  const db = means.db.kysely;
  const year = yearOf(asked);
  const draft = await gatherOffer(db, authority.authorityId, year, today);
  const lines = (await listOfferLines(db, authority.authorityId, year)).filter(({ withdrawn }) => withdrawn === null);
  const published = (await listPublished(db, authority.authorityId)).find((one) => one.year === year) ?? null;
  const years = [academicYearOf(today), nextOf(today)].map((each) => ({ value: each, text: each }));
  return {
    kind: 'page',
    template: 'support/offer/edit-offer.njk',
    data: {
      year,
      years: choices(years, year),
      parts: audienceIds.map((audience) => ({
        title: audiences[audience],
        entitled: draft.parts.find((part) => part.audience === audience)?.entitled ?? [],
        lines: lines
          .filter((line) => line.audience === audience)
          .map((line) => ({
            ...lineInWords(line),
            termsLabel: termsLabels[line.terms],
            change: hrefOf(year, `/${String(line.id)}`),
            withdraw: `/offer/edit/${String(line.id)}/withdraw?year=${encodeURIComponent(year)}`,
          })),
        add: `${hrefOf(year, '/new')}&audience=${audience}`,
      })),
      published,
      isProvisional: draft.isProvisional,
      breadcrumbs: [{ text: 'The offer', href: '/offer' }],
    },
  };
};

async function findLine(asked: Asked): Promise<KeptLine | null> {
  const id = readId(asked.request.params['lineId']);
  const lines = await listOfferLines(asked.means.db.kysely, asked.authority.authorityId, yearOf(asked));
  return lines.find((one) => one.id === id && one.withdrawn === null) ?? null;
}

function lineForm(asked: Asked, line: KeptLine | null, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Reply {
  const year = yearOf(asked);
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  return showForm({
    template: 'support/offer/offer-line.njk',
    form,
    errors,
    data: {
      title: line === null ? 'Add a line to the offer' : 'Change a line of the offer',
      year,
      action: line === null ? '/offer/edit/new' : `/offer/edit/${String(line.id)}`,
      audiences: choices(labelled(audiences), held['audience'], 'Choose'),
      terms: Object.entries(termsLabels).map(([value, text]) => ({ value, text })),
      backLink: hrefOf(year),
      breadcrumbs: [
        { text: 'The offer', href: '/offer' },
        { text: `Write the offer of ${year}`, href: hrefOf(year) },
      ],
    },
  });
}

export const showNewLine: SupportPage = async (asked) => lineForm(asked, null, { audience: asked.request.query.get('audience') ?? '' });

export const showLine: SupportPage = async (asked) => {
  const line = await findLine(asked);
  if (line === null) return { kind: 'not-found' };
  const { audience, terms, title, says, price, priceUnit } = line;
  return lineForm(asked, line, { audience, terms, title, says, 'price': price === null ? '' : String(price), 'price-unit': priceUnit ?? '' });
};

async function saveLineOf(asked: Asked, line: KeptLine | null): Promise<Reply> {
  const { means, request, doing } = asked;
  const { form } = request;
  const answers = new FormReader(form);
  const audience = answers.choice('audience', audienceIds, 'Choose whom it is for');
  const terms = answers.choice('terms', termsIds, 'Choose whether it is included or bought');
  const title = answers.text('title', { what: 'The name', most: 100, missing: 'Enter what it is called' });
  const says = answers.longText('says', { what: 'What it is', most: 1000, missing: 'Enter what it is' });
  const isBought = terms === 'bought';
  const price = isBought ? readDecimal(form, answers, 'price', { what: 'The price', most: 100_000, missing: 'Enter the price' }) : null;
  const priceUnit = isBought ? answers.text('price-unit', { what: 'What the price is of', most: 60, missing: 'Enter what the price is of, such as a day' }) : null; // prettier-ignore
  if (answers.errors.length > 0 || audience === null || terms === null || title === null || says === null)
    return lineForm(asked, line, form, answers.errors);
  const entry = { audience, terms, title, says, price, priceUnit };
  const year = yearOf(asked);
  const done = await means.db.transaction((tx) => recordOfferLine(tx, doing, { year, line: entry, replaces: line?.id ?? null }));
  if (!done.ok) return lineForm(asked, line, form, [{ field: 'title', at: 'title', text: done.reason }]);
  const text = `“${title}” is in the offer of ${year}. Its readers see it once you publish.`;
  return { kind: 'redirect', to: hrefOf(year), notice: { kind: 'success', text } };
}

export const saveNewLine: SupportPage = (asked) => saveLineOf(asked, null);

export const saveLine: SupportPage = async (asked) => {
  const line = await findLine(asked);
  return line === null ? { kind: 'not-found' } : saveLineOf(asked, line);
};

const withdrawalOf = (year: string, { id, title }: KeptLine) => ({
  table: 'offer_item' as const,
  id,
  title: 'Withdraw a line of the offer',
  what: `“${title}” leaves the offer of ${year}. Its readers see it until you publish again.`,
  action: `/offer/edit/${String(id)}/withdraw?year=${encodeURIComponent(year)}`,
  back: hrefOf(year),
});

export const showLineWithdrawal: SupportPage = async (asked) => {
  const line = await findLine(asked);
  return line === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(yearOf(asked), line));
};

export const saveLineWithdrawal: SupportPage = async (asked) => {
  const line = await findLine(asked);
  return line === null ? { kind: 'not-found' } : saveWithdrawal(asked, withdrawalOf(yearOf(asked), line));
};

export const savePublication: SupportPage = async (asked) => {
  const { means, doing } = asked;
  const year = yearOf(asked);
  const done = await means.db.transaction((tx) => publishOffer(tx, doing, year));
  const text = done.ok ? `The offer of ${year} is published.` : `${done.reason}.`;
  return { kind: 'redirect', to: `/offer?year=${encodeURIComponent(year)}`, notice: { kind: done.ok ? 'success' : 'important', text } };
};
