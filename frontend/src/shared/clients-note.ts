import type { SavedNote } from "../session/progress-note/requests";
import type { Ref } from "./types";

/** A note with whose it is. */
export type ClientsNote = SavedNote & { readonly patient: Ref };
