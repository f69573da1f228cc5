/** The banner shown once on the next page, after a change has been made. */
export interface Notice {
  readonly kind: 'success' | 'important';
  readonly text: string;
}
