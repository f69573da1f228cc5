import { dateInWords } from '../../../kernel/plain-date.ts';
import { isAllowed, isAdviser, type WorkItem, type WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { listHeadChanges } from './find-head-changes.ts';
import { gatherInductions } from './gather-inductions.ts';
import { endWords } from './inductions-pages.ts';

/** Who seems to be new, for the adviser who leads the work there, or for the lead where nobody does; and inductions whose head has left. */
export function inductionWork({ db }: SupportMeans): WorkSource {
  return {
    id: 'induction',
    list: async (actor, today) => {
      const { authorityId, accountId } = actor;
      if (authorityId === null || !isAllowed(actor, 'leadership.record')) return [];
      const reader = { ...actor, authorityId };
      const isMine = (adviser: number | null): boolean => (isAdviser(actor) ? adviser === null || adviser === accountId : adviser === null && actor.role === 'lead');
      const changes = await listHeadChanges(db.kysely, { actor: reader, permission: 'leadership.record', today, state: 'proposed' });
      const found = changes
        .filter(({ adviser }) => isMine(adviser?.id ?? null))
        .map(({ id, provider, role, personName, beginsOn, looksLike, proposedAt }): WorkItem => ({
          kind: 'change',
          text:
            looksLike === 'new'
              ? `${personName} is new as ${role === 'manager' ? 'manager' : 'head'}, it seems${beginsOn === null ? '' : `, from ${dateInWords(beginsOn)}`}: begin the induction, or say who it is`
              : `${personName} is named as ${role === 'manager' ? 'manager' : 'head'}, perhaps the same person as before: say who it is`,
          href: `/providers/${String(provider.id)}/head-changes/${String(id)}`,
          provider: { id: provider.id, name: provider.name },
          dueOn: null,
          since: proposedAt,
        }));
      const over = (await gatherInductions(db.kysely, { actor: reader, permission: 'programme.run', today })).flatMap(({ run, name, over: ended }): WorkItem[] =>
        ended === null || !(run.accountId === accountId || isMine(run.accountId))
          ? []
          : [
              {
                kind: 'action',
                text: `${run.definition.name}: ${name ?? 'the new leader'} ${endWords[ended.how]}. Close it`,
                href: `/providers/${String(run.providerId)}/inductions/${String(run.id)}/close`,
                provider: { id: run.providerId, name: run.providerName },
                dueOn: null,
                since: null,
              },
            ],
      );
      return [...found, ...over];
    },
  };
} // prettier-ignore
