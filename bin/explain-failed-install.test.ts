import { expect, it } from 'vitest';
import { explainFailedInstall } from './explain-failed-install.js';

it.each([
  ['npm error code ENOTFOUND', /registry could not be reached/],
  ['npm error code EAI_AGAIN', /registry could not be reached/],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /NODE_EXTRA_CA_CERTS/],
  ['npm error code EACCES', /may not write in \/srv\/waymark/],
  ['npm error code EROFS', /may not write in \/srv\/waymark/],
  ['npm error code ENOSPC', /disk is full/],
  ['npm error code EUSAGE', /do not agree/],
  ['spawn npm ENOENT', /npm was not found/],
  ['npm error code EWHATEVER', /could not install/],
])('explains %s in words, and keeps what npm said', (said, words) => {
  const explained = explainFailedInstall(said, '/srv/waymark');
  expect(explained).toMatch(words);
  expect(explained).toContain(said);
});
