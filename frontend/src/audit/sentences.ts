/** What each sentence is filled in with. */
export interface By {
  /** Who did it. */
  readonly who: string;
  /** From where, and when. */
  readonly rest: string;
  readonly [name: string]: string;
}

export type Sentences = Readonly<Record<string, (by: By) => string>>;
