import { type ComponentType, createContext, useContext } from "react";
import useSWR, { type SWRResponse } from "swr";
import type { Ref } from "../shared/types";
import type { Send } from "./rest";

/** Where a user can be. */
export type Place =
  | { readonly page: "day" }
  | {
      readonly page: "session";
      readonly uuid: string;
      /** Whose session it is, where that is known. */
      readonly patient?: string;
    }
  | { readonly page: "client"; readonly uuid: string }
  /** All that waits for review, with one note open where it is named. */
  | { readonly page: "review"; readonly uuid?: string }
  | { readonly page: "snippets" }
  | { readonly page: "disclosures" }
  | {
      readonly page: "disclosure";
      readonly step: "new";
      /** The note to disclose, where one was chosen, and its client; it stands in no address. */
      readonly note?: {
        readonly uuid: string;
        /** `2026-01-31` */
        readonly sessionDate: string;
        readonly patient: Ref;
      };
    }
  /** What privacy officers and approvers do. */
  | { readonly page: "privacy" }
  /** The log of accesses, its check, and how long it is kept. */
  | { readonly page: "log" | "logcheck" | "logretention" }
  | { readonly page: "accounting" }
  /** Notes that are closed because of a password, and notes that outlived a client or an author. */
  | { readonly page: "holds" | "retained" }
  /** A copy of the keyset under a passphrase, and a new key in it. */
  | { readonly page: "keysetcopy" | "keychange" }
  /** The administrator's: what protects the notes, and a clinic's first run. */
  | { readonly page: "status" | "setup" }
  /** Private notes in the record become notes of their authors. */
  | { readonly page: "adoption" };

export interface DateFieldProps {
  readonly id: string;
  readonly label: string;
  /** A day, `2026-01-31`, or nothing. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly max?: string;
  readonly invalidText?: string;
}

export interface SignedInUser {
  readonly uuid: string;
  /** The name that is signed in with. */
  readonly userName: string;
  readonly display: string;
  readonly privileges: ReadonlySet<string>;
  /** Whether a role grants everything; the server then names no privileges. */
  readonly superuser?: boolean;
}

/** What the components need of what they run in: the module's own pages, or OpenMRS 3. */
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
 * Reads an address of REST, and again when the component is shown again or the window is looked at again. Private text is
 * never read by this.
 */
export function useGet<T>(path: string | null): SWRResponse<T, Error> {
  const { send } = useHost();
  return useSWR<T, Error>(path, (address: string) => send("GET", address) as Promise<T>, {
    dedupingInterval: 0,
  });
}

/** Whether the user may see or do what a privilege stands for; the server asks again at each request. */
export function usePrivilege(name: string): boolean {
  return useHost().user.privileges.has(name);
}

/** As {@link usePrivilege}, and true for users whose role grants everything: for what administrators do as well. */
export function useMay(name: string): boolean {
  const { user } = useHost();
  return user.superuser === true || user.privileges.has(name);
}
