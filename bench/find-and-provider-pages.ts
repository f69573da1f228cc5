/**
 * The find page and a provider's page where the whole country is loaded, against the same pages where only the authority's own rows of the same
 * file are, and each against the same server sending as many bytes ready-made.
 *
 *     node bench/find-and-provider-pages.ts [TIMES]
 *
 * Two services in this process, each on an embedded database of its own on disk, and one client over HTTP on the loopback. Requests are made in
 * turns and compared by their median and 95th percentile, of the clock and of processor time ("work"), which a busy machine changes less. The national questions, and the other pages on a national register, stand by themselves.
 */
import { sql } from 'kysely';
import { measureInTurns, tableRow, type Asked } from './registers/measure-pages.ts';
import { openRegister, type Register } from './registers/open-register.ts';
import { listPublishedFiles } from './registers/published-files.ts';
import { serveRegister, type Served } from './registers/serve-register.ts';

const times = Number(process.argv[2] ?? 200);
/** What is compared with an aim that is no ratio needs fewer. */
const fewer = Math.ceil(times / 4);
const say = (text: string): void => console.log(text);
const headings = `${tableRow('', ['clock:', '', 'work:', '', 'to ready:', '', ''])}\n${tableRow('', ['p50', 'p95', 'p50', 'p95', 'p50', 'p95', 'size'])}`;

const { laCode, national, own } = listPublishedFiles();
const registers = { national: await openRegister('national', laCode, national, say), own: await openRegister('own', laCode, own, say) };
const served = { national: await serveRegister(registers.national), own: await serveRegister(registers.own) };

/** Paths of the pages of the authority's own open providers: twenty of them, the same in both, asked for one after another. */
async function listProviderPaths({ db }: Register): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number }>`
    select id from provider where la_code = ${laCode} and status = 'open' and joined_to is null order by urn limit 20`.execute(db.kysely);
  return rows.map(({ id }) => `/providers/${id}`);
}

async function findWord(): Promise<string> {
  const { rows } = await sql<{ town: string }>`
    select town from provider where la_code = ${laCode} group by town order by count(*) desc, town limit 1`.execute(registers.own.db.kysely);
  return encodeURIComponent((rows[0]?.town ?? '').toLowerCase());
}

async function findFirst(question: ReturnType<typeof sql<{ value: string }>>): Promise<string> {
  return (await question.execute(registers.national.db.kysely)).rows[0]?.value ?? '';
}

function inTurn({ get }: Served, name: string, paths: readonly string[]): Asked {
  let at = 0;
  return { name, ask: () => get(paths[(at += 1) % paths.length] ?? '') };
}

async function readyMade(server: Served, path: string): Promise<Asked> {
  const ready = server.sendReady(await server.get(path));
  return { name: 'ready-made', ask: () => server.get(ready) };
}

async function compareOwn(name: string, inNational: readonly string[], inOwn: readonly string[]): Promise<void> {
  const fixed = await readyMade(served.national, inNational[0] ?? '');
  const asked = [inTurn(served.national, name, inNational), inTurn(served.own, name, inOwn), fixed];
  const [all, few, ready] = await measureInTurns(asked, times);
  if (!all || !few || !ready) return;
  const work = [all.work.p50 / few.work.p50, all.work.p95 / few.work.p95];
  const clock = [all.p50, all.p95, few.p50, few.p95, all.p50 / few.p50, all.p95 / few.p95];
  say(tableRow(name, [...clock, ...work, all.p50 / ready.p50, all.p95 / ready.p95]));
}

async function timeNational(name: string, path: string): Promise<void> {
  const bytes = await served.national.get(path);
  const [page, ready] = await measureInTurns([inTurn(served.national, name, [path]), await readyMade(served.national, path)], fewer);
  if (!page || !ready) return;
  say(
    tableRow(name, [
      page.p50,
      page.p95,
      page.work.p50,
      page.work.p95,
      page.p50 / ready.p50,
      page.p95 / ready.p95,
      `${Math.round(bytes.length / 1000)} KB`,
    ]),
  );
}

const { rows: counts } = await sql<{ all: number }>`select count(*)::int as all from provider`.execute(registers.national.db.kysely);
const { rows: few } = await sql<{ all: number }>`select count(*)::int as all from provider`.execute(registers.own.db.kysely);
const [large, small] = [counts[0]?.all ?? 0, few[0]?.all ?? 0].map((count) => count.toLocaleString('en-GB'));

say(`The authority's own question, milliseconds, ${times} requests each. Aim: 1.2 or less at p95, ${String(large)} against ${String(small)}`);
say(tableRow('', [`${String(large)}:`, '', `${String(small)}:`, '', 'ratio:', '', 'of work:', '', 'to ready:', '']));
say(tableRow('', Array.from({ length: 5 }, () => ['p50', 'p95']).flat()));
const locality = await findFirst(sql`select slug as value from locality order by slug limit 1`);
for (const [name, path] of [
  ['find page, plain', '/providers'],
  ['find page, a locality', `/providers?locality=${locality}`],
  ['find page, a word', `/providers?q=${await findWord()}`],
] as const)
  await compareOwn(name, [path], [path]);
await compareOwn("a provider's page", await listProviderPaths(registers.national), await listProviderPaths(registers.own));

say(`\nThe national question (area=england), milliseconds, ${fewer} requests each. Aim: under 500 on an idle machine, a misspelt word under 1,500`);
say(headings);
for (const [name, query] of [
  ['plain', ''],
  ['a word', '&q=park'],
  ['filters with counts', '&phase=primary&governance=academy&stateFunded=true'],
  ['a deep page', '&page=900'],
  ['sorted by town, a deep page', '&sort=town&page=900'],
  ['a misspelt word', '&q=wellingborugh+park'],
] as const)
  await timeNational(name, `/providers?area=england${query}`);

say('\nOther pages on the national register, milliseconds. Aim: under 150 on an idle machine');
say(headings);
const uid = await findFirst(sql`select o.uid as value from provider p join organisation o on o.id = p.trust_id where p.la_code = ${laCode}
  group by o.uid order by count(*) desc, o.uid limit 1`);
const paths = [
  '/trusts',
  ...(uid === '' ? [] : [`/trusts/${uid}`]),
  '/trusts?q=learning',
  '/localities',
  `/localities/${locality}`,
  '/overview',
  '/data',
];
for (const path of paths) await timeNational(path, path);

await served.national.close();
await served.own.close();
