import { decideFile, type FileKind, fileKinds, longestFile } from '../../../platform/files/file-kind.ts';
import { readUpTo } from '../../../platform/files/read-upload.ts';
import { dropFile, hashOf, openFile, storeFile } from '../../../platform/files/store-file.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader } from '../../../register/index.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import { listPapers, type Paper } from './find-meetings.ts';
import { isWebAddress, ofMeeting } from './meeting-form-pages.ts';
import { inWords, meetingPath } from './meeting-pages.ts';
import type { NetworkMeeting } from './meeting.ts';
import { type AskedOfNetwork, networkCrumbs } from './open-network-page.ts';
import { type NewPaper, recordPaper, removePaper } from './record-paper.ts';
import { type NetworkForm, openForm, saveForm } from './show-network-form.ts';

function paperForm(asked: AskedOfNetwork, meeting: NetworkMeeting, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  const { network, path } = asked;
  const kinds = [...new Set(Object.values(fileKinds).flatMap(({ endings }) => endings))].map((ending) => `.${ending}`);
  return showForm({
    template: 'support/networks/localities/paper.njk',
    form,
    errors,
    data: {
      caption: `${network.name} network: ${inWords(meeting)}`,
      action: `${meetingPath(path, meeting.id)}/papers/new`,
      cancel: meetingPath(path, meeting.id),
      kinds: kinds.join(','),
      most: longestFile.megabytes,
      breadcrumbs: networkCrumbs(asked, { text: 'Meetings', href: `${path}/meetings` }),
    },
  });
}

export const showNewPaper = ofMeeting(async (asked, meeting) => paperForm(asked, meeting, new URLSearchParams()));

/** The file comes last in the form, after what is said of it. Nothing of it is kept before all of it was looked at. */
export const saveNewPaper = ofMeeting(async (asked, meeting) => {
  const { means, request, authority, doing } = asked;
  const { authorityId } = authority;
  let file: { readonly name: string; readonly bytes: Buffer } | null = null;
  for await (const sent of request.upload()) {
    if (sent.field === 'file' && file === null && sent.fileName !== '')
      file = { name: sent.fileName, bytes: await readUpTo(sent.stream, longestFile.bytes) };
    else sent.stream.resume();
  }
  const form = new URLSearchParams([...request.fields].filter(([name]) => name !== '_csrf'));
  const answers = new FormReader(form);
  const title = answers.text('title', { what: 'What it is', missing: 'Enter what it is', most: 200 });
  const href = answers.text('href', { what: 'The address', most: 1000 });
  if (href !== null && !isWebAddress(href)) answers.refuse('href', 'The address must begin with https://');
  if (file === null && href === null && answers.errors.every(({ field }) => field !== 'href'))
    answers.refuse('file', 'Choose a file, or enter the address of the paper');
  if (file !== null && href !== null) answers.refuse('file', 'Choose a file or enter an address, not both');
  const kind = file === null ? null : decideFile(file.name, file.bytes);
  if (kind !== null && !kind.ok) answers.refuse('file', kind.reason);
  if (title === null || answers.errors.length > 0) return paperForm(asked, meeting, form, answers.errors);
  if (file === null || kind === null || !kind.ok) return keep(asked, meeting, form, { title, fileId: null, href: href ?? '' });
  const { name, bytes } = file;
  const fileId = await storeFile(means.db, { authorityId, name, kind: kind.value, bytes, by: doing.actor.name, at: means.clock.now() });
  return keep(asked, meeting, form, { title, fileId, name, sha256: hashOf(bytes), href: null });
});

async function keep(asked: AskedOfNetwork, meeting: NetworkMeeting, form: URLSearchParams, paper: NewPaper): Promise<Reply> {
  const { means, authority, doing, path } = asked;
  const done = await means.db.transaction((tx) => recordPaper(tx, doing, meeting.id, paper));
  if (paper.fileId !== null && !(done.ok && done.isNew)) await dropFile(means.db, authority.authorityId, paper.fileId);
  if (!done.ok) return paperForm(asked, meeting, form, [{ field: 'title', at: 'title', text: done.reason }]);
  const text = done.isNew ? `“${paper.title}” is with the papers.` : 'This paper was there already.';
  return { kind: 'redirect', to: meetingPath(path, meeting.id), notice: { kind: 'success', text } };
}

async function findPaper({ means, request, authority }: AskedOfNetwork, meeting: NetworkMeeting): Promise<Paper | undefined> {
  const id = readId(request.params['paperId']);
  return (await listPapers(means.db.kysely, authority.authorityId, meeting.id)).find((one) => one.id === id && !one.isRemoved);
}

/** The file as it came: to keep and never to run, whatever it holds. */
export const sendPaper = ofMeeting(async (asked, meeting) => {
  const paper = await findPaper(asked, meeting);
  if (paper === undefined || paper.fileId === null) return { kind: 'not-found' };
  return {
    kind: 'download',
    fileName: paper.fileName ?? 'paper',
    contentType: fileKinds[paper.fileKind as FileKind].type,
    isSentByPeople: true,
    body: openFile(asked.means.db, asked.authority.authorityId, paper.fileId),
  };
});

function removeForm({ network, path, doing }: AskedOfNetwork, meeting: NetworkMeeting, paper: Paper): NetworkForm<string> {
  const back = meetingPath(path, meeting.id);
  return {
    caption: `${network.name} network: ${inWords(meeting)}`,
    title: `Take off “${paper.title}”`,
    lead: ['Nobody can open it then. That it was there, who took it off and why stays recorded.'],
    fields: [{ kind: 'text', name: 'reason', label: 'Why' }],
    button: 'Take off',
    cancel: back,
    read: (answers) => answers.text('reason', { what: 'The reason', missing: 'Enter why it is taken off' }),
    save: (tx, reason) => removePaper(tx, doing, meeting.id, paper.id, reason),
    after: () => back,
    notice: () => `“${paper.title}” is taken off.`,
  };
}

const removePage = (answer: typeof openForm | typeof saveForm) =>
  ofMeeting(async (asked, meeting) => {
    const paper = await findPaper(asked, meeting);
    return paper === undefined ? { kind: 'not-found' } : answer(asked, removeForm(asked, meeting, paper));
  });
export const showRemoval = removePage(openForm);
export const saveRemoval = removePage(saveForm);
