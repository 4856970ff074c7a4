import { useCallback, useEffect, useRef, useState } from "react";

/** Moves the focus back to the element that last had it in a pane, or else to the first field or button. */
export function useLastFocus() {
  const [pane, setPane] = useState<HTMLElement | null>(null);
  const last = useRef<EventTarget | null>(null);

  useEffect(() => {
    const focused = (event: FocusEvent) => {
      last.current = event.target;
    };
    pane?.addEventListener("focusin", focused);
    return () => pane?.removeEventListener("focusin", focused);
  }, [pane]);

  const focus = useCallback(() => {
    const place =
      last.current instanceof HTMLElement && last.current.isConnected
        ? last.current
        : pane?.querySelector<HTMLElement>("textarea, button:not([disabled])");
    place?.focus();
  }, [pane]);

  return { ref: setPane, focus };
}
