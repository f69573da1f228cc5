// @ts-check

/** What each of npm's and the system's error codes means to the person at the keyboard. */
const MEANINGS = [
  {
    codes: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/,
    sentence: () =>
      "npm's registry could not be reached. Check the network (behind a proxy: `npm config set proxy` and `https-proxy`), then run the same command again.",
  },
  {
    codes: /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|DEPTH_ZERO_SELF_SIGNED_CERT/,
    sentence: () =>
      "This network signs traffic with a certificate of its own, which Node does not know. Ask IT for the organisation's root certificate, set NODE_EXTRA_CA_CERTS to its file, then run the same command again.",
  },
  {
    codes: /EACCES|EPERM|EROFS/,
    sentence: (/** @type {string} */ folder) =>
      `npm may not write in ${folder} (or in its own cache). Run the command as somebody who may, or move the folder. On Windows, where a running program's file cannot be replaced: stop Waymark, run \`npm ci\`, then the same command again.`,
  },
  { codes: /ENOSPC/, sentence: () => 'The disk is full. Waymark and its tests need about 700 MB.' },
  { codes: /EUSAGE/, sentence: () => 'package.json and package-lock.json do not agree. Run `npm install` and commit both.' },
  { codes: /spawn npm(\.cmd)? ENOENT/, sentence: () => 'npm was not found. It comes with Node: https://nodejs.org/en/download' },
];

/**
 * @param {string} said everything npm wrote
 * @param {string} folder the one it was installing in
 */
export function explainFailedInstall(said, folder) {
  const meaning = MEANINGS.find(({ codes }) => codes.test(said));
  if (!meaning) return `${said.trim()}\n\nnpm could not install what is missing; what it said is above.`;
  // Its first lines name the fault; the rest is its manual.
  const first = said.trim().split('\n').slice(0, 5).join('\n');
  return `${first}\n\n${meaning.sentence(folder)}`;
}
