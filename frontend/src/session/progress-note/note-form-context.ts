import { createContext, useContext } from "react";
import type { Snippet } from "../../shared/snippets";
import type { LastNote } from "./carried";
import type { NoteContent, Value } from "./content";

/** The state that all fields of the form share. It does not change while the author types. */
export interface NoteFormState {
  readonly last: LastNote | null;
  /** True if the last session is shown beside each element. */
  readonly lastShown: boolean;
  readonly snippets: readonly Snippet[];
  /** The client's uuid. */
  readonly patient: string;
  readonly set: (property: string, value: Value) => void;
  readonly setAll: (changes: NoteContent) => void;
  /** Makes a change, and then moves the focus to the next open field. */
  readonly goOn: (change?: () => void) => void;
}

export const NoteFormContext = createContext<NoteFormState | null>(null);

export function useNoteForm(): NoteFormState {
  const state = useContext(NoteFormContext);
  if (state === null) {
    throw new Error("No form");
  }
  return state;
}

/** The id of a field's control on the page. */
export const idOf = (path: string) => `progress-note-${path.replaceAll(".", "-")}`;
