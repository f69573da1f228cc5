import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parsePlainDate } from '../kernel/plain-date.ts';
import { findSource, sources } from '../datasets/index.ts';
import { findMeantAuthority } from '../register/index.ts';
import type { OpenWaymark } from '../open-waymark.ts';
import { authorityOption, done, refuse, textOption, type Command, type Invocation, type Outcome } from './command.ts';
import { combineFiles, describeFile, type ImportedFile } from './imported-file.ts';
import { takeFile } from './take-file.ts';

const sourceNames = sources.map((source) => source.name);

export const importCommand: Command = {
  words: 'import',
  arguments: 'SOURCE FILE…',
  about: `Load published files: stage, check, and stop for review unless --accept. Sources: ${sourceNames.join(', ')}`,
  options: {
    'accept': { type: 'boolean', about: 'Commit at once what the review would show, unless more than a tenth would be gone' },
    'partial': { type: 'boolean', about: 'The file covers only some providers: those not in it are not gone' },
    'as-at': { type: 'string', about: 'The day the file speaks of, as YYYY-MM-DD, where its name does not say' },
    'allow-older': { type: 'boolean', about: 'Load it though a newer file has been loaded' },
    ...authorityOption,
  },
  fewest: 2,
  most: 100,
  run: async (waymark, invocation) => {
    const [name = '', ...files] = invocation.args;
    const source = findSource(name);
    if (!source) return refuse(`There is no source "${name}". The sources are ${sourceNames.join(', ')}.`);
    const missing = await listMissing(files);
    if (missing.length > 0) return refuse(...missing.map((file) => `${file}: there is no such file.`));
    const asAtText = textOption(invocation, 'as-at');
    const asAt = asAtText === undefined ? null : parsePlainDate(asAtText);
    if (asAtText !== undefined && asAt === null) return refuse(`--as-at takes a day as YYYY-MM-DD: "${asAtText}" is none.`);
    const named = textOption(invocation, 'authority');
    const authority = await findMeantAuthority(waymark.db.kysely, named);
    if ((source.owned || named !== undefined) && !authority.ok) return refuse(authority.reason);
    const authorityId = authority.ok ? authority.value.id : null;

    const imported: ImportedFile[] = [];
    for (const file of files) imported.push(await importFile(waymark, invocation, { source: name, file, asAt, authorityId }));
    return answer(name, imported);
  },
};

async function listMissing(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(files.map(async (file) => ({ file, isFile: (await stat(file).catch(() => null))?.isFile() ?? false })));
  return found.filter((each) => !each.isFile).map((each) => each.file);
}

interface Given {
  readonly source: string;
  readonly file: string;
  readonly asAt: string | null;
  readonly authorityId: number | null;
}

async function importFile(waymark: OpenWaymark, invocation: Invocation, given: Given): Promise<ImportedFile> {
  const { file } = given;
  invocation.say(`Reading ${file} …`);
  const { size } = await stat(file);
  return takeFile(waymark, invocation, file, {
    source: given.source,
    fileName: basename(file),
    content: createReadStream(file),
    sizeBytes: size,
    authorityId: given.authorityId,
    partial: invocation.options['partial'] === true,
    ...(given.asAt === null ? {} : { asAt: given.asAt }),
  });
}

function answer(source: string, imported: readonly ImportedFile[]): Outcome {
  const json = combineFiles(source, imported);
  const described = imported.map(describeFile);
  const reasons = described.flatMap((each) => each.reasons);
  if (reasons.length > 0)
    return { kind: 'refused', reasons: [...described.map((each) => each.text).filter((text) => text !== ''), ...reasons], json };
  return done(json, described.map((each) => each.text).join('\n'));
}
