import i18next from "i18next";
import type { ReactNode } from "react";
import { initReactI18next } from "react-i18next";
import { SWRConfig } from "swr";
import { vi } from "vitest";
import { type DateFieldProps, type Host, HostContext, type Place } from "../src/host/host";
import type { RequestOptions, Send } from "../src/host/rest";
import { RestError } from "../src/host/rest";
import texts from "../translations/en.json";

void i18next.use(initReactI18next).init({
  lng: "en",
  resources: { en: { translation: texts } },
  interpolation: { escapeValue: false },
});

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

type Answers = Readonly<Record<string, unknown>>;

/** A server of the test: answers by the beginning of the address, the longest first; 404 without one. Functions are asked. */
export function serverOf(answers: Answers) {
  const asked: Asked[] = [];
  const names = Object.keys(answers).sort((one, other) => other.length - one.length);
  const send: Send = async (method, path, options: RequestOptions = {}) => {
    asked.push({ method, path, body: options.body });
    const name = names.find((each) => `${method} ${path}`.startsWith(each));
    if (name === undefined) {
      throw new RestError(404, null, "HTTP 404");
    }
    const answer = answers[name];
    return typeof answer === "function" ? answer(options.body, path) : answer;
  };
  return { send, asked };
}

interface PagesHostProps {
  readonly send: Send;
  readonly privileges?: readonly string[];
  readonly go?: (place: Place) => void;
  readonly children: ReactNode;
}

/** What the pages' components run in. */
export function PagesHost({ send, privileges = [], go = vi.fn(), children }: PagesHostProps) {
  const host: Host = {
    send,
    locale: "en-GB",
    user: { uuid: "user-1", userName: "therapist1", display: "Amara Okafor", privileges: new Set(privileges) },
    go,
    addressOf: (place) => `/${place.page}${"uuid" in place && place.uuid ? `/${place.uuid}` : ""}`,
    DateField,
  };
  return (
    <HostContext.Provider value={host}>
      <SWRConfig value={{ provider: () => new Map(), shouldRetryOnError: false }}>{children}</SWRConfig>
    </HostContext.Provider>
  );
}

function DateField({ id, label, value, onChange, invalidText }: DateFieldProps) {
  return (
    <>
      <label htmlFor={id}>
        {label}
        <input id={id} value={value} onChange={(event) => onChange(event.target.value)} />
      </label>
      {invalidText && <p>{invalidText}</p>}
    </>
  );
}
