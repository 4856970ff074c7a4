import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import type { SentFile } from "../host/rest";
import { ProblemNotice } from "../shared/problem-notice";
import { saveFile } from "../shared/save-file";
import { useAction } from "../shared/use-action";
import styles from "./disclosure.module.css";
import { DISCLOSURE, type Disclosure } from "./disclosures";
import { FilePreview } from "./file-preview";
import { useEndText, useScopeText } from "./scope-text";

interface FileForOutsideProps {
  readonly disclosure: Disclosure;
  readonly onMade?: () => void;
}

/** Shows the contents of the file for an external recipient, and then makes the file, which the server does only once. */
export function FileForOutside({ disclosure, onMade }: FileForOutsideProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const scope = useScopeText();
  const endText = useEndText();
  const { run, isBusy, problem } = useAction();
  const [isMade, setMade] = useState(Boolean(disclosure.fileMade));

  const make = () =>
    run(async () => {
      const path = `${DISCLOSURE}/${encodeURIComponent(disclosure.uuid)}/file`;
      saveFile((await send("POST", path, { body: {}, asFile: true })) as SentFile);
      setMade(true);
      onMade?.();
    });

  if (isMade) {
    return (
      <output>
        {t("fileMadeNow", "The file was made. Hand it over yourself, and then delete it from this device.")}
      </output>
    );
  }
  const contents = [
    { name: t("client", "Client"), value: disclosure.patient?.display },
    { name: t("notesMeant", "Notes"), value: scope(disclosure) },
    {
      name: t("amountMeant", "Of each note"),
      value: disclosure.excerpt ?? disclosure.portion ?? t("wholeNotes", "The whole note"),
    },
    {
      name: t("recipient", "Recipient"),
      value: [disclosure.recipient.name, disclosure.recipient.address].filter(Boolean).join(", "),
    },
    { name: t("basis", "Basis"), value: `${disclosure.display} (${disclosure.citation})` },
    { name: t("purpose", "Purpose of the disclosure"), value: disclosure.purpose },
    { name: t("ends", "Ends"), value: disclosure.end && endText(disclosure.end) },
    { name: t("saidToRecipient", "Said to the recipient"), value: disclosure.redisclosure },
  ];
  return (
    <section className={styles.file} aria-label={t("fileForRecipient", "File for the recipient")}>
      <h3>{t("fileForRecipient", "File for the recipient")}</h3>
      <p>{t("fileHolds", "A PDF with the text of the notes and this:")}</p>
      <dl className={styles.facts}>
        {contents
          .filter(({ value }) => value)
          .map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
      <FilePreview disclosure={disclosure} />
      <p>{t("fileOnce", "It is made once. The log keeps its digest, so that it can be recognized later.")}</p>
      {problem && <ProblemNotice problem={problem} />}
      <Button size="md" disabled={isBusy} onClick={() => void make()}>
        {t("makeFile", "Make the file")}
      </Button>
    </section>
  );
}
