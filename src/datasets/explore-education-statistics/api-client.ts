import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Clock } from '../../platform/clock.ts';
import {
  dataSetShape,
  metaShape,
  pageOf,
  problemShape,
  publicationShape,
  queryResultShape,
  type DataSet,
  type DataSetMeta,
  type Publication,
  type QueryResult,
} from './api-shapes.ts';

export interface ApiMeans {
  /** Without a slash at its end: https://api.education.gov.uk/statistics */
  readonly address: string;
  readonly clock: Clock;
  readonly timeoutMs?: number;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** What a query asks: `criteria` as the API's documentation has them, by its own ids. */
export interface DataSetQuery {
  readonly criteria?: object;
  readonly indicators?: readonly string[];
}

/** The public API of explore education statistics. Whatever goes wrong is answered in words. */
export interface StatisticsApi {
  listPublications(search?: string): Promise<Result<Publication[]>>;
  listDataSets(publicationId: string): Promise<Result<DataSet[]>>;
  getDataSet(id: string): Promise<Result<DataSet>>;
  getMeta(id: string): Promise<Result<DataSetMeta>>;
  queryDataSet(id: string, query: DataSetQuery): Promise<Result<QueryResult[]>>;
  /** The whole data set, with labels in place of ids, as its file has them. */
  openCsv(id: string): Promise<Result<Readable>>;
}

const pageSize = 40;
const queryPageSize = 1000;
const mostPages = 1000;
const mostTries = 4;
const longestWait = 60_000;

export function createStatisticsApi(means: ApiMeans): StatisticsApi {
  const dataSet = (id: string): string => `/v1/data-sets/${encodeURIComponent(id)}`;
  return {
    listPublications: (search) =>
      readPages(publicationShape, (page) =>
        send(means, `/v1/publications?${asked({ page, pageSize, ...(search === undefined ? {} : { search }) })}`),
      ),
    listDataSets: (id) =>
      readPages(dataSetShape, (page) => send(means, `/v1/publications/${encodeURIComponent(id)}/data-sets?${asked({ page, pageSize })}`)),
    getDataSet: async (id) => readJson(await send(means, dataSet(id)), dataSetShape),
    getMeta: async (id) => readJson(await send(means, `${dataSet(id)}/meta`), metaShape),
    queryDataSet: (id, query) =>
      readPages(queryResultShape, (page) => send(means, `${dataSet(id)}/query`, JSON.stringify({ ...query, page, pageSize: queryPageSize }))),
    openCsv: async (id) => {
      const answer = await send(means, `${dataSet(id)}/csv`);
      if (!answer.ok) return answer;
      const { body } = answer.value;
      return body === null ? refused('The API sent an empty file.') : accepted(Readable.fromWeb(body));
    },
  };
}

const asked = (given: Readonly<Record<string, string | number>>): string =>
  new URLSearchParams(Object.entries(given).map(([name, value]): [string, string] => [name, String(value)])).toString();

/** One request, sent again where the API is busy and says so. */
async function send(means: ApiMeans, path: string, body?: string): Promise<Result<Response>> {
  const { address, timeoutMs = 60_000, wait = (milliseconds: number) => pause(milliseconds) } = means;
  const headers = { 'accept': 'application/json', 'content-type': 'application/json' };
  const post = body === undefined ? {} : { method: 'POST', body, headers };
  for (let tries = 1; ; tries += 1) {
    const controller = new AbortController();
    const slow = setTimeout(() => controller.abort(), timeoutMs);
    try {
      const response = await fetch(`${address}${path}`, { ...post, signal: controller.signal });
      if (response.ok) return accepted(response);
      const isBusy = response.status === 429 || response.status === 503;
      if (!isBusy || tries === mostTries) return refused(await whatWentWrong(response, path));
      await response.body?.cancel();
      await wait(howLong(response.headers.get('retry-after'), tries, means.clock));
    } catch (error) {
      if (controller.signal.aborted) return refused(`${address} gave no answer within ${String(timeoutMs / 1000)} seconds.`);
      return refused(`${address} cannot be reached (${reasonOf(error)}). Is it right, and may this machine reach it?`);
    } finally {
      // The headers have come: a file may take as long as it takes.
      clearTimeout(slow);
    }
  }
}

/** As the API says, in seconds or as a day and time; else twice as long each time. */
function howLong(retryAfter: string | null, tries: number, clock: Clock): number {
  const seconds = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : null;
  const until = retryAfter === null ? Number.NaN : Date.parse(retryAfter) - clock.now().getTime();
  const said = seconds ?? (Number.isNaN(until) ? null : until);
  return Math.min(longestWait, Math.max(0, said ?? 1000 * 2 ** (tries - 1)));
}

async function whatWentWrong(response: Response, path: string): Promise<string> {
  const { status } = response;
  if (status === 404) return `The API knows nothing at ${path}: is the data set’s id right?`;
  if (status === 429 || status === 503) return `The API is busy (${String(status)}), and was after ${String(mostTries)} tries. Try again later.`;
  const problem = problemShape.safeParse(await response.json().catch(() => ({}))).data;
  const said = problem?.detail ?? problem?.title;
  return `The API answered ${String(status)}${said === undefined ? '' : `: ${said}`}.`;
}

async function readJson<T extends z.ZodType>(answer: Result<Response>, shape: T): Promise<Result<z.infer<T>>> {
  if (!answer.ok) return answer;
  const text = await answer.value.text().catch(() => null);
  const json = text === null ? undefined : parse(text);
  const read = shape.safeParse(json);
  if (read.success) return accepted(read.data);
  const at = read.error.issues[0]?.path.join('.') ?? '';
  return refused(json === undefined ? 'The API’s answer is not JSON.' : `The API’s answer is not as documented${at === '' ? '' : `, at “${at}”`}.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function readPages<T extends z.ZodType>(shape: T, get: (page: number) => Promise<Result<Response>>): Promise<Result<z.infer<T>[]>> {
  const all: z.infer<T>[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const read = await readJson(await get(page), pageOf(shape));
    if (!read.ok) return read;
    all.push(...read.value.results);
    if (page >= read.value.paging.totalPages) break;
  }
  return accepted(all);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'no reason was given';
  return cause.message === '' ? cause.name : cause.message;
}
