import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface AssetFile {
  readonly name: string;
  readonly directory: string;
  readonly file: string;
}

const ours = join(import.meta.dirname, 'assets');
const govuk = join(import.meta.dirname, '../../node_modules/govuk-frontend/dist/govuk');

/** Every file a browser may fetch, each by its own path: nothing else in these folders is served. */
export function listAssets(): { readonly version: string; readonly files: readonly AssetFile[] } {
  const files: AssetFile[] = [
    ...readdirSync(ours)
      .filter((file) => /\.(css|js|woff2|svg)$/.test(file))
      .map((file) => ({ name: file, directory: ours, file })),
    { name: 'govuk-frontend.min.js', directory: govuk, file: 'govuk-frontend.min.js' },
  ];
  const hash = createHash('sha256');
  for (const { name, directory, file } of files) hash.update(name).update(readFileSync(join(directory, file)));
  return { version: hash.digest('hex').slice(0, 12), files };
}
