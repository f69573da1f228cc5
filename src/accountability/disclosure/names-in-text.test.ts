import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { namesIn, searchForm } from './names-in-text.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});

describe('names in a text', () => {
  it.each([
    ['Told by Zoë O’Hara-Finch.', ["Zoe O'Hara Finch"], true],
    ['told by ZOE OHARA FINCH', ['Zoë O’Hara-Finch'], true],
    ['Told by Zoe Finchley', ['Zoe Finch'], false],
    ['', ['Zoe Finch'], false],
    ['Anything', ['', '!?'], false],
  ])('%j has %j: %s', (text, names, has) => {
    expect(namesIn(text, names).length > 0).toBe(has);
  });

  it.each(['Zoë O’Hara-Finch', "D'Arcy  St. John", 'ŁUKASZ Müller', 'a.b@c.example', '  ', 'Ærø Œuvre ß', 'Đorđe Þór Ħal ŋ ı Ðá'])(
    'compares %j as the database does',
    async (text) => {
      const { rows } = await sql<{ form: string }>`select search_form(${text}) as form`.execute(db.kysely);
      expect(searchForm(text)).toBe(rows[0]?.form);
    },
  );
});
