import type { Release } from '../../datasets/index.ts';
import { findSource, listMappings, sources, templates } from '../../datasets/index.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../access/permissions.ts';
import type { DataMeans } from './data-means.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isRunning, namedFor, sizeInWords, stateWords, titleOf } from './name-release.ts';
import { whereToGetIt } from './source-words.ts';

const inList = (actor: Actor) => (release: Release) => ({
  ...namedFor(actor, release),
  title: titleOf(release),
  stateWords: stateWords[release.state],
  size: sizeInWords(release.sizeBytes),
});

/** What is loaded, how old it is, and what could be loaded. */
export async function showData({ db, datasets }: DataMeans, { actor }: PageRequest): Promise<Reply> {
  const authorityId = actor.authorityId ?? undefined;
  await listMappings(db.kysely);
  const current = await datasets.currentReleases(authorityId);
  const latest = await datasets.listReleases({ ...(authorityId === undefined ? {} : { authorityId }), limit: 50 });
  const data = {
    mayLoad: isAllowed(actor, 'data.load'),
    waiting: latest.filter((release) => release.state === 'waiting' || isRunning(release)).map(inList(actor)),
    sources: sources.map(({ name, title, publisher, address }) => {
      const layouts = (findSource(name)?.layouts ?? []).map((layout) => {
        const release = current.find((each) => each.source === name && each.layout === layout.name);
        return {
          title: layout.title,
          where: whereToGetIt(name, layout.name),
          template: templates.find((each) => each.source === name && each.layout === layout.name)?.fileName ?? '',
          release: release === undefined ? null : inList(actor)(release),
        };
      });
      const missing = Map.groupBy(
        layouts.filter(({ release }) => release === null),
        ({ where }) => where,
      );
      return {
        name,
        title,
        publisher,
        address: address ?? '',
        loaded: layouts.filter(({ release }) => release !== null),
        // Those that are got in the same place are named together.
        missing: [...missing].map(([where, files]) => ({ where, files })),
      };
    }),
    nothing: current.length === 0,
  };
  return { kind: 'page', template: 'register/data/data.njk', data };
}

const most = 200;

export async function showHistory({ datasets }: DataMeans, { actor }: PageRequest): Promise<Reply> {
  const releases = await datasets.listReleases({ ...(actor.authorityId === null ? {} : { authorityId: actor.authorityId }), limit: most });
  const data = { backLink: '/data', mayLoad: isAllowed(actor, 'data.load'), most, releases: releases.map(inList(actor)) };
  return { kind: 'page', template: 'register/data/releases.njk', data };
}
