import i18next from "i18next";
import type { ReactNode } from "react";
import { initReactI18next } from "react-i18next";
import { SWRConfig } from "swr";
import { type Host, HostContext, type Place } from "../../src/host/host";
import type { Send } from "../../src/host/rest";

void i18next.use(initReactI18next).init({ lng: "en", resources: {}, interpolation: { escapeValue: false } });

interface TestHostProps {
  readonly send: Send;
  readonly children: ReactNode;
  readonly privileges?: readonly string[];
  readonly go?: (place: Place) => void;
}

/** What the components run in, before a server of the test. */
export function TestHost({ send, children, privileges = [], go = () => {} }: TestHostProps) {
  const host: Host = {
    send,
    locale: "en-GB",
    user: { uuid: "user-1", userName: "therapist1", display: "Therapist", privileges: new Set(privileges) },
    go,
    addressOf: () => "",
    DateField: () => null,
  };
  return (
    <HostContext.Provider value={host}>
      <SWRConfig value={{ provider: () => new Map() }}>{children}</SWRConfig>
    </HostContext.Provider>
  );
}
