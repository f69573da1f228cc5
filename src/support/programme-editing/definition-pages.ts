import type { Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import { choices } from '../common/show-form.ts';
import { readId } from '../common/read-decimal.ts';
import { wordsOf } from '../programme-definitions/known-check.ts';
import { definitionDifferences } from '../programme-definitions/definition-differences.ts';
import { faultsOf } from '../programme-definitions/definition-faults.ts';
import { drawDefinition } from '../programme-definitions/draw-definition.ts';
import { definitionInWords } from './definition-in-words.ts';
import { countLiveRuns, listProgrammeVersions, type ProgrammeVersion, runsOn } from './find-versions.ts';
import { alsoNaming, crumbsOf, type DefinitionPage, type DefinitionsPage, hrefOf } from './open-definition-page.ts';
import { showLetters } from './show-letters.ts';

const standings = {
  'draft': { text: 'Draft', colour: 'yellow' },
  'in-force': { text: 'In force', colour: 'green' },
  'replaced': { text: 'Was in force earlier', colour: 'grey' },
  'beginning': { text: 'How it began', colour: 'grey' },
} as const;

/** Every programme: the version in force, its draft, and the runs under way on each version. */
export const showDefinitions: DefinitionsPage = async ({ means, request, authority, shipped }) => {
  const [all, runs] = await Promise.all([
    listProgrammeVersions(means.db.kysely, authority.authorityId, shipped.definitions),
    countLiveRuns(means.db.kysely, authority.authorityId),
  ]);
  return {
    kind: 'page',
    template: 'support/programme-editing/definitions.njk',
    data: {
      mayDefine: isAllowed(request.actor, 'programme.define'),
      programmes: all.map(({ programme, versions, inForce, neverInForce, draft }) => ({
        name: inForce.definition.name,
        says: inForce.definition.says,
        neverInForce,
        href: hrefOf(programme),
        version: inForce.version,
        isProvisional: inForce.definition.provisional,
        isStatutory: inForce.definition.statutory,
        draft:
          draft === null
            ? null
            : {
                version: draft.version,
                by: draft.draftedBy,
                faults: faultsOf(draft.definition, shipped).length,
                href: hrefOf(programme, '/draft'),
              },
        runs: versions.flatMap(({ version }) => {
          const count = runs.get(runsOn(programme, version)) ?? 0;
          return count === 0 ? [] : [{ version, count }];
        }),
      })),
    },
  };
};

const whoMade = ({ state, draftedBy, draftedAt, adoptedBy, adoptedAt, basis }: ProgrammeVersion) => ({
  drafted: draftedBy === null ? null : { by: draftedBy, at: draftedAt },
  adopted: adoptedBy === null ? null : { by: adoptedBy, at: adoptedAt },
  basis:
    state === 'draft'
      ? null
      : (basis ?? (state === 'beginning' ? 'It is a programme of the authority’s own. Nothing ran on this.' : 'It ships with the service.')),
});

/** One programme read whole, in the version in force or the one that is asked for. */
export const showDefinition: DefinitionPage = async ({ means, request, authority, shipped }, found) => {
  const { programme, versions, inForce, neverInForce, draft } = found;
  const asked = request.query.get('version');
  const version = asked === null ? ((neverInForce ? draft : null) ?? inForce) : versions.find((one) => one.version === readId(asked));
  if (version === undefined) return { kind: 'not-found' };
  const runs = await countLiveRuns(means.db.kysely, authority.authorityId);
  const mayDefine = isAllowed(request.actor, 'programme.define');
  return {
    kind: 'page',
    template: 'support/programme-editing/definition.njk',
    data: {
      ...definitionInWords(version.definition, wordsOf(shipped)),
      letters: showLetters(version.definition),
      chart: drawDefinition(version.definition),
      version: version.version,
      standing: standings[version.state],
      faults: faultsOf(version.definition, alsoNaming(shipped, inForce.definition)).map(({ says }) => says),
      href: hrefOf(programme),
      inForce: inForce.version,
      isInForce: version.version === inForce.version || neverInForce,
      draftHref: mayDefine ? hrefOf(programme, '/draft') : null,
      adoptHref: draft !== null && isAllowed(request.actor, 'programme.adopt') ? hrefOf(programme, '/adopt') : null,
      hasDraft: draft !== null,
      versions: versions.map((one) => ({
        version: one.version,
        href: hrefOf(programme, `?version=${String(one.version)}`),
        standing: standings[one.state],
        ...whoMade(one),
        runs: runs.get(runsOn(programme, one.version)) ?? 0,
        compare:
          one.version === inForce.version
            ? null
            : hrefOf(
                programme,
                `/compare?from=${String(Math.min(one.version, inForce.version))}&to=${String(Math.max(one.version, inForce.version))}`,
              ),
      })),
      breadcrumbs: [{ text: 'Programmes', href: '/programmes/definitions' }],
    },
  };
};

/** What one version changes of another. */
export const showComparison: DefinitionPage = async ({ request, shipped }, found): Promise<Reply> => {
  const { programme, versions, inForce } = found;
  const chosen = (name: string, otherwise: ProgrammeVersion | undefined) => {
    const text = request.query.get(name);
    return text === null ? otherwise : versions.find(({ version }) => version === readId(text));
  };
  const to = chosen('to', versions[0] ?? inForce);
  const from = chosen('from', versions.find(({ version }) => version < (to?.version ?? 1)) ?? inForce);
  if (from === undefined || to === undefined) return { kind: 'not-found' };
  const differences = definitionDifferences(from.definition, to.definition, wordsOf(shipped));
  const stages = [...new Set(differences.map(({ stage }) => stage))];
  const list = (at: ProgrammeVersion) =>
    choices(
      versions.map((one) => ({ value: String(one.version), text: `Version ${String(one.version)}: ${standings[one.state].text.toLowerCase()}` })),
      String(at.version),
    );
  return {
    kind: 'page',
    template: 'support/programme-editing/comparison.njk',
    data: {
      name: inForce.definition.name,
      action: hrefOf(programme, '/compare'),
      from: { version: from.version, href: hrefOf(programme, `?version=${String(from.version)}`), list: list(from) },
      to: { version: to.version, href: hrefOf(programme, `?version=${String(to.version)}`), list: list(to) },
      isSame: from.version === to.version,
      count: differences.length,
      groups: stages.map((stage) => ({
        name: stage ?? 'The whole programme',
        changes: differences
          .filter((one) => one.stage === stage)
          .map(({ what, before, after }) => ({ field: what, before: before ?? 'Not there', after: after ?? 'Taken away' })),
      })),
      breadcrumbs: crumbsOf(found),
    },
  };
};
