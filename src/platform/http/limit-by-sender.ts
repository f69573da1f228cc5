import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { isApi } from './visitor.ts';

const aMinute = 60_000;

/**
 * Limits beside the one on each address: a token is one sender from however many addresses, and a person changes things ten times less often than
 * they look. Counted by whoever was identified. Answers whether there were too many, and then has said in the header when to come again.
 */
export function limitBySender(
  server: FastifyInstance,
  { requestsPerMinute }: Config,
): (request: FastifyRequest, reply: FastifyReply) => Promise<boolean> {
  const tokens = server.createRateLimit({
    max: Math.ceil(requestsPerMinute / 2),
    timeWindow: aMinute,
    keyGenerator: ({ visitor }) => visitor?.actor.tokenId ?? 0,
  });
  const changes = server.createRateLimit({
    max: Math.ceil(requestsPerMinute / 10),
    timeWindow: aMinute,
    keyGenerator: ({ visitor, ip }) => visitor?.actor.accountId ?? ip,
  });
  return async (request, reply) => {
    const limit = request.visitor?.actor.kind === 'token' ? tokens : request.method === 'POST' && !isApi(request) ? changes : null;
    const counted = await limit?.(request);
    if (counted === undefined || counted.isAllowed || !counted.isExceeded) return false;
    void reply.header('retry-after', counted.ttlInSeconds);
    return true;
  };
}
