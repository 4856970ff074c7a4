import { useHost, useMay } from "../host/host";

/** The user's rights to disclosures; the server checks them again at each request. */
interface DisclosureRights {
  /** True if the user may disclose notes of their own, or as a custodian. */
  readonly disclose: boolean;
  /** True if the user may record legal orders and custodians. */
  readonly record: boolean;
  /** True if the user may approve a disclosure that another person recorded. */
  readonly approve: boolean;
  /** True if the user may write notes of their own, and ask for an emergency reading. */
  readonly write: boolean;
  /** True if the user may read notes that are disclosed to them. */
  readonly read: boolean;
}

export function useDisclosureRights(): DisclosureRights {
  const { privileges } = useHost().user;
  return {
    disclose: privileges.has("Disclose Psychotherapy Notes"),
    record: useMay("Record Psychotherapy Note Orders"),
    approve: useMay("Approve Psychotherapy Note Orders"),
    write: privileges.has("Manage Psychotherapy Notes"),
    read: privileges.has("Get Psychotherapy Notes"),
  };
}

/**
 * True if the user may need the list for their own notes, for notes disclosed to them, or for emergencies of others; officers
 * reach it from "Privacy".
 */
export function useHasDisclosures(): boolean {
  const { disclose, read, write } = useDisclosureRights();
  return disclose || read || write;
}
