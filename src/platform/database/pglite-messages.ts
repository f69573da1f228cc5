export type StatementRequest = (
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly (string | Uint8Array | null)[] }
  | { readonly kind: 'run'; readonly sql: string }
  | { readonly kind: 'copy'; readonly sql: string; readonly chunk: Uint8Array<ArrayBuffer> }
) & {
  /** Done before it, in the same crossing between threads; where it fails, so does what it was to come before. */
  readonly first?: string;
};

/** What the main thread asks of the worker that holds PGlite. */
export type WorkerRequest = StatementRequest | { readonly kind: 'dump' } | { readonly kind: 'close' };

/** Rows as lists in the order of `fields`, so that the names cross between threads once. */
export interface WorkerResult {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly command: string;
  readonly affected: number | null;
}

/** An error's own fields: a class does not survive the crossing. */
export type WorkerFault = Readonly<Record<string, unknown>> & { readonly message: string };

export type WorkerReply =
  | { readonly id: number; readonly results: readonly WorkerResult[] }
  | { readonly id: number; readonly dump: Uint8Array }
  | { readonly id: number; readonly fault: WorkerFault };

export interface WorkerSettings {
  /** Null keeps the data in memory. */
  readonly directory: string | null;
  readonly startFrom: Blob | null;
  /** PGlite itself, already compiled. */
  readonly wasm: object;
}
