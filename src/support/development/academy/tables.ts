declare module '../../../platform/database/tables.ts' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by what is built here
  interface Tables {}
}

export {};
