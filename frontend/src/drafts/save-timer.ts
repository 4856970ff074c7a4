/** After the last key. */
const PAUSE_MS = 2_000;

/** After the first key that is not saved, however fast one types on. */
const LATEST_MS = 10_000;

/** After a sign-in that the user would not do; it can have been done in another window. */
const SIGNED_OUT_MS = 30_000;

const LONGEST_RETRY_MS = 60_000;

/** When to save next. It runs nothing twice: whatever is due later replaces what was. */
export class SaveTimer {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstUnsaved: number | null = null;
  private retryAt: number | null = null;
  private failures = 0;

  constructor(private readonly save: () => void) {}

  typed(): void {
    const now = Date.now();
    this.firstUnsaved ??= now;
    // while a server can't be reached typing does not ask it more often
    this.runAt(this.retryAt ?? Math.min(now + PAUSE_MS, this.firstUnsaved + LATEST_MS));
  }

  failed(signedOut: boolean): void {
    this.failures++;
    const pause = Math.min(1_000 * 2 ** this.failures, LONGEST_RETRY_MS);
    this.retryAt = Date.now() + (signedOut ? SIGNED_OUT_MS : pause);
    this.runAt(this.retryAt);
  }

  /** What is typed from now on is not in the request. */
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
