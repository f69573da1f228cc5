import { expect } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { directoryRoutes } from './directory.routes.ts';

type Fields = Record<string, string | readonly string[]>;

export interface DirectoryApp extends SupportApp {
  /** Publishes an item as the lead and answers its address. */
  readonly publish: (over?: Fields) => Promise<string>;
  /** The words of a page that is there, and is sound. */
  readonly read: (url: string, cookie?: string) => Promise<string>;
}

/** What the form of an event sends, filled in rightly. */
export const event = (over: Fields = {}) => ({
  seen: '0',
  kind: 'event',
  title: 'Winter conference',
  says: 'Reading in the first year.',
  ...day('starts', '2026-12-03'),
  from: '09:30',
  to: '15:30',
  place: 'Moor Hall',
  web: '',
  locality: '',
  audience: ['heads'],
  ...over,
});

export async function openDirectoryApp(): Promise<DirectoryApp> {
  const app = await openSupportApp(directoryRoutes);
  return {
    ...app,
    publish: async (over = {}) => {
      const answer = await app.send('/news/new', event(over));
      expect(answer.statusCode, words(answer.body)).toBe(303);
      return String(answer.headers.location);
    },
    read: async (url, cookie) => {
      const page = await app.open(url, cookie);
      expect(page.statusCode, url).toBe(200);
      await expectValidHtml(page.body);
      return words(page.body);
    },
  };
}
