import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/database.ts';
import { asInstallation } from '../platform/database/who-asks.ts';
import { safeReturnPath } from '../platform/http/return-path.ts';
import type { PageRequest, Reply, Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/identity/actor.ts';
import type { Access, NavigationItem } from '../platform/http/server-options.ts';
import { listDemonstrationPeople } from '../platform/identity/demonstration-people.ts';
import type { HomeCard } from './home-card.ts';
import { gatherMyWork, type WorkMeans } from './gather-work.ts';
import { loadCards } from './home-card.ts';
import { hasWorkPage } from './my-work.ts';
import { teamRoutes } from './team.routes.ts';

export interface HomeMeans extends WorkMeans {
  readonly config: Pick<Config, 'demonstration'>;
  readonly db: Database;
  readonly cards: readonly HomeCard[];
  /** Roles in the order they are offered, with what people call them. */
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  /** Every page that somebody may begin from, with a word on each. */
  readonly pages: readonly StartingPage[];
  readonly access: Access;
}

export interface StartingPage extends NavigationItem {
  readonly says: string;
}

export function homeRoutes(means: HomeMeans): Route[] {
  return [
    { method: 'GET', path: '/', permission: 'anyone', audit: 'home.viewed', handle: (request) => showFirstPage(means, request) },
    { method: 'GET', path: '/more', permission: 'signed-in', audit: 'more.viewed', handle: async (request) => showMore(means, request) },
    {
      method: 'GET',
      path: '/about',
      permission: 'anyone',
      audit: 'about.viewed',
      handle: async () => ({ kind: 'page', template: 'home/about.njk', data: {} }),
    },
    ...teamRoutes(means),
  ];
}

async function showFirstPage(means: HomeMeans, request: PageRequest): Promise<Reply> {
  if (request.actor.kind === 'person') return showHome(means, request);
  return means.config.demonstration ? offerPeople(means, request) : { kind: 'redirect', to: '/sign-in' };
}

async function showHome(means: HomeMeans, { actor }: PageRequest): Promise<Reply> {
  const { cards, roles } = means;
  const roleLabel = roles.find((role) => role.name === actor.role)?.label ?? actor.role ?? '';
  // Before anything is gathered: what changes meanwhile is new the next time too.
  const madeAt = means.clock.now().toISOString();
  const work = await gatherMyWork(means, actor);
  const isShown = hasWorkPage(actor.role) || work.groups.length + work.diary.length > 0;
  return {
    kind: 'page',
    template: 'home/home.njk',
    data: { cards: await loadCards(cards, actor), roleLabel, madeAt, work: isShown ? work : null, offered: offeredTo(means, actor) },
  };
}

function showMore(means: HomeMeans, { actor }: PageRequest): Reply {
  return { kind: 'page', template: 'home/more.njk', data: { pages: offeredTo(means, actor) } };
}

/** The pages that somebody may open, each with what it is for. */
const offeredTo = ({ pages, access }: HomeMeans, actor: Actor): { text: string; href: string; says: string }[] =>
  pages.filter(({ href, permission }) => href !== '/' && access(actor, permission)).map(({ text, href, says }) => ({ text, href, says }));

async function offerPeople({ db, roles }: HomeMeans, request: PageRequest): Promise<Reply> {
  const names = roles.map((role) => role.name);
  // Nobody is signed in: the people of every demonstration authority, and of no other, are offered to whoever comes.
  const people = await asInstallation(() => listDemonstrationPeople(db.kysely, names));
  const groups = people.map((group) => ({ ...group, label: roles.find((role) => role.name === group.role)?.label ?? group.role }));
  return { kind: 'page', template: 'home/choose-person.njk', data: { groups, returnTo: safeReturnPath(request.query.get('return')) } };
}
