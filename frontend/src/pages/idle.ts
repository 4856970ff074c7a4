/** Half of the time that the platform keeps a session open at first, so that the page is covered before that ends. */
export const IDLE_MINUTES = 15;

const WARNING_SECONDS = 60;

export type Idleness = "active" | "warned" | "locked";

/** How idle a user is who was last active that long ago. */
export function idlenessAfter(milliseconds: number): Idleness {
  if (milliseconds >= IDLE_MINUTES * 60_000) {
    return "locked";
  }
  return milliseconds >= IDLE_MINUTES * 60_000 - WARNING_SECONDS * 1000 ? "warned" : "active";
}
