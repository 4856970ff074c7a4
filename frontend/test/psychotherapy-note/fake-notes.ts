import type { RequestOptions, Send } from "../../src/host/rest";
import { FakeServer, refusal } from "../drafts/fake-server";

export const PATIENT = { uuid: "patient-1" };
export const SESSION = {
  uuid: "session-1",
  sessionDate: "2026-11-29",
  encounter: { uuid: "encounter-1" },
  visit: null,
  privateNotes: [],
};

interface Section {
  readonly part: string;
  readonly text: string;
}

interface Note {
  readonly versions: Section[][];
  reason: string | null;
}

const MOMENT = "2026-11-29T14:02:00.000+0000";
const NOTE = /^\/sessionnotes\/psychotherapynote(?:\/([^/?]+))?(\/version)?(?:\?.*)?$/;

/** Keeps private notes and their drafts as the server does. */
export class FakeNotes extends FakeServer {
  readonly notes = new Map<string, Note>();
  readonly requests: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
  hold: unknown = { held: false };
  /** What the content guard finds in each text. */
  findings: readonly unknown[] = [];

  readonly sendAll: Send = async (method, path, options = {}) => {
    this.requests.push({ method, path, body: options.body });
    if (path === "/sessionnotes/psychotherapynote/check") {
      return { findings: this.findings, rules: [] };
    }
    if (path === "/sessionnotes/passwordhold") {
      return this.hold;
    }
    if (path.startsWith("/sessionnotes/draft?")) {
      return { results: [...this.rows.keys()].map((note) => this.draft(note)) };
    }
    return NOTE.test(path) ? this.note(method, path, options) : this.send(method, path, options);
  };

  save(uuid: string, ...sections: Section[]): void {
    const note = this.notes.get(uuid) ?? { versions: [], reason: null };
    note.versions.push(sections);
    this.notes.set(uuid, note);
  }

  /** How often texts of saved notes were asked for. */
  get opened(): number {
    return this.requests.filter(({ method, path }) => method === "GET" && /psychotherapynote\/[^?]+/.test(path)).length;
  }

  private draft(note: string) {
    return { note, kind: "psychotherapynote", encounter: "encounter-1", sessionDate: null, dateChanged: MOMENT };
  }

  private show(uuid: string, withText: boolean) {
    const note = this.notes.get(uuid);
    if (!note) {
      throw refusal(404, "sessionnotes.error.noteUnknown");
    }
    return {
      uuid,
      sessionDate: "2026-11-29",
      version: note.versions.length,
      voided: note.reason !== null,
      reason: note.reason,
      dateCreated: MOMENT,
      dateChanged: MOMENT,
      encounter: { uuid: "encounter-1" },
      passwordHeld: false,
      sections: withText ? note.versions.at(-1) : null,
    };
  }

  private note(method: string, path: string, { body }: RequestOptions): unknown {
    const [, named, versions] = NOTE.exec(path) ?? [];
    if (method === "GET") {
      return named === undefined
        ? { results: [...this.notes.keys()].map((uuid) => this.show(uuid, false)) }
        : versions
          ? { results: this.versions(named) }
          : this.show(named, true);
    }
    const sent = body as {
      uuid?: string;
      version?: number;
      sections?: Section[];
      draftRevision?: number;
      voided?: boolean;
      reason?: string;
    };
    const uuid = named ?? sent.uuid ?? "";
    const note = this.notes.get(uuid);
    if (sent.voided !== undefined && note) {
      note.reason = sent.voided ? (sent.reason ?? "") : null;
      return this.show(uuid, true);
    }
    if (named === undefined && note) {
      throw refusal(409, "sessionnotes.error.uuidInUse");
    }
    if (note && sent.version !== note.versions.length) {
      throw refusal(409, "sessionnotes.error.newerVersion");
    }
    const row = this.rows.get(uuid);
    if (row && row.revision !== sent.draftRevision) {
      throw refusal(409, "sessionnotes.error.draft.changed");
    }
    this.rows.delete(uuid);
    this.save(uuid, ...(sent.sections ?? []));
    return this.show(uuid, true);
  }

  private versions(uuid: string) {
    return (this.notes.get(uuid)?.versions ?? []).map((sections, at) => ({
      version: at + 1,
      dateCreated: MOMENT,
      passwordHeld: false,
      sections,
    }));
  }
}
