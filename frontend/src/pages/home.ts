import { mayUser, type Place, type SignedInUser } from "../host/host";

/** True if the server shows the user's own day to the user. */
export function mayUseDay(user: SignedInUser): boolean {
  return mayUser(user, "Manage Progress Notes");
}

/** The page that opens after the sign-in: the day for users who write notes, otherwise the page for the user’s own tasks. */
export function homeOf(user: SignedInUser): Place {
  if (user.privileges.has("Manage Progress Notes")) {
    return { page: "day" };
  }
  return mayUser(user, "Manage Modules") ? { page: "status" } : { page: "privacy" };
}
