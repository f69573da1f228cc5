import { accepted, type Result } from '../../kernel/result.ts';
import type { Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { definitionDifferences } from '../programme-definitions/definition-differences.ts';
import { faultsOf } from '../programme-definitions/definition-faults.ts';
import { type KnownToCode, wordsOf } from '../programme-definitions/known-check.ts';
import { drawDefinition } from '../programme-definitions/draw-definition.ts';
import { definitionInWords } from './definition-in-words.ts';
import { moveStage, moveTask, removeLetter, removeStage, removeTask } from './draft-changes.ts';
import { type ProgrammeVersion, type ProgrammeVersions } from './find-versions.ts';
import { definitionHash } from './get-definition-hash.ts';
import { openDraft } from './open-draft.ts';
import { alsoNaming, crumbsOf, type DefinitionAsked, type DefinitionPage, type DraftPage, hrefOf, refuse } from './open-definition-page.ts';
import { saveDraft } from './save-draft.ts';
import { showLetters } from './show-letters.ts';

/** Faults with the form on which each is mended. */
export function faultLinks(definition: ProgrammeDefinition, known: KnownToCode): { readonly says: string; readonly href: string }[] {
  return faultsOf(definition, known).map(({ at, says }) => {
    const [kind = '', stage = '', part = '', key = ''] = at.split('/');
    const own =
      kind === 'letters'
        ? `/draft/letters/${stage}`
        : kind !== 'stages'
          ? '/draft/whole'
          : part === 'tasks'
            ? `/draft/stages/${stage}/tasks/${key}`
            : `/draft/stages/${stage}`;
    return { says, href: hrefOf(definition.key, own) };
  });
}

/** A page of the draft; where there is none, it says so and where one is begun. */
function ofDraft(page: DraftPage): DefinitionPage {
  return async (asked, found) =>
    found.draft === null
      ? refuse(hrefOf(found.programme, '/draft'), ['There is no draft: it may have been adopted. Begin one to change the programme.'])
      : page(asked, found, found.draft);
}

/** The draft with everything that can be done to it, or the question whether to begin one. */
export const showDraft: DefinitionPage = async ({ request, shipped }, found) => {
  const { programme, inForce, neverInForce, draft } = found;
  const data = { name: inForce.definition.name, href: hrefOf(programme), inForce: inForce.version, neverInForce, breadcrumbs: crumbsOf(found) };
  if (draft === null) return { kind: 'page', template: 'support/programme-editing/no-draft.njk', data };
  const { definition } = draft;
  const to = hrefOf(programme, '/draft');
  return {
    kind: 'page',
    template: 'support/programme-editing/draft.njk',
    data: {
      ...data,
      ...definitionInWords(definition, wordsOf(shipped)),
      letters: showLetters(definition),
      draft: to,
      version: draft.version,
      by: draft.draftedBy,
      chart: drawDefinition(definition),
      faults: faultLinks(definition, alsoNaming(shipped, inForce.definition)),
      changes: definitionDifferences(inForce.definition, definition).length,
      compare: hrefOf(programme, `/compare?from=${String(inForce.version)}&to=${String(draft.version)}`),
      adopt: isAllowed(request.actor, 'programme.adopt') ? hrefOf(programme, '/adopt') : null,
      seen: definitionHash(definition),
    },
  };
};

export const beginDraft: DefinitionPage = async ({ means, doing, shipped }, { programme }) => {
  const done = await means.db.transaction((tx) => openDraft(tx, doing, { programme, shipped: shipped.definitions }));
  if (done.kind === 'refused') return refuse(hrefOf(programme), done.reasons);
  return { kind: 'redirect', to: hrefOf(programme, '/draft') };
};

/** What a change of the draft came to, where no form of words was typed that could be lost. */
async function answerChange(
  { means, request, doing, shipped }: DefinitionAsked,
  programme: string,
  change: (definition: ProgrammeDefinition) => Result<ProgrammeDefinition>,
  says: string,
): Promise<Reply> {
  const to = hrefOf(programme, '/draft');
  const seen = request.form.get('seen') ?? '';
  const done = await means.db.transaction((tx) => saveDraft(tx, doing, { programme, shipped: shipped.definitions, seen, change }));
  if (done.kind === 'refused') return refuse(to, done.reasons);
  if (done.kind === 'overtaken')
    return refuse(to, [`Nothing was changed: ${done.by} changed this draft while you had the page open. It is as it now is below.`]);
  return { kind: 'redirect', to, notice: { kind: 'success', text: says } };
}

/** Puts a stage or a task a place earlier or later. */
export const arrangeDraft: DefinitionPage = async (asked, { programme }) => {
  const { form } = asked.request;
  const way = form.get('way') === 'up' ? 'up' : 'down';
  const [kind, key = ''] = (form.get('what') ?? '').split(':');
  const move = kind === 'task' ? moveTask : moveStage;
  return answerChange(asked, programme, (definition) => accepted(move(definition, key, way)), 'Moved.');
};

/** The draft begins anew from the version in force. What was changed in it stays readable in its history. */
export const showStartingOver: DefinitionPage = ofDraft(async ({ shipped }, found, draft) => {
  const changes = definitionDifferences(found.inForce.definition, draft.definition, wordsOf(shipped)).map(({ says }) => says);
  return confirmPage(found, draft, {
    title: 'Start the draft over',
    what: `The draft becomes the same as ${found.neverInForce ? 'the programme was when it was begun' : `version ${String(found.inForce.version)}, which is in force`}. These changes are given up:`,
    lines: changes.length === 0 ? ['There are none'] : changes,
    action: hrefOf(found.programme, '/draft/start-over'),
    button: 'Start over',
  });
});

export const startOver: DefinitionPage = async (asked, found) =>
  answerChange(
    asked,
    found.programme,
    () => accepted(found.inForce.definition),
    found.neverInForce ? 'The draft is as it was begun again.' : 'The draft is the same as the version in force again.',
  );

interface Confirmed {
  readonly title: string;
  readonly what: string;
  readonly lines: readonly string[];
  readonly action: string;
  /** Null where it cannot be done. */
  readonly button: string | null;
}

function confirmPage(found: ProgrammeVersions, { definition }: ProgrammeVersion, confirmed: Confirmed): Reply {
  return {
    kind: 'page',
    template: 'support/programme-editing/confirm.njk',
    data: {
      ...confirmed,
      seen: definitionHash(definition),
      backLink: hrefOf(found.programme, '/draft'),
    },
  };
}

/** What is to be taken away. */
interface Meant {
  readonly name: string;
  readonly kind: 'stage' | 'task' | 'letter';
  /** Where it is edited, in the draft. */
  readonly own: string;
  readonly without: (definition: ProgrammeDefinition) => Result<ProgrammeDefinition>;
}

const goes: Readonly<Record<Meant['kind'], string>> = {
  stage: 'The stage goes from the draft with its tasks, its reviews and its ways on.',
  task: 'The task goes from the draft with what it asks.',
  letter: 'The letter goes from the draft. Runs that are under way keep the words that they began under.',
};

/** The stage, the task or the letter that a path names, in the draft as it is. */
function meantIn({ request: { params } }: DefinitionAsked, { definition }: ProgrammeVersion): Meant | null {
  const letter = definition.letters?.find(({ key }) => key === params['letter']);
  if (letter !== undefined) return { name: letter.name, kind: 'letter', own: `letters/${letter.key}`, without: (now) => removeLetter(now, letter) };
  const stage = definition.stages.find(({ key }) => key === params['stage']);
  const task = stage?.tasks.find(({ key }) => key === params['task']);
  if (stage === undefined || (params['task'] !== undefined && task === undefined)) return null;
  return task === undefined
    ? { name: stage.name, kind: 'stage', own: `stages/${stage.key}`, without: (now) => removeStage(now, stage.key) }
    : { name: task.name, kind: 'task', own: `stages/${stage.key}/tasks/${task.key}`, without: (now) => accepted(removeTask(now, task.key)) };
}

export const showRemoval: DefinitionPage = ofDraft(async (asked, found, draft) => {
  const meant = meantIn(asked, draft);
  if (meant === null) return { kind: 'not-found' };
  const { name, kind, own } = meant;
  const without = meant.without(draft.definition);
  const known = alsoNaming(asked.shipped, draft.definition);
  const before = new Set(faultsOf(draft.definition, known).map(({ says }) => says));
  const faults = without.ok ? faultsOf(without.value, known).flatMap(({ says }) => (before.has(says) ? [] : [says])) : [];
  const then = faults.length === 0 ? 'Nothing else points at it.' : 'This would then be at fault, until it is changed:';
  return confirmPage(found, draft, {
    title: `Take “${name}” away`,
    what: without.ok ? `${goes[kind]} ${then}` : without.reason,
    lines: faults,
    action: hrefOf(found.programme, `/draft/${own}/remove`),
    button: without.ok ? `Take the ${kind} away` : null,
  });
});

export const saveRemoval: DefinitionPage = ofDraft(async (asked, { programme }, draft) => {
  const meant = meantIn(asked, draft);
  if (meant === null) return refuse(hrefOf(programme, '/draft'), ['It is not there any more.']);
  return answerChange(asked, programme, meant.without, `“${meant.name}” is taken away.`);
});
