import type { PermissionOf, Reply } from '../../../platform/http/route.ts';
import type { Asked } from '../../common/open-page.ts';
import { choices, showForm } from '../../common/show-form.ts';
import { listReached } from './find-practice.ts';

interface Choice {
  readonly title: string;
  readonly permission: PermissionOf<'record'>;
  /** Where the page itself is, and where the provider leads. */
  readonly action: string;
  readonly to: (providerId: number) => string;
  readonly back: string;
  /** What the page was asked with and is to keep. */
  readonly kept?: { readonly name: string; readonly value: string };
}

/** Of which provider: asked of those alone who act for several. */
export async function chooseProvider({ means, request, today }: Asked, { title, permission, action, to, back, kept }: Choice): Promise<Reply> {
  const reached = await listReached(means.db.kysely, request.actor, permission, today);
  const chosen = reached.find(({ id }) => String(id) === request.query.get('provider')) ?? (reached.length === 1 ? reached[0] : undefined);
  if (chosen) return { kind: 'redirect', to: to(chosen.id) };
  const isSent = request.query.has('provider');
  return showForm({
    template: 'support/networks/practice/choose-provider.njk',
    form: {},
    errors: isSent ? [{ field: 'provider', at: 'provider', text: 'Choose the provider' }] : [],
    data: {
      title,
      action,
      kept: kept ?? null,
      backLink: back,
      providers: choices(
        reached.map(({ id, name }) => ({ value: String(id), text: name })),
        null,
        'Choose a provider',
      ),
      isNobody: reached.length === 0,
    },
  });
}
