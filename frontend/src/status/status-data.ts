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

/** A page where a user with the privilege acts on a line of the status, or on a step of the checklist. */
export interface ActionPage {
  readonly page: "setup" | "settings" | "keysetcopy" | "keychange" | "logcheck" | "retained";
  readonly privilege: string;
  /** True if the page is of no use while there is nothing to do. */
  readonly onlyToDo?: boolean;
}

const KEYS = "Manage Psychotherapy Note Keys";
const LOG = "Get Psychotherapy Note Access Log";
const SETUP: ActionPage = { page: "setup", privilege: "Manage Modules", onlyToDo: true };
const SETTINGS: ActionPage = { page: "settings", privilege: "Manage Modules", onlyToDo: true };

const PAGES: Readonly<Record<string, readonly ActionPage[]>> = {
  keysetCopy: [{ page: "keysetcopy", privilege: KEYS, onlyToDo: true }, SETUP],
  resealing: [{ page: "keychange", privilege: KEYS }],
  checkpoint: [{ page: "logcheck", privilege: LOG }],
  logCheck: [{ page: "logcheck", privilege: LOG }],
  providers: [SETUP],
  supervision: [SETUP],
  settings: [SETTINGS],
  retained: [{ page: "retained", privilege: LOG }],
};

/** The pages where someone acts on a line; the user may lack their privileges. */
export function pagesFor({ code, todo }: Pick<StatusLineBody, "code" | "todo">): readonly ActionPage[] {
  return (PAGES[code] ?? []).filter(({ onlyToDo }) => !onlyToDo || todo !== null);
}

/** The number of lines with one of the states. */
export function countOf(lines: readonly StatusLineBody[], ...states: readonly StatusState[]): number {
  return lines.filter(({ state }) => states.includes(state)).length;
}
