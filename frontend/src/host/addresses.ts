import type { Place } from "./host";

const UUID = /^[0-9A-Za-z-]{36,38}$/;

/** The place that an address stands for; everything unknown is the day. */
export function placeOf(path: string): Place {
  const [, page, uuid = ""] = /\/ws\/sessionnotes\/([a-z]+)(?:\/([^/]*))?$/.exec(path) ?? [];
  if ((page === "session" || page === "client" || page === "review") && UUID.test(uuid)) {
    return { page, uuid };
  }
  return page === "review" || page === "snippets" ? { page } : { page: "day" };
}

/** @param context the web application's, for example `/openmrs` */
export function addressOf(context: string, place: Place): string {
  return `${context}/ws/sessionnotes/${place.page}${"uuid" in place && place.uuid ? `/${place.uuid}` : ""}`;
}
