import { createContext, useContext } from "react";
import type { Snippet } from "../../shared/snippets";
import type { LastNote } from "./carried";
import type { NoteContent, Value } from "./content";

/** What every field of the form needs; none of it changes while one types. */
export interface NoteFormState {
  readonly last: LastNote | null;
  /** Whether the last session is shown beside each field. */
  readonly lastShown: boolean;
  readonly snippets: readonly Snippet[];
  /** Uuid of the client. */
  readonly patient: string;
  readonly set: (property: string, value: Value) => void;
  readonly setAll: (changes: NoteContent) => void;
  /** Makes a change and goes on to the next thing that is open. */
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

/** The identifier of a field's control on the page. */
export const idOf = (path: string) => `progress-note-${path.replaceAll(".", "-")}`;
