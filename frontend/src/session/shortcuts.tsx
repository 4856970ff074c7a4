import { useEffect } from "react";

/** A key, or keys pressed together, for something on the page. */
export interface Shortcut {
  /** `Ctrl+Enter`, `Alt+1`, `Alt+L`, `Alt+ArrowDown` or `?`. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest("textarea, input:not([type=radio], [type=checkbox]), select") !== null;

/** By what stands on the key where letters are typed by a modifier, as on a Mac. */
function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const alt = parts.includes("Alt");
  const control = parts.includes("Ctrl");
  if (event.altKey !== alt || (event.ctrlKey || event.metaKey) !== control) {
    return false;
  }
  const code = /^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : key;
  return event.key === key || event.code === code;
}

/** Listens to keys of the whole page, while it is in use. */
export function useShortcuts(shortcuts: readonly Shortcut[], inUse = true): void {
  useEffect(() => {
    if (!inUse) {
      return;
    }
    const pressed = (event: KeyboardEvent) => {
      const found = shortcuts.find(({ keys }) => matches(event, keys));
      // a sign that is typed is no command, and a dialog has its own keys
      if (
        !found ||
        (found.keys === "?" && isTyping(event.target)) ||
        document.querySelector(".cds--modal.is-visible")
      ) {
        return;
      }
      event.preventDefault();
      found.run();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [shortcuts, inUse]);
}
