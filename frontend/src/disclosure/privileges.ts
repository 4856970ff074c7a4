import { useHost } from "../host/host";

/** What the user may do with disclosures; the server asks again at each request. */
export interface DisclosureRights {
  /** Disclose notes of their own, or as a custodian. */
  readonly disclose: boolean;
  /** Record legal orders and custodians. */
  readonly record: boolean;
  /** Approve what another person recorded. */
  readonly approve: boolean;
  /** Write notes of their own, and ask for an emergency reading. */
  readonly write: boolean;
  /** Read notes that are disclosed to them. */
  readonly read: boolean;
}

export function useDisclosureRights(): DisclosureRights {
  const { privileges, superuser = false } = useHost().user;
  return {
    disclose: privileges.has("Disclose Psychotherapy Notes"),
    record: superuser || privileges.has("Record Psychotherapy Note Orders"),
    approve: superuser || privileges.has("Approve Psychotherapy Note Orders"),
    write: privileges.has("Manage Psychotherapy Notes"),
    read: privileges.has("Get Psychotherapy Notes"),
  };
}

/** Whether notes of the user's own, or notes disclosed to them, bring them to the list; officers come from "Privacy". */
export function useHasDisclosures(): boolean {
  const { disclose, read } = useDisclosureRights();
  return disclose || read;
}
