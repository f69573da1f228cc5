import type { FastifyBaseLogger } from 'fastify';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
type Level = (typeof levels)[number];
export type LogLevel = Level | 'silent';
export const logLevels: readonly LogLevel[] = [...levels, 'silent'];

/** The one logger: fastify, the jobs and the command line write through it. One JSON object a line. */
export type Log = FastifyBaseLogger;
export type Fields = Readonly<Record<string, unknown>>;

export interface LogOptions {
  readonly level: LogLevel;
  /** Where a finished line goes; standard error unless told otherwise. */
  readonly write?: (line: string) => void;
  /** Milliseconds since 1970, from the clock. */
  readonly now: () => number;
}

/**
 * What may never stand in a log, whatever a caller passes: who somebody is, and what proves it. The log says what happened and to which
 * record; the audit trail, which is guarded, says who did it.
 */
const withheld = new Set([
  'email',
  'name',
  'password',
  'cookie',
  'cookies',
  'authorization',
  'token',
  'headers',
  'body',
  'form',
  'query',
  'ip',
  'req',
  'res',
]);

export function createLog(options: LogOptions, bindings: Fields = {}): Log {
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  const threshold = options.level === 'silent' ? levels.length : levels.indexOf(options.level);
  const at = (level: Level) => (first: unknown, message?: unknown) => {
    if (levels.indexOf(level) < threshold) return;
    const fields = typeof first === 'object' && first !== null ? plainFields(first) : {};
    const words = typeof first === 'string' ? first : message;
    write(`${JSON.stringify({ time: new Date(options.now()).toISOString(), level, ...bindings, ...fields, message: words })}\n`);
  };
  return {
    level: options.level,
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    silent: () => undefined,
    child: (more: Fields) => createLog(options, { ...bindings, ...plainFields(more) }),
  } as Log;
}

function plainFields(given: object): Fields {
  if (given instanceof Error) return { error: describeError(given) };
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (withheld.has(key)) continue;
    if (value instanceof Error) fields['error'] = describeError(value);
    else if (typeof value !== 'function') fields[key] = typeof value === 'bigint' ? String(value) : value;
  }
  return fields;
}

/** A database error's `detail` quotes the row it refused, so only these four are kept. */
function describeError(error: Error): Fields {
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, code, message: error.message, stack: error.stack };
}
