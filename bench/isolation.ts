/**
 * What the walls between authorities cost: the find page's questions on the national register, as an authority, against the same questions on the same
 * database as the installation, to whom no policy applies; and a statement that has to change whose rows are shown, against one that has not.
 *
 *     node bench/isolation.ts [TIMES]
 *
 * On the embedded database. Asked in turns, and compared by clock and by processor time ("work").
 */
import { Buffer } from 'node:buffer';
import { sql } from 'kysely';
import { asAuthority, asInstallation } from '../src/platform/database/who-asks.ts';
import { findProviders } from '../src/register/providers/find-providers.ts';
import { findReaderScope } from '../src/register/providers/find-reader-scope.ts';
import { parseSearch } from '../src/register/providers/provider-search.ts';
import { measureInTurns, tableRow, type Asked } from './registers/measure-pages.ts';
import { openRegister } from './registers/open-register.ts';
import { listPublishedFiles } from './registers/published-files.ts';

const times = Number(process.argv[2] ?? 100);
const say = (text: string): void => console.log(text);
const { laCode, national } = listPublishedFiles();
const { db, close } = await openRegister('national', laCode, national, say);
const { id } = await db.kysely.selectFrom('authority').select('id').executeTakeFirstOrThrow();
const scope = await findReaderScope(db.kysely, id);
if (!scope) throw new Error('The benchmark’s register has no authority.');

const nothing = Buffer.alloc(0);
const asked = (name: string, work: () => Promise<unknown>): Asked => ({ name, ask: async () => (await work(), nothing) });

async function compare(name: string, walled: () => Promise<unknown>, open: () => Promise<unknown>): Promise<void> {
  const [kept, free] = await measureInTurns([asked('walled', walled), asked('open', open)], times);
  if (!kept || !free) return;
  const ratios = [kept.p50 / free.p50, kept.p95 / free.p95, kept.work.p50 / free.work.p50, kept.work.p95 / free.work.p95];
  say(tableRow(name, [kept.p50, free.p50, ...ratios]));
}

say(`Milliseconds, ${times} times each. Aim: a ratio of 1.1 or less for the authority's own page`);
say(tableRow('', ['walled:', 'open:', 'ratio:', '', 'of work:', '']));
say(tableRow('', ['p50', 'p50', 'p50', 'p95', 'p50', 'p95']));
for (const [name, query] of [
  ['find page, plain', ''],
  ['find page, a word', 'q=primary'],
  ['find page, by number', `q=100000`],
  ['all of England', 'area=england'],
  ['all of England, a word', 'area=england&q=park'],
] as const) {
  const { search } = parseSearch(new URLSearchParams(query));
  const find = (): Promise<unknown> => findProviders(db.kysely, scope, search);
  await compare(name, () => asAuthority(id, find), () => asInstallation(find));
}
const one = (): Promise<unknown> => sql`select 1`.execute(db.kysely);
await compare(
  'two statements, two askers',
  () => asInstallation(one).then(() => asAuthority(id, one)),
  () => asInstallation(one).then(() => asInstallation(one)),
);
await close();
