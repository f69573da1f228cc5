import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigurationFault, readConfig } from './config.ts';
import { configurationPage } from './configuration-table.ts';

const faultsOf = (environment: Record<string, string>, flags = {}): readonly string[] => {
  try {
    readConfig(flags, environment);
    return [];
  } catch (error) {
    return error instanceof ConfigurationFault ? error.faults : [String(error)];
  }
};

describe('the configuration', () => {
  it('needs nothing to be set, and answers this machine only', () => {
    expect(readConfig({}, {})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      demonstration: false,
      secureCookies: false,
      trustProxy: 0,
    });
  });

  it('tells everything that is wrong at once', () => {
    expect(faultsOf({ PORT: 'many', BASE_URL: 'waymark', TRUST_PROXY: 'maybe', LOG_LEVEL: 'loud' }).toSorted()).toEqual(
      [
        'PORT must be a whole number (it is "many")',
        'BASE_URL must be an address such as https://waymark.example.gov.uk (it is "waymark")',
        'TRUST_PROXY must be how many proxies there are, or their addresses (it is "maybe")',
        'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent (it is "loud")',
      ].toSorted(),
    );
  });

  it('never repeats the address of a database, which carries its password', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://waymark:hunter2@db' }).join()).not.toContain('hunter2');
    expect(faultsOf({ DATABASE_URL: 'postgres://db', DATABASE_OWNER_URL: 'mysql://owner:hunter2@db' }).join()).not.toContain('hunter2');
  });

  it('takes an owner’s login for a database that it is told of, and for no other', () => {
    expect(readConfig({}, { DATABASE_URL: 'postgres://service@db', DATABASE_OWNER_URL: 'postgres://owner@db' })).toMatchObject({
      databaseUrl: 'postgres://service@db',
      databaseOwnerUrl: 'postgres://owner@db',
    });
    expect(faultsOf({ DATABASE_OWNER_URL: 'postgres://owner@db' })).toEqual(['DATABASE_OWNER_URL is of no use without DATABASE_URL']);
  });

  it.each([
    ['SECRET_KEY', 'too short a key'],
    ['SMTP_URL', 'http://user:hunter2@mail'],
  ])('never repeats a secret, not even where it cannot be used: %s', (name, value) => {
    const faults = faultsOf({ [name]: value }).join();
    expect([faults.startsWith(name), faults.includes(value)]).toEqual([true, false]);
  });

  const council = { OIDC_ISSUER: 'https://login.example/tenant/v2.0', OIDC_CLIENT_ID: 'waymark', OIDC_CLIENT_SECRET: 'secret' };
  it('takes the council’s sign-in as a whole, with the address that it sends people back to', () => {
    const BASE_URL = 'https://waymark.example.gov.uk';
    expect(readConfig({}, { ...council, BASE_URL }).councilSignIn).toMatchObject({
      issuer: council.OIDC_ISSUER,
      label: expect.any(String) as string,
    });
    expect(readConfig({ demo: true }, { ...council, BASE_URL }).councilSignIn).toBeUndefined();
    expect(faultsOf(council)).toEqual([expect.stringContaining('BASE_URL must be set')]);
    for (const name of Object.keys(council)) expect(faultsOf({ ...council, BASE_URL, [name]: '' }), name).toHaveLength(1);
  });

  it('tells of a part of it that is wrong, and of one that is missing, at once', () => {
    expect(faultsOf({ OIDC_ISSUER: 'login.example' })).toEqual([
      expect.stringMatching(/^OIDC_ISSUER must/),
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together or not at all',
    ]);
    expect(faultsOf({ NOTIFY_TEMPLATE_ID: 'a template' })).toEqual([
      expect.stringMatching(/^NOTIFY_TEMPLATE_ID must/),
      'NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID are set together or not at all',
    ]);
  });

  it.each([
    ['https://login.microsoftonline.com/common/v2.0', 1],
    ['https://login.microsoftonline.com/organizations/v2.0', 1],
    ['http://login.example', 1],
    ['login.example', 1],
    ['http://127.0.0.1:4000', 0],
    ['https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0', 0],
  ])('takes only the provider of one council, over HTTPS: %s', (issuer, faults) => {
    expect(faultsOf({ ...council, OIDC_ISSUER: issuer, BASE_URL: 'https://waymark.example.gov.uk' })).toHaveLength(faults);
  });

  it('lets the command line win over the environment', () => {
    expect(readConfig({ port: '8080' }, { PORT: '3001' }).port).toBe(8080);
    expect(faultsOf({}, { port: '70000' })).toEqual(['--port must be from 0 to 65535 (it is "70000")']);
  });

  it.each([
    ['yes', 1],
    ['no', 0],
    ['2', 2],
    ['10.0.0.0/8, 192.168.1.4', ['10.0.0.0/8', '192.168.1.4']],
    ['::1,loopback', ['::1', 'loopback']],
  ])('takes how many proxies there are, or where they stand: %s', (text, trusted) => {
    expect(readConfig({}, { TRUST_PROXY: text }).trustProxy).toEqual(trusted);
  });

  it.each(['true', '-1', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.1,', '300.1.1.1'])('takes no other word for a proxy: %s', (text) => {
    expect(faultsOf({ TRUST_PROXY: text })).toHaveLength(1);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({}, { PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it('sends cookies over HTTPS only where the service is reached by it', () => {
    expect(readConfig({}, { BASE_URL: 'https://waymark.example.gov.uk/' })).toMatchObject({
      secureCookies: true,
      baseUrl: 'https://waymark.example.gov.uk',
    });
  });

  it('takes no contact that cannot be written to', () => {
    expect(readConfig({}, { SECURITY_CONTACT: 'mailto:security@example.gov.uk' }).securityContact).toBe('mailto:security@example.gov.uk');
    for (const contact of ['security@example.gov.uk', 'http://example.gov.uk', 'https://a b', 'mailto:a\nExpires: never'])
      expect(faultsOf({ SECURITY_CONTACT: contact }), contact).toHaveLength(1);
  });

  it('keeps a demonstration apart from real data', () => {
    expect(readConfig({ demo: true }, { WAYMARK_DATA: '/srv/real' }).dataDirectory).toBe('data/demonstration');
    expect(faultsOf({ DATABASE_URL: 'postgres://db' }, { demo: true })).toHaveLength(1);
    expect(readConfig({}, { DEMO: 'yes', DEMONSTRATION: 'yes' }).demonstration).toBe(false);
  });

  it('is documented as it is', () => {
    expect(readFileSync('docs/configuration.md', 'utf8')).toBe(configurationPage());
  });
});
