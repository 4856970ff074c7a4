import { momentOf } from "../host/dates";
import { Cancelled, type Send, Unreachable } from "../host/rest";
import {
  DraftRequests,
  type DraftSubject,
  isChanged,
  isDamaged,
  isPassing,
  isSignedOut,
  type Try,
} from "./draft-requests";
import { type Conflict, fieldsInConflict, merge, same } from "./merge";
import { SaveTimer } from "./save-timer";

export interface SaveState {
  readonly kind: "clean" | "dirty" | "saving" | "saved" | "failed";
  /** The time at which the server last saved the draft. */
  readonly at?: Date;
  /** The reason why the draft could not be saved. */
  readonly problem?: Error;
}

/** The state of a draft at one moment. */
interface DraftSnapshot<C> {
  /** The note's uuid. It changes if the user has begun the same note in another window. */
  readonly note: string;
  readonly content: C;
  readonly saveState: SaveState;
  /** The revision on the server; 0 if the server has no draft. */
  readonly revision: number;
  /** The version or content digest of the saved note that the draft changes; undefined for a new note. */
  readonly basedOn: number | string | undefined;
  /** True once the page knows the draft that the server has. */
  readonly loaded: boolean;
  readonly conflict: Conflict<C> | null;
}

/** Saves the typed text as a note, and closes its draft. */
export type SaveNote<C, T> = (
  revision: number,
  content: C,
  basedOn: number | string | undefined,
  note: string,
) => Promise<T>;

/** A saved note that is newer than the note that the draft changes. */
export interface NewerNote<C> {
  /** The content that the draft was begun from; null if the page does not know it. */
  readonly base: C | null;
  readonly theirs: C;
  readonly basedOn: number | string;
}

/** The error that both sides have changed a field. Nothing is saved until the user has chosen. */
export class Conflicting extends Error {
  override readonly name = "Conflicting";
}

/** The most times that one attempt merges a newer text from the server and saves again. */
const ROUNDS = 4;

/**
 * Saves the draft of one note on the server; the page itself holds it only in memory. One request runs at a time. The store
 * merges the text of another window. If both windows changed a field, it saves nothing until the user has chosen.
 */
export class DraftStore<C extends object> {
  private snapshot: DraftSnapshot<C>;
  private requests: DraftRequests<C>;
  private readonly listeners = new Set<() => void>();
  private readonly timer = new SaveTimer(() => void this.tryToSave());
  /** The content that the server last confirmed or sent. */
  private base: C;
  /** The contents that were sent without an answer. The server may have saved any of them. */
  private unanswered: C[] = [];
  private running: Promise<Error | null> | null = null;
  private sending = false;
  private savedAt: Date | undefined;
  private problem: Error | undefined;
  private signedOut = false;
  private paused = false;
  /** False if the store must read the server's draft before it saves. */
  private upToDate = false;

  /**
   * @param initial the content to begin with if the server has no draft
   * @param isNew true if the page has just made the note's uuid, so that the server can't have a draft
   */
  constructor(
    send: Send,
    readonly subject: DraftSubject,
    private readonly initial: C,
    private readonly isNew = false,
  ) {
    this.requests = new DraftRequests(send, subject);
    this.base = initial;
    this.upToDate = isNew;
    this.snapshot = {
      note: subject.note,
      content: initial,
      saveState: { kind: "clean" },
      revision: 0,
      basedOn: subject.basedOn,
      loaded: isNew,
      conflict: null,
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly getSnapshot = () => this.snapshot;

  /** True if closing the page now could lose text. */
  get isUnsaved(): boolean {
    return this.sending || this.isDirty;
  }

  private get isDirty(): boolean {
    return this.snapshot.conflict !== null || !same(this.snapshot.content, this.base);
  }

  readonly change = (content: C): void => {
    const { conflict } = this.snapshot;
    this.update({ content, conflict: conflict && { ...conflict, mine: content } });
    this.schedule();
  };

  /** Ends a conflict with the text that the user made from both texts. */
  readonly resolve = (content: C): void => {
    this.update({ content, conflict: null });
    void this.tryToSave();
  };

  /** Merges a newer saved note into the typed text. From then on the draft changes that newer note. */
  readonly mergeWith = ({ base, theirs, basedOn }: NewerNote<C>): void => {
    this.update({ ...this.merged(base, theirs), basedOn });
    this.schedule();
  };

  /**
   * Saves unsaved text, if there is any.
   *
   * @param leaving true if the user may close the page at any moment. Then no dialog opens, and the request outlives the page.
   * @return the problem that prevented saving, or null
   */
  readonly tryToSave = (leaving = document.visibilityState === "hidden"): Promise<Error | null> => {
    if (this.paused) {
      return Promise.resolve(null);
    }
    return this.attempt({ quiet: leaving || this.signedOut, leaving });
  };

  /** Loads text that another window has saved meanwhile, and sends unsaved text again. */
  readonly lookAgain = (): void => {
    const nothingToSave = !this.isDirty && this.snapshot.loaded;
    this.upToDate = this.upToDate && !nothingToSave;
    void (nothingToSave && !this.paused ? this.attempt({ quiet: true, leaving: false }) : this.tryToSave());
  };

  /**
   * Saves the typed text at once.
   *
   * @return the revision that holds all of the text; 0 if there is no draft because the user typed nothing
   */
  readonly flush = async (): Promise<number> => {
    do {
      // a running request does not hold the latest key presses
      await this.running;
      const problem = await this.attempt({ quiet: false, leaving: false });
      if (problem) {
        throw problem;
      }
    } while (this.isDirty);
    return this.snapshot.revision;
  };

  /**
   * Saves the note and closes its draft. Meanwhile the store sends nothing else. Text that the user types meanwhile becomes a
   * new draft of the saved note.
   *
   * @param work sends the note with the draft's revision, and returns the version or digest that the next draft changes
   */
  readonly saveAlong = async <T extends { readonly basedOn: number | string }>(work: SaveNote<C, T>): Promise<T> => {
    const revision = await this.flush();
    this.paused = true;
    this.timer.stop();
    try {
      const done = await work(revision, this.base, this.snapshot.basedOn, this.snapshot.note);
      this.savedAt = undefined;
      this.update({ revision: 0, basedOn: done.basedOn });
      return done;
    } catch (problem) {
      this.upToDate = this.upToDate && !isChanged(problem);
      throw problem;
    } finally {
      this.paused = false;
      if (this.upToDate) {
        this.schedule();
      } else {
        void this.tryToSave();
      }
    }
  };

  /** Deletes the draft here and on the server. If another window has saved meanwhile, its text is kept and shown. */
  readonly discard = async (): Promise<void> => {
    this.timer.stop();
    await this.running;
    this.paused = true;
    try {
      const damaged = isDamaged(this.problem);
      const revision = damaged ? await this.requests.revisionInList() : this.snapshot.revision;
      if (revision > 0) {
        await this.requests.discard(revision);
      }
      this.forget(this.initial, 0);
    } catch (problem) {
      if (isChanged(problem)) {
        const other = await this.requests.read(false);
        this.forget(other?.content ?? this.initial, other?.revision ?? 0);
      }
      throw problem;
    } finally {
      this.paused = false;
    }
  };

  stop(): void {
    this.timer.stop();
  }

  private forget(content: C, revision: number): void {
    this.base = content;
    this.upToDate = true;
    this.unanswered = [];
    this.problem = undefined;
    this.savedAt = undefined;
    this.timer.sending();
    this.update({ content, revision, conflict: null, loaded: true });
  }

  private schedule(): void {
    if (this.isDirty && !this.snapshot.conflict && !this.running && !this.paused) {
      this.timer.typed();
    }
  }

  private attempt(how: Try): Promise<Error | null> {
    const { content } = this.snapshot;
    this.running ??= this.run(how).finally(() => {
      this.running = null;
      if (this.snapshot.content !== content) {
        this.schedule();
      }
      this.update({});
    });
    return this.running;
  }

  private async run(how: Try): Promise<Error | null> {
    this.timer.sending();
    try {
      await this.exchange(how);
      this.problem = undefined;
      this.signedOut = false;
      this.timer.answered();
      return this.snapshot.conflict ? new Conflicting("Both sides changed a field") : null;
    } catch (thrown) {
      const problem = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (this.isDirty || !this.snapshot.loaded) {
        this.failed(problem);
      }
      return problem;
    } finally {
      this.sending = false;
    }
  }

  private failed(problem: Error): void {
    this.problem = problem;
    this.signedOut = problem instanceof Cancelled || (this.signedOut && isSignedOut(problem));
    if (isPassing(problem)) {
      this.timer.failed(this.signedOut);
    }
  }

  private async exchange(how: Try): Promise<void> {
    if (this.mayBeBegunElsewhere && !how.leaving) {
      await this.joinOther(how);
    }
    if (!this.upToDate) {
      await this.takeOther(how);
    }
    for (let round = 1; this.isDirty && !this.snapshot.conflict; round++) {
      this.sending = true;
      this.update({});
      try {
        await this.save(how);
        return;
      } catch (problem) {
        if (!isChanged(problem) || round === ROUNDS) {
          throw problem;
        }
        await this.takeOther(how);
      }
    }
  }

  /** True if the user may have begun the same new note in another window. All windows of a session share one new note. */
  private get mayBeBegunElsewhere(): boolean {
    const { revision, basedOn } = this.snapshot;
    return this.isNew && revision === 0 && basedOn === undefined && (this.isDirty || !this.upToDate);
  }

  private async joinOther({ quiet }: Try): Promise<void> {
    const note = await this.requests.begunElsewhere(quiet);
    if (note !== null) {
      this.requests = this.requests.ofNote(note);
      this.upToDate = false;
      this.update({ note });
    }
  }

  private async save(how: Try): Promise<void> {
    const { content, revision, basedOn } = this.snapshot;
    const request = { revision, content, basedOn };
    this.unanswered.push(content);
    let saved: number;
    try {
      saved = await this.requests.save(request, how);
    } catch (problem) {
      if (!how.leaving || !(problem instanceof Unreachable)) {
        throw problem;
      }
      // the browser has reached its limit for requests that outlive their page
      saved = await this.requests.save(request, { ...how, leaving: false });
    }
    this.unanswered = [];
    this.base = content;
    this.savedAt = new Date();
    this.update({ revision: saved });
  }

  /** Merges the server's draft into the typed text. */
  private async takeOther({ quiet }: Try): Promise<void> {
    const other = await this.requests.read(quiet);
    this.upToDate = true;
    if (other === null) {
      // another window saved or discarded the draft, or there was none: the text typed here begins a new draft
      this.savedAt = undefined;
      this.update({ revision: 0, loaded: true });
      return;
    }
    const theirs = other.content;
    const base = this.unanswered.some((sent) => same(sent, theirs)) ? theirs : this.base;
    this.base = theirs;
    this.unanswered = [];
    this.savedAt = momentOf(other.dateChanged);
    this.update({
      ...this.merged(base, theirs),
      revision: other.revision,
      basedOn: other.basedOn ?? this.snapshot.basedOn,
      loaded: true,
    });
  }

  private merged(base: C | null, theirs: C): Pick<DraftSnapshot<C>, "content" | "conflict"> {
    const mine = merge({ base, mine: this.snapshot.content, theirs });
    const found = { base, mine, theirs };
    return { content: mine, conflict: fieldsInConflict(found).length > 0 ? found : null };
  }

  private update(changed: Partial<DraftSnapshot<C>>): void {
    this.snapshot = { ...this.snapshot, ...changed };
    this.snapshot = { ...this.snapshot, saveState: this.saveState() };
    for (const listener of this.listeners) {
      listener();
    }
  }

  private saveState(): SaveState {
    const at = this.savedAt;
    if (this.problem) {
      return { kind: "failed", at, problem: this.problem };
    }
    if (this.sending) {
      return { kind: "saving", at };
    }
    return this.isDirty ? { kind: "dirty", at } : at ? { kind: "saved", at } : { kind: "clean" };
  }
}
