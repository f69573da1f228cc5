import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

describe('the log', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', now: () => 0, write: (line) => lines.push(line) });

  it('writes one JSON object a line, and nothing below its level', () => {
    log.debug('unseen');
    log.child({ reqId: 'ABCD-2345' }).warn({ rows: 3 }, 'loaded');
    expect(lines.splice(0)).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"warn","reqId":"ABCD-2345","rows":3,"message":"loaded"}\n']);
  });

  it('leaves out who somebody is and what proves it, and the row that a database error quotes', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(ann@example.invalid) already exists.' });
    log.error({ error, email: 'ann@example.invalid', name: 'Ann', token: 'waymark_x', req: {} }, 'failed');
    const written = lines.splice(0).join('');
    expect(written).toContain('"code":"23505"');
    expect(written).not.toMatch(/ann@|Ann|waymark_x|"req"/);
  });
});
