import { OpenmrsDatePicker, useSession } from "@openmrs/esm-framework";
import { type ReactNode, useMemo } from "react";
import { SWRConfig } from "swr";
import { addressOf } from "../host/addresses";
import { dayOf } from "../host/dates";
import { type DateFieldProps, type Host, HostContext } from "../host/host";
import { userOf } from "../host/platform-session";
import { PasswordDialog, SignInAgainDialog, usePrompts } from "../host/prompts";
import { createRest } from "../host/rest";
import { context, goFrom } from "./places";

interface OpenmrsHostProps {
  /** Whose chart is open, or null outside of charts. */
  readonly patient: string | null;
  readonly children: ReactNode;
}

/**
 * Gives the components what they need of OpenMRS 3. Requests do not go through the shell's own: that leaves for the sign-in page
 * at the first 401, and what was typed would be gone. The cache is not the shell's, which is one for all frontend modules.
 */
export function OpenmrsHost({ patient, children }: OpenmrsHostProps) {
  const session = useSession();
  const prompts = usePrompts();
  const base = `${context()}/ws/rest/v1`;
  const user = useMemo(() => (session?.user ? userOf(session.user) : null), [session]);
  const host = useMemo<Host | null>(
    () =>
      user && {
        send: createRest(base, prompts.asked),
        user,
        locale: (session?.locale ?? document.documentElement.lang).replace("_", "-"),
        go: goFrom(patient),
        addressOf: (place) => addressOf(context(), place),
        DateField: OpenmrsDateField,
      },
    [user, base, prompts.asked, session?.locale, patient],
  );
  if (host === null) {
    return null;
  }
  return (
    <HostContext.Provider value={host}>
      <SWRConfig value={{ provider: () => new Map(), shouldRetryOnError: false }}>
        {children}
        <PasswordDialog {...prompts.password} />
        <SignInAgainDialog {...prompts.signIn} base={base} user={host.user} />
      </SWRConfig>
    </HostContext.Provider>
  );
}

/** OpenMRS 3's field for a day, which knows calendars beside the Gregorian one. */
function OpenmrsDateField({ id, label, value, onChange, max, invalidText }: DateFieldProps) {
  return (
    <OpenmrsDatePicker
      id={id}
      labelText={label}
      value={value || null}
      maxDate={max}
      isInvalid={invalidText !== undefined}
      invalidText={invalidText}
      onChange={(date) => onChange(date ? dayOf(date) : "")}
    />
  );
}
