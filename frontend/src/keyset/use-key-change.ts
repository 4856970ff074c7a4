import { useEffect } from "react";
import { useGet, useHost } from "../host/host";

/** The keys of the keyset, and the progress of sealing with the newest key. */
export interface KeyState {
  readonly keys: number;
  readonly resealing: boolean;
  readonly versionsToReseal: number;
  readonly draftsToReseal: number;
  /** The number of papers of clients. */
  readonly documentsToReseal: number;
  /** The number of versions and drafts that the last run on this server skipped because they are damaged. */
  readonly damagedVersions: number;
  /** The moment at which everything was sealed with the newest key. */
  readonly resealedAt: string | null;
}

export interface KeyChange {
  /** The state; undefined before the first answer. */
  readonly state: KeyState | undefined;
  readonly problem: Error | undefined;
  readonly readAgain: () => void;
  readonly order: (action: "rotate" | "reseal" | "interrupt") => Promise<void>;
}

const KEYSET = "/sessionnotes/keyset";

const PAUSE_MILLIS = 2000;

/** The state of the keyset, read repeatedly while the server seals the notes again. */
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
