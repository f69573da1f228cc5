import { dateInWords } from '../../../kernel/plain-date.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { pathOf } from '../../programmes/run-words.ts';
import { runStates } from '../../programmes/run.ts';
import { listHeadChanges } from './find-head-changes.ts';
import { gatherInductions } from './gather-inductions.ts';
import { type EndOfInduction, headChangeStates, looksLikeWords } from './head-change.ts';

export const endWords: Readonly<Record<EndOfInduction, string>> = {
  'head-left': 'has left the post',
  'holder-back': 'leads no longer: the head is back',
  'appointed': 'was appointed',
  'successor': 'leads no longer: somebody else was appointed',
};

async function gather({ means, request, authority, today }: Asked) {
  const actor = { ...request.actor, authorityId: authority.authorityId };
  const changes = await listHeadChanges(means.db.kysely, { actor, permission: 'leadership.view', today });
  const running = await gatherInductions(means.db.kysely, { actor, permission: 'leadership.view', today });
  return { changes, running };
}

/** Who seems to be new, what is under way, and what was answered. */
export const showInductions: SupportPage = async (asked) => {
  const { changes, running } = await gather(asked);
  const withHref = changes.map((change) => ({
    ...change,
    href: `/providers/${String(change.provider.id)}/head-changes/${String(change.id)}`,
    likeness: looksLikeWords[change.looksLike],
    stateText: headChangeStates[change.state],
  }));
  return {
    kind: 'page',
    template: 'support/development/induction/inductions.njk',
    data: {
      waiting: withHref.filter(({ state }) => state === 'proposed'),
      answered: withHref.filter(({ state }) => state !== 'proposed').slice(0, 50),
      running: running.map(({ run, view, name, over, locality, mentor }) => ({
        provider: { id: run.providerId, name: run.providerName },
        locality,
        name,
        programme: run.definition.name,
        stage: run.definition.stages.find(({ key }) => key === run.now.stage)?.name ?? '',
        since: run.now.stageSince,
        firstDay: view.firstDay,
        mentor,
        governor: view.governor,
        holder: run.holder,
        paused: run.now.state === 'paused',
        href: pathOf(run.providerId, run.id),
        about: `/providers/${String(run.providerId)}/induction`,
        over: over === null ? null : `${name ?? 'The new leader'} ${endWords[over.how]} (${dateInWords(over.on)})`,
        close: `/providers/${String(run.providerId)}/inductions/${String(run.id)}/close`,
      })),
      mayRecord: isAllowed(asked.request.actor, 'leadership.record'),
      breadcrumbs: [{ text: 'Leadership', href: '/leadership' }],
    },
  };
};

export const exportInductions: SupportPage = async (asked) => {
  const { running } = await gather(asked);
  const header = ['Provider', 'Locality', 'New leader', 'Induction', 'State', 'Stage', 'In it since', 'First day', 'Mentor', 'Induction governor', 'Protected time', 'Carried by'];
  const rows = running.map(({ run, view, name, locality, mentor }) => [run.providerName, locality, name, run.definition.name, runStates[run.now.state], run.definition.stages.find(({ key }) => key === run.now.stage)?.name ?? '', run.now.stageSince, view.firstDay, mentor, view.governor, view.protectedTime, run.holder]);
  return { kind: 'download', fileName: `inductions-${asked.today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
}; // prettier-ignore
