import { OpenmrsDatePicker, useSession } from "@openmrs/esm-framework";
import { type ComponentType, Fragment, type ReactNode, useEffect, useMemo } from "react";
import { SWRConfig, useSWRConfig } from "swr";
import { addressOf } from "../host/addresses";
import { dayOf } from "../host/dates";
import { type DateFieldProps, type Host, HostContext } from "../host/host";
import { userOf } from "../host/platform-session";
import { PasswordDialog, SignInAgainDialog, usePrompts } from "../host/prompts";
import { createRest } from "../host/rest";
import { tellingChanges, whenChanged } from "./changes";
import { context } from "./context";
import styles from "./face.module.css";

interface OpenmrsHostProps {
  readonly go: Host["go"];
  /** The component of the shell that encloses the content, if the shell needs one. */
  readonly frame?: ComponentType<{ readonly children: ReactNode }>;
  readonly children: ReactNode;
}

/**
 * Connects the components to OpenMRS 3. Requests avoid the shell's own function, which leaves for the sign-in page at the
 * first 401 and so loses typed text. The cache is separate from the shell's, which all frontend modules share.
 */
export function OpenmrsHost({ go, frame: Frame = Fragment, children }: OpenmrsHostProps) {
  const session = useSession();
  const prompts = usePrompts();
  const base = `${context()}/ws/rest/v1`;
  const user = useMemo(() => (session?.user ? userOf(session.user) : null), [session?.user]);
  // must not change when the shell reads its session again, since open drafts are found by it
  const send = useMemo(() => tellingChanges(createRest(base, prompts.asked)), [base, prompts.asked]);
  const host = useMemo<Host | null>(
    () =>
      user && {
        send,
        user,
        locale: (session?.locale ?? document.documentElement.lang).replace("_", "-"),
        go,
        addressOf: (place) => addressOf(context(), place),
        DateField: OpenmrsDateField,
      },
    [user, send, session?.locale, go],
  );
  if (host === null) {
    return null;
  }
  return (
    <HostContext.Provider value={host}>
      <SWRConfig value={{ provider: () => new Map(), shouldRetryOnError: false }}>
        <Fresh />
        <Frame>
          <div className={styles.face}>
            {children}
            <PasswordDialog {...prompts.password} />
            <SignInAgainDialog {...prompts.signIn} base={base} user={host.user} />
          </div>
        </Frame>
      </SWRConfig>
    </HostContext.Provider>
  );
}

/** Reads all shown data again after another part of the shell has saved something. */
function Fresh() {
  const { mutate } = useSWRConfig();
  useEffect(() => whenChanged(() => void mutate(() => true)), [mutate]);
  return null;
}

/** OpenMRS 3's field for a day, which also supports calendars other than the Gregorian calendar. */
function OpenmrsDateField({ id, label, value, onChange, max, invalidText }: DateFieldProps) {
  return (
    <div className={styles.date}>
      <OpenmrsDatePicker
        id={id}
        labelText={label}
        value={value || null}
        maxDate={max}
        isInvalid={invalidText !== undefined}
        invalidText={invalidText}
        onChange={(date) => onChange(date ? dayOf(date) : "")}
      />
    </div>
  );
}
