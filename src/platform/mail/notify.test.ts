import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config/config.ts';
import { handOver } from './mail-transport.ts';
import { type NotifyServer, openNotifyServer } from './notify-server.fixture.ts';

const serviceId = '26785a09-ab16-4eb0-8407-a37497a57506';
const signedWith = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const templateId = 'f33517ff-2a88-4f6e-b855-c550268ce08a';
let notify: NotifyServer;

beforeAll(async () => {
  notify = await openNotifyServer();
});
beforeEach(() => {
  notify.answerWith();
});

const environment = () => ({
  NOTIFY_API_KEY: `waymark-${serviceId}-${signedWith}`,
  NOTIFY_TEMPLATE_ID: templateId,
  NOTIFY_API_URL: `${notify.apiUrl}/`,
});
const mail = { id: 12, to: 'ann@example.invalid', subject: 'You are invited', text: 'Dear Ann,\n\nRead it.' };
const send = () => handOver(readConfig({}, environment()), mail);

describe('a mail by GOV.UK Notify', () => {
  it('fills our template with its subject and its words', async () => {
    expect(await send()).toBeNull();
    expect(notify.asked).toMatchObject([{ method: 'POST', url: '/v2/notifications/email' }]);
    expect(notify.asked[0]?.body).toEqual({
      template_id: templateId,
      email_address: 'ann@example.invalid',
      personalisation: { subject: 'You are invited', body: 'Dear Ann,\n\nRead it.' },
      reference: 'waymark-mail-12',
    });
  });

  it('comes with a token that the key’s secret has signed, in the name of the service', async () => {
    await send();
    const [header, payload, signature] = (notify.asked[0]?.token ?? '').split('.');
    const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
    expect(read(header)).toMatchObject({ alg: 'HS256' });
    expect(read(payload)).toMatchObject({ iss: serviceId, iat: expect.any(Number) as number });
    expect(signature).toBe(
      createHmac('sha256', signedWith)
        .update(`${header ?? ''}.${payload ?? ''}`)
        .digest('base64url'),
    );
  });

  it('that is refused is told with what Notify said, and never with the key', async () => {
    notify.answerWith({ status: 400, body: { status_code: 400, errors: [{ error: 'BadRequestError', message: 'Missing personalisation: body' }] } });
    expect(await send()).toBe('GOV.UK Notify answered 400: BadRequestError: Missing personalisation: body');
    notify.answerWith({ status: 500, body: {} });
    expect(await send()).not.toContain(signedWith);
  });
});

describe('the configuration of mail', () => {
  const faultsOf = (given: Record<string, string>): string => {
    try {
      readConfig({}, given);
      return '';
    } catch (error) {
      return String(error);
    }
  };
  it('takes a key of Notify with a template, and not beside a mail server', () => {
    expect(readConfig({}, environment()).notify).toEqual({ apiKey: environment().NOTIFY_API_KEY, templateId, apiUrl: notify.apiUrl });
    expect(faultsOf({ NOTIFY_TEMPLATE_ID: templateId })).toContain('set together or not at all');
    expect(faultsOf({ ...environment(), SMTP_URL: 'smtp://mail' })).toContain('Mail goes one way');
    expect(faultsOf({ ...environment(), NOTIFY_API_KEY: 'half-of-a-key' })).not.toContain('half-of-a-key');
  });

  it('sends nothing to anybody in a demonstration', () => {
    expect(readConfig({ demo: true }, environment()).notify).toBeUndefined();
  });
});
