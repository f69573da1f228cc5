import type { FastifyRequest } from 'fastify';
import { recordAudit } from '../audit/record-audit.ts';
import type { HttpProblem } from './http-problem.ts';
import type { Reply, Route, Subject } from './route.ts';
import type { ServerOptions } from './server-options.ts';
import { nobody } from './visitor.ts';

/** Reading a sensitive record leaves a trace, and so does asking for one that is not there for the reader; where that cannot be written, it is not shown. */
export async function recordReading(options: ServerOptions, request: FastifyRequest, route: Route, answer: Reply): Promise<void> {
  if (route.sensitive !== true || route.method !== 'GET' || answer.kind === 'redirect') return;
  if (answer.kind === 'not-found') return recordRefusal(options, request, route, 404);
  const subject = answer.subject ?? subjectInPath(request, route);
  await options.db.transaction((tx) =>
    recordAudit(tx, { actor: actorOf(request), event: route.audit, subject, after: answer.asked ?? null, reference: request.id }),
  );
}

/** Somebody who is known asked for a sensitive record and was turned away. */
export async function recordRefusal(options: ServerOptions, request: FastifyRequest, route: Route, status: HttpProblem['status']): Promise<void> {
  const event = `${kindOf(route)}.refused` as const;
  const after = { askedFor: route.audit, answer: status };
  const subject = subjectInPath(request, route);
  await options.db.transaction((tx) => recordAudit(tx, { actor: actorOf(request), event, subject, after, reference: request.id }));
}

/** A sensitive path with several parameters has to say which of them is the record. */
export function refuseUnclearSubject({ sensitive, subject, path }: Route): void {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const isClear = subject === undefined ? names.length < 2 : names.includes(subject.param);
  if (sensitive === true && !isClear) throw new Error(`The route ${path} is sensitive: its "subject" has to name the parameter that is the record.`);
}

const actorOf = (request: FastifyRequest) => (request.visitor ?? nobody).actor;
const kindOf = ({ audit }: Route): string => audit.split('.', 1)[0] ?? audit;

function subjectInPath(request: FastifyRequest, route: Route): Subject | null {
  const params = request.params as Readonly<Record<string, string>>;
  const id = route.subject === undefined ? Object.values(params)[0] : params[route.subject.param];
  return id === undefined ? null : { kind: route.subject?.kind ?? kindOf(route), id };
}
