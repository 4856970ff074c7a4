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
import styles from "./face.module.css";
import { context } from "./places";

interface OpenmrsHostProps {
  readonly go: Host["go"];
  /** What the shell wants around the whole, if anything. */
  readonly frame?: ComponentType<{ readonly children: ReactNode }>;
  readonly children: ReactNode;
}

/**
 * Gives the components what they need of OpenMRS 3. Requests do not go through the shell's own: that leaves for the sign-in page
 * at the first 401, and what was typed would be gone. The cache is not the shell's, which is one for all frontend modules.
 */
export function OpenmrsHost({ go, frame: Frame = Fragment, children }: OpenmrsHostProps) {
  const session = useSession();
  const prompts = usePrompts();
  const base = `${context()}/ws/rest/v1`;
  const user = useMemo(() => (session?.user ? userOf(session.user) : null), [session?.user]);
  // the same as long as the part is shown, though the shell reads its session again: drafts are found by it
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

/** Reads again what is shown, once something was saved in another part of the shell. */
function Fresh() {
  const { mutate } = useSWRConfig();
  useEffect(() => whenChanged(() => void mutate(() => true)), [mutate]);
  return null;
}

/** OpenMRS 3's field for a day, which knows calendars beside the Gregorian one. */
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
