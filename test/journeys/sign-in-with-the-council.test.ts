import { beforeAll, expect, it } from 'vitest';
import { ambermoor } from '../../demo/authority/the-authority.ts';
import { desktop, phone } from '../harness/browser.ts';
import { openDemonstration, type Demonstration } from '../harness/demonstration.ts';
import { findFreePort } from '../harness/free-port.ts';
import { openIdProvider, type OpenIdProvider } from '../harness/openid-provider.ts';
import { expectSoundPage } from '../harness/page-checks.ts';

let waymark: Demonstration;
let provider: OpenIdProvider;
beforeAll(async () => {
  const port = await findFreePort();
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  provider = await openIdProvider(baseUrl, {
    philippa: { email: 'Philippa.Ravenhythe@ambermoor.example', email_verified: true },
    alun: { preferred_username: 'alun.thistlewaite@ambermoor.example' },
    passer: { email: 'passer.by@ambermoor.example', email_verified: true },
  });
  const councilSignIn = { ...provider, label: 'Sign in with your Ambermoor account', laCode: ambermoor.laCode };
  waymark = await openDemonstration({ asReal: true, config: { port, baseUrl, councilSignIn } });
}, 180_000);

it.each([
  ['at a desk', desktop, 'philippa', 'Philippa Ravenhythe'],
  ['on a phone', phone, 'alun', 'Alun Thistlewaite'],
])('an officer %s comes to the page they asked for by way of the council’s own sign-in, and can sign out of both', async (_, device, who, name) => {
  const page = await waymark.open(device);
  await page.goto('/overview');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await expectSoundPage(page);
  await page.getByRole('button', { name: 'Sign in with your Ambermoor account' }).click();

  await page.getByRole('heading', { name: 'The council’s own sign-in' }).waitFor();
  expect(page.url().startsWith(provider.issuer)).toBe(true);
  await page.getByLabel('Name').fill(who);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.getByRole('heading', { level: 1, name: 'Education system overview' }).waitFor();
  expect(await page.getByRole('banner').innerText()).toContain(name);
  await page.getByText('You have not signed in with this device before').waitFor();
  await expectSoundPage(page);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'You have signed out of Waymark' }).waitFor();
  await expectSoundPage(page);
  await page.getByRole('button', { name: 'Sign out of my council account' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL(`${waymark.url}/signed-out`);
});

it('somebody whom the council knows and this service does not is told what to do', async () => {
  const page = await waymark.open();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with your Ambermoor account' }).click();
  await page.getByLabel('Name').fill('passer');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'You have no account here yet' }).waitFor();
  await page.getByText('There is no account for passer.by@ambermoor.example.').waitFor();
  await expectSoundPage(page);
  expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
});
