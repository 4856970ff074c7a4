import { useCallback, useEffect, useRef, useState } from "react";
import { useHost } from "../host/host";
import { Cancelled, RestError, Unreachable } from "../host/rest";
import { isFocusFree } from "../shared/focus";
import { ADOPTION, type AdoptionState, type Named } from "./adoption-requests";
import { canResume, currentOf, uuidsOf } from "./run-logic";

const POLL_MILLIS = 2000;

export interface Adoption {
  /** As the server told it last; null before that. */
  readonly state: AdoptionState | null;
  /** Why it could not be read. */
  readonly readProblem: Error | null;
  /** Why the last action was refused. */
  readonly actProblem: Error | null;
  readonly read: () => Promise<void>;
  readonly dryRun: (concepts: readonly string[]) => Promise<void>;
  readonly start: (concepts: readonly Named[]) => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Takes a proposal back, too. */
  readonly interrupt: () => Promise<void>;
  /** Does something else that asks the server, and says what went wrong. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** Whether no server answered, or only what stands before it. */
const isGone = (problem: Error) =>
  problem instanceof Unreachable || (problem instanceof RestError && [502, 503, 504].includes(problem.status));

/** The adoptions on the server. While one is running it is asked again and again, as long as the page is looked at. */
export function useAdoption(): Adoption {
  const { send, user } = useHost();
  const [state, setState] = useState<AdoptionState | null>(null);
  const [readProblem, setReadProblem] = useState<Error | null>(null);
  const [actProblem, setActProblem] = useState<Error | null>(null);
  const [isActing, setActing] = useState(false);
  const acting = useRef(false);
  /** Counts the requests: what was asked before something else was shown comes too late. */
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
    // no session is kept alive by a page that nobody looks at
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

  /** One thing at a time: a second click does nothing. */
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
        // what was done elsewhere since this was shown is not begun anew
        const current = currentOf(await take(send("GET", ADOPTION)), user.uuid);
        if (canResume(current)) {
          await order("start", uuidsOf(current.run.concepts));
        }
      }),
  };
}
