/** The values that fill in each sentence. */
interface By {
  /** The name of the user who caused the event. */
  readonly who: string;
  /** The address and the time of the event. */
  readonly rest: string;
  readonly [name: string]: string;
}

export type Sentences = Readonly<Record<string, (by: By) => string>>;
