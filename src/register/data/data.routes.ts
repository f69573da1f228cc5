import { templates, type Template } from '../../datasets/index.ts';
import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import type { DataMeans } from './data-means.ts';
import { acceptReviewed, discardReviewed } from './accept-release.ts';
import { answerLoad, showLoadForm } from './load-pages.ts';
import { mappingRoutes } from './mappings/mapping.routes.ts';
import { showData, showHistory } from './show-data.ts';
import { findDecidableRelease, findReadableRelease, showRelease } from './show-release.ts';

export function dataRoutes(means: DataMeans): Route[] {
  return [
    { method: 'GET', path: '/data', permission: 'data.view', audit: 'data.viewed', handle: (request) => showData(means, request) },
    { method: 'GET', path: '/data/load', permission: 'data.load', audit: 'data.load-opened', handle: showLoadForm },
    {
      method: 'POST',
      path: '/data/load',
      permission: 'data.load',
      audit: 'release.staged',
      multipart: true,
      handle: (request) => answerLoad(means, request),
    },
    ...mappingRoutes(means),
    ...templates.map((template): Route => ({
      method: 'GET',
      path: `/data/${template.fileName}`,
      permission: 'data.view',
      audit: 'data.template-downloaded',
      handle: () => sendTemplate(template),
    })),
    { method: 'GET', path: '/data/releases', permission: 'data.view', audit: 'release.listed', handle: (request) => showHistory(means, request) },
    { method: 'GET', path: '/data/releases/:id', permission: 'data.view', audit: 'release.viewed', handle: (request) => showRelease(means, request) },
    {
      method: 'GET',
      path: '/data/releases/:id/file',
      permission: 'data.view',
      audit: 'release.downloaded',
      handle: (request) => sendFile(means, request),
    },
    {
      method: 'GET',
      path: '/data/releases/:id/rejections.csv',
      permission: 'data.view',
      audit: 'release.rejections-downloaded',
      handle: (request) => sendRejections(means, request),
    },
    {
      method: 'POST',
      path: '/data/releases/:id/accept',
      permission: 'data.load',
      audit: 'release.accepted',
      handle: (request) => answerAccept(means, request),
    },
    {
      method: 'POST',
      path: '/data/releases/:id/discard',
      permission: 'data.load',
      audit: 'release.discarded',
      handle: (request) => answerDiscard(means, request),
    },
  ];
}

async function answerAccept(means: DataMeans, request: PageRequest): Promise<Reply> {
  const release = await findDecidableRelease(means, request);
  if (release === undefined) return { kind: 'not-found' };
  const confirmed = request.form.get('goneConfirmed') === 'yes';
  const review = await means.datasets.reviewRelease(release.id, { perPage: 1 });
  if (release.state === 'waiting' && review?.manyWouldBeGone === true && !confirmed) {
    return showRelease(means, request, [{ text: 'Confirm that so many should be gone', href: '#goneConfirmed' }]);
  }
  const to = `/data/releases/${release.id}`;
  const outcome = await acceptReviewed(means, request, release, confirmed);
  if (!outcome.ok) return { kind: 'redirect', to, notice: { kind: 'important', text: outcome.reason } };
  return outcome.value === 'running'
    ? { kind: 'redirect', to }
    : { kind: 'redirect', to, notice: { kind: 'success', text: `Release ${release.id} is loaded.` } };
}

async function answerDiscard(means: DataMeans, request: PageRequest): Promise<Reply> {
  const release = await findDecidableRelease(means, request);
  if (release === undefined) return { kind: 'not-found' };
  const outcome = await discardReviewed(means, request, release);
  if (!outcome.ok) return { kind: 'redirect', to: `/data/releases/${release.id}`, notice: { kind: 'important', text: outcome.reason } };
  return { kind: 'redirect', to: '/data', notice: { kind: 'success', text: `Release ${release.id} is discarded. Nothing was changed.` } };
}

async function sendFile(means: DataMeans, request: PageRequest): Promise<Reply> {
  const release = await findReadableRelease(means, request);
  const body = release && (await means.datasets.openFile(release.id));
  if (release === undefined || body === undefined) return { kind: 'not-found' };
  return { kind: 'download', fileName: release.fileName, contentType: 'application/octet-stream', body };
}

async function sendRejections(means: DataMeans, request: PageRequest): Promise<Reply> {
  const release = await findReadableRelease(means, request);
  if (release === undefined) return { kind: 'not-found' };
  const review = await means.datasets.reviewRelease(release.id, { perPage: 1_000_000 });
  const rows = [...release.problems, ...(review?.rejected ?? [])].map(({ line, column, value, reason }) => [line || null, column, value, reason]);
  const body = writeCsv([['Line', 'Column', 'Value', 'Why'], ...rows]);
  return { kind: 'download', fileName: `rejections-of-release-${release.id}.csv`, contentType: csvType, body };
}

async function sendTemplate({ fileName, columns }: Template): Promise<Reply> {
  const body = writeCsv([columns.map(({ header }) => header)]);
  return { kind: 'download', fileName, contentType: csvType, body };
}
