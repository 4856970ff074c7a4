import { useCallback, useEffect, useState } from "react";
import { useHost } from "../host/host";
import type { Problem } from "./problems";

interface CheckResult {
  readonly notes: number;
  readonly versions: number;
  readonly drafts: number;
  readonly intact: boolean;
  readonly problems: readonly Problem[];
}

/** A check of all notes and the whole log, which runs in the background on the server. */
export interface CheckRun {
  readonly running: boolean;
  readonly failed: boolean;
  readonly percent?: number;
  readonly finishedAt?: string | null;
  readonly result?: CheckResult;
}

const RUN = "/sessionnotes/verification/run";

const PAUSE = 1500;

/** The last check. The page reads it repeatedly while the check is running. */
export function useCheckRun() {
  const { send } = useHost();
  const [run, setRun] = useState<CheckRun | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  const ask = useCallback(
    async (start: boolean) => {
      try {
        setRun((await (start ? send("POST", RUN, { body: {} }) : send("GET", RUN))) as CheckRun);
        setProblem(null);
      } catch (thrown) {
        setProblem(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    },
    [send],
  );

  useEffect(() => void ask(false), [ask]);

  useEffect(() => {
    if (run?.running && !problem) {
      const timer = setTimeout(() => void ask(false), PAUSE);
      return () => clearTimeout(timer);
    }
  }, [run, problem, ask]);

  return { run, problem, start: () => ask(true), readAgain: () => ask(false) };
}
