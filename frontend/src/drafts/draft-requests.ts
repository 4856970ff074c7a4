import { RestError, type Send } from "../host/rest";

type NoteKind = "progressnote" | "psychotherapynote";

/** The note that a draft belongs to, and its session. */
export interface DraftSubject {
  /** The note's uuid; a new note keeps it when it is saved. */
  readonly note: string;
  readonly kind: NoteKind;
  /** The client's uuid; the next two are uuids as well. */
  readonly patient: string;
  readonly encounter?: string;
  readonly visit?: string;
  /** The day of the session, as in `2026-01-31`. */
  readonly sessionDate?: string;
  /** The version or content digest of the saved note that the draft changes; absent for a new note. */
  readonly basedOn?: number | string;
}

/** A draft as the server stores it. */
interface StoredDraft<C> {
  readonly revision: number;
  readonly dateChanged: string;
  readonly basedOn: number | string | null;
  readonly content: C;
}

interface SaveRequest<C> {
  readonly revision: number;
  readonly content: C;
  readonly basedOn: number | string | undefined;
}

/** The options for one attempt to send a draft. */
export interface Try {
  readonly quiet: boolean;
  /** True if the user may close the page before the answer arrives. */
  readonly leaving: boolean;
}

/** The most bytes that a browser sends in requests that outlive their page. */
const KEEPALIVE_BYTES = 64 * 1024;

/** The time without an answer after which a request counts as failed. */
const TIMEOUT_MS = 60_000;

const DRAFT = "/sessionnotes/draft";

/** The most drafts that the server lists at once. */
const MOST = 100;

interface ListedDraft {
  readonly note: string;
  readonly kind: string;
  readonly revision: number;
  readonly encounter?: string | null;
  readonly visit?: string | null;
  readonly sessionDate?: string | null;
}

/** Compares the encounters, or else the visits, or else the days: the first of them that both sides have. */
function isOfSession(draft: ListedDraft, { encounter, visit, sessionDate }: DraftSubject): boolean {
  if (draft.encounter && encounter) {
    return draft.encounter === encounter;
  }
  if (draft.visit && visit) {
    return draft.visit === visit;
  }
  return sessionDate !== undefined && draft.sessionDate === sessionDate;
}

const isRefusal = (problem: unknown, code: string) => problem instanceof RestError && problem.code === code;

export const isChanged = (problem: unknown) => isRefusal(problem, "sessionnotes.error.draft.changed");

export const isDamaged = (problem: unknown) => isRefusal(problem, "sessionnotes.error.draft.damaged");

export const isSignedOut = (problem: unknown) => problem instanceof RestError && problem.status === 401;

/** True if a later attempt may succeed without any change by the user. */
export function isPassing(problem: unknown): boolean {
  if (!(problem instanceof RestError)) {
    return true;
  }
  // a server that is still starting does not know the module's addresses yet
  return problem.code === null ? ![400, 403, 413].includes(problem.status) : problem.status === 503;
}

/** The requests for the draft of one note. */
export class DraftRequests<C extends object> {
  constructor(
    private readonly send: Send,
    readonly subject: DraftSubject,
  ) {}

  /** Returns the requests for another note of the same session. */
  ofNote(note: string): DraftRequests<C> {
    return new DraftRequests(this.send, { ...this.subject, note });
  }

  /** @return the uuid of another new note that the user has begun for this session in another window; null if there is none */
  async begunElsewhere(quiet: boolean): Promise<string | null> {
    const { note, kind } = this.subject;
    for (const draft of await this.list(quiet)) {
      if (draft.note !== note && draft.kind === kind && isOfSession(draft, this.subject)) {
        const other = await this.ofNote(draft.note).read(quiet);
        if (other && other.basedOn === null) {
          return draft.note;
        }
      }
    }
    return null;
  }

  /** @return the draft; null if the server has none */
  async read(quiet: boolean): Promise<StoredDraft<C> | null> {
    try {
      return (await this.within((signal) => this.send("GET", this.address(), { quiet, signal }))) as StoredDraft<C>;
    } catch (problem) {
      if (isRefusal(problem, "sessionnotes.error.draft.unknown")) {
        return null;
      }
      throw problem;
    }
  }

  /** @return the new revision */
  async save({ revision, content, basedOn }: SaveRequest<C>, { quiet, leaving }: Try): Promise<number> {
    const { note: _, ...subject } = this.subject;
    const body = { ...subject, basedOn, revision, content };
    const keepalive = leaving && new TextEncoder().encode(JSON.stringify(body)).length <= KEEPALIVE_BYTES;
    const saved = (await this.within((signal) =>
      this.send("POST", this.address(), { body, quiet, keepalive, signal }),
    )) as { readonly revision?: unknown } | undefined;
    if (typeof saved?.revision !== "number") {
      throw new Error("No answer of the server that keeps drafts");
    }
    return saved.revision;
  }

  async discard(revision: number): Promise<void> {
    await this.send("DELETE", `${this.address()}?revision=${revision}`);
  }

  /** Reads the revision of a draft that the server can't decrypt. */
  async revisionInList(): Promise<number> {
    return (await this.list(false)).find(({ note }) => note === this.subject.note)?.revision ?? 0;
  }

  private async list(quiet: boolean): Promise<readonly ListedDraft[]> {
    const path = `${DRAFT}?patient=${encodeURIComponent(this.subject.patient)}&limit=${MOST}`;
    const { results } = (await this.within((signal) => this.send("GET", path, { quiet, signal }))) as {
      readonly results: readonly ListedDraft[];
    };
    return results;
  }

  private address(): string {
    return `${DRAFT}/${encodeURIComponent(this.subject.note)}`;
  }

  private async within(request: (signal: AbortSignal) => Promise<unknown>): Promise<unknown> {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
    try {
      return await request(timeout.signal);
    } finally {
      clearTimeout(timer);
    }
  }
}
