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

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** Where anybody at all may have an account, an email address proves nothing. HTTP only on this machine, for tests. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) && !/^\/(common|organizations|consumers)(\/|$)/.test(pathname);
}

export interface Setting<T> {
  readonly schema: z.ZodType<T, string>;
  /** As it would be written in the environment; absent when there is none. */
  readonly default?: string;
  /** The option of `waymark start` that does the same, and wins. */
  readonly flag?: string;
  readonly about: string;
  /** Its value is never repeated, not even where it is wrong. */
  readonly secret?: true;
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
    about:
      'The address people use, and the only one answered: a proxy in front must pass `Host` on as it came (nginx: `proxy_set_header Host $host`). Links in mail are made from it. With `https://`, cookies are sent over HTTPS only and browsers are told to insist on it.',
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
    secret: true,
    about:
      'A PostgreSQL server (15 or later). Without it the embedded database is used. The login should be the service’s own, which owns nothing: `npx waymark database check` tells. A pooler in between must keep to one session a connection.',
  }),
  DATABASE_OWNER_URL: setting({
    schema: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
    secret: true,
    about:
      'The same database under the login that owns its tables. It brings the tables up to date, gives the login of `DATABASE_URL` what it needs, restores, and tidies up; no page is answered with it.',
  }),
  SECRET_KEY: setting({
    schema: z
      .string()
      .transform((text): readonly string[] => text.split(',').map((each) => each.trim()))
      .refine((keys) => keys.every((key) => key.length >= 32), 'must have at least 32 characters, such as those of `openssl rand -base64 32`'),
    secret: true,
    about:
      'Seals the secrets of authenticator apps, so that a copy of the database opens no account: 32 random characters or more. Needed with PostgreSQL; the embedded database keeps one in the file `secret-key` beside its own. Several with commas: the first seals, each opens. Keep it apart from the backups.',
  }),
  WAYMARK_DATA: setting({
    schema: z.string().min(1, 'must not be empty'),
    default: 'data/waymark',
    flag: '--data',
    about: 'Where the embedded database keeps its files. In demonstration: `data/demonstration`, never the same as a real one.',
  }),
  OIDC_ISSUER: setting({
    schema: z.string().refine(isIssuer, 'must be the https address of your own identity provider (for Entra ID that of your tenant, not “common”)'),
    about:
      'The council’s identity provider (OpenID Connect), for staff to sign in with: `https://login.microsoftonline.com/<tenant>/v2.0` for Entra ID. Needs the next two and `BASE_URL`; there, register the address `<BASE_URL>/sign-in/council/callback`.',
  }),
  OIDC_CLIENT_ID: setting({ schema: z.string().min(1, 'must not be empty'), about: 'What the identity provider knows this service by.' }),
  OIDC_CLIENT_SECRET: setting({ schema: z.string().min(1, 'must not be empty'), secret: true, about: 'The secret that goes with it.' }),
  OIDC_AUTHORITY: setting({
    schema: z.string().regex(/^\d{3}$/, 'must be an authority’s code of three digits'),
    about: 'Whose staff it vouches for, by the authority’s code. Needed where there are several authorities.',
  }),
  OIDC_LABEL: setting({
    schema: z.string().min(1, 'must not be empty').max(60, 'must be short'),
    default: 'Sign in with your council account',
    about: 'What the button says that leads there.',
  }),
  SMTP_URL: setting({
    schema: z.string().regex(/^smtps?:\/\/[^/]+/, 'must begin with smtp:// or smtps://'),
    secret: true,
    about:
      'The mail server, with the user and password where it asks for them: `smtps://user:password@mail.example.gov.uk`. Without one, or GOV.UK Notify, mail stays in the outbox, a page that administrators read.',
  }),
  NOTIFY_API_KEY: setting({
    schema: z
      .string()
      .regex(
        /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
        'must be a whole key, as GOV.UK Notify shows it once',
      ),
    secret: true,
    about:
      'A key of GOV.UK Notify, which then carries mail in place of a mail server. Needs the next. A team key reaches only your own team; a live one, everybody.',
  }),
  NOTIFY_TEMPLATE_ID: setting({
    schema: z.uuid('must be the template’s ID'),
    about: 'The email template that it fills there: its subject is `((subject))`, its message `((body))`, and nothing else stands in it.',
  }),
  NOTIFY_API_URL: setting({
    schema: z
      .string()
      .refine((text) => URL.canParse(text) && /^https?:\/\//.test(text), 'must be an address such as https://api.notifications.service.gov.uk')
      .transform((text) => text.replace(/\/+$/, '')),
    default: 'https://api.notifications.service.gov.uk',
    about: 'Where GOV.UK Notify is reached, where a gateway stands in between.',
  }),
  MAIL_FROM: setting({ schema: z.string().min(3, 'must be an address'), default: 'Waymark <waymark@localhost>', about: 'Who mail comes from.' }),
  SECURITY_CONTACT: setting({
    schema: z.string().regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]+)$/, 'must begin with mailto:, https:// or tel:+'),
    about:
      'Whom to tell of a hole in the security, for `/.well-known/security.txt`: `mailto:security@example.gov.uk`, or the address of a page. Without it there is no such file.',
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
    about:
      'Requests a minute from one address, before it is asked to wait. A token may send half as many from all its addresses, a person may send a tenth as many forms, and one address may try a thirtieth as many sign-ins.',
  }),
  EES_API_URL: setting({
    schema: z
      .string()
      .refine((text) => URL.canParse(text) && /^https?:\/\//.test(text), 'must be an address such as https://api.education.gov.uk/statistics')
      .transform((text) => text.replace(/\/+$/, '')),
    default: 'https://api.education.gov.uk/statistics',
    about: 'Where `waymark fetch ees` finds the API of explore education statistics. No page asks it anything.',
  }),
  PRIVACY_CONTACT: setting({
    schema: z.string().min(3, 'must not be empty').max(300, 'must be 300 characters or fewer'),
    about:
      'Whom to ask about personal data and accessibility, as the privacy page says it: the data protection officer’s email, or a name and address.',
  }),
} as const;
