/** A refusal by the server, in its own words. */
export class RestError extends Error {
  override readonly name = "RestError";

  constructor(
    readonly status: number,
    /** The message code, `sessionnotes.error.…`, or null if the answer has no code of this module. */
    readonly code: string | null,
    message: string,
    /** The name of the wrong property, if the server names one. */
    readonly field: string | null = null,
    /** All findings, if the server lists them. */
    readonly findings: readonly Finding[] = [],
  ) {
    super(message);
  }
}

/** The error that no answer came: the network or the server is down. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The error that the user did not enter the password, or did not sign in again. Nothing was done. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

export type Method = "GET" | "POST" | "DELETE";

/** The questions that requests may ask the user. */
export interface Asked {
  /** Asks for the password, and shows the problem with the last password; returns null if the user cancels. */
  password(problem: string | null): Promise<string | null>;
  /** Asks the user to sign in again; returns true if the same user is signed in again. */
  signIn(): Promise<boolean>;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Lets the request outlive its page; browsers send at most 64 KiB in such requests. */
  readonly keepalive?: boolean;
  /** Returns the answer as a {@link SentFile} of any type instead of reading it as JSON. */
  readonly asFile?: boolean;
  /** Fails at once instead of asking the user to sign in or to enter the password. */
  readonly quiet?: boolean;
}

/** A file from the server that the user can save. */
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
  };
  /** What is wrong stands beside the error. */
  readonly field?: string;
  readonly findings?: readonly Finding[];
}

/** Encodes a text for a header in UTF-8, since headers hold bytes and not characters. */
export function utf8Header(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** The name that the server gives to a file. */
function fileName(answer: Response): string {
  return /filename="([^"/\\\\]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "file";
}

async function refusal(answer: Response): Promise<RestError> {
  const { error, field, findings } = ((await answer.json().catch(() => ({}))) ?? {}) as ErrorBody;
  const code = [error?.rawMessage, error?.message].find((text) => text?.startsWith("sessionnotes.")) ?? null;
  const message = code ? (error?.translatedMessage ?? error?.message ?? code) : `HTTP ${answer.status}`;
  return new RestError(answer.status, code, message, field ?? null, findings ?? []);
}

/**
 * Creates the function that sends requests to the server's REST. If the server wants the password or a sign-in, it asks the
 * user and then sends the request again.
 *
 * @param base the address of REST, without a slash at its end
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
      // prevents the browser's own password dialog
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
