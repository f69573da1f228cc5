import { dateInWords } from '../../kernel/plain-date.ts';
import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, type FieldError, FormReader, isAllowed } from '../../register/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { choices, showForm } from '../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../common/withdrawal-pages.ts';
import { answerSaved, refuseWrong, seenIn } from './answer-saved.ts';
import { type KeptNews, listNews, listNewsFor } from './list-news.ts';
import { audienceGroups, audienceInWords, groupIds, type NewsEntry, newsKindIds, newsKinds, standingOfNews, whenInWords } from './news.ts';
import { recordNews, wrongWithNews } from './record-news.ts';

const list = '/news';
const hrefOf = (id: number, rest = ''): string => `${list}/${String(id)}${rest}`;
const crumbs = [{ text: 'News and events', href: list }];

type Shown = KeptNews & { readonly isTheirs?: boolean };

const presented = (item: Shown, today: string) => ({
  ...item,
  href: hrefOf(item.id),
  kindLabel: newsKinds[item.kind],
  when: whenInWords(item),
  forWhom: audienceInWords(item.audience),
  where: item.localityName,
  standing: standingOfNews(item, today),
});

const listFor = async ({ means, request, authority, today }: Asked) =>
  (await listNewsFor(means.db.kysely, { ...request.actor, authorityId: authority.authorityId }, today)).map((item) => presented(item, today));

/** Events to come, the next first; then news, the latest first. What is over is on another page. */
export const showNews: SupportPage = async (asked): Promise<Reply> => {
  const { means, request, authority, today } = asked;
  const mayEdit = isAllowed(request.actor, 'news.edit');
  const which = request.query.get('which');
  const isWithdrawn = which === 'withdrawn' && mayEdit;
  const isEarlier = which === 'earlier';
  const withdrawn = mayEdit ? (await listNews(means.db.kysely, authority.authorityId)).filter((item) => item.withdrawn !== null) : [];
  const all = await listFor(asked);
  const shown = isWithdrawn ? withdrawn.map((item) => presented(item, today)) : all.filter(({ standing }) => (standing === 'over') === isEarlier);
  const events = shown.filter(({ kind }) => kind === 'event');
  return {
    kind: 'page',
    template: 'support/directory/news.njk',
    data: {
      isEarlier,
      isWithdrawn,
      title: isWithdrawn ? 'Withdrawn news and events' : isEarlier ? 'Earlier news and events' : 'News and events',
      mayEdit,
      events: isEarlier || isWithdrawn ? events : events.toReversed(),
      news: shown.filter(({ kind }) => kind === 'news'),
      hasEarlier: all.some(({ standing }) => standing === 'over'),
      hasWithdrawn: withdrawn.length > 0,
      csv: `${list}/csv`,
    },
  };
};

const header = ['What', 'Title', 'What it says', 'First day', 'Last day', 'From', 'To', 'Place', 'For whom', 'Locality', 'Web'];

export const exportNews: SupportPage = async (asked): Promise<Reply> => {
  const rows = (await listFor(asked)).map(({ kindLabel, title, says, startsOn, endsOn, from, to, place, forWhom, where, web }) => [
    ...[kindLabel, title, says, startsOn, endsOn, from, to, place, forWhom, where, web],
  ]);
  return { kind: 'download', fileName: 'news-and-events.csv', contentType: csvType, body: writeCsv([header, ...rows]) };
};

/** One that is for this reader; of those withdrawn, whoever writes news reads what they said and why they went. */
async function findItem(asked: Asked): Promise<Shown | null> {
  const { means, request, authority } = asked;
  const id = readId(request.params['newsId']);
  const own = (await listFor(asked)).find((one) => one.id === id);
  if (own !== undefined || !isAllowed(request.actor, 'news.edit')) return own ?? null;
  return (await listNews(means.db.kysely, authority.authorityId)).find((one) => one.id === id) ?? null;
}

/** Who writes news reads when those whom it is for were told, or that they are not to be. */
function toldInWords({ toldOn, withdrawn, standing }: Pick<KeptNews, 'toldOn' | 'withdrawn'> & { readonly standing: string }): string {
  if (toldOn !== null) return `On ${dateInWords(toldOn)}`;
  if (withdrawn !== null) return 'Nobody: it was withdrawn before they were';
  return standing === 'over' ? 'Nobody: it was over before they were' : 'Not yet: they are told early on the first morning that it is out';
}

export const showNewsItem: SupportPage = async (asked): Promise<Reply> => {
  const item = await findItem(asked);
  if (item === null) return { kind: 'not-found' };
  const mayEdit = isAllowed(asked.request.actor, 'news.edit');
  return {
    kind: 'page',
    template: 'support/directory/news-item.njk',
    data: {
      item: presented(item, asked.today),
      toldWords: toldInWords(presented(item, asked.today)),
      mayEdit,
      edits: mayEdit && item.withdrawn === null ? { change: hrefOf(item.id, '/change'), withdraw: hrefOf(item.id, '/withdraw') } : null,
      breadcrumbs: crumbs,
    },
  };
};

function newsForm(
  asked: Asked,
  item: KeptNews | null,
  form: URLSearchParams | Record<string, string>,
  errors: readonly FieldError[] = [],
  status?: number,
): Reply {
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  const ticked = form instanceof URLSearchParams ? form.getAll('audience') : (form['audience'] ?? '').split(' ');
  return showForm({
    template: 'support/directory/news-form.njk',
    form,
    errors,
    ...(status === undefined ? {} : { status }),
    data: {
      title: item === null ? 'Publish news or an event' : `Change “${item.title}”`,
      seen: item?.changed ?? 0,
      overtaken: status === 409,
      action: item === null ? `${list}/new` : hrefOf(item.id, '/change'),
      cancel: item === null ? list : hrefOf(item.id),
      kinds: newsKindIds.map((value) => ({ value, text: newsKinds[value] })),
      audience: groupIds.map((value) => ({ value, text: audienceGroups[value].label, checked: ticked.includes(value) })),
      localities: choices(
        asked.authority.localities.map(({ id, name }) => ({ value: String(id), text: name })),
        held['locality'],
        'The whole authority',
      ),
      breadcrumbs: crumbs,
    },
  });
}

export const showNewNews: SupportPage = (asked) => Promise.resolve(newsForm(asked, null, dateBoxes('starts', asked.today)));

export const showNewsChange: SupportPage = async (asked) => {
  const item = await findItem(asked);
  if (item === null || item.withdrawn !== null) return { kind: 'not-found' };
  const { kind, title, says, startsOn, endsOn, from, to, place, web, audience, localityId } = item;
  return newsForm(asked, item, {
    ...{ kind, title, says, from: from ?? '', to: to ?? '', place: place ?? '', web: web ?? '' },
    audience: audience.join(' '),
    locality: String(localityId ?? ''),
    ...dateBoxes('starts', startsOn),
    ...dateBoxes('ends', endsOn),
  });
};

function readNews({ request: { form }, authority }: Asked, reader: FormReader): NewsEntry | null {
  const kind = reader.choice('kind', newsKindIds, 'Choose whether it is news or an event');
  const title = reader.text('title', { what: 'The title', most: 120, missing: 'Enter a title' });
  const says = reader.longText('says', { what: 'What it says', most: 2000, missing: 'Enter what it says' });
  const startsOn = reader.date('starts', { what: 'The first day', missing: 'Enter the day' });
  const endsOn = reader.date('ends', { what: 'The last day' });
  const isEvent = kind === 'event';
  const time = (name: string, what: string) => (isEvent ? reader.text(name, { what, most: 5 }) : null);
  const from = time('from', 'The time');
  const to = time('to', 'The time');
  const place = isEvent ? reader.text('place', { what: 'The place', most: 200 }) : null;
  const web = reader.text('web', { what: 'The web address', most: 300 });
  const localityId = readId(form.get('locality') ?? '');
  if (localityId !== null && !authority.localities.some(({ id }) => id === localityId)) reader.refuse('locality', 'Choose where it is for');
  if (reader.errors.length > 0 || kind === null || title === null || says === null || startsOn === null) return null;
  const chosen = form.getAll('audience');
  const audience = groupIds.filter((group) => chosen.includes(group));
  return { kind, title, says, startsOn, endsOn: endsOn === startsOn ? null : endsOn, from, to, place, web, audience, localityId };
}

async function saveNewsOf(asked: Asked, item: KeptNews | null): Promise<Reply> {
  const { means, request, doing } = asked;
  const reader = new FormReader(request.form);
  const entry = readNews(asked, reader);
  if (entry !== null) refuseWrong(reader, wrongWithNews(entry, asked.today, item));
  if (entry === null || reader.errors.length > 0) return newsForm(asked, item, request.form, reader.errors);
  const seen = seenIn(request.form);
  const saved = await means.db.transaction((tx) => recordNews(tx, doing, entry, item === null ? null : { id: item.id, seen }));
  return answerSaved(saved, {
    again: (errors, status) => Promise.resolve(newsForm(asked, item, request.form, errors, status)),
    to: (id) => hrefOf(id),
    text: `“${entry.title}” is published.`,
  });
}

export const saveNewNews: SupportPage = (asked) => saveNewsOf(asked, null);
export const saveNewsChange: SupportPage = async (asked) => {
  const item = await findItem(asked);
  return item === null || item.withdrawn !== null ? { kind: 'not-found' } : saveNewsOf(asked, item);
};

const withdrawalOf = ({ id, title }: KeptNews) => ({
  table: 'news_item' as const,
  id,
  title: 'Withdraw it',
  what: `“${title}” is taken from the page and from diaries. Officers can still read what it said.`,
  action: hrefOf(id, '/withdraw'),
  back: hrefOf(id),
});
export const showNewsWithdrawal: SupportPage = async (asked) => {
  const item = await findItem(asked);
  return item === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(item));
};
export const saveNewsWithdrawal: SupportPage = async (asked) => {
  const item = await findItem(asked);
  return item === null ? { kind: 'not-found' } : saveWithdrawal(asked, withdrawalOf(item));
};
