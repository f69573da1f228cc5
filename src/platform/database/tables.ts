/**
 * Every table Kysely may name, by its SQL name.
 *
 * Platform knows no table. The module that owns a table declares it here by augmentation:
 *
 *     declare module '../../platform/database/tables.ts' {
 *       interface Tables { locality: LocalityTable }
 *     }
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by augmentation
export interface Tables {}
