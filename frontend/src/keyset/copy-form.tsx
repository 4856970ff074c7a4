import { Button, PasswordInput, TextInput } from "@carbon/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import type { SentFile } from "../host/rest";
import { describedError } from "../shared/described-error";
import { ProblemNotice } from "../shared/problem-notice";
import { saveFile } from "../shared/save-file";
import { useAction } from "../shared/use-action";
import styles from "./keyset.module.css";
import { type WrongPassphrase, wrongWith } from "./passphrase";

const EMPTY = { passphrase: "", repeated: "", username: "", password: "" };

type Field = keyof typeof EMPTY;

/** The fields for the passphrase and the second person. The form clears them once the copy is made. */
export function CopyForm() {
  const { t } = useTranslation();
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();
  const [typed, setTyped] = useState(EMPTY);
  const [wrong, setWrong] = useState<{ readonly passphrase?: WrongPassphrase | null; readonly second?: boolean }>({});
  const [saved, setSaved] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const status = useRef<HTMLOutputElement>(null);

  useEffect(() => {
    if (saved) {
      status.current?.focus();
    }
  }, [saved]);

  const change = (field: Field, value: string) => {
    setTyped((before) => ({ ...before, [field]: value }));
    setWrong({});
    setSaved(null);
  };
  const focus = (id: string) => form.current?.querySelector<HTMLInputElement>(`#${id}`)?.focus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = wrongWith(typed.passphrase, typed.repeated);
    const second = !typed.username.trim() || !typed.password;
    setWrong({ passphrase: found, second });
    if (found) {
      focus(found === "different" ? "copy-repeated" : "copy-passphrase");
    } else if (second) {
      focus(typed.username.trim() ? "copy-password" : "copy-username");
    } else {
      void run(async () => {
        const body = {
          passphrase: typed.passphrase,
          secondPerson: { username: typed.username.trim(), password: typed.password },
        };
        const file = (await send("POST", "/sessionnotes/keyset/copy", { body, asFile: true })) as SentFile;
        saveFile(file);
        setTyped(EMPTY);
        setSaved(file.name);
      });
    }
  };
  const words: Readonly<Record<WrongPassphrase, string>> = {
    short: t("passphraseShort", "A passphrase has 16 characters or more."),
    signs: t("passphraseSigns", "Use letters without accents, digits, spaces and the signs of an English keyboard."),
    monotonous: t("passphraseMonotonous", "Use eight different characters or more."),
    different: t("passphraseDifferent", "The two passphrases are not the same."),
  };
  const wrongFirst = wrong.passphrase && wrong.passphrase !== "different" ? wrong.passphrase : null;
  return (
    <form className={styles.form} ref={form} onSubmit={submit} noValidate>
      <fieldset>
        <legend>{t("passphrase", "Passphrase")}</legend>
        <PasswordInput
          id="copy-passphrase"
          labelText={t("passphraseOfCopy", "Passphrase of the copy")}
          helperText={t(
            "passphraseHelp",
            "Several words that no one guesses. It is kept nowhere: without it the copy is worth nothing.",
          )}
          autoComplete="new-password"
          value={typed.passphrase}
          invalid={wrongFirst !== null}
          {...describedError("copy-passphrase", wrongFirst !== null)}
          invalidText={wrongFirst ? words[wrongFirst] : undefined}
          onChange={(event) => change("passphrase", event.target.value)}
        />
        <PasswordInput
          id="copy-repeated"
          labelText={t("passphraseAgain", "The passphrase again")}
          autoComplete="new-password"
          value={typed.repeated}
          invalid={wrong.passphrase === "different"}
          {...describedError("copy-repeated", wrong.passphrase === "different")}
          invalidText={words.different}
          onChange={(event) => change("repeated", event.target.value)}
        />
      </fieldset>
      <fieldset>
        <legend>{t("secondPerson", "Second person")}</legend>
        <TextInput
          id="copy-username"
          labelText={t("secondUserName", "Their username")}
          autoComplete="off"
          spellCheck={false}
          value={typed.username}
          invalid={wrong.second === true && !typed.username.trim()}
          {...describedError("copy-username", wrong.second === true && !typed.username.trim())}
          invalidText={t("secondMissing", "The second person enters this.")}
          onChange={(event) => change("username", event.target.value)}
        />
        <PasswordInput
          id="copy-password"
          labelText={t("secondPassword", "Their password")}
          autoComplete="off"
          value={typed.password}
          invalid={wrong.second === true && !typed.password}
          {...describedError("copy-password", wrong.second === true && !typed.password)}
          invalidText={t("secondMissing", "The second person enters this.")}
          onChange={(event) => change("password", event.target.value)}
        />
      </fieldset>
      {problem && <ProblemNotice problem={problem} />}
      <Button type="submit" size="md" aria-disabled={isBusy}>
        {t("copyMake", "Make the copy")}
      </Button>
      <output ref={status} tabIndex={-1}>
        {isBusy
          ? t("preparing", "Preparing…")
          : saved &&
            t(
              "copySaved",
              "{{name}} was handed to your browser to be saved. Try now whether the passphrase opens it.",
              { name: saved },
            )}
      </output>
    </form>
  );
}
