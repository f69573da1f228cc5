import { z } from 'zod';
import { overviewAnswer } from '../overview/overview-answer.ts';
import type { ApiDescription } from './endpoint.ts';

/** `GET /api/v1/overview`, which the overview's own routes serve. */
export const overviewDescription: ApiDescription = {
  path: '/api/v1/overview',
  operation: 'getOverview',
  summary: 'The education system overview',
  description: 'How many providers of each kind your authority has, in its own terms.',
  params: z.object({}),
  query: z.object({}),
  answer: overviewAnswer,
};
