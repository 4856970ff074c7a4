import { Button, TextInput } from "@carbon/react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { hasNext, type Page } from "../host/pages";
import styles from "./find-one.module.css";
import { ProblemNotice } from "./problem-notice";
import type { Ref } from "./types";

interface FindOneProps {
  readonly kind: "user" | "patient";
  readonly label: string;
  readonly chosen: Ref | null;
  readonly onChosen: (chosen: Ref | null) => void;
  /** True if the user can also find retired accounts, such as those of people who have left. */
  readonly withRetired?: boolean;
  /** The error message for the choice. */
  readonly invalidText?: string;
}

/** The fewest letters for which the platform searches. */
const FEWEST = 2;
const MOST = 10;

interface Found {
  readonly uuid: string;
  readonly display: string;
  readonly person?: { readonly display: string } | null;
}

/** Shows a user with their sign-in name, since several users may have the same name. */
const refOf = ({ uuid, display, person }: Found): Ref => ({
  uuid,
  display: person?.display && person.display !== display ? `${person.display} (${display})` : display,
});

const REPRESENTATIONS = { user: "custom:(uuid,display,person:(display))", patient: "custom:(uuid,display)" } as const;

/** Finds one user or client by name, and shows the chosen one. */
export function FindOne({ kind, label, chosen, onChosen, withRetired = false, invalidText }: FindOneProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<readonly Ref[] | null>(null);
  const [more, setMore] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const change = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const moveFocus = useRef(false);
  const words = typed.trim();

  useEffect(() => {
    if (words.length < FEWEST) {
      setFound(null);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      const all = withRetired ? "&includeAll=true" : "";
      const path = `/${kind}?q=${encodeURIComponent(words)}&limit=${MOST}&v=${REPRESENTATIONS[kind]}${all}`;
      send("GET", path).then(
        (answer) => {
          if (current) {
            setProblem(null);
            const page = answer as Page<Found>;
            setFound(page.results.map(refOf));
            setMore(hasNext(page));
          }
        },
        (thrown: Error) => current && setProblem(thrown),
      );
    }, 300);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [send, kind, words, withRetired]);

  useEffect(() => {
    if (moveFocus.current) {
      moveFocus.current = false;
      (chosen ? change : field).current?.focus();
    }
  }, [chosen]);

  const choose = (ref: Ref | null) => {
    moveFocus.current = true;
    setTyped("");
    setFound(null);
    onChosen(ref);
  };
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const all = [field.current, ...(list.current?.querySelectorAll("button") ?? [])];
    all[all.indexOf(document.activeElement as HTMLInputElement) + step]?.focus();
  };

  if (chosen) {
    return (
      <fieldset className={styles.chosen}>
        <legend className={styles.label}>{label}</legend>
        <p dir="auto">{chosen.display}</p>
        <Button kind="ghost" size="md" ref={change} onClick={() => choose(null)}>
          {t("chooseAnother", "Choose another")}
        </Button>
      </fieldset>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field and the buttons in it take the focus; arrows move it
    <div className={styles.find} onKeyDown={move}>
      <TextInput
        id={id}
        ref={field}
        labelText={label}
        placeholder={t("findByName", "Part of the name")}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        invalid={invalidText !== undefined}
        aria-describedby={invalidText && `${id}-error-msg`}
        invalidText={invalidText}
        onChange={(event) => setTyped(event.target.value)}
      />
      <output className={styles.status}>
        {found &&
          (found.length === 0
            ? t("foundNone", "No one is called that.")
            : more
              ? t("foundFirst", "More than {{count}} found. Choose one, or type more of the name.", {
                  count: found.length,
                })
              : t("foundSome", "{{count}} found. Choose one.", { count: found.length }))}
      </output>
      {problem && <ProblemNotice problem={problem} />}
      {found && found.length > 0 && (
        <ul ref={list} className={styles.results}>
          {found.map((each) => (
            <li key={each.uuid}>
              <button type="button" dir="auto" onClick={() => choose(each)}>
                {each.display}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
