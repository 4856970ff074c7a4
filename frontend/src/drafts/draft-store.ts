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
  /** When the server had it last. */
  readonly at?: Date;
  /** Why it could not be saved. */
  readonly problem?: Error;
}

/** What a draft is at one moment. */
interface DraftSnapshot<C> {
  /** Uuid of the note, which changes where the note turns out to be begun in another window. */
  readonly note: string;
  readonly content: C;
  readonly saveState: SaveState;
  /** 0 where the server has no draft. */
  readonly revision: number;
  /** Of the saved note that the draft was begun from; undefined for a new note. */
  readonly basedOn: number | string | undefined;
  /** Whether the server has told what was typed before. */
  readonly loaded: boolean;
  readonly conflict: Conflict<C> | null;
}

/** Saves a note as it was typed, together with its draft. */
export type SaveNote<C, T> = (
  revision: number,
  content: C,
  basedOn: number | string | undefined,
  note: string,
) => Promise<T>;

/** A saved note that is newer than the one that the draft was begun from. */
export interface NewerNote<C> {
  /** What the draft was begun from; null where that is not known. */
  readonly base: C | null;
  readonly theirs: C;
  readonly basedOn: number | string;
}

/** Both sides have changed a field; the user has to choose before anything is saved. */
export class Conflicting extends Error {
  override readonly name = "Conflicting";
}

/** Rounds of saving, being told of another text and merging it, before it is left to the next try. */
const ROUNDS = 4;

/**
 * Keeps the draft of one note on the server, in memory alone here. One request runs at a time. Another window's text is
 * merged; where both changed a field, nothing is saved until the user has chosen.
 */
export class DraftStore<C extends object> {
  private snapshot: DraftSnapshot<C>;
  private requests: DraftRequests<C>;
  private readonly listeners = new Set<() => void>();
  private readonly timer = new SaveTimer(() => void this.tryToSave());
  /** What the server has, as far as is known. */
  private base: C;
  /** What was sent without an answer: the server can have it. */
  private unanswered: C[] = [];
  private running: Promise<Error | null> | null = null;
  private sending = false;
  private savedAt: Date | undefined;
  private problem: Error | undefined;
  private signedOut = false;
  private paused = false;
  /** Whether the server has to be asked what it has before anything is saved. */
  private upToDate = false;

  /**
   * @param initial what there is to write on where the server has no draft
   * @param isNew whether the server can't have one, as the note's uuid was made just now
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

  /** Whether something would be lost with this page. */
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

  /** Ends a conflict: the user has seen both texts and made one of them. */
  readonly resolve = (content: C): void => {
    this.update({ content, conflict: null });
    void this.tryToSave();
  };

  /** Takes a newer saved note into what was typed, which is then begun from that. */
  readonly mergeWith = ({ base, theirs, basedOn }: NewerNote<C>): void => {
    this.update({ ...this.merged(base, theirs), basedOn });
    this.schedule();
  };

  /**
   * Saves what is not saved.
   *
   * @param leaving whether the page may go at any moment: nothing is asked then, and the request outlives the page
   * @return what prevented it
   */
  readonly tryToSave = (leaving = document.visibilityState === "hidden"): Promise<Error | null> => {
    if (this.paused) {
      return Promise.resolve(null);
    }
    return this.attempt({ quiet: leaving || this.signedOut, leaving });
  };

  /** Takes what another window has saved meanwhile, and sends what failed. */
  readonly lookAgain = (): void => {
    const nothingToSave = !this.isDirty && this.snapshot.loaded;
    this.upToDate = this.upToDate && !nothingToSave;
    void (nothingToSave && !this.paused ? this.attempt({ quiet: true, leaving: false }) : this.tryToSave());
  };

  /**
   * Saves what was typed, now.
   *
   * @return the revision that holds all of it; 0 where there is no draft, as nothing was typed
   */
  readonly flush = async (): Promise<number> => {
    do {
      // what runs was begun before the last key
      await this.running;
      const problem = await this.attempt({ quiet: false, leaving: false });
      if (problem) {
        throw problem;
      }
    } while (this.isDirty);
    return this.snapshot.revision;
  };

  /**
   * Saves the note and its draft along: nothing else is sent meanwhile, and what is typed meanwhile is a new draft of
   * what was saved.
   *
   * @param work sends the note with the revision; answers what the next draft is based on
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

  /** Forgets what was typed, here and on the server. What another window has saved meanwhile is kept and shown. */
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

  /** A new note is one of its session, however many windows were opened for it before anything was typed. */
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
      // the browser carries no more of such requests
      saved = await this.requests.save(request, { ...how, leaving: false });
    }
    this.unanswered = [];
    this.base = content;
    this.savedAt = new Date();
    this.update({ revision: saved });
  }

  /** Takes what the server has into what was typed. */
  private async takeOther({ quiet }: Try): Promise<void> {
    const other = await this.requests.read(quiet);
    this.upToDate = true;
    if (other === null) {
      // saved or discarded elsewhere, or never begun: what was typed here begins it anew
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
