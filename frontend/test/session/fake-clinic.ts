import { type RequestOptions, RestError, type Send } from "../../src/host/rest";
import type { Definition } from "../../src/session/progress-note/definition";
import { FakeServer } from "../drafts/fake-server";
import { definition, lastContent } from "./definition";

const refusal = (status: number, code: string) => new RestError(status, code, code);

interface Kept {
  state: string;
  content: Record<string, unknown>;
  digest: string;
  addenda: unknown[];
  steps: unknown[];
}

/** A session with its notes, as the server keeps them. */
export class FakeClinic {
  readonly drafts = new FakeServer();
  readonly notes = new Map<string, Kept>();
  readonly asked: string[] = [];
  definition: Definition = definition;
  noteOfSession: string | null = null;
  hasLast = true;
  /** When the session ended. */
  end: string | null = "2026-11-29T09:50:00.000+0000";
  hints: unknown[] = [];
  private digests = 0;

  readonly send: Send = async (method, path, options = {}) => {
    this.asked.push(`${method} ${path.split("?")[0]}`);
    if (/^\/sessionnotes\/draft[/?]/.test(path)) {
      return this.drafts.send(method, path, options);
    }
    return this.answer(method, path.split("?")[0] ?? "", options);
  };

  keep(uuid: string, content: Record<string, unknown>, state = "DRAFT", steps: unknown[] = []): void {
    this.notes.set(uuid, { state, content, digest: `digest ${this.digests++}`, addenda: [], steps });
  }

  private answer(method: string, path: string, { body }: RequestOptions): unknown {
    const sent = (body ?? {}) as Record<string, unknown>;
    if (path.startsWith("/sessionnotes/session/")) {
      return {
        uuid: "session-1",
        patient: { uuid: "patient-1", display: "Noor Haddad", age: 34, gender: "F" },
        visit: { uuid: "visit-1", display: "Visit" },
        sessionDate: "2026-11-29",
        start: "2026-11-29T09:00:00.000+0000",
        end: this.end,
        location: { uuid: "location-1", display: "Riverside" },
        progressNote: this.noteOfSession && { uuid: this.noteOfSession },
      };
    }
    switch (path) {
      case "/sessionnotes/progressnote/definition":
        return this.definition;
      case "/sessionnotes/snippet":
        return { results: [{ uuid: "s", name: "sleep", text: "Sleeps *** hours." }] };
      case "/sessionnotes/progressnote/last":
        if (!this.hasLast) {
          throw refusal(404, "sessionnotes.error.noEarlierNote");
        }
        return { sessionDate: "2026-11-21", content: lastContent };
      case "/sessionnotes/progressnote":
        return this.save(String(sent.uuid), sent, null);
    }
    const [, uuid = "", step] = /^\/sessionnotes\/progressnote\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const note = this.notes.get(uuid);
    if (!note) {
      throw refusal(404, "sessionnotes.error.progressNote.noSuchNote");
    }
    switch (step) {
      case "check":
        return { missing: [], hints: this.hints, othersChanges: [] };
      case "verify":
        return { signed: true, intact: true };
      case "history":
        return { results: note.steps };
      case "sign":
        if (sent.contentDigest !== note.digest) {
          throw refusal(409, "sessionnotes.error.progressNote.changedMeanwhile");
        }
        note.state = "FINAL";
        return this.shown(uuid, note);
      case "addendum":
        note.addenda.push(sent);
        return this.shown(uuid, note);
    }
    return method === "GET" ? this.shown(uuid, note) : this.save(uuid, sent, note);
  }

  private save(uuid: string, sent: Record<string, unknown>, before: Kept | null): unknown {
    const { draftRevision, contentDigest, uuid: _, ...content } = sent;
    if (before && contentDigest !== before.digest) {
      throw refusal(409, "sessionnotes.error.progressNote.changedMeanwhile");
    }
    if ((this.drafts.rows.get(uuid)?.revision ?? 0) !== (draftRevision ?? 0)) {
      throw refusal(409, "sessionnotes.error.draft.changed");
    }
    this.drafts.rows.delete(uuid);
    this.keep(uuid, content);
    return this.shown(uuid, this.notes.get(uuid) as Kept);
  }

  private shown(uuid: string, { state, content, digest, addenda, steps }: Kept): unknown {
    return {
      uuid,
      state,
      unsigned: state === "DRAFT" || state === "RETURNED",
      voided: false,
      sessionDate: "2026-11-29",
      author: { uuid: "user-1", display: "Therapist" },
      content,
      contentDigest: digest,
      sections: [
        {
          heading: "plan",
          display: "Plan",
          elements: [{ element: "plan", display: "Plan", content: { plan: content.plan } }],
        },
      ],
      addenda,
      steps,
    };
  }
}
