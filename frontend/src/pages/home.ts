import type { Place, SignedInUser } from "../host/host";

const isSuperuser = (user: SignedInUser) => user.superuser === true;

/** True if the server shows the user's own day to the user. */
export function mayUseDay(user: SignedInUser): boolean {
  return isSuperuser(user) || user.privileges.has("Manage Progress Notes");
}

/** The page with which the user begins: the day of those who write notes, else the page for what the user answers for. */
export function homeOf(user: SignedInUser): Place {
  if (user.privileges.has("Manage Progress Notes")) {
    return { page: "day" };
  }
  return isSuperuser(user) || user.privileges.has("Manage Modules") ? { page: "status" } : { page: "privacy" };
}
