import { addPerson, signInAgain } from '../../../../test/harness/people.ts';
import { openSupportApp } from '../../support-app.fixture.ts';
import { exchangeRoutes } from './exchange.routes.ts';
import { exchangeWork } from './exchange-work.ts';

export const offer = {
  'theme': 'mathematics',
  'phase': 'primary',
  'title': 'See our maths talk',
  'says': 'A morning in three classes',
  'how': 'visit',
  'per-term': '2',
};
const ask = { theme: 'mathematics', phase: 'primary', title: 'Talk in maths lessons', says: 'To see it done', urgency: 'term' };
export const idIn = (location: unknown): string => String(location).split('/').at(-1) ?? '';

export interface Provider {
  readonly id: number;
  readonly name: string;
  readonly headId: number;
  readonly head: string;
}
export interface Pair {
  readonly asker: Provider;
  readonly host: Provider;
  readonly adviserId: number;
  readonly adviser: string;
  readonly offerId: string;
  readonly askId: string;
}

/** The exchange with what its tests do again and again: providers that ask and offer, and matches between them. */
export async function openExchangeApp() {
  const app = await openSupportApp(exchangeRoutes);

  let count = 0;
  async function aProvider(name: string) {
    count += 1;
    const full = `${name} ${String(count)}`;
    const id = await app.addSchool(full);
    const headId = await addPerson(app, 'headteacher', {
      authorityId: app.authorityId,
      name: `Head of ${full}`,
      reaches: [{ kind: 'provider', providerId: id }],
    });
    return { id, name: full, headId, head: await signInAgain(app, headId) };
  }
  const offers = (of: Provider, over: Record<string, string> = {}) =>
    app.send(`/exchange/of/${String(of.id)}/offers/new`, { ...offer, ...over }, of.head);
  const asks = (of: Provider, over: Record<string, string> = {}) => app.send(`/exchange/of/${String(of.id)}/asks/new`, { ...ask, ...over }, of.head);

  /** A provider that asks and one that has offered, with the adviser of the one that asks. */
  async function aPair(theme = 'mathematics') {
    const asker = await aProvider('Ashmere');
    const host = await aProvider('Holmfield');
    const adviserId = await app.addAdviser(`Ada ${String(count)}`, [asker.id]);
    const adviser = await signInAgain(app, adviserId);
    const offerId = idIn((await offers(host, { theme, title: `Maths of ${host.name}` })).headers.location);
    const askId = idIn((await asks(asker, { theme })).headers.location);
    return { asker, host, adviserId, adviser, offerId, askId };
  }
  const propose = ({ askId, offerId, adviser }: Pair) => app.send(`/exchange/asks/${askId}/propose/${offerId}`, { note: 'You may get on' }, adviser);
  const actor = (accountId: number, role: string) =>
    ({ kind: 'person', accountId, name: 'Somebody', role, authorityId: app.authorityId, tokenId: null }) as const;
  const waitsFor = async (accountId: number, role: string) =>
    ((await exchangeWork(app).list?.(actor(accountId, role), '2026-11-23')) ?? []).map(({ text }) => text);
  return { app, aProvider, offers, asks, aPair, propose, actor, waitsFor };
}
export type ExchangeApp = Awaited<ReturnType<typeof openExchangeApp>>;
