import { sources, templates } from '../../datasets/index.ts';
import type { PageRequest, Reply, UploadedFile } from '../../platform/http/route.ts';
import type { DataMeans } from './data-means.ts';
import { findRunning, loadFile } from './load-file.ts';
import { checkLoadForm, noFile, readLoadForm, type FormError, type LoadForm } from './load-form.ts';
import { whereToGetIt } from './source-words.ts';

export async function showLoadForm({ query }: PageRequest): Promise<Reply> {
  return showForm(readLoadForm((name) => query.get(name)));
}

function showForm(form: LoadForm, errors: readonly FormError[] = []): Reply {
  const data = {
    backLink: '/data',
    form,
    errors,
    errorFor: Object.fromEntries(
      errors.map(({ href, text }) => [
        href
          .slice(1)
          .replace(/^source-.*/, 'source')
          .replace(/-day$/, ''),
        { text },
      ]),
    ),
    sources: sources.map(({ name, title }) => ({ name, title, where: whereToGetIt(name) })),
    templates,
  };
  return { kind: 'page', template: 'register/data/load.njk', data, ...(errors.length > 0 ? { status: 422 } : {}) };
}

/** The file is staged while it arrives; whoever sent it then sees what it would change. */
export async function answerLoad(means: DataMeans, request: PageRequest): Promise<Reply> {
  for await (const part of request.upload()) {
    if (part.field === 'file') return answerFile(means, request, part);
    part.stream.resume();
  }
  return showForm(formOf(request), [...checkLoadForm(formOf(request), means.clock.today()).errors, noFile]);
}

const formOf = ({ fields }: PageRequest): LoadForm => readLoadForm((name) => fields.get(name));

async function answerFile(means: DataMeans, request: PageRequest, { fileName, stream }: UploadedFile): Promise<Reply> {
  const form = formOf(request);
  const { asAt, errors } = checkLoadForm(form, means.clock.today());
  const missing = fileName.trim() === '' ? [noFile] : [];
  if (errors.length + missing.length > 0) {
    stream.resume();
    return showForm(form, [...errors, ...missing]);
  }
  const answer = await loadFile(means, request, form, { fileName: fileName.slice(0, 200), stream, asAt });
  if ('id' in answer) return { kind: 'redirect', to: `/data/releases/${answer.id}` };
  if (answer.outcome === 'refused') {
    // Sent twice: the second is refused while the first is being read, and the first is what the person wants to see.
    const running = await findRunning(means, request, form.source);
    if (running?.fileName === fileName) return { kind: 'redirect', to: `/data/releases/${running.id}` };
    return showForm(form, [{ text: answer.reason ?? 'The file was not loaded.', href: '#file' }]);
  }
  const to = `/data/releases/${answer.release?.id ?? ''}`;
  // Loaded already, or waiting already. What is wrong with a file that was put aside, its own page says.
  if (answer.outcome !== 'quarantined' && answer.reason !== null) return { kind: 'redirect', to, notice: { kind: 'important', text: answer.reason } };
  return { kind: 'redirect', to };
}
