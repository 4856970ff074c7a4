import { useCallback, useEffect, useRef, useState } from "react";
import { useHost } from "../host/host";
import { Cancelled, RestError, Unreachable } from "../host/rest";
import { isFocusFree } from "../shared/focus";
import { ADOPTION, type AdoptionState, type Named } from "./adoption-requests";
import { canResume, currentOf, uuidsOf } from "./run-logic";

const POLL_MILLIS = 2000;

export interface Adoption {
  /** The server's last answer; null before the first answer. */
  readonly state: AdoptionState | null;
  /** The error of the last attempt to read the state. */
  readonly readProblem: Error | null;
  /** The error of the last action. */
  readonly actProblem: Error | null;
  readonly read: () => Promise<void>;
  readonly dryRun: (concepts: readonly string[]) => Promise<void>;
  readonly start: (concepts: readonly Named[]) => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Interrupts a run, or withdraws a proposal. */
  readonly interrupt: () => Promise<void>;
  /** Sends another request to the server, and reports an error. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** True if no server answered, or only a proxy in front of it. */
const isGone = (problem: Error) =>
  problem instanceof Unreachable || (problem instanceof RestError && [502, 503, 504].includes(problem.status));

/** The adoptions on the server. While an adoption is running, a visible page keeps asking the server for its state. */
export function useAdoption(): Adoption {
  const { send, user } = useHost();
  const [state, setState] = useState<AdoptionState | null>(null);
  const [readProblem, setReadProblem] = useState<Error | null>(null);
  const [actProblem, setActProblem] = useState<Error | null>(null);
  const [isActing, setActing] = useState(false);
  const acting = useRef(false);
  /** The number of requests so far, so that the page ignores a late answer to an older request. */
  const asked = useRef(0);
  const shown = useRef(0);

  const take = useCallback(async (request: Promise<unknown>) => {
    asked.current += 1;
    const turn = asked.current;
    const told = (await request) as AdoptionState;
    if (turn > shown.current) {
      shown.current = turn;
      setState(told);
    }
    return told;
  }, []);

  const read = useCallback(async () => {
    try {
      await take(send("GET", ADOPTION));
      setReadProblem(null);
    } catch (thrown) {
      setReadProblem(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  }, [send, take]);

  useEffect(() => void read(), [read]);

  const canPoll = readProblem === null ? state?.running === true : isGone(readProblem);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer sets the next time
  useEffect(() => {
    if (!canPoll || isActing) {
      return;
    }
    // a hidden page must not keep the session alive
    const timer = setTimeout(() => !document.hidden && void read(), POLL_MILLIS);
    return () => clearTimeout(timer);
  }, [canPoll, isActing, state, readProblem, read]);

  useEffect(() => {
    const lookedAt = () => !document.hidden && !acting.current && void read();
    document.addEventListener("visibilitychange", lookedAt);
    return () => document.removeEventListener("visibilitychange", lookedAt);
  }, [read]);

  const attempt = useCallback(async (work: () => Promise<unknown>) => {
    const focused = document.activeElement;
    setActProblem(null);
    try {
      await work();
    } catch (thrown) {
      if (thrown instanceof Error && !(thrown instanceof Cancelled)) {
        setActProblem(thrown);
      }
      if (isFocusFree() && focused instanceof HTMLElement && focused.isConnected) {
        focused.focus();
      }
    }
  }, []);

  /** Runs one action at a time: a second click does nothing. */
  const once = async (work: () => Promise<unknown>) => {
    if (acting.current) {
      return;
    }
    acting.current = true;
    setActing(true);
    await attempt(work);
    acting.current = false;
    setActing(false);
  };
  const order = (action: string, concepts?: readonly string[]) =>
    take(send("POST", ADOPTION, { body: { action, concepts } }));

  return {
    state,
    readProblem,
    actProblem,
    read,
    attempt,
    dryRun: (concepts) => once(() => order("dryRun", concepts)),
    start: (concepts) => once(() => order("start", uuidsOf(concepts))),
    interrupt: () => once(() => order("interrupt")),
    resume: () =>
      once(async () => {
        // does not restart a run that another user has since resumed or ended
        const current = currentOf(await take(send("GET", ADOPTION)), user.uuid);
        if (canResume(current)) {
          await order("start", uuidsOf(current.run.concepts));
        }
      }),
  };
}
