import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { addFilters } from './filters.ts';
import { pageItems } from './page-items.ts';

export type Renderer = (template: string, data: Record<string, unknown>) => string;

export interface RendererOptions {
  /** The day it is, as YYYY-MM-DD, for how old a fact is. */
  readonly today: () => string;
  /** What every template sees. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** Throw where a page of ours prints a name that it was not given: on in tests, where a mistyped name must not pass as a blank. */
  readonly strict?: boolean;
}

const source = join(import.meta.dirname, '..');
const designSystem = join(source, '../node_modules/govuk-frontend/dist');

/** Templates are named by their path from `src/` (`register/providers/find-providers.njk`), the design system's by theirs (`govuk/components/…`). */
export function createRenderer({ today, globals, strict = false }: RendererOptions): Renderer {
  const environment = new nunjucks.Environment(new Loader([source, designSystem], { noCache: false }), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  addFilters(environment, today);
  environment.addGlobal('pageItems', pageItems);
  for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value);
  if (strict) beStrictWithOurOwn(environment);
  return (template, data) => environment.render(template, data);
}

/** Remembers what it loaded last, which is what Nunjucks compiles next. */
class Loader extends nunjucks.FileSystemLoader {
  last = '';
  override getSource(name: string): nunjucks.LoaderSource {
    // Null where there is no such template, whatever the type says.
    const found = super.getSource(name) as nunjucks.LoaderSource | null;
    this.last = found?.path ?? '';
    return found as nunjucks.LoaderSource;
  }
}

/** The design system's templates print names they were not given on purpose, so `throwOnUndefined` cannot be set for all; it is read as each is compiled. */
function beStrictWithOurOwn(environment: nunjucks.Environment): void {
  const { loaders, opts } = environment as unknown as { loaders: Loader[]; opts: object };
  Object.defineProperty(opts, 'throwOnUndefined', { get: () => loaders[0]?.last.startsWith(designSystem) === false });
}
