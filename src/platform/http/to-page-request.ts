import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { readCookie } from './cookies.ts';
import type { PageRequest, Route, UploadedFile } from './route.ts';
import { safeFileName } from './safe-file-name.ts';
import type { Visitor } from './visitor.ts';

/** Text with a NUL in it cannot be stored and is never meant: it is dropped from what somebody looks for. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');

/** By its header, since it is asked before the body is looked at. */
export const isMultipart = (request: FastifyRequest): boolean => /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');

/** `URLSearchParams` never throws, whatever the percent signs say. */
export function queryOf(request: FastifyRequest): URLSearchParams {
  const start = request.url.indexOf('?');
  const given = new URLSearchParams(start === -1 ? '' : request.url.slice(start + 1));
  return new URLSearchParams([...given].map(([name, value]) => [withoutNul(name), withoutNul(value)] as [string, string]));
}

export function toPageRequest(request: FastifyRequest, route: Route, visitor: Visitor, config: Config): PageRequest {
  const fields = new Map<string, string>();
  return {
    actor: visitor.actor,
    session: visitor.session,
    cookie: (purpose) => readCookie(request, config, purpose),
    params: request.params as Record<string, string>,
    query: queryOf(request),
    form: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
    url: request.url,
    address: request.ip,
    reference: request.id,
    audit: route.audit,
    fields,
    upload: () => uploadedFiles(request, fields),
  };
}

async function* uploadedFiles(request: FastifyRequest, fields: Map<string, string>): AsyncGenerator<UploadedFile> {
  for await (const part of partsOf(request)) {
    if (part.type === 'file') {
      const { file } = part;
      // Left alone, a file over the limit merely ends early and looks whole to whoever reads it.
      // It may have broken off before anybody could listen.
      if (file.errored) asSendersDoing(file.errored);
      file.prependListener('error', asSendersDoing);
      file.once('limit', () => file.destroy(new request.server.multipartErrors.RequestFileTooLargeError()));
      yield { field: part.fieldname, fileName: safeFileName(part.filename), stream: file };
    } else if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
  }
}

/** Whoever reads the file is told of a form that breaks off within it, and may know nothing of it. */
function asSendersDoing(error: Error): void {
  if (!('statusCode' in error)) Object.assign(error, { statusCode: 400 });
}

/** Parts that break off, or were never parts, are the sender's doing and no fault of ours. */
async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    yield* request.parts();
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw Object.assign(new Error('The parts of the form cannot be read', { cause: error }), { statusCode: 400 });
  }
}
