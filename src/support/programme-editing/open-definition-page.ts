import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Asked, openPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { knownToCode } from '../checks-in-words.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import type { KnownToCode } from '../programme-definitions/known-check.ts';
import { shippedDefinitions } from '../shipped-definitions.ts';
import { findProgrammeVersions, type ProgrammeVersion, type ProgrammeVersions } from './find-versions.ts';

/** What ships with the service, and so what there is to edit and to name. */
export interface Shipped extends KnownToCode {
  readonly definitions: readonly ProgrammeDefinition[];
}

export const whatShips: Shipped = { definitions: shippedDefinitions, ships: shippedDefinitions, ...knownToCode };

/** What a draft lost is called first as the version says that it was begun from. */
export const alsoNaming = (shipped: Shipped, definition: ProgrammeDefinition): Shipped => ({
  ...shipped,
  definitions: [definition, ...shipped.definitions],
});

export interface DefinitionAsked extends Asked {
  readonly shipped: Shipped;
}
export type DefinitionsPage = (asked: DefinitionAsked) => Promise<Reply>;
export type DefinitionPage = (asked: DefinitionAsked, found: ProgrammeVersions) => Promise<Reply>;
export type DraftPage = (asked: DefinitionAsked, found: ProgrammeVersions, draft: ProgrammeVersion) => Promise<Reply>;

type Handle = (request: PageRequest) => Promise<Reply>;

export function openDefinitions(means: SupportMeans, shipped: Shipped, page: DefinitionsPage): Handle {
  return openPage(means, async (asked) => page({ ...asked, shipped }));
}

/** A page of the programme that the path names. */
export function openDefinition(means: SupportMeans, shipped: Shipped, page: DefinitionPage): Handle {
  return openDefinitions(means, shipped, async (asked) => {
    const programme = asked.request.params['programme'] ?? '';
    const found = await findProgrammeVersions(asked.means.db.kysely, asked.authority.authorityId, shipped.definitions, programme);
    return found === null ? { kind: 'not-found' } : page(asked, found);
  });
}

export const hrefOf = (programme: string, rest = ''): string => `/programmes/definitions/${programme}${rest}`;

export const crumbsOf = ({ programme, inForce }: ProgrammeVersions, ...more: readonly { readonly text: string; readonly href: string }[]) => [
  { text: 'Programmes', href: '/programmes/definitions' },
  { text: inForce.definition.name, href: hrefOf(programme) },
  ...more,
];

export const refuse = (to: string, reasons: readonly string[]): Reply => ({
  kind: 'redirect',
  to,
  notice: { kind: 'important', text: reasons.join(' ') },
});
