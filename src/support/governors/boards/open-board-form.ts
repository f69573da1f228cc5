import type { PermissionOf, Reply, Route } from '../../../platform/http/route.ts';
import { type EntryPage, openEntryPage, type OwnProvider, saveEntryPage } from '../../../register/index.ts';
import { type Asked, openPage, openProviderPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';

type Initial = Readonly<Record<string, string>> | URLSearchParams;
/** A form with what it begins with; null where there is nothing to show. */
export type Prepared<Entry, Plan> = { readonly page: EntryPage<Entry, Plan>; readonly initial?: Initial } | null;

interface FormRoute<Permission> {
  readonly path: Route['path'];
  readonly permission: Permission;
  readonly audit: Route['audit'];
  /** Where opening it shows what is somebody’s own. */
  readonly sensitive?: { readonly kind: string; readonly param: string };
}

/** A reading that is recorded is called one: nothing that was read is taken for a change. */
const openedOf = (audit: Route['audit'], isSensitive: boolean): Route['audit'] =>
  `${audit.split('.', 1)[0] ?? audit}.${isSensitive ? 'viewed' : 'opened-form'}`;

/** A form about one provider’s board and its saving: one path, two routes. */
export function boardFormRoutes<Entry, Plan>(
  means: SupportMeans,
  { path, permission, audit, sensitive }: FormRoute<PermissionOf<'record'>>,
  prepare: (asked: Asked, provider: OwnProvider) => Promise<Prepared<Entry, Plan>>,
): Route[] {
  const handle = (answer: (asked: Asked, prepared: NonNullable<Prepared<Entry, Plan>>) => Promise<Reply>) =>
    openProviderPage(means, async (asked, provider) => {
      const prepared = await prepare(asked, provider);
      return prepared === null ? { kind: 'not-found' } : answer(asked, prepared);
    });
  const common = { path, permission, of: 'providerId' } as const;
  return [
    {
      ...common,
      method: 'GET',
      audit: openedOf(audit, sensitive !== undefined),
      ...(sensitive === undefined ? {} : { sensitive: true, subject: sensitive }),
      handle: handle(({ request }, { page, initial }) => openEntryPage(means.db.kysely, page, request, initial)),
    },
    { ...common, method: 'POST', audit, handle: handle(({ request }, { page }) => saveEntryPage(means.db, page, request)) },
  ];
}

/** The same for a form that is about no provider. */
export function serviceFormRoutes<Entry, Plan>(
  means: SupportMeans,
  { path, permission, audit, sensitive }: FormRoute<PermissionOf<'service'>>,
  prepare: (asked: Asked) => Promise<Prepared<Entry, Plan>>,
): Route[] {
  const handle = (answer: (asked: Asked, prepared: NonNullable<Prepared<Entry, Plan>>) => Promise<Reply>) =>
    openPage(means, async (asked) => {
      const prepared = await prepare(asked);
      return prepared === null ? { kind: 'not-found' } : answer(asked, prepared);
    });
  return [
    {
      path,
      permission,
      method: 'GET',
      audit: openedOf(audit, sensitive !== undefined),
      ...(sensitive === undefined ? {} : { sensitive: true, subject: sensitive }),
      handle: handle(({ request }, { page, initial }) => openEntryPage(means.db.kysely, page, request, initial)),
    },
    { path, permission, method: 'POST', audit, handle: handle(({ request }, { page }) => saveEntryPage(means.db, page, request)) },
  ];
}

/** What every form about a board has alike. */
export const aboutBoard = (provider: OwnProvider, back = `/governors/boards/${String(provider.id)}`) => ({
  provider,
  ledger: null,
  cancel: back,
  after: back,
  answersOf: () => [],
  consequencesOf: () => [],
  describeEvent: ({ by }: { readonly by: string }) => `${by} changed what is recorded here.`,
});
export const pathOfBoard = ({ id }: { readonly id: number }): string => `/governors/boards/${String(id)}`;
