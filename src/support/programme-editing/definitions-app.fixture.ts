import { boxesIn } from '../../judgement/criteria-versions/criteria-app.fixture.ts';
import { type ProgrammeDefinition, programmeDefinition } from '../programme-definitions/definition.ts';
import { definitionDifferences } from '../programme-definitions/definition-differences.ts';
import { readingTogether } from '../programme-definitions/invented-programme.fixture.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { programmeDefinitionRoutes } from './programme-editing.routes.ts';

/** A process of the law, invented with its law. */
const tides: ProgrammeDefinition = { ...readingTogether, key: 'tides', name: 'Tides', statutory: true, provisional: false, source: 'Tides Act 1901' };
export const base = '/programmes/definitions/reading-together';
export const stage = `${base}/draft/stages`;

type Answer = Awaited<ReturnType<SupportApp['open']>>;
type Form = Readonly<Record<string, string>>;

export interface DefinitionsApp extends SupportApp {
  readonly director: string;
  /** Sends a form as it is, with these answers in the place of its own. */
  readonly fill: (url: string, form?: Form, cookie?: string) => Promise<Answer>;
  readonly begin: () => Promise<Answer>;
  readonly draftOf: () => Promise<ProgrammeDefinition>;
  /** What the draft changes of what ships, in words. */
  readonly changes: () => Promise<readonly string[]>;
  readonly forget: () => Promise<void>;
}

/** The pages of two invented programmes, with the lead and a director signed in. */
export async function openDefinitionsApp(): Promise<DefinitionsApp> {
  const app = await openSupportApp((means) =>
    programmeDefinitionRoutes(means, {
      definitions: [readingTogether, tides],
      checks: { 'moon-is-full': { says: 'The moon is full', reads: [{ task: 'agree', fields: [] }] } },
      reads: {},
    }),
  );
  const open = async (url: string, cookie = app.lead) => {
    const page = await app.open(url, cookie);
    if (page.statusCode === 500) throw new Error(`${url} has a fault: ${app.log.at(-1) ?? ''}`);
    if (page.body.includes('[object Object]')) throw new Error(`${url} shows an object.`);
    return page;
  };
  const draftOf = async () => {
    const rows = app.db.kysely.selectFrom('programme_version').select('document').where('programme', '=', 'reading-together');
    return programmeDefinition.parse((await rows.orderBy('version', 'desc').executeTakeFirstOrThrow()).document);
  };
  return {
    ...app,
    open,
    director: await app.signInAs('director', { name: 'Dee Rector' }),
    fill: async (url, form = {}, cookie = app.lead) => app.post(url, { ...answersIn((await open(url, cookie)).body), ...form }, cookie),
    begin: () => app.post(`${base}/draft`, {}, app.lead),
    draftOf,
    changes: async () => definitionDifferences(readingTogether, await draftOf()).map(({ says }) => says),
    forget: () =>
      app.db.transaction(async (tx) => {
        await tx.deleteFrom('programme_run').execute();
        await tx.deleteFrom('programme_version').execute();
      }),
  };
}

/** What every box of a page holds, those of several lines too. */
export function answersIn(html: string): Record<string, string> {
  const long: [string, string][] = [...html.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)].map(([, name = '', text = '']) => [
    name,
    plain(text),
  ]);
  return { ...boxesIn(html), ...Object.fromEntries(long) };
}

const plain = (text: string): string => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
