/**
 * Many people at work at once on one instance: advisers who plan visits, write notes (every two of them on the same ones), log concerns and agree
 * actions; leads who look at their queues; heads who look at their own school. Each does what a person does in a browser, over HTTP on the
 * loopback, with pauses. What was acknowledged is counted afterwards in the database.
 *
 *     node bench/work-at-once.ts [PEOPLE] [MINUTES] [SECONDS BETWEEN TWO PAGES]
 *
 * On the embedded database, or on the empty one at DATABASE_URL. The same work by one person alone, just before, is the reference. Ends with 1
 * where anything was lost, doubled or answered with an error.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, Browser } from './people/browser.ts';
import { openService } from './people/open-service.ts';
import { type Colleague, work } from './people/work.ts';
import { findLost } from './people/find-lost.ts';

const [people = 150, minutes = 3, seconds = 6] = process.argv.slice(2).map(Number);
const say = (text: string): void => console.log(text);

say('Opening the demonstration …');
const service = await openService(people);
const answers: Answer[] = [];
const failures: string[] = [];
const marks: string[] = [];
const keep =
  (into: Answer[]) =>
  (answer: Answer): void => {
    into.push(answer);
    if (answer.status >= 400) failures.push(`${String(answer.status)} ${answer.path}`);
  };

async function atWork({ cookie, ...colleague }: (typeof service.colleagues)[number], until: number, into: Answer[], pause: number): Promise<void> {
  const browser = new Browser(service.address, cookie, keep(into));
  const rest = (): Promise<unknown> => wait(pause * (0.5 + Math.random()));
  // Nobody arrives in the same second.
  await wait(Math.random() * pause);
  for (let round = 0; performance.now() < until; round += 1) {
    try {
      await work(browser, colleague satisfies Colleague, round, rest, (mark) => marks.push(mark));
    } catch (error) {
      failures.push(`${colleague.role}: ${error instanceof Error ? error.message : String(error)}`);
      await rest();
    }
  }
  browser.close();
}

const alone: Answer[] = [];
const first = service.colleagues.find(({ role }) => role === 'sia');
if (first) await atWork(first, performance.now() + 20_000, alone, 0);
const began = performance.now();
const processor = process.cpuUsage();
await Promise.all(service.colleagues.map((colleague) => atWork(colleague, began + minutes * 60_000, answers, seconds * 1000)));
const took = (performance.now() - began) / 1000;
const used = process.cpuUsage(processor);
const lost = await findLost(service.db, marks);

const at = (list: readonly Answer[], share: number): number =>
  list.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other)[Math.floor(list.length * share)] ?? 0;
say(`${people} people for ${took.toFixed(0)} s on ${service.engine}: ${answers.length} pages and forms, ${(answers.length / took).toFixed(1)} a second, `
  + `${((used.user + used.system) / 1e6 / took).toFixed(2)} processors (the people's browsers included)`); // prettier-ignore
for (const share of [0.5, 0.95, 0.99]) {
  const [one, all] = [at(alone, share), at(answers, share)];
  say(`  ${String(share * 100).padStart(3)}% within ${all.toFixed(0)} ms; somebody alone ${one.toFixed(0)} ms; ratio ${(all / one).toFixed(2)}`);
}
say(`${marks.length} things were said to be saved: ${lost.missing.length} lost, ${lost.doubled.length} twice; ${failures.length} errors`);
for (const [text, count] of Object.entries(Object.groupBy(failures, (failure) => failure)).slice(0, 20)) say(`  ${count?.length ?? 0} × ${text}`);
for (const mark of lost.missing.slice(0, 10)) say(`  lost: ${mark}`);
await service.close();
process.exitCode = lost.missing.length + lost.doubled.length + failures.length === 0 ? 0 : 1;
