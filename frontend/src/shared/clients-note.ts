import type { SavedNote } from "../session/progress-note/requests";
import type { Ref } from "./types";

/** A note together with its client. */
export type ClientsNote = SavedNote & { readonly patient: Ref };
