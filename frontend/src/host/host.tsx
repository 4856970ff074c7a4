import { type ComponentType, createContext, useContext } from "react";
import useSWR, { type SWRResponse } from "swr";
import type { Ref } from "../shared/types";
import type { Send } from "./rest";

/** A page that a user can open. */
export type Place =
  | { readonly page: "day" }
  | {
      readonly page: "session";
      readonly uuid: string;
      /** The client's uuid, if it is known. */
      readonly patient?: string;
    }
  | { readonly page: "client"; readonly uuid: string }
  /** The notes that wait for the user's review; the note with the uuid is open. */
  | { readonly page: "review"; readonly uuid?: string }
  | { readonly page: "snippets" }
  | { readonly page: "disclosures" }
  | {
      readonly page: "disclosure";
      readonly step: "new";
      /** The note to disclose and its client, if the user chose a note. No address contains it. */
      readonly note?: {
        readonly uuid: string;
        /** The day of the session, as in `2026-01-31`. */
        readonly sessionDate: string;
        readonly patient: Ref;
      };
    }
  /** The links to the pages of privacy officers and approvers. */
  | { readonly page: "privacy" }
  | {
      /** The log of accesses. */
      readonly page: "log";
      /** The uuid or the number of the note to search for, if the user chose a note. No address contains it. */
      readonly note?: string;
    }
  /** The check of the log, and its retention. */
  | { readonly page: "logcheck" | "logretention" }
  | { readonly page: "accounting" }
  /** The signed papers of a client, the legal holds, and the ledger of disclosures. */
  | { readonly page: "documents" | "legalholds" | "ledger" }
  /** The requests of clients for a copy. */
  | { readonly page: "records" }
  /** The notes that are closed because of a password, and the notes whose client or author was purged. */
  | { readonly page: "holds" | "retained" }
  /** A copy of the keyset under a passphrase, and a new key for the keyset. */
  | { readonly page: "keysetcopy" | "keychange" }
  /** The administrator's pages: the protections of the notes, and the setup of a clinic. */
  | { readonly page: "status" | "setup" }
  /** The settings that protect notes, for the users who decide on them. */
  | { readonly page: "settings" }
  /** The adoption of private notes from the record as notes of their authors. */
  | { readonly page: "adoption" };

export interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  /** A day, as in `2026-01-31`, or an empty text. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly max?: string;
  readonly invalidText?: string;
}

export interface SignedInUser {
  readonly uuid: string;
  /** The name with which the user signs in. */
  readonly userName: string;
  readonly display: string;
  readonly privileges: ReadonlySet<string>;
  /** True if the user's role grants everything; the server then lists no privileges. */
  readonly superuser?: boolean;
}

/** The surroundings that the components need. The module's own pages and OpenMRS 3 each provide them. */
export interface Host {
  readonly send: Send;
  readonly locale: string;
  readonly user: SignedInUser;
  readonly go: (place: Place) => void;
  /** The address of a place, for links. */
  readonly addressOf: (place: Place) => string;
  readonly DateField: ComponentType<DateFieldProps>;
}

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) {
    throw new Error("No host");
  }
  return host;
}

/**
 * Reads an address of REST, again whenever the component appears or the window regains the focus. The answer is cached, so
 * no component reads private text with it.
 */
export function useGet<T>(path: string | null): SWRResponse<T, Error> {
  const { send } = useHost();
  return useSWR<T, Error>(path, (address: string) => send("GET", address) as Promise<T>, {
    dedupingInterval: 0,
  });
}

/** True if the user has the privilege. The server checks it again at each request. */
export function usePrivilege(name: string): boolean {
  return useHost().user.privileges.has(name);
}

/** True if the user has the privilege, or a role that grants everything. Used for tasks of administrators. */
export const mayUser = (user: SignedInUser, name: string) => user.superuser === true || user.privileges.has(name);

/** True if the current user has the privilege, or a role that grants everything. */
export function useMay(name: string): boolean {
  return mayUser(useHost().user, name);
}
