import type { RetentionAction } from './retention-rule.ts';

export const actionWords: Readonly<Record<RetentionAction, string>> = {
  'review': 'Look at each, and decide',
  'erase-personal-data': 'Erase the names in it',
};
