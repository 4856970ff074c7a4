import { useEffect, useRef, useState } from "react";
import { useHost } from "../host/host";
import { type GuardFinding, readFindings, type Side } from "./findings";

/** After so long without a key a text is checked, in milliseconds. */
export const PAUSE = 900;

/** A longer text is checked when the note is, not at each pause. */
const LONGEST = 60_000;

interface Checked {
  readonly text: string;
  readonly findings: readonly GuardFinding[];
}

const NOTHING: Checked = { text: "", findings: [] };

/** What the server hints at, asked at each pause. A newer text takes back the question about the one before. */
export function useContentGuard(side: Side, text: string, patient: string, encounter?: string): Checked {
  const { send } = useHost();
  const [checked, setChecked] = useState(NOTHING);
  const last = useRef("");

  useEffect(() => {
    if (text === last.current) {
      return;
    }
    if (text.trim() === "" || text.length > LONGEST) {
      last.current = text;
      setChecked(NOTHING);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      last.current = text;
      readFindings(send, side, { text, patient, encounter }, stop.signal).then(
        (findings) => {
          if (!stop.signal.aborted) {
            setChecked({ text, findings });
          }
        },
        // a hint that cannot be had is none: the note is written all the same
        () => undefined,
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [send, side, text, patient, encounter]);

  return checked;
}
