import type { Place } from "./host";

const UUID = /^[0-9A-Za-z-]{36,38}$/;

/** The place that an address leads to; an unknown address leads to "My day". */
export function placeOf(path: string): Place {
  const [, page, uuid = ""] = /\/ws\/sessionnotes\/([a-z]+)(?:\/([^/]*))?$/.exec(path) ?? [];
  if ((page === "session" || page === "client" || page === "review") && UUID.test(uuid)) {
    return { page, uuid };
  }
  if (page === "disclosure" && uuid === "new") {
    return { page, step: uuid };
  }
  return isPlain(page) ? { page } : { page: "day" };
}

/** The pages whose address is only their name. */
const PLAIN = [
  "review",
  "snippets",
  "disclosures",
  "privacy",
  "log",
  "logcheck",
  "logretention",
  "accounting",
  "ledger",
  "documents",
  "legalholds",
  "records",
  "holds",
  "retained",
  "keysetcopy",
  "keychange",
  "status",
  "setup",
  "settings",
  "adoption",
] as const;

const isPlain = (page = ""): page is (typeof PLAIN)[number] => (PLAIN as readonly string[]).includes(page);

/** @param context the path of the web application, for example `/openmrs` */
export function addressOf(context: string, place: Place): string {
  const rest = place.page === "disclosure" ? place.step : "uuid" in place && place.uuid;
  return `${context}/ws/sessionnotes/${place.page}${rest ? `/${rest}` : ""}`;
}
