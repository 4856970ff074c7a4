import { useCallback, useState } from "react";
import { Cancelled } from "../host/rest";

/** Runs an action, and keeps the error of the last one. */
export function useWork() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const run = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
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
      setBusy(false);
    }
  }, []);
  return { isBusy, problem, run };
}
