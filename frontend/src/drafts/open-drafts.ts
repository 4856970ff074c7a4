import type { Send } from "../host/rest";
import type { DraftSubject } from "./draft-requests";
import { DraftStore } from "./draft-store";

interface Opened {
  readonly store: DraftStore<object>;
  uses: number;
  readonly close: () => void;
}

/** Of each way to the server, by user and note. A store whose note was left stays until all of it is saved. */
const opened = new WeakMap<Send, Map<string, Opened>>();

const watchers = new WeakMap<Send, Set<() => void>>();

/** @param user uuid: what one user typed is never another's */
interface DraftOwner {
  readonly send: Send;
  readonly user: string;
}

const keyOf = ({ user }: DraftOwner, { note }: DraftSubject) => `${user} ${note}`;

/** @return the store of a note that is open already, or a new one that does nothing until it is used */
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
 * Begins to load and to save.
 *
 * @return ends it, once all is saved
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

/** Saves all that is open, before its user signs out. What can't be saved stays, and the page warns when it is left. */
export async function saveOpenDrafts(send: Send): Promise<void> {
  const stores = [...(opened.get(send)?.values() ?? [])].map(({ store }) => store);
  await Promise.all(stores.map((store) => store.flush().catch(() => undefined)));
}

/** Calls the listener when any draft of this way to the server may have become saved or unsaved. */
export function watchDrafts(send: Send, listener: () => void): () => void {
  const before = watchers.get(send) ?? new Set();
  watchers.set(send, before.add(listener));
  return () => {
    before.delete(listener);
  };
}

/** Whether any draft that is open holds what the server does not have. */
export const hasUnsaved = (send: Send): boolean =>
  [...(opened.get(send)?.values() ?? [])].some(({ store }) => store.isUnsaved);

const tell = (send: Send) => watchers.get(send)?.forEach((listener) => void listener());

/** Saves before the page may go, again when the network is back, and warns of what would be lost. */
function watch<C extends object>(store: DraftStore<C>): () => void {
  const leaving = () => void store.tryToSave(true).then((problem) => problem ?? store.tryToSave(true));
  const shownOrHidden = () => (document.visibilityState === "hidden" ? leaving() : store.lookAgain());
  const online = () => void store.tryToSave();
  const warn = (event: BeforeUnloadEvent) => {
    if (store.isUnsaved) {
      event.preventDefault();
      // what older browsers ask for
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
