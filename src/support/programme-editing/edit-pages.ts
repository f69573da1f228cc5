import { accepted, type Result } from '../../kernel/result.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { showForm } from '../common/show-form.ts';
import type { ProgrammeDefinition, ProgrammeLetter, ProgrammeTask, Stage } from '../programme-definitions/definition.ts';
import { nothingKnown, wordsOf } from '../programme-definitions/known-check.ts';
import { definitionDifferences } from '../programme-definitions/definition-differences.ts';
import { faultsOf } from '../programme-definitions/definition-faults.ts';
import { addStage, changeStage, putTask } from './draft-changes.ts';
import { faultLinks } from './draft-pages.ts';
import { gateBoxes, stageData, taskData, wholeData } from './form-data.ts';
import { findProgrammeVersions, type ProgrammeVersion, type ProgrammeVersions } from './find-versions.ts';
import { definitionHash } from './get-definition-hash.ts';
import { alsoNaming, crumbsOf, type DefinitionAsked, type DefinitionPage, hrefOf, refuse, type Shipped } from './open-definition-page.ts';
import type { Sent } from './read-answers.ts';
import { fillStage, newGate, readNewStage, readStage } from './read-stage.ts';
import { fillTask, readTask } from './read-task.ts';
import { fillWhole, readWhole } from './read-whole.ts';
import { saveDraft } from './save-draft.ts';

/** What a form is of, in the draft as it is. */
interface Context {
  readonly definition: ProgrammeDefinition;
  readonly shipped: Shipped;
  /** What the path names; whatever a part asks of these, it is there. */
  readonly stage: Stage | null;
  readonly task: ProgrammeTask | null;
  readonly letter: ProgrammeLetter | null;
}

type Change = (definition: ProgrammeDefinition) => Result<ProgrammeDefinition>;

/** One form of the draft. */
export interface EditedPart {
  readonly template: string;
  readonly title: (context: Context) => string;
  readonly isThere: (context: Context, params: Readonly<Record<string, string>>) => boolean;
  readonly fill: (context: Context) => Record<string, string>;
  /** What the page lists. */
  readonly data: (context: Context, form: URLSearchParams) => Record<string, unknown>;
  /** What becomes of the draft, and to which page one goes on; null where an answer is wrong, which the reader then holds. */
  readonly read: (sent: Sent, context: Context) => { readonly change: Change; readonly to: string } | null;
}

const folder = 'support/programme-editing';

export const wholePart: EditedPart = {
  template: `${folder}/whole.njk`,
  title: () => 'The whole programme',
  isThere: () => true,
  fill: ({ definition }) => fillWhole(definition),
  data: ({ definition, shipped }) => wholeData(definition, shipped),
  read: (sent, { shipped }) => {
    const read = readWhole(sent, Object.keys(shipped.checks));
    return read && { change: (definition) => accepted({ ...definition, ...read }), to: '/draft' };
  },
};

export const stagePart: EditedPart = {
  template: `${folder}/stage.njk`,
  title: ({ stage }) => `The stage “${stage?.name ?? ''}”`,
  isThere: ({ stage }) => stage !== null,
  fill: ({ stage }) => (stage === null ? {} : fillStage(stage)),
  data: ({ definition, stage, shipped }) => (stage === null ? {} : stageData(definition, stage, shipped)),
  read: (sent, { stage, shipped }) => {
    const read = stage && readStage(sent, stage, Object.keys(shipped.checks));
    return read && { change: (definition) => accepted(changeStage(definition, read.key, () => read)), to: `/draft#stage-${read.key}` };
  },
};

export const newStagePart: EditedPart = {
  template: `${folder}/new-stage.njk`,
  title: () => 'Add a stage',
  isThere: () => true,
  fill: ({ definition }) => ({ after: definition.stages.at(-1)?.key ?? '', ...newGate('gate-0') }),
  data: ({ definition }) => ({
    ...gateBoxes(definition, null, 0, nothingKnown),
    stages: definition.stages.map(({ key, name }) => ({ value: key, text: name })),
  }),
  read: (sent) => {
    const read = readNewStage(sent);
    return read && { change: (definition) => accepted(addStage(definition, read.stage, read.after)), to: `/draft#stage-${read.stage.key}` };
  },
};

export const taskPart: EditedPart = {
  template: `${folder}/task.njk`,
  title: ({ task }) => (task === null ? 'Add a task' : `The task “${task.name}”`),
  isThere: ({ stage, task }, params) => stage !== null && (params['task'] === undefined || task !== null),
  fill: ({ stage, task }) => fillTask(task, stage?.key ?? ''),
  data: ({ definition, task, shipped }) => taskData(definition, task, shipped),
  read: (sent, { task, shipped }) => {
    const read = readTask(sent, task, Object.keys(shipped.checks));
    return read && { change: (definition) => accepted(putTask(definition, read.stage, read.task)), to: `/draft#stage-${read.stage}` };
  },
};

interface Shown {
  readonly form?: URLSearchParams;
  readonly errors?: FormReader['errors'];
  readonly overtaken?: { readonly by: string; readonly would: readonly string[] };
}

function contextOf({ request: { params }, shipped }: DefinitionAsked, { inForce }: ProgrammeVersions, { definition }: ProgrammeVersion): Context {
  const stage = definition.stages.find(({ key }) => key === params['stage']) ?? null;
  const letter = definition.letters?.find(({ key }) => key === params['letter']) ?? null;
  return {
    definition,
    shipped: alsoNaming(shipped, inForce.definition),
    stage,
    letter,
    task: stage?.tasks.find(({ key }) => key === params['task']) ?? null,
  };
}

function partForm({ request }: DefinitionAsked, found: ProgrammeVersions, part: EditedPart, context: Context, shown: Shown = {}): Reply {
  const { definition } = context;
  const { form, overtaken } = shown;
  const hash = definitionHash(definition);
  return showForm({
    template: part.template,
    form: form ?? part.fill(context),
    ...(shown.errors ? { errors: shown.errors } : {}),
    ...(overtaken ? { status: 409 } : {}),
    data: {
      ...part.data(context, form ?? new URLSearchParams(part.fill(context))),
      title: part.title(context),
      programme: definition.name,
      action: request.url.split('?')[0],
      seen: overtaken ? hash : (form?.get('seen') ?? hash),
      overtaken: overtaken ?? null,
      faults: faultLinks(definition, context.shipped),
      cancel: hrefOf(found.programme, '/draft'),
      breadcrumbs: crumbsOf(found, { text: 'Draft', href: hrefOf(found.programme, '/draft') }),
    },
  });
}

export function showPart(part: EditedPart): DefinitionPage {
  return async (asked, found) => {
    const { draft, programme } = found;
    if (draft === null)
      return refuse(hrefOf(programme, '/draft'), ['There is no draft: it may have been adopted. Begin one to change the programme.']);
    const context = contextOf(asked, found, draft);
    return part.isThere(context, asked.request.params) ? partForm(asked, found, part, context) : { kind: 'not-found' };
  };
}

/** What was typed, where the thing that it was about has gone in the meantime: shown, so that it can be copied. */
function gone({ programme }: ProgrammeVersions, form: URLSearchParams): Reply {
  const typed = [...form].filter(
    ([name, text]) => !['_csrf', 'seen'].includes(name) && text.trim() !== '' && text !== 'yes' && !name.endsWith('-key'),
  );
  return {
    kind: 'page',
    template: `${folder}/gone.njk`,
    status: 409,
    data: { typed: typed.map(([, text]) => text), backLink: hrefOf(programme, '/draft') },
  };
}

export function savePart(part: EditedPart): DefinitionPage {
  return async (asked, found) => {
    const { means, request, authority, doing, shipped } = asked;
    const { programme, draft } = found;
    const context = draft && contextOf(asked, found, draft);
    if (context === null || !part.isThere(context, request.params)) return gone(found, request.form);
    const { form } = request;
    if (form.get('step') === 'preview') return partForm(asked, found, part, context, { form });
    const answers = new FormReader(form);
    const read = part.read({ form, answers, definition: context.definition }, context);
    if (read === null || answers.errors.length > 0) return partForm(asked, found, part, context, { form, errors: answers.errors });
    const seen = form.get('seen') ?? '';
    const done = await means.db.transaction((tx) => saveDraft(tx, doing, { programme, shipped: shipped.definitions, seen, change: read.change }));
    if (done.kind === 'refused')
      return partForm(asked, found, part, context, { form, errors: done.reasons.map((text) => ({ field: 'name', at: 'name', text })) });
    const now = (await findProgrammeVersions(means.db.kysely, authority.authorityId, shipped.definitions, programme)) ?? found;
    if (now.draft === null) return gone(found, form);
    if (done.kind === 'overtaken') {
      const { definition } = now.draft;
      const would = read.change(definition);
      const says = would.ok ? definitionDifferences(definition, would.value, wordsOf(shipped)).map((one) => one.says) : [];
      return partForm(asked, now, part, contextOf(asked, now, now.draft), { form, overtaken: { by: done.by, would: says } });
    }
    const faults = faultsOf(now.draft.definition, shipped).length;
    const text =
      faults === 0
        ? 'Saved. The draft has no faults.'
        : `Saved, with ${faults === 1 ? 'a fault' : `${String(faults)} faults`} to mend before it can be adopted.`;
    return { kind: 'redirect', to: hrefOf(programme, read.to), notice: { kind: faults === 0 ? 'success' : 'important', text } };
  };
}
