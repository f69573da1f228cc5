import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

/** What every authenticator app understands (RFC 6238): other choices are ignored by some of them. */
const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** 160 bits, as RFC 4226 asks; in base 32, as apps take it. */
export const newAuthenticatorSecret = (): string => new Secret({ size: 20 }).base32;

/** Names whose sealed secret it is. */
export const factorOf = (accountId: number): string => `the authenticator of account ${String(accountId)}`;

/**
 * The time-step that a code is of, or null where it is of none near: half a minute either way, since clocks differ. Whether it was used
 * before is not known here.
 */
export function findStep(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const away = TOTP.validate({ token, secret: Secret.fromBase32(secret), timestamp, window: 1, ...kind });
  return away === null ? null : TOTP.counter({ timestamp, period: kind.period }) + away;
}

/** The code of a moment: what somebody's app shows then. */
export const codeAt = (secret: string, moment: Date): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: moment.getTime(), ...kind });

export interface SetUp {
  /** To type in, in groups of four. */
  readonly groups: readonly string[];
  /** To scan: an SVG path over a square of `size` units. */
  readonly size: number;
  readonly path: string;
}

/** What somebody needs to put the secret into their app. */
export function describeSetUp(secret: string, account: string): SetUp {
  const address = new TOTP({ issuer: 'Waymark', label: account, secret: Secret.fromBase32(secret), ...kind }).toString();
  const { size, data } = encode(address, { ecc: 'M', border: 4 });
  // One run of dark squares after another, row by row.
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : []))).join('');
  return { groups: secret.match(/.{1,4}/g) ?? [], size, path };
}
