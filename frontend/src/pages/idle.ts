/** Half of the platform's default session time, so that the page is covered before the session ends. */
export const IDLE_MINUTES = 15;

const WARNING_SECONDS = 60;

export type Idleness = "active" | "warned" | "locked";

/** The state of a page whose user was last active the given time ago. */
export function idlenessAfter(milliseconds: number): Idleness {
  if (milliseconds >= IDLE_MINUTES * 60_000) {
    return "locked";
  }
  return milliseconds >= IDLE_MINUTES * 60_000 - WARNING_SECONDS * 1000 ? "warned" : "active";
}
