import { decideFile, fileKinds, longestFile } from '../../../platform/files/file-kind.ts';
import { readUpTo } from '../../../platform/files/read-upload.ts';
import { dropFile, hashOf, openFile, storeFile } from '../../../platform/files/store-file.ts';
import type { PageRequest, Reply } from '../../../platform/http/route.ts';
import { FormReader } from '../../../register/index.ts';
import { doingOf } from '../doing.ts';
import { type FoundPart, whoIs } from '../found-part.ts';
import { frameOf, type PartPage } from '../open-part.ts';
import { refusalAt, showForm } from '../show-form.ts';
import { backTo } from '../show-part.ts';
import type { VisitMeans } from '../visit-means.ts';
import { decideAttachmentChange } from './attachment.ts';
import { findAttachmentsFor } from './find-attachments.ts';
import { recordAttachment, removeAttachment } from './record-attachment.ts';

const sharings = {
  staff: 'Keep it for the authority’s staff',
  school: 'Share it with the school when the note is final',
} as const;

const closedTo = (request: PageRequest, part: FoundPart): Reply | null => {
  const decided = decideAttachmentChange(part.state, whoIs(request.actor, part));
  return decided.ok ? null : backTo(part, `${decided.reason}.`, 'important');
};

export const showAttach: PartPage = async (_means, request, part) =>
  closedTo(request, part) ?? attachForm(part, new URLSearchParams({ sharing: 'staff' }));

function attachForm(part: FoundPart, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  const choices = Object.entries(sharings).map(([value, text]) => ({ value, text, checked: form.get('sharing') === value }));
  const kinds = [...new Set(Object.values(fileKinds).flatMap(({ endings }) => endings))].map((ending) => `.${ending}`);
  return showForm({
    template: 'attachments/attach',
    form,
    errors,
    data: { ...frameOf(part), choices, kinds: kinds.join(','), most: longestFile.megabytes },
  });
}

/** The file comes last in the form, after what is said of it. Nothing of it is kept before all of it was looked at. */
export const saveAttach: PartPage = async (means, request, part) => {
  let file: { readonly name: string; readonly bytes: Buffer } | null = null;
  for await (const sent of request.upload()) {
    if (sent.field === 'file' && file === null && sent.fileName !== '')
      file = { name: sent.fileName, bytes: await readUpTo(sent.stream, longestFile.bytes) };
    else sent.stream.resume();
  }
  const closed = closedTo(request, part);
  if (closed !== null) return closed;
  const form = new URLSearchParams([...request.fields].filter(([name]) => name !== '_csrf'));
  const answers = new FormReader(form);
  const what = answers.text('what', { what: 'What it is', missing: 'Enter what it is', most: 200 });
  const sharing = answers.choice('sharing', Object.keys(sharings) as (keyof typeof sharings)[], 'Select who may open it');
  if (file === null) answers.refuse('file', 'Choose a file');
  const kind = file === null ? null : decideFile(file.name, file.bytes);
  if (kind !== null && !kind.ok) answers.refuse('file', kind.reason);
  if (file === null || kind === null || !kind.ok || what === null || sharing === null || answers.errors.length > 0)
    return attachForm(part, form, answers.errors);
  return attach(means, request, part, { ...file, kind: kind.value, what, isShared: sharing === 'school' }, form);
};

async function attach(
  means: VisitMeans,
  request: PageRequest,
  part: FoundPart,
  { name, bytes, kind, what, isShared }: { name: string; bytes: Buffer; kind: keyof typeof fileKinds; what: string; isShared: boolean },
  form: URLSearchParams,
): Promise<Reply> {
  const { authorityId } = part;
  const fileId = await storeFile(means.db, { authorityId, name, kind, bytes, by: request.actor.name, at: means.clock.now() });
  const sent = { fileId, name, what, isShared, sha256: hashOf(bytes) };
  const saved = await means.db.transaction((tx) => recordAttachment(tx, doingOf(request, means.clock), part, sent), { authorityId });
  if (saved.ok && saved.value === 'attached') return backTo(part, `“${name}” is attached.`);
  await dropFile(means.db, authorityId, fileId);
  return saved.ok ? backTo(part, `“${name}” was attached already.`, 'important') : attachForm(part, form, refusalAt('file', saved.reason));
}

const findAsked = async (means: VisitMeans, { actor, params }: PageRequest, part: FoundPart) =>
  (await findAttachmentsFor(means.db.kysely, actor, part)).find(({ id }) => String(id) === params['attachmentId']);

/** The file as it came: to keep and never to run, whatever it holds. */
export const sendAttachment: PartPage = async (means, request, part) => {
  const found = await findAsked(means, request, part);
  if (found === undefined) return { kind: 'not-found' };
  return {
    kind: 'download',
    fileName: found.name,
    contentType: fileKinds[found.kind].type,
    isSentByPeople: true,
    body: openFile(means.db, part.authorityId, found.fileId),
    subject: { kind: 'visit', id: part.visitId },
    asked: { attachment: found.id, name: found.name },
  };
};

export const showRemove: PartPage = async (means, request, part) => removePage(means, request, part);

async function removePage(means: VisitMeans, request: PageRequest, part: FoundPart, errors: FormReader['errors'] = []): Promise<Reply> {
  const closed = closedTo(request, part);
  const found = await findAsked(means, request, part);
  if (found === undefined) return { kind: 'not-found' };
  return closed ?? showForm({ template: 'attachments/remove', form: request.form, errors, data: { ...frameOf(part), attachment: found } });
}

export const saveRemove: PartPage = async (means, request, part) => {
  const found = await findAsked(means, request, part);
  if (found === undefined) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is removed' });
  if (reason === null || answers.errors.length > 0) return removePage(means, request, part, answers.errors);
  const saved = await means.db.transaction((tx) => removeAttachment(tx, doingOf(request, means.clock), part, found.id, reason), {
    authorityId: part.authorityId,
  });
  return saved.ok ? backTo(part, `“${found.name}” is removed.`) : backTo(part, `${saved.reason}.`, 'important');
};
