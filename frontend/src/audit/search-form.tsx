import { Button, Select, SelectItem, TextInput } from "@carbon/react";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { describedError } from "../shared/described-error";
import { FindOne } from "../shared/find-one";
import styles from "./audit.module.css";
import type { LogSearch } from "./log-requests";
import type { Sentences } from "./sentences";

/** A uuid, or a number by which a check names a note. */
const NOTE = /^([0-9A-Za-z-]{36,38}|[0-9]{1,9})$/;

/** The types of event that the privacy officer can search for, with their names, in alphabetical order. */
function typeNames(sentences: Sentences, locale: string): readonly { type: string; name: string }[] {
  return Object.entries(sentences)
    .map(([type, say]) => ({ type, name: (say({ who: "…", rest: "" }).split(/[.:](?:\s|$)/)[0] ?? type).trim() }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

/** The field with invalid input, or null. */
function wrongIn({ note, from, to }: LogSearch): "note" | "days" | null {
  if (note && !NOTE.test(note)) {
    return "note";
  }
  return from && to && from > to ? "days" : null;
}

interface SearchFormProps {
  readonly search: LogSearch;
  readonly sentences: Sentences;
  readonly onSearch: (search: LogSearch) => void;
}

/** The form for the privacy officer's search. */
export function SearchForm({ search, sentences, onSearch }: SearchFormProps) {
  const { t } = useTranslation();
  const { locale, DateField } = useHost();
  const [typed, setTyped] = useState(search);
  const [wrong, setWrong] = useState<ReturnType<typeof wrongIn>>(null);
  const note = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const types = useMemo(() => typeNames(sentences, locale), [sentences, locale]);

  useEffect(() => setTyped(search), [search]);

  const change = (changed: Partial<LogSearch>) => {
    setTyped((before) => ({ ...before, ...changed }));
    setWrong(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sent = { ...typed, note: typed.note?.trim() || undefined };
    const found = wrongIn(sent);
    setWrong(found);
    if (found === "note") {
      note.current?.focus();
    } else if (found === "days") {
      form.current?.querySelector<HTMLInputElement>("#log-from")?.focus();
    } else {
      onSearch(sent);
    }
  };
  return (
    <form className={styles.search} ref={form} onSubmit={submit} noValidate aria-label={t("logSearch", "Search")}>
      <FindOne
        kind="user"
        withRetired
        label={t("logPerson", "Person")}
        chosen={typed.user ?? null}
        onChosen={(user) => change({ user: user ?? undefined })}
      />
      <FindOne
        kind="patient"
        label={t("logClient", "Client")}
        chosen={typed.patient ?? null}
        onChosen={(patient) => change({ patient: patient ?? undefined })}
      />
      <Select
        id="log-type"
        labelText={t("logType", "What happened")}
        value={typed.type ?? ""}
        onChange={(event) => change({ type: event.target.value || undefined })}
      >
        <SelectItem value="" text={t("logAnyType", "Anything")} />
        {types.map(({ type, name }) => (
          <SelectItem key={type} value={type} text={name} />
        ))}
      </Select>
      <TextInput
        id="log-note"
        ref={note}
        labelText={t("logNote", "Note")}
        helperText={t(
          "logNoteHelp",
          "The note’s uuid, or its number from a check. Each event in the list leads to its note.",
        )}
        autoComplete="off"
        spellCheck={false}
        value={typed.note ?? ""}
        invalid={wrong === "note"}
        {...describedError("log-note", wrong === "note")}
        invalidText={t("logNoteWrong", "This is neither a uuid nor a number of a note.")}
        onChange={(event) => change({ note: event.target.value || undefined })}
      />
      <DateField
        id="log-from"
        label={t("logFrom", "From")}
        value={typed.from ?? ""}
        onChange={(from) => change({ from: from || undefined })}
        invalidText={wrong === "days" ? t("daysWrong", "The first day is after the last one.") : undefined}
      />
      <DateField
        id="log-to"
        label={t("logTo", "To and with")}
        value={typed.to ?? ""}
        onChange={(to) => change({ to: to || undefined })}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="md">
          {t("searchLog", "Search the log")}
        </Button>
        <Button kind="ghost" size="md" onClick={() => onSearch({})}>
          {t("searchAll", "Show everything")}
        </Button>
      </div>
    </form>
  );
}
