/** An answer that refuses, in the words of the server. */
export class RestError extends Error {
  override readonly name = "RestError";

  constructor(
    readonly status: number,
    /** Message code, `sessionnotes.error.…`, or null where the server gave none of ours. */
    readonly code: string | null,
    message: string,
    /** The property that is wrong, where the server names one. */
    readonly field: string | null = null,
    /** Everything that is wrong, where the server lists it. */
    readonly findings: readonly Finding[] = [],
  ) {
    super(message);
  }
}

/** No answer at all: no network, or no server. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The user did not give the password, or did not sign in again. Nothing was done. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

export type Method = "GET" | "POST" | "DELETE";

/** What the client asks its user for. */
export interface Asked {
  /** The password once more, after the problem with the last one; null where the user gives none. */
  password(problem: string | null): Promise<string | null>;
  /** A sign-in, after the one before has ended; whether the same user is signed in again. */
  signIn(): Promise<boolean>;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Lets the request outlive its page; browsers take 64 KiB of such bodies at most. */
  readonly keepalive?: boolean;
  /** Gives the answer as a {@link SentFile}, whatever is in it, instead of reading it as JSON. */
  readonly asFile?: boolean;
  /** Fails at once where a sign-in or a password would have to be asked for. */
  readonly quiet?: boolean;
}

/** A file that the server sent to be saved. */
export interface SentFile {
  readonly name: string;
  readonly content: Blob;
}

export type Send = (method: Method, path: string, options?: RequestOptions) => Promise<unknown>;

interface ErrorBody {
  readonly error?: {
    readonly rawMessage?: string;
    readonly translatedMessage?: string;
    readonly message?: string;
    readonly field?: string;
    readonly findings?: readonly Finding[];
  };
}

/** A header carries bytes, not characters. */
export function utf8Header(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** The name that the server gives a file. */
function fileName(answer: Response): string {
  return /filename="([^"/\\\\]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "file";
}

async function refusal(answer: Response): Promise<RestError> {
  const { error } = ((await answer.json().catch(() => ({}))) ?? {}) as ErrorBody;
  const code = [error?.rawMessage, error?.message].find((text) => text?.startsWith("sessionnotes.")) ?? null;
  const message = code ? (error?.translatedMessage ?? error?.message ?? code) : `HTTP ${answer.status}`;
  return new RestError(answer.status, code, message, error?.field ?? null, error?.findings ?? []);
}

/**
 * Makes a client of the server's REST. It asks for the password where the server wants it again, and for a sign-in where
 * none is open any more, and then goes on.
 *
 * @param base address of REST, without a slash at its end
 */
export function createRest(base: string, asked: Asked, request: typeof fetch = (...all) => fetch(...all)): Send {
  async function once(
    method: Method,
    path: string,
    options: RequestOptions,
    password: string | null,
  ): Promise<unknown> {
    const headers: Record<string, string> = {
      Accept: options.asFile ? "*/*" : "application/json",
      // else the browser would ask for a password in a window of its own
      "Disable-WWW-Authenticate": "true",
    };
    if (options.body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    if (password !== null) {
      headers["X-Session-Notes-Password"] = utf8Header(password);
    }
    let answer: Response;
    try {
      answer = await request(base + path, {
        method,
        headers,
        body: options.body === undefined ? undefined : JSON.stringify(options.body),
        cache: "no-store",
        credentials: "same-origin",
        keepalive: options.keepalive ?? false,
        signal: options.signal,
      });
    } catch (problem) {
      if (problem instanceof DOMException && problem.name === "AbortError") {
        throw problem;
      }
      throw new Unreachable("No answer");
    }
    if (!answer.ok) {
      throw await refusal(answer);
    }
    if (options.asFile) {
      return { name: fileName(answer), content: await answer.blob() } satisfies SentFile;
    }
    return answer.status === 204 ? undefined : answer.json();
  }

  return async (method, path, options = {}) => {
    let password: string | null = null;
    for (;;) {
      try {
        return await once(method, path, options, password);
      } catch (problem) {
        if (!(problem instanceof RestError) || options.quiet) {
          throw problem;
        }
        const wrong = problem.code === "sessionnotes.error.passwordWrong";
        if (problem.status === 401) {
          if (!(await asked.signIn())) {
            throw new Cancelled();
          }
        } else if (wrong || problem.code === "sessionnotes.error.passwordNeeded") {
          password = await asked.password(wrong ? problem.message : null);
          if (password === null) {
            throw new Cancelled();
          }
        } else {
          throw problem;
        }
      }
    }
  };
}
