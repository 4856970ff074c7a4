import { hasNext, PAGE, type Page } from "../host/pages";
import type { Send } from "../host/rest";
import type { Ref } from "../shared/types";

/** An event of the log. It holds no text of a note. */
export interface LoggedEvent {
  readonly uuid: string;
  readonly type: string;
  readonly when: string;
  readonly note: Ref | null;
  readonly version: number | null;
  readonly signedInUser: Ref | null;
  readonly user: Ref | null;
  readonly address: string | null;
  /** The ground of the access, or the reason for its refusal. */
  readonly ground: string | null;
  /** The number of refusals that the event counts. */
  readonly times: number;
  readonly disclosure: Ref | null;
}

/** The privacy officer's search. An absent criterion does not narrow it. */
export interface LogSearch {
  readonly user?: Ref;
  readonly patient?: Ref;
  /** The uuid of a note, or its number from a check. */
  readonly note?: string;
  readonly type?: string;
  /** The first and the last day, as in `2026-01-31`. */
  readonly from?: string;
  readonly to?: string;
}

interface EventPage {
  readonly events: readonly LoggedEvent[];
  /** True if there are earlier events. */
  readonly more: boolean;
}

export const LOG = "/sessionnotes/log";

/** The beginning of a day in the user's time zone, or of the day that is `later` days after it. */
function startOf(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString().replace("Z", "+0000");
}

/** @param before the uuid of the last event of the previous page */
export function searchPath(search: LogSearch, before?: string): string {
  const values: Readonly<Record<string, string | undefined>> = {
    user: search.user?.uuid,
    patient: search.patient?.uuid,
    note: search.note,
    type: search.type,
    from: search.from && startOf(search.from),
    to: search.to && startOf(search.to, 1),
    before,
  };
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const parts = given.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  return `${LOG}?limit=${PAGE}&totalCount=false${parts.join("")}`;
}

export async function findEvents(send: Send, search: LogSearch, before?: string): Promise<EventPage> {
  const page = (await send("GET", searchPath(search, before))) as Page<LoggedEvent>;
  return { events: page.results, more: hasNext(page) };
}
