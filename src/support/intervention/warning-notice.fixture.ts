import { lawDefinitions } from './law-definitions.ts';

const found = lawDefinitions.find(({ key }) => key === 'warning-notice');
if (!found) throw new Error('There is no warning notice.');

/** As it ships, with its letters. */
export const warningNotice = found;
