import type { Send } from "../host/rest";
import type { DraftSubject } from "./draft-requests";
import { DraftStore } from "./draft-store";

interface Opened {
  readonly store: DraftStore<object>;
  uses: number;
  readonly close: () => void;
}

/** The open stores of each connection, by user and note. A store stays after the user left its note until it has saved all. */
const opened = new WeakMap<Send, Map<string, Opened>>();

const watchers = new WeakMap<Send, Set<() => void>>();

/** The user of a draft, by uuid, so that no user gets the text of another one, and the connection to the server. */
interface DraftOwner {
  readonly send: Send;
  readonly user: string;
}

const keyOf = ({ user }: DraftOwner, { note }: DraftSubject) => `${user} ${note}`;

/** @return the store of a note that is already open, or a new store that does nothing until it is started */
export function findDraft<C extends object>(
  owner: DraftOwner,
  subject: DraftSubject,
  initial: C,
  isNew: boolean,
): DraftStore<C> {
  const found = opened.get(owner.send)?.get(keyOf(owner, subject))?.store;
  return (found as DraftStore<C> | undefined) ?? new DraftStore(owner.send, subject, initial, isNew);
}

/**
 * Starts to load and save a draft.
 *
 * @return a function that closes the store as soon as it has saved everything
 */
export function startDraft<C extends object>(owner: DraftOwner, store: DraftStore<C>): () => void {
  const stores = opened.get(owner.send) ?? new Map<string, Opened>();
  opened.set(owner.send, stores);
  const key = keyOf(owner, store.subject);
  const entry = stores.get(key) ?? { store: store as unknown as DraftStore<object>, uses: 0, close: watch(store) };
  stores.set(key, entry);
  entry.uses++;
  void store.tryToSave();

  const closeIfSaved = () => {
    if (entry.uses === 0 && !store.isUnsaved && stores.get(key) === entry) {
      stores.delete(key);
      entry.close();
      unsubscribe();
    }
  };
  const unsubscribe = store.subscribe(() => {
    tell(owner.send);
    closeIfSaved();
  });
  return () => {
    entry.uses--;
    void store.tryToSave().then(closeIfSaved);
  };
}

/** Saves all open drafts before the user signs out. Unsaved text stays, and the page warns the user who leaves it. */
export async function saveOpenDrafts(send: Send): Promise<void> {
  const stores = [...(opened.get(send)?.values() ?? [])].map(({ store }) => store);
  await Promise.all(stores.map((store) => store.flush().catch(() => undefined)));
}

/** Calls the listener when any draft of this connection may have become saved or unsaved. */
export function watchDrafts(send: Send, listener: () => void): () => void {
  const before = watchers.get(send) ?? new Set();
  watchers.set(send, before.add(listener));
  return () => {
    before.delete(listener);
  };
}

/** True if any open draft holds text that the server does not have. */
export const hasUnsaved = (send: Send): boolean =>
  [...(opened.get(send)?.values() ?? [])].some(({ store }) => store.isUnsaved);

const tell = (send: Send) => watchers.get(send)?.forEach((listener) => void listener());

/** Saves when the user leaves the page and when the network returns. Warns the user before closing the page loses text. */
function watch<C extends object>(store: DraftStore<C>): () => void {
  const leaving = () => void store.tryToSave(true).then((problem) => problem ?? store.tryToSave(true));
  const shownOrHidden = () => (document.visibilityState === "hidden" ? leaving() : store.lookAgain());
  const online = () => void store.tryToSave();
  const warn = (event: BeforeUnloadEvent) => {
    if (store.isUnsaved) {
      event.preventDefault();
      // older browsers need this to show the warning
      event.returnValue = true;
    }
  };
  document.addEventListener("visibilitychange", shownOrHidden);
  window.addEventListener("pagehide", leaving);
  window.addEventListener("online", online);
  window.addEventListener("beforeunload", warn);
  return () => {
    document.removeEventListener("visibilitychange", shownOrHidden);
    window.removeEventListener("pagehide", leaving);
    window.removeEventListener("online", online);
    window.removeEventListener("beforeunload", warn);
    store.stop();
  };
}
