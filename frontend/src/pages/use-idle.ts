import { useCallback, useEffect, useRef, useState } from "react";
import { type Idleness, idlenessAfter } from "./idle";

const ACTIVITY = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

/** Watches the user's activity. A locked page stays locked until the user unlocks it, despite any activity. */
export function useIdle(): { readonly idleness: Idleness; readonly unlock: () => void } {
  const [idleness, setIdleness] = useState<Idleness>("active");
  const lastActive = useRef(Date.now());
  const isLocked = useRef(false);

  const look = useCallback(() => {
    // reads the clock, since timers stop while the computer sleeps
    const next = isLocked.current ? "locked" : idlenessAfter(Date.now() - lastActive.current);
    isLocked.current = next === "locked";
    setIdleness(next);
  }, []);

  useEffect(() => {
    const active = () => {
      // locks a page after sleep before the first key press counts as activity
      look();
      if (!isLocked.current) {
        lastActive.current = Date.now();
        look();
      }
    };
    const timer = setInterval(look, 1000);
    for (const kind of ACTIVITY) {
      window.addEventListener(kind, active, { capture: true, passive: true });
    }
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      for (const kind of ACTIVITY) {
        window.removeEventListener(kind, active, { capture: true });
      }
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);

  const unlock = useCallback(() => {
    isLocked.current = false;
    lastActive.current = Date.now();
    setIdleness("active");
  }, []);

  return { idleness, unlock };
}
