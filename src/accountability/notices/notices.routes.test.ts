import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { openRecordsApp, type RecordsApp } from '../records/records.fixture.ts';

let app: RecordsApp;
beforeAll(async () => {
  app = await openRecordsApp();
});

describe('the privacy page', () => {
  it('says to anybody what is kept, for how long, by which law, and where to complain', async () => {
    const { statusCode, body } = await app.inject('/privacy');
    expect(statusCode).toBe(200);
    for (const text of [
      'UK GDPR Article 6(1)(e)',
      'dpo@marlshire.example',
      'Information Commissioner',
      'People in posts',
      '6 years from the day the post ended',
      'provisional',
    ])
      expect(body).toContain(text);
    await expectValidHtml(body);
  });

  it('names the reader’s own authority and its own rule', async () => {
    const form = {
      'years': '8',
      'action': 'review',
      'basis': 'Policy',
      'from-day': '1',
      'from-month': '1',
      'from-year': '2020',
      'reason': 'Decided',
    };
    await app.send('/records/retention/post/change', form);
    const { body } = await app.open('/privacy', 'headteacher');
    expect(body).toContain('Marlshire decides what Waymark keeps');
    expect(body).toContain('8 years from the day the post ended');
    expect((await app.open('/privacy', 'headteacher', app.elsewhere)).body).toContain('6 years from the day the post ended');
  });
});

it('the accessibility statement says what is tested and what is not', async () => {
  const { statusCode, body } = await app.inject('/accessibility');
  expect(statusCode).toBe(200);
  for (const text of ['version 2.2 at level AA', 'axe', 'Not done yet', 'Equality and Human Rights Commission']) expect(body).toContain(text);
  await expectValidHtml(body);
});

describe('the first page of records', () => {
  it('tells how things stand, and offers files only to those who may make them', async () => {
    const lead = await app.open('/records');
    expect(lead.body).toContain('What is held about a person');
    expect(lead.body).toContain('No hold is in force');
    await expectValidHtml(lead.body);
    expect((await app.open('/records', 'auditor')).body).not.toContain('What is held about a person');
  });

  it.each(['sia', 'administrator', 'headteacher', 'elected-member'])('is not for the role %s', async (role) => {
    expect((await app.open('/records', role)).statusCode).toBe(403);
  });
});
