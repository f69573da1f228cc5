import type { Config } from './config.ts';

/** What a link in a mail begins with. */
export const publicAddress = ({ baseUrl, port }: Pick<Config, 'baseUrl' | 'port'>): string => baseUrl ?? `http://localhost:${String(port)}`;
