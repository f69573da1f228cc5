import { addMapping, removeMapping } from '../../../datasets/index.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { PageRequest, Reply, Route } from '../../../platform/http/route.ts';
import type { DataMeans } from '../data-means.ts';
import { answerBeginning, answerColumns, readWhole, showBeginning, showMappings } from './mapping-pages.ts';

/** How further files of explore education statistics are read: said once, by a data officer. */
export function mappingRoutes(means: DataMeans): Route[] {
  return [
    { method: 'GET', path: '/data/mappings', permission: 'data.view', audit: 'mapping.listed', handle: (request) => showMappings(means, request) },
    { method: 'GET', path: '/data/mappings/new', permission: 'data.load', audit: 'mapping.opened', handle: async () => showBeginning() },
    { method: 'POST', path: '/data/mappings/new', permission: 'data.load', audit: 'mapping.begun', multipart: true, handle: answerBeginning },
    { method: 'POST', path: '/data/mappings/columns', permission: 'data.load', audit: 'mapping.described', handle: answerColumns },
    { method: 'POST', path: '/data/mappings', permission: 'data.load', audit: 'mapping.added', handle: (request) => answerAdd(means, request) },
    {
      method: 'POST',
      path: '/data/mappings/:id/remove',
      permission: 'data.load',
      audit: 'mapping.removed',
      handle: (request) => answerRemove(means, request),
    },
  ];
}

async function answerAdd({ db, clock }: DataMeans, request: PageRequest): Promise<Reply> {
  const { actor, audit, reference } = request;
  const read = readWhole(request);
  if ('reply' in read) return read.reply;
  const { mapping, measures } = read;
  const added = await db.transaction(async (tx) => {
    const outcome = await addMapping(tx, { mapping, measures, by: actor.name, authorityId: actor.authorityId, at: clock.now() });
    if (outcome.ok)
      await recordAudit(tx, { actor, event: audit, subject: { kind: 'tidy-mapping', id: outcome.value }, after: { mapping, measures }, reference });
    return outcome;
  });
  if (!added.ok) return read.again([{ text: added.reason, href: '#title' }]);
  const text = `“${mapping.title}” can be loaded from now on, as a file of explore education statistics.`;
  return { kind: 'redirect', to: '/data/mappings', notice: { kind: 'success', text } };
}

async function answerRemove({ db }: DataMeans, { actor, audit, reference, params }: PageRequest): Promise<Reply> {
  const id = Number(params['id']);
  if (!Number.isSafeInteger(id) || id > 2_147_483_647) return { kind: 'not-found' };
  const removed = await db.transaction(async (tx) => {
    const own = await tx.selectFrom('tidy_mapping').select('made_by_authority_id').where('id', '=', id).executeTakeFirst();
    if (own === undefined || own.made_by_authority_id !== actor.authorityId) return null;
    const outcome = await removeMapping(tx, id);
    if (outcome.ok)
      await recordAudit(tx, { actor, event: audit, subject: { kind: 'tidy-mapping', id }, before: { dataset: outcome.value }, reference });
    return outcome;
  });
  if (removed === null) return { kind: 'not-found' };
  const notice = removed.ok
    ? ({ kind: 'success', text: 'The mapping is removed.' } as const)
    : ({ kind: 'important', text: removed.reason } as const);
  return { kind: 'redirect', to: '/data/mappings', notice };
}
