import { useEffect, useState } from "react";
import { useHost } from "../host/host";
import { type GuardFinding, readFindings, type Side } from "./findings";

/** The time without a key press after which a text is checked, in milliseconds. */
const PAUSE = 900;

/** The length in UTF-16 units above which a text is not checked at each pause, only with the whole note. */
const LONGEST = 60_000;

interface Checked {
  readonly text: string;
  readonly findings: readonly GuardFinding[];
}

const NOTHING: Checked = { text: "", findings: [] };

/** Requests the server's hints for a text at each pause. A newer text cancels the request for the text before. */
export function useContentGuard(side: Side, text: string, patient: string, encounter?: string): Checked {
  const { send } = useHost();
  const [checked, setChecked] = useState(NOTHING);

  useEffect(() => {
    if (text.length > LONGEST || text.trim() === "") {
      setChecked(NOTHING);
      return;
    }
    if (text === checked.text) {
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      readFindings(send, side, { text, patient, encounter }, stop.signal).then(
        (findings) => {
          if (!stop.signal.aborted) {
            setChecked({ text, findings });
          }
        },
        // the author can write the note without hints
        () => undefined,
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [send, side, text, patient, encounter, checked.text]);

  return checked;
}
