/** Something of the platform's, as its REST refers to it. */
export interface Ref {
  readonly uuid: string;
  readonly display: string;
}

/** One page of a list. */
export interface Results<T> {
  readonly results: readonly T[];
  readonly totalCount?: number;
}

/** How far a progress note has come. */
export type NoteState = "DRAFT" | "RETURNED" | "AWAITING_APPROVAL" | "AWAITING_COSIGNATURE" | "FINAL";

export interface Client {
  readonly uuid: string;
  readonly display: string | null;
  readonly age?: number | null;
  readonly gender?: string | null;
}

/** A session of a day or of a client. Private marks are there for their author alone. */
export interface Session {
  readonly uuid: string;
  readonly source: "encounter" | "visit" | "appointment";
  readonly patient: Client;
  readonly therapist?: Ref | null;
  /** Whether the user is a therapist of it. */
  readonly own?: boolean;
  /** `2026-01-31` */
  readonly sessionDate: string;
  readonly start: string;
  readonly end?: string | null;
  /** In minutes. */
  readonly duration?: number | null;
  readonly type?: Ref | null;
  readonly location?: Ref | null;
  readonly progressNote?: { readonly uuid: string; readonly state: NoteState } | null;
  readonly progressNoteDraft?: string;
  readonly privateNotes?: number;
  readonly privateNoteDraft?: string;
}

/** A line of a list of work. */
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
  /** The supervisor's, on a return; told to those who take part alone. */
  readonly comment?: string | null;
}

export interface Addendum {
  readonly uuid: string;
  readonly text: string;
  readonly user?: Ref | null;
  readonly date?: string;
}
