import { Button, Select, SelectItem } from "@carbon/react";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../host/dates";
import { useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import type { Ref } from "../shared/types";
import { useAction } from "../shared/use-action";
import { addDocument, type DocumentKind, KINDS, MOST_BYTES } from "./document-requests";
import styles from "./documents.module.css";
import { useKindNames } from "./kind-names";

interface AddDocumentProps {
  readonly client: Ref;
  readonly onAdded: (said: string) => void;
}

/** Adds a paper to those of a client. */
export function AddDocument({ client, onAdded }: AddDocumentProps) {
  const { t } = useTranslation();
  const { send, DateField } = useHost();
  const { run, isBusy, problem } = useAction();
  const names = useKindNames();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<DocumentKind>("AUTHORIZATION");
  const [day, setDay] = useState("");
  const [isTried, setTried] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const wrongFile = wrongWith(file);
  const fileText = {
    missing: t("documentFileMissing", "Choose a file."),
    large: t("documentFileLarge", "The file is larger than 10 MiB."),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file === null || wrongFile) {
      field.current?.focus();
    } else if (day !== "") {
      void run(async () => {
        await addDocument(send, client, kind, day, file);
        setTried(false);
        setFile(null);
        setDay("");
        if (field.current) {
          field.current.value = "";
        }
        onAdded(t("documentIsAdded", "The document is added."));
      });
    }
  };
  const isWrong = isTried && wrongFile !== null;
  return (
    <section className={styles.section}>
      <h2 id={`${id}-title`}>{t("documentAdd", "Add a document")}</h2>
      <form className={styles.form} onSubmit={submit} noValidate aria-labelledby={`${id}-title`}>
        <Select
          id={`${id}-kind`}
          labelText={t("documentKind", "What it is")}
          value={kind}
          onChange={(event) => setKind(event.target.value as DocumentKind)}
        >
          {KINDS.map((each) => (
            <SelectItem key={each} value={each} text={names[each]} />
          ))}
        </Select>
        <DateField
          id={`${id}-day`}
          label={t("documentDay", "Day on which it was written")}
          value={day}
          max={dayOf(new Date())}
          onChange={setDay}
          invalidText={isTried && day === "" ? t("dayMissing", "Enter a day.") : undefined}
        />
        <div className={styles.file}>
          <label htmlFor={`${id}-file`}>{t("documentFile", "File")}</label>
          <input
            id={`${id}-file`}
            ref={field}
            type="file"
            accept="application/pdf,image/jpeg,image/png"
            aria-describedby={`${id}-help${isWrong ? ` ${id}-error` : ""}`}
            aria-invalid={isWrong}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
          <p id={`${id}-help`} className={styles.help}>
            {t("documentFileHelp", "PDF, JPEG or PNG, at most 10 MiB. The name of the file is not kept.")}
          </p>
          {isWrong && wrongFile && (
            <p id={`${id}-error`} className={styles.wrong}>
              {fileText[wrongFile]}
            </p>
          )}
        </div>
        {problem && <ProblemNotice problem={problem} />}
        <div className={styles.buttons}>
          <Button type="submit" size="md" aria-disabled={isBusy}>
            {t("documentAddDo", "Seal and store it")}
          </Button>
        </div>
      </form>
    </section>
  );
}

const wrongWith = (file: File | null) => (file === null ? "missing" : file.size > MOST_BYTES ? "large" : null);
