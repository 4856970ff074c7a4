export type StatusState = "OK" | "ATTENTION" | "UNKNOWN" | "FAULT";

/** One of the protections of the notes, in the words of the server. */
export interface StatusLineBody {
  readonly code: string;
  readonly display: string;
  readonly state: StatusState;
  readonly detail: string;
  readonly todo: string | null;
  readonly since: string | null;
}

export interface StatusBody {
  readonly state: StatusState;
  readonly results: readonly StatusLineBody[];
}

/** The address of the whole status. */
export const STATUS = "/sessionnotes/status?limit=100";

/** The names of the lines whose remedy is on the page "Setting up". */
const MENDED_BY_SETUP: ReadonlySet<string> = new Set(["keysetCopy", "providers", "supervision", "settings"]);

export const isMendedBySetup = (line: StatusLineBody) => line.todo !== null && MENDED_BY_SETUP.has(line.code);

/** The number of lines with one of the states. */
export function countOf(lines: readonly StatusLineBody[], ...states: readonly StatusState[]): number {
  return lines.filter(({ state }) => states.includes(state)).length;
}
