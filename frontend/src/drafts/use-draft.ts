import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useHost } from "../host/host";
import type { DraftSubject } from "./draft-requests";
import type { NewerNote, SaveNote, SaveState } from "./draft-store";
import type { Conflict } from "./merge";
import { findDraft, startDraft } from "./open-drafts";

interface DraftOptions<C> extends DraftSubject {
  /** The content to begin with if the server has no draft. Later values are ignored. */
  readonly initial: C;
  /** True if the page has just made the note's uuid, so that the server can't have a draft. */
  readonly isNew?: boolean;
}

export interface UsedDraft<C> {
  /** The note's uuid. It changes if the user has begun the same note in another window. */
  readonly note: string;
  readonly content: C;
  readonly change: (next: C) => void;
  readonly saveState: SaveState;
  /** True once the page knows the server's draft. Text that the user types earlier is merged into it. */
  readonly loaded: boolean;
  /** Saves at once, and returns the revision to send with the note; 0 if the user typed nothing. */
  readonly flush: () => Promise<number>;
  /** Saves the note and closes its draft; meanwhile the store sends nothing else. */
  readonly saveAlong: <T extends { readonly basedOn: number | string }>(work: SaveNote<C, T>) => Promise<T>;
  /** Merges a newer saved note into the typed text. A field that both changed is a conflict. */
  readonly mergeWith: (newer: NewerNote<C>) => void;
  readonly discard: () => Promise<void>;
  readonly revision: number;
  /** The version or digest of the saved note that the draft changes, maybe an old one; undefined for a new note. */
  readonly basedOn: number | string | undefined;
  /** The conflict if a field was changed here and elsewhere. Nothing is saved until the user resolves it. */
  readonly conflict: Conflict<C> | null;
  readonly resolve: (content: C) => void;
}

/** The draft of a note, which saves itself. It begins with the text that the user last typed, on any machine. */
export function useDraft<C extends object>({ initial, isNew = false, ...subject }: DraftOptions<C>): UsedDraft<C> {
  const { send, user } = useHost();
  const owner = useMemo(() => ({ send, user: user.uuid }), [send, user.uuid]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a note keeps its subject, and its draft starts only once
  const store = useMemo(() => findDraft(owner, subject, initial, isNew), [owner, subject.note]);
  useEffect(() => startDraft(owner, store), [owner, store]);
  const { change, flush, saveAlong, mergeWith, discard, resolve } = store;
  return {
    ...useSyncExternalStore(store.subscribe, store.getSnapshot),
    change,
    flush,
    saveAlong,
    mergeWith,
    discard,
    resolve,
  };
}
