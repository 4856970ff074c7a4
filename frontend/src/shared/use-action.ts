import { useCallback, useRef, useState } from "react";
import { Cancelled } from "../host/rest";

/**
 * Runs one action at a time, and keeps its error; cancelling the password prompt is not an error.
 *
 * `run` tells whether it did the whole action.
 */
export function useAction() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const running = useRef(false);

  const run = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) {
      return false;
    }
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Cancelled)) {
        setProblem(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { run, isBusy, problem };
}
