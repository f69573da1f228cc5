import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type AccountMeans, doingOf } from '../accounts/account-means.ts';
import { needsApproval } from '../accounts/account-rules.ts';
import { done, said } from '../accounts/show-form.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { roles } from '../access/roles.ts';
import { acceptStaffList, discardStaffList } from './accept-staff-list.ts';
import { checkRows } from './check-rows.ts';
import { findStaffList, listStaffLists, listStoredRows } from './find-staff-lists.ts';
import { readStaffList, readUpload } from './read-staff-list.ts';
import { columns, headers } from './staff-list-template.ts';
import { type Change, type JudgedRow } from './staff-row.ts';
import { storeStaffList } from './store-staff-list.ts';

const path = '/accounts/import';

export function showImport(means: AccountMeans, { actor }: PageRequest): Promise<Reply> {
  return importPage(means, actor.authorityId, null);
}

async function importPage({ db }: AccountMeans, authorityId: number | null, error: string | null): Promise<Reply> {
  if (authorityId === null) return { kind: 'not-found' };
  const lists = await listStaffLists(db.kysely, authorityId);
  const errors = error === null ? [] : [{ text: error, href: '#file' }];
  const data = { backLink: '/accounts', columns, lists, errors };
  return { kind: 'page', template: 'register/staff-lists/import.njk', status: error === null ? 200 : 422, data };
}

export async function sendStaffListTemplate(): Promise<Reply> {
  const example = ['Robin Example', 'robin.example@example.gov.uk', 'School Improvement Advisor', 'Advisor', '', '', '', '', '', 'council', ''];
  return { kind: 'download', fileName: 'staff-list.csv', contentType: csvType, body: writeCsv([headers, example]) };
}

/** The file is read whole and kept for review; nothing is done until it is accepted. */
export async function answerImport(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { authorityId } = request.actor;
  if (authorityId === null) return { kind: 'not-found' };
  for await (const { field, fileName, stream } of request.upload()) {
    if (field !== 'file' || fileName.trim() === '') {
      stream.resume();
      continue;
    }
    const list = readStaffList(await readUpload(stream));
    if (!list.ok) return importPage(means, authorityId, list.reason);
    const named = fileName.slice(0, 200);
    const id = await means.db.transaction((tx) => storeStaffList(tx, doingOf(means, request), authorityId, named, list.value));
    return { kind: 'redirect', to: `${path}/${String(id)}` };
  }
  return importPage(means, authorityId, 'Select a file');
}

const outcomes = {
  new: { text: 'New', colour: 'green' },
  change: { text: 'Would change', colour: 'yellow' },
  there: { text: 'There already', colour: 'grey' },
  rejected: { text: 'Rejected', colour: 'red' },
} as const;

const changeWords: Readonly<Record<Change['what'], string>> = {
  'name': 'Name',
  'role': 'Role',
  'job-title': 'Job title',
  'last-day': 'Last day',
  'reach': 'Reaches',
};

function describe(judged: JudgedRow): string {
  switch (judged.outcome) {
    case 'rejected':
      return judged.reasons.join(' ');
    case 'there':
      return '';
    case 'new':
      return `${roles[judged.entry.role]}${judged.entry.reach === null ? '' : `, ${judged.entry.reach.name}`}: ${needsApproval(judged.entry.role) ? 'waits for approval' : 'invited at once'}`;
    case 'change':
      return judged.changes
        .map(({ what, before, after }) => {
          const [one, other] = what === 'last-day' ? [before === null ? null : dateInWords(before), dateInWords(after)] : [before, after];
          return `${changeWords[what]}: ${what === 'reach' ? `${other} too` : `${one ?? 'none'}, then ${other}`}`;
        })
        .join('; ');
  }
}

/** While it waits: what accepting it would do today. Afterwards: what came of each line. */
export async function showStaffList({ db, clock }: AccountMeans, { actor, params }: PageRequest): Promise<Reply> {
  const list = await findStaffList(db.kysely, actor.authorityId, params['id']);
  if (list === undefined || actor.authorityId === null) return { kind: 'not-found' };
  const stored = await listStoredRows(db.kysely, list.id);
  const checked = await checkRows(db.kysely, actor.authorityId, stored, clock.today());
  const rows = checked.map(({ line, cells, judged }, place) => ({
    line,
    name: cells.name === '' ? 'No name' : cells.name,
    email: cells.email,
    judged: judged.outcome,
    words: outcomes[judged.outcome],
    says: describe(judged),
    came: stored[place]?.outcome ?? null,
    accountId: stored[place]?.accountId ?? null,
  }));
  const count = (outcome: keyof typeof outcomes): number => rows.filter(({ judged }) => judged === outcome).length;
  return {
    kind: 'page',
    template: 'register/staff-lists/staff-list.njk',
    data: {
      backLink: path,
      list,
      rows,
      counts: { new: count('new'), change: count('change'), there: count('there'), rejected: count('rejected') },
    },
  };
}

export async function answerAccept(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { actor, params } = request;
  const list = await findStaffList(means.db.kysely, actor.authorityId, params['id']);
  const { authorityId } = actor;
  if (list === undefined || authorityId === null) return { kind: 'not-found' };
  const to = `${path}/${String(list.id)}`;
  const count = await means.db.transaction((tx) => acceptStaffList(tx, doingOf(means, request), authorityId, list.id), { timeoutMs: 60_000 });
  if (count === null) return said(to, 'This list had been decided already.');
  return done(to, count === 1 ? '1 line did something: it says below what.' : `${String(count)} lines did something: each says below what.`);
}

export async function answerDiscard(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { actor, params } = request;
  const list = await findStaffList(means.db.kysely, actor.authorityId, params['id']);
  const { authorityId } = actor;
  if (list === undefined || authorityId === null) return { kind: 'not-found' };
  const discarded = await means.db.transaction((tx) => discardStaffList(tx, doingOf(means, request), authorityId, list.id));
  return discarded ? done(path, `${list.fileName} was put aside. Nothing was changed.`) : said(path, 'This list had been decided already.');
}
