export interface Message {
  /** The same at every attempt. */
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
