import type { LogLevel } from '../log/log.ts';
import type { Setting, TrustedProxies } from './settings.ts';
import { settings } from './settings.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash; undefined when people use the host and port. */
  readonly baseUrl: string | undefined;
  /** Whose word about who sent a request is taken. */
  readonly trustProxy: TrustedProxies;
  readonly secureCookies: boolean;
  /** A PostgreSQL server; undefined for the embedded database in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  /** The same database under the login that owns its tables; undefined where `databaseUrl` is the only login, or the owner prepares it elsewhere. */
  readonly databaseOwnerUrl: string | undefined;
  /** What seals secrets in the database; the first seals, each opens. Undefined where the embedded database keeps its own. */
  readonly secretKeys: readonly string[] | undefined;
  /** The council's identity provider; undefined where everybody has a password. */
  readonly councilSignIn: CouncilSignIn | undefined;
  /** Mail goes by one of these two; where neither is given it stays in the outbox. */
  readonly smtpUrl: string | undefined;
  readonly notify: NotifyConfig | undefined;
  readonly mailFrom: string;
  readonly dataDirectory: string;
  /** Entered by `waymark start --demo` alone, never by the environment: a copied environment must not open a real service. */
  readonly demonstration: boolean;
  readonly logLevel: LogLevel;
  readonly statementTimeoutMs: number;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  readonly uploadLimitMb: number;
  readonly requestsPerMinute: number;
  /** Without a slash at its end. */
  readonly eesApiUrl: string;
  /** Whom to ask about personal data; undefined where the privacy page can only name the authority. */
  readonly privacyContact: string | undefined;
  /** Whom to tell of a hole, as RFC 9116 has it. */
  readonly securityContact: string | undefined;
}

/** GOV.UK Notify, and the template of ours that it fills. */
export interface NotifyConfig {
  readonly apiKey: string;
  readonly templateId: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
}

export interface CouncilSignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: string;
  /** The code of the authority whose staff it vouches for; undefined where there is only one. */
  readonly laCode: string | undefined;
}

/** What the command line said; each wins over the environment. */
export interface Flags {
  readonly port?: string;
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly demo?: boolean;
}
type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the configuration, told at once. */
export class ConfigurationFault extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(['The configuration cannot be used:', ...faults.map((fault) => `  - ${fault}`), 'docs/configuration.md lists every setting.'].join('\n'));
    this.name = 'ConfigurationFault';
    this.faults = faults;
  }
}

export function readConfig(flags: Flags = {}, environment: Environment = process.env): Config {
  const faults: string[] = [];
  const read = <T>(name: keyof typeof settings, given: Setting<T>, flagged?: string): T | undefined => {
    const text = flagged ?? (environment[name] === '' ? undefined : environment[name]) ?? given.default;
    if (text === undefined) return undefined;
    const parsed = given.schema.safeParse(text);
    if (parsed.success) return parsed.data;
    const shown = given.secret ? '' : ` (it is "${text}")`;
    faults.push(`${flagged === undefined ? name : (given.flag ?? name)} ${parsed.error.issues.map((issue) => issue.message).join(', and ')}${shown}`);
    return undefined;
  };
  /** All of them, or none; some without the others are a fault. One that is given and cannot be used is told of where it is read. */
  const together = <T extends Record<string, string | undefined>>(given: T, names: readonly string[]): { [K in keyof T]: string } | undefined => {
    const missing = names.filter((name) => (environment[name] ?? '') === '');
    if (missing.length > 0 && missing.length < names.length)
      faults.push(`${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} are set together or not at all`);
    return Object.values(given).includes(undefined) ? undefined : (given as { [K in keyof T]: string });
  };
  const demonstration = flags.demo ?? false;
  const baseUrl = read('BASE_URL', settings.BASE_URL);
  const databaseUrl = read('DATABASE_URL', settings.DATABASE_URL, flags.databaseUrl);
  const databaseOwnerUrl = read('DATABASE_OWNER_URL', settings.DATABASE_OWNER_URL);
  if (databaseOwnerUrl !== undefined && databaseUrl === undefined) faults.push('DATABASE_OWNER_URL is of no use without DATABASE_URL');
  if (demonstration && databaseUrl !== undefined) faults.push('--demo keeps to the embedded database: it cannot be used with DATABASE_URL');
  // A demonstration ignores WAYMARK_DATA, so that it can never be opened on real data by accident.
  const dataDirectory = demonstration ? (flags.data ?? 'data/demonstration') : read('WAYMARK_DATA', settings.WAYMARK_DATA, flags.data);
  const councilSignIn = together(
    {
      issuer: read('OIDC_ISSUER', settings.OIDC_ISSUER),
      clientId: read('OIDC_CLIENT_ID', settings.OIDC_CLIENT_ID),
      clientSecret: read('OIDC_CLIENT_SECRET', settings.OIDC_CLIENT_SECRET),
    },
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  );
  if (councilSignIn !== undefined && baseUrl === undefined)
    faults.push('BASE_URL must be set where OIDC_ISSUER is: the identity provider sends people back to it');
  const notify = together(
    { apiKey: read('NOTIFY_API_KEY', settings.NOTIFY_API_KEY), templateId: read('NOTIFY_TEMPLATE_ID', settings.NOTIFY_TEMPLATE_ID) },
    ['NOTIFY_API_KEY', 'NOTIFY_TEMPLATE_ID'],
  );
  const apiUrl = read('NOTIFY_API_URL', settings.NOTIFY_API_URL) ?? '';
  const smtpUrl = read('SMTP_URL', settings.SMTP_URL);
  if (notify !== undefined && smtpUrl !== undefined) faults.push('Mail goes one way: set SMTP_URL or NOTIFY_API_KEY, not both');
  const more = { label: read('OIDC_LABEL', settings.OIDC_LABEL), laCode: read('OIDC_AUTHORITY', settings.OIDC_AUTHORITY) };
  const config = {
    port: read('PORT', settings.PORT, flags.port),
    host: read('HOST', settings.HOST),
    baseUrl,
    trustProxy: read('TRUST_PROXY', settings.TRUST_PROXY),
    secureCookies: baseUrl?.startsWith('https://') ?? false,
    databaseUrl,
    databaseOwnerUrl,
    secretKeys: read('SECRET_KEY', settings.SECRET_KEY),
    councilSignIn: councilSignIn === undefined || demonstration ? undefined : { ...councilSignIn, ...more },
    // Its people are invented, and their addresses are nobody's.
    smtpUrl: demonstration ? undefined : smtpUrl,
    notify: demonstration || notify === undefined ? undefined : { ...notify, apiUrl },
    mailFrom: read('MAIL_FROM', settings.MAIL_FROM),
    dataDirectory,
    demonstration,
    // Somebody looking round wants the address on the terminal, not a line for every request.
    logLevel: read('LOG_LEVEL', demonstration ? { ...settings.LOG_LEVEL, default: 'warn' } : settings.LOG_LEVEL),
    statementTimeoutMs: read('STATEMENT_TIMEOUT_MS', settings.STATEMENT_TIMEOUT_MS),
    sessionIdleMinutes: read('SESSION_IDLE_MINUTES', settings.SESSION_IDLE_MINUTES),
    sessionHours: read('SESSION_HOURS', settings.SESSION_HOURS),
    uploadLimitMb: read('UPLOAD_LIMIT_MB', settings.UPLOAD_LIMIT_MB),
    requestsPerMinute: read('REQUESTS_PER_MINUTE', settings.REQUESTS_PER_MINUTE),
    eesApiUrl: read('EES_API_URL', settings.EES_API_URL),
    privacyContact: read('PRIVACY_CONTACT', settings.PRIVACY_CONTACT),
    securityContact: read('SECURITY_CONTACT', settings.SECURITY_CONTACT),
  };
  if (faults.length > 0) throw new ConfigurationFault(faults);
  return config as Config;
}
