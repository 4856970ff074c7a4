import { Modal } from "@carbon/react";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import styles from "./shortcuts.module.css";

/** A key or combination of keys for an action on the page. */
export interface Shortcut {
  /** The keys, as in `Ctrl+Enter`, `Alt+1`, `Alt+L`, `Alt+ArrowDown` or `j`. */
  readonly keys: string;
  readonly label: string;
  /** The action; absent if another part of the page handles the keys and the help only lists them. */
  readonly run?: () => void;
}

type Group = readonly Shortcut[];

interface Keyboard {
  /** The shortcuts of each part of the page that is currently shown. */
  readonly groups: readonly Group[];
  readonly helpShown: boolean;
}

let keyboard: Keyboard = { groups: [], helpShown: false };
const listeners = new Set<() => void>();

function set(next: Partial<Keyboard>) {
  keyboard = { ...keyboard, ...next };
  for (const listener of listeners) {
    listener();
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest("textarea, input:not([type=radio], [type=checkbox]), select, [contenteditable]") !== null;

/** Compares the position of the key as well, since Alt changes the typed letter on a Mac. */
function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  if (event.altKey !== parts.includes("Alt") || (event.ctrlKey || event.metaKey) !== parts.includes("Ctrl")) {
    return false;
  }
  const code = /^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : key;
  return event.key === key || event.code === code;
}

const inDialog = () => document.querySelector("[role=dialog].is-visible, .is-visible > [role=dialog]") !== null;

/** Handles shortcuts of the whole page while they are in use, and lists them in the help. Pass a memoised list. */
export function useShortcuts(shortcuts: Group, inUse = true): void {
  useEffect(() => {
    if (!inUse) {
      return;
    }
    set({ groups: [...keyboard.groups, shortcuts] });
    const pressed = (event: KeyboardEvent) => {
      const found = shortcuts.find(({ keys, run }) => run && matches(event, keys));
      // a typed character is not a command, and a dialog has its own keys
      if (!found || (found.keys.length === 1 && isTyping(event.target)) || inDialog()) {
        return;
      }
      event.preventDefault();
      found.run?.();
    };
    document.addEventListener("keydown", pressed);
    return () => {
      document.removeEventListener("keydown", pressed);
      set({ groups: keyboard.groups.filter((group) => group !== shortcuts) });
    };
  }, [shortcuts, inUse]);
}

/** Opens the list of shortcuts, as the key `?` does. */
export const showShortcutHelp = (): void => set({ helpShown: true });

/** Lists the shortcuts of the current page after the user presses `?` outside of a field. */
export function ShortcutHelp() {
  const { t } = useTranslation();
  const { groups, helpShown } = useSyncExternalStore(subscribe, () => keyboard);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "?" && keyboard.groups.length > 0 && !isTyping(event.target) && !inDialog()) {
        event.preventDefault();
        showShortcutHelp();
      }
    };
    document.addEventListener("keydown", pressed);
    return () => {
      document.removeEventListener("keydown", pressed);
      set({ helpShown: false });
    };
  }, []);

  return (
    helpShown && (
      <Modal
        open
        passiveModal
        size="sm"
        modalHeading={t("keyboard", "Keyboard")}
        onRequestClose={() => set({ helpShown: false })}
        closeButtonLabel={t("close", "Close")}
      >
        <dl className={styles.keys}>
          {[...groups.flat(), { keys: "?", label: t("showKeys", "Show the keys") }].map(({ keys, label }) => (
            <div key={keys + label}>
              <dt>
                {keys.split("+").map((key) => (
                  <kbd key={key}>{names[key] ?? key}</kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    )
  );
}

const names: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
