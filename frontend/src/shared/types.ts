/** A reference to an object of the platform, as its REST writes it. */
export interface Ref {
  readonly uuid: string;
  readonly display: string;
}

/** One page of a list. */
export interface Results<T> {
  readonly results: readonly T[];
  readonly totalCount?: number;
}

/** The state of a progress note on its way to the signature. */
export type NoteState = "DRAFT" | "RETURNED" | "AWAITING_APPROVAL" | "AWAITING_COSIGNATURE" | "FINAL";

export interface Client {
  readonly uuid: string;
  readonly display: string | null;
  readonly age?: number | null;
  readonly gender?: string | null;
}

/** A session of a day or of a client. Only the author receives the marks of private notes. */
export interface Session {
  readonly uuid: string;
  readonly source: "encounter" | "visit" | "appointment";
  readonly patient: Client;
  readonly therapist?: Ref | null;
  /** True if the user is a therapist of the session. */
  readonly own?: boolean;
  /** The day of the session, as in `2026-01-31`. */
  readonly sessionDate: string;
  /** Null if only the day is known. */
  readonly start: string | null;
  readonly end?: string | null;
  /** The duration in minutes. */
  readonly duration?: number | null;
  readonly type?: Ref | null;
  readonly location?: Ref | null;
  readonly progressNote?: { readonly uuid: string; readonly state: NoteState } | null;
  readonly progressNoteDraft?: string;
  readonly privateNotes?: number;
  readonly privateNoteDraft?: string;
}

/** An entry of a work list. */
export interface WorkItem {
  readonly progressnote: Ref | null;
  readonly visit: Ref | null;
  readonly patient: Ref | null;
  readonly provider: Ref | null;
  readonly state: NoteState | null;
  readonly problem?: { readonly code: string; readonly message: string } | null;
  readonly sessionDate: string;
}

export interface Step {
  readonly step: string | null;
  readonly user: Ref | null;
  readonly capacity?: string | null;
  readonly date: string;
  /** The supervisor's comment on returning the note. Only the author, the supervisor and administrators receive it. */
  readonly comment?: string | null;
}

/** A provider who held a session, in a role such as "Clinician". */
export interface Therapist extends Ref {
  readonly role?: Ref | null;
}

export interface Addendum {
  readonly uuid: string;
  readonly text: string;
  readonly user?: Ref | null;
  readonly date?: string;
}
