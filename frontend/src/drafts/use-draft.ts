import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useHost } from "../host/host";
import type { DraftSubject } from "./draft-requests";
import type { NewerNote, SaveNote, SaveState } from "./draft-store";
import type { Conflict } from "./merge";
import { findDraft, startDraft } from "./open-drafts";

interface DraftOptions<C> extends DraftSubject {
  /** What there is to write on where the server has no draft. Only the first counts. */
  readonly initial: C;
  /** Whether the note's uuid was made just now, so that the server has no draft of it. */
  readonly isNew?: boolean;
}

export interface UsedDraft<C> {
  /** Uuid of the note: another one's where the note was begun in another window. */
  readonly note: string;
  readonly content: C;
  readonly change: (next: C) => void;
  readonly saveState: SaveState;
  /** Whether the server has told what was typed before; typing before that is merged. */
  readonly loaded: boolean;
  /** Saves now; the revision that holds all of it, or 0 where nothing was typed. Send it along when the note is saved. */
  readonly flush: () => Promise<number>;
  /** Saves the note and takes the draft along; nothing else is sent meanwhile. */
  readonly saveAlong: <T extends { readonly basedOn: number | string }>(work: SaveNote<C, T>) => Promise<T>;
  /** Takes a newer saved note into what was typed. Where both changed a field, that is a conflict. */
  readonly mergeWith: (newer: NewerNote<C>) => void;
  readonly discard: () => Promise<void>;
  readonly revision: number;
  /** The saved note that the draft was begun from, which can be older than the newest; undefined for a new note. */
  readonly basedOn: number | string | undefined;
  /** Set while a field was changed here and elsewhere; nothing is saved until it is resolved. */
  readonly conflict: Conflict<C> | null;
  readonly resolve: (content: C) => void;
}

/** The draft of a note: begun where it was left, here or on another machine, and saved by itself. */
export function useDraft<C extends object>({ initial, isNew = false, ...subject }: DraftOptions<C>): UsedDraft<C> {
  const { send, user } = useHost();
  const owner = useMemo(() => ({ send, user: user.uuid }), [send, user.uuid]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a note is of never changes, and it is begun once
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
