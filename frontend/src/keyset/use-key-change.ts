import { useEffect } from "react";
import { useGet, useHost } from "../host/host";

/** The keys of the keyset, and how far sealing with the newest one has come. */
export interface KeyState {
  readonly keys: number;
  readonly resealing: boolean;
  readonly versionsToReseal: number;
  readonly draftsToReseal: number;
  /** What the last run on this server left, because it is not what was stored. */
  readonly damagedVersions: number;
  /** The moment at which everything was sealed with the newest key. */
  readonly resealedAt: string | null;
}

export interface KeyChange {
  /** Undefined before the first answer. */
  readonly state: KeyState | undefined;
  readonly problem: Error | undefined;
  readonly readAgain: () => void;
  readonly order: (action: "rotate" | "reseal" | "interrupt") => Promise<void>;
}

const KEYSET = "/sessionnotes/keyset";

const PAUSE_MILLIS = 2000;

/** The state of the keyset, read again and again while the notes are being sealed. */
export function useKeyChange(): KeyChange {
  const { send } = useHost();
  const { data: state, error: problem, mutate } = useGet<KeyState>(KEYSET);

  const isWatched = state?.resealing === true && !problem;
  useEffect(() => {
    if (isWatched) {
      // a hidden page must not keep the session alive
      const timer = setInterval(() => !document.hidden && void mutate(), PAUSE_MILLIS);
      return () => clearInterval(timer);
    }
  }, [isWatched, mutate]);

  return {
    state,
    problem,
    readAgain: () => void mutate(),
    order: async (action) => {
      await mutate((await send("POST", KEYSET, { body: { action } })) as KeyState, { revalidate: false });
    },
  };
}
