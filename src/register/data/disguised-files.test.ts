import { deflateRawSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { createDatasets } from '../../datasets/index.ts';
import { dataRoutes } from './data.routes.ts';

let app: TestApp;
let officer: string;
const faults: unknown[] = [];
beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => {
      const datasets = createDatasets({ db, clock, listeners: [] });
      return dataRoutes({ db, clock, datasets, reportFault: (error) => faults.push(error) });
    },
  });
  officer = await app.signInAs('data-officer');
});

const good = 'lsoa21cd,lsoa21nm,locality,area_share\nE01027001,Alder 001A,Corby,1\nE01027002,Alder 001B,Corby,1\n';
const bytes = (...given: (string | number)[]) =>
  Buffer.concat(given.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : Buffer.from([each]))));
const program = bytes('MZ', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 'This program cannot be run in DOS mode.');
const zip = bytes('PK', 3, 4, 20, 0, 8, 0, deflateRawSync(Buffer.from(good)).toString('latin1'));

/** Each is called `.csv`, and each says that it is text/csv. */
const disguised: Readonly<Record<string, Buffer>> = {
  'a Windows program': program,
  'a Linux program': bytes(0x7f, 'ELF', 2, 1, 1, 0, 0, 0, 0, 0),
  'a shell script': bytes('#!/bin/sh\nrm -rf /\n'),
  'an Excel workbook': zip,
  'a compressed CSV file': gzipSync(good),
  'a PDF document': bytes('%PDF-1.7\n1 0 obj\n'),
  'a picture': bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR'),
  'a web page': bytes('<!DOCTYPE html><script>alert(1)</script>'),
  'a drawing with a script': bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'XML with an entity': bytes('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  'JSON that is no map': bytes('{"__proto__": {"admin": true}}'),
  'a CSV file with a program behind it': Buffer.concat([Buffer.from(good), program]),
  'a CSV file with a zip behind it': Buffer.concat([Buffer.from(good), zip]),
  'a CSV file of nothing but NUL': Buffer.alloc(4096),
};

async function load(content: Buffer, fileName: string) {
  const { token, cookie } = await app.formToken(officer);
  const head = `--frontier\r\ncontent-disposition: form-data; name="source"\r\n\r\nlocalities\r\n--frontier\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: `/data/load?_csrf=${encodeURIComponent(token)}`,
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=frontier' },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--frontier--\r\n')]),
  });
}
const open = async (url: string) => app.inject({ url, headers: { cookie: officer } });

describe('a file that is not what its name says', () => {
  it.each(Object.entries(disguised))(
    '%s is put aside in words, whatever it is called, and is given back only as bytes to keep',
    async (name, content) => {
      const answer = await load(content, 'lsoas.csv');
      expect(answer.statusCode).toBe(303);
      const page = await open(String(answer.headers.location));
      expect(page.body).toContain('Put aside');
      expect(page.body).toContain('What is wrong with it');
      const kept = await open(`${String(answer.headers.location)}/file`);
      expect(kept.headers, name).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' });
      expect(kept.headers['content-disposition']).toMatch(/^attachment; /);
      expect(kept.rawPayload.equals(content)).toBe(true);
    },
  );

  it('leads nowhere by its name, which is kept without folders and controls', async () => {
    const answer = await load(Buffer.from(good), '../../srv/waymark/\u202Evsc.sslaol');
    const release = await app.db.kysely.selectFrom('release').select('file_name').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
    expect(release.file_name).toBe('vsc.sslaol');
    expect((await open(`${String(answer.headers.location)}/file`)).headers['content-disposition']).toBe(
      `attachment; filename="vsc.sslaol"; filename*=UTF-8''vsc.sslaol`,
    );
  });

  it('leaves no fault behind', () => {
    expect(faults).toEqual([]);
  });
});
