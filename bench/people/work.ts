import { randomUUID } from 'node:crypto';
import type { Answer, Browser } from './browser.ts';

export interface Colleague {
  readonly name: string;
  /** The accounts of those who write the same notes, their own among them. */
  readonly partners: readonly number[];
  readonly role: 'sia' | 'lead' | 'headteacher';
  readonly providers: readonly number[];
}

type Rest = () => Promise<unknown>;
type Keep = (mark: string) => void;

/** One round of somebody's work, with pauses; `keep` is told of each text that the service said it saved. */
export async function work(browser: Browser, colleague: Colleague, round: number, rest: Rest, keep: Keep): Promise<void> {
  // A head has one school.
  const provider = colleague.providers[colleague.role === 'headteacher' ? 0 : round % colleague.providers.length] ?? 0;
  if (colleague.role === 'headteacher') return look(browser, ['/', `/providers/${provider}`, `/providers/${provider}/tier`, `/providers/${provider}/actions`, `/providers/${provider}/visits`], rest); // prettier-ignore
  if (colleague.role === 'lead') return look(browser, ['/', '/concerns', '/tiers', '/visits', '/actions?state=overdue', '/providers'], rest);
  await look(browser, ['/', `/providers/${provider}`], rest);
  await logConcern(browser, provider, keep);
  await rest();
  await agreeAction(browser, provider, keep);
  await rest();
  await writeNote(browser, colleague, provider, rest, keep);
}

async function look(browser: Browser, paths: readonly string[], rest: Rest): Promise<void> {
  for (const path of paths) {
    await browser.open(path);
    await rest();
  }
}

const newMark = (): string => `mark ${randomUUID()}`;

function insistSaved(answer: Answer, what: string): void {
  if (answer.status === 302 || answer.status === 303) return;
  const said =
    /govuk-error-summary[\s\S]*?<\/ul>/
      .exec(answer.body)?.[0]
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ') ?? '';
  throw new Error(`${what} was not saved: ${String(answer.status)} ${said}`);
}

async function logConcern(browser: Browser, provider: number, keep: Keep): Promise<void> {
  const page = await browser.open(`/providers/${provider}/concerns/new`);
  const title = newMark();
  const rest = { 'source': 'data', 'category': 'achievement', 'severity': 'medium', 'about-head': 'no' };
  insistSaved(await browser.send(page, { title, evidence: 'Results fell for two years.', ...rest }), 'A concern');
  keep(title);
}

async function agreeAction(browser: Browser, provider: number, keep: Keep): Promise<void> {
  const page = await browser.open(`/providers/${provider}/actions/new`);
  const what = newMark();
  const agreed = { 'agreed-day': '23', 'agreed-month': '11', 'agreed-year': '2026' };
  const due = { 'due-way': 'working-days', 'count': '10' };
  insistSaved(await browser.send(page, { what, side: 'authority', owner: 'Adviser', shared: 'yes', ...agreed, ...due }), 'An action');
  keep(what);
}

/** Where the visits are whose notes colleagues write together: the one who plans tells the other. */
const visits = new Map<string, Promise<string>>();

async function writeNote(browser: Browser, { partners }: Colleague, provider: number, rest: Rest, keep: Keep): Promise<void> {
  await browser.open(`/providers/${provider}/visits`);
  const between = `${provider} ${partners.join(' ')}`;
  const planned = visits.get(between) ?? planVisit(browser, partners, provider, keep);
  visits.set(between, planned);
  const visit = await planned;
  const page = await browser.open(`${visit}/note`);
  const key = /name="seen-([a-z-]+)"[^>]*>/.exec(page.body)?.[1];
  if (key === undefined) throw new Error(`${visit}/note has nothing to write`);
  await rest();
  // Written on below what stands there, as people do: nobody's line may go.
  const written = new RegExp(`<textarea[^>]*name="${key}-words"[^>]*>([^<]*)</textarea>`).exec(page.body)?.[1] ?? '';
  const line = newMark();
  const sent = await browser.send(page, { [`${key}-words`]: `${written.trim()}\n${line}` });
  insistSaved(sent, 'A note');
  keep(line);
}

async function planVisit(browser: Browser, partners: readonly number[], provider: number, keep: Keep): Promise<string> {
  const page = await browser.open(`/providers/${provider}/visits/new`);
  const focus = newMark();
  const day = { 'planned-on-day': '20', 'planned-on-month': '11', 'planned-on-year': '2026' };
  const answer = await browser.send(page, { purpose: 'termly', focus, authors: partners.map(String), ...day });
  insistSaved(answer, 'A visit');
  keep(focus);
  return answer.location ?? '';
}
