import { isIP } from 'node:net';
import { z } from 'zod';
import { logLevels } from '../log/log.ts';

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((n) => n >= from && n <= to, `must be from ${String(from)} to ${String(to)}`);

/** A number of proxies, or where they stand: an address, a range of them (10.0.0.0/8), or a name that proxy-addr knows for some. */
export type TrustedProxies = number | readonly string[];

const isAddressOrRange = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (bits === undefined) return family !== 0 || ['loopback', 'linklocal', 'uniquelocal'].includes(text);
  return family !== 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
};
const trustedProxies = z
  .string()
  .transform((text): TrustedProxies => {
    if (text === 'yes' || text === 'no') return text === 'yes' ? 1 : 0;
    return /^\d$/.test(text) ? Number(text) : text.split(',').map((each) => each.trim());
  })
  .refine((given) => typeof given === 'number' || given.every(isAddressOrRange), 'must be how many proxies there are, or their addresses');

export interface Setting<T> {
  readonly schema: z.ZodType<T, string>;
  /** As it would be written in the environment; absent when there is none. */
  readonly default?: string;
  /** The option of `waymark start` that does the same, and wins. */
  readonly flag?: string;
  readonly about: string;
}
const setting = <T>(given: Setting<T>): Setting<T> => given;

/** Every setting there is, by its name in the environment. `docs/configuration.md` is made from this. */
export const settings = {
  PORT: setting({ schema: wholeNumber(0, 65_535), default: '3000', flag: '--port', about: 'The port to listen on. 0 takes any that is free.' }),
  HOST: setting({
    schema: z.string().min(1, 'must not be empty'),
    default: '127.0.0.1',
    about: 'The address to listen on. The default answers this machine only; behind a proxy or in a container use `0.0.0.0`.',
  }),
  BASE_URL: setting({
    schema: z
      .string()
      .refine((text) => /^https?:\/\/[^/?#]+\/?$/.test(text), 'must be an address such as https://waymark.example.gov.uk')
      .transform((text) => text.replace(/\/$/, '')),
    about: 'The address people use. With `https://`, cookies are sent over HTTPS only and browsers are told to insist on it.',
  }),
  TRUST_PROXY: setting({
    schema: trustedProxies,
    default: '0',
    about:
      'How many proxies stand in front and add to `X-Forwarded-For` (`yes` is 1), or their addresses or ranges, with commas: `10.0.0.0/8, 192.168.1.4`. No more than there are: whoever sends a request could pretend to any address.',
  }),
  DATABASE_URL: setting({
    schema: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
    flag: '--database-url',
    about:
      'A PostgreSQL server (15 or later). Without it the embedded database is used. The login should be the service’s own, which owns nothing: `npx waymark database check` tells. A pooler in between must keep to one session a connection.',
  }),
  DATABASE_OWNER_URL: setting({
    schema: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
    about:
      'The same database under the login that owns its tables. It brings the tables up to date, gives the login of `DATABASE_URL` what it needs, restores, and tidies up; no page is answered with it.',
  }),
  WAYMARK_DATA: setting({
    schema: z.string().min(1, 'must not be empty'),
    default: 'data/waymark',
    flag: '--data',
    about: 'Where the embedded database keeps its files. In demonstration: `data/demonstration`, never the same as a real one.',
  }),
  LOG_LEVEL: setting({
    schema: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`),
    default: 'info',
    about: 'How much is logged, as JSON lines on standard error. In demonstration: `warn`.',
  }),
  STATEMENT_TIMEOUT_MS: setting({
    schema: wholeNumber(100, 3_600_000),
    default: '15000',
    about: 'A question to the database that takes longer (milliseconds) is given up.',
  }),
  SESSION_IDLE_MINUTES: setting({
    schema: wholeNumber(1, 1_440),
    default: '60',
    about: 'Somebody who does nothing for this long has to sign in again.',
  }),
  SESSION_HOURS: setting({ schema: wholeNumber(1, 168), default: '12', about: 'Everybody has to sign in again after this long.' }),
  UPLOAD_LIMIT_MB: setting({ schema: wholeNumber(1, 10_000), default: '200', about: 'The largest file that can be sent.' }),
  REQUESTS_PER_MINUTE: setting({
    schema: wholeNumber(1, 1_000_000),
    default: '600',
    about: 'Requests a minute from one address, before it is asked to wait.',
  }),
} as const;
