import { listMappings, mappedGroups, mappedPhases, mappedPolarities, mappedUnits, readSample, type TidySample } from '../../../datasets/index.ts';
import type { PageRequest, Reply } from '../../../platform/http/route.ts';
import { isAllowed } from '../../access/permissions.ts';
import type { DataMeans } from '../data-means.ts';
import type { FormError } from '../load-form.ts';
import { checkColumns, guessGroup, readAs, readColumns, readMeasures } from './read-mapping-form.ts';

type Form = URLSearchParams;
const page = (name: string, data: Record<string, unknown>, errors: readonly FormError[] = []): Reply => ({
  kind: 'page',
  template: `register/data/mappings/${name}.njk`,
  data: { ...data, errors, errorFor: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), { text }])) },
  ...(errors.length > 0 ? { status: 422 } : {}),
});

export async function showMappings({ db }: DataMeans, { actor }: PageRequest): Promise<Reply> {
  const mappings = await listMappings(db.kysely);
  return page('mappings', {
    backLink: '/data',
    mayLoad: isAllowed(actor, 'data.load'),
    mappings: mappings.map(({ id, mapping, measures, madeBy, madeByAuthorityId, madeAt }) => ({
      id,
      title: mapping.title,
      filters: mapping.filters,
      measures: measures.map(
        ({ name, unit, polarity }) => `${name} (${mappedUnits[unit].toLowerCase()}; ${mappedPolarities[polarity].toLowerCase()})`,
      ),
      isTheirs: madeByAuthorityId === actor.authorityId,
      madeBy: madeByAuthorityId === actor.authorityId ? madeBy : 'another authority',
      madeAt,
    })),
  });
}

export function showBeginning(pasted = '', errors: readonly FormError[] = []): Reply {
  return page('begin', { backLink: '/data/mappings', pasted }, errors);
}

/** So much of a file is looked at: what its columns are, its first rows show. */
const mostRead = 64 * 1024;
const mostLines = 40;

/** Reads the beginning of the file that was sent, or what was pasted, and asks what its columns are. */
export async function answerBeginning(request: PageRequest): Promise<Reply> {
  let sent = '';
  for await (const { stream } of request.upload()) {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) {
      if (size < mostRead) pieces.push(piece);
      size += piece.length;
    }
    if (sent === '') sent = wholeLines(Buffer.concat(pieces), size);
  }
  const pasted = (request.fields.get('pasted') ?? '').slice(0, mostRead);
  const text = firstLines(sent.trim() === '' ? pasted : sent);
  if (text.trim() === '') return showBeginning(pasted, [{ text: 'Select a file, or paste its first lines', href: '#pasted' }]);
  const sample = readSample(text);
  if (!sample.ok) return showBeginning(pasted, [{ text: sample.reason, href: '#pasted' }]);
  return showColumns(text, sample.value, new URLSearchParams());
}

function wholeLines(bytes: Buffer, size: number): string {
  const text = bytes.subarray(0, mostRead).toString('utf8');
  return size <= mostRead ? text : text.slice(0, text.lastIndexOf('\n'));
}

const firstLines = (text: string): string => text.split(/\r\n|\n|\r/, mostLines).join('\n');

function showColumns(text: string, sample: TidySample, form: Form, errors: readonly FormError[] = []): Reply {
  const columns = readColumns(sample, form).map((column) => ({
    ...column,
    examples: [...new Set(sample.rows.map((cells) => cells[column.index] ?? ''))].slice(0, 3).join(', '),
  }));
  return page('columns', { backLink: '/data/mappings/new', sample: text, title: (form.get('title') ?? '').trim(), columns }, errors);
}

/** What the form carries from page to page; null where somebody took the file's lines out of it. */
function readCarried(form: Form) {
  const text = form.get('sample') ?? '';
  const sample = readSample(text);
  if (!sample.ok) return null;
  const title = (form.get('title') ?? '').trim().slice(0, 100);
  return { text, sample: sample.value, title, columns: readColumns(sample.value, form) };
}

const lost = (): Reply => showBeginning('', [{ text: 'The lines of the file were lost on the way: send it again', href: '#pasted' }]);

/** Takes what each column is, and asks what is measured; or shows the columns again. */
export async function answerColumns({ form }: PageRequest): Promise<Reply> {
  const carried = readCarried(form);
  if (carried === null) return lost();
  const { text, sample, title, columns } = carried;
  const errors = checkColumns(title, columns);
  if (errors.length > 0) return showColumns(text, sample, form, errors);
  const { preview } = readAs(sample, title, columns);
  if (preview.rows.length === 0)
    return showColumns(text, sample, form, [{ text: preview.problems[0] ?? 'None of the first rows is for a place that is known', href: '#title' }]);
  return showMeasures(carried, form);
}

function showMeasures(
  { text, sample, title, columns }: NonNullable<ReturnType<typeof readCarried>>,
  form: Form,
  errors: readonly FormError[] = [],
): Reply {
  const { mapping, preview, parts } = readAs(sample, title, columns);
  const said = (name: string): string => form.get(name) ?? '';
  const data = {
    backLink: '/data/mappings/new',
    sample: text,
    title,
    roles: columns.map(({ index, role }) => ({ index, role })),
    indicators: mapping.indicators.map((indicator, at) => ({
      indicator,
      name: said(`name-${String(at)}`),
      unit: said(`unit-${String(at)}`),
      polarity: said(`polarity-${String(at)}`),
      phase: said(`phase-${String(at)}`),
    })),
    parts: parts.map((part, at) => ({
      part: part === '' ? 'Every row' : part.replaceAll('|', ', '),
      group: form.has(`group-${String(at)}`) ? said(`group-${String(at)}`) : guessGroup(part),
    })),
    preview: preview.rows.slice(0, 8),
    problems: preview.problems,
    words: { units: mappedUnits, polarities: mappedPolarities, phases: mappedPhases, groups: mappedGroups },
  };
  return page('measures', data, errors);
}

/** What is to be kept; or the page to show in its place. */
export function readWhole({ form }: PageRequest):
  | { readonly reply: Reply }
  | {
      readonly mapping: ReturnType<typeof readAs>['mapping'];
      readonly measures: ReturnType<typeof readMeasures>['measures'];
      readonly again: (errors: readonly FormError[]) => Reply;
    } {
  const carried = readCarried(form);
  if (carried === null) return { reply: lost() };
  const { sample, title, columns, text } = carried;
  const wrong = checkColumns(title, columns);
  if (wrong.length > 0) return { reply: showColumns(text, sample, form, wrong) };
  const { mapping, parts } = readAs(sample, title, columns);
  const { measures, errors } = readMeasures(sample, mapping, parts, form);
  const again = (found: readonly FormError[]): Reply => showMeasures(carried, form, found);
  return errors.length > 0 ? { reply: again(errors) } : { mapping, measures, again };
}
