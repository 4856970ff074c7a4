/** The longest wait after the last key press. */
const PAUSE_MS = 2_000;

/** The longest wait after the first unsaved key press, even if the user keeps typing. */
const LATEST_MS = 10_000;

/** The wait after the user refused to sign in again. The user may sign in in another window meanwhile. */
const SIGNED_OUT_MS = 30_000;

const LONGEST_RETRY_MS = 60_000;

/** Decides when to save next. Each new time replaces the one before, so the timer never saves twice. */
export class SaveTimer {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstUnsaved: number | null = null;
  private retryAt: number | null = null;
  private failures = 0;

  constructor(private readonly save: () => void) {}

  typed(): void {
    const now = Date.now();
    this.firstUnsaved ??= now;
    // typing does not shorten the pause between attempts to reach the server
    this.runAt(this.retryAt ?? Math.min(now + PAUSE_MS, this.firstUnsaved + LATEST_MS));
  }

  failed(signedOut: boolean): void {
    this.failures++;
    const pause = Math.min(1_000 * 2 ** this.failures, LONGEST_RETRY_MS);
    this.retryAt = Date.now() + (signedOut ? SIGNED_OUT_MS : pause);
    this.runAt(this.retryAt);
  }

  /** Marks the start of a request. Text that the user types from now on is not in it. */
  sending(): void {
    this.stop();
    this.firstUnsaved = null;
    this.retryAt = null;
  }

  answered(): void {
    this.failures = 0;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private runAt(moment: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.save, Math.max(0, moment - Date.now()));
  }
}
