import type { Selectable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import '../../datasets/index.ts';

/** One school's line of Ofsted's management information, as the datasets keep it; every judgement is text as published. */
export type PublishedInspections = Selectable<Tables['ofsted_state_funded']>;
