import { type Method, type RequestOptions, RestError, type Send, Unreachable } from "../../src/host/rest";

/** What a draft is of, as it was sent. */
interface Of {
  readonly kind?: string;
  readonly encounter?: string;
  readonly visit?: string;
  readonly sessionDate?: string;
}

interface Row {
  revision: number;
  content: unknown;
  basedOn: unknown;
  dateChanged: string;
  of: Of;
}

interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly options: RequestOptions;
}

export const refusal = (status: number, code: string | null) => new RestError(status, code, `${code ?? status}`);

const ADDRESS = /^\/sessionnotes\/draft\/([^?]+)(?:\?revision=(\d+))?$/;

/** Keeps drafts as the server does. What fails, and when an answer comes, is said by the test. */
export class FakeServer {
  readonly rows = new Map<string, Row>();
  readonly asked: Asked[] = [];
  /** Thrown instead of an answer, each once; null answers. */
  readonly failing: (Error | null)[] = [];
  down: Error | null = null;
  /** Does what was asked, but its answers are lost. */
  deaf = false;
  pause: Promise<void> | null = null;
  private next = 100;

  readonly send: Send = async (method, path, options = {}) => {
    this.asked.push({ method, path, options });
    await this.pause;
    const failure = this.down ?? this.failing.shift() ?? null;
    if (failure) {
      throw failure;
    }
    const answer = this.answer(method, path, options);
    if (this.deaf) {
      throw new Unreachable("No answer");
    }
    return answer;
  };

  get posts(): Asked[] {
    return this.asked.filter(({ method }) => method === "POST");
  }

  /** What another window does. */
  write(note: string, content: unknown, basedOn: unknown = null, of: Of = {}): void {
    const revision = this.rows.has(note) ? (this.rows.get(note)?.revision ?? 0) + 1 : this.next++ * 1000;
    this.rows.set(note, { revision, content, basedOn, dateChanged: "2026-11-29T14:02:00.000+0000", of });
  }

  content(note: string): unknown {
    return this.rows.get(note)?.content;
  }

  private answer(method: Method, path: string, { body }: RequestOptions): unknown {
    if (path.startsWith("/sessionnotes/draft?")) {
      return { results: [...this.rows].map(([note, { revision, of }]) => ({ note, revision, ...of })) };
    }
    const [, note = "", revision] = ADDRESS.exec(path) ?? [];
    const row = this.rows.get(note);
    if (method === "GET") {
      if (!row) {
        throw refusal(404, "sessionnotes.error.draft.unknown");
      }
      return { note, ...row };
    }
    const seen = method === "POST" ? (body as Row).revision : Number(revision);
    if ((row?.revision ?? 0) !== seen && (row || method === "POST")) {
      throw refusal(409, "sessionnotes.error.draft.changed");
    }
    if (method === "DELETE") {
      this.rows.delete(note);
      return undefined;
    }
    const { content, basedOn, ...of } = JSON.parse(JSON.stringify(body)) as Row & Of;
    this.write(note, content, basedOn ?? null, of);
    return { revision: this.rows.get(note)?.revision, dateChanged: "2026-11-29T14:02:00.000+0000" };
  }
}
