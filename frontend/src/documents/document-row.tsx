import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { FileButton } from "../shared/file-button";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { TwoSteps } from "../shared/two-steps";
import { useAction } from "../shared/use-action";
import { type ClientDocument, contentOf, deleteDocument, recordLastEffect } from "./document-requests";
import styles from "./documents.module.css";
import { useKindNames } from "./kind-names";

interface DocumentRowProps {
  readonly document: ClientDocument;
  readonly onChanged: (said: string) => void;
}

/** One paper: what is known about it, its file, the end of its effect, and its deletion. */
export function DocumentRow({ document, onChanged }: DocumentRowProps) {
  const { t } = useTranslation();
  const { send, locale } = useHost();
  const { moment } = useMoments();
  const name = t("documentName", "{{kind}} of {{day}}", {
    kind: useKindNames()[document.kind],
    day: showDay(document.date, locale),
  });
  const remove = async () => {
    await deleteDocument(send, document);
    onChanged(t("documentDeleted", "{{name}} is deleted.", { name }));
  };
  return (
    <li className={styles.row}>
      <h3>{name}</h3>
      <p>
        {t("documentAdded", "Added by {{name}}, {{when}}.", {
          name: document.addedBy?.display ?? "–",
          when: moment(document.dateAdded),
        })}{" "}
        {document.lastEffect
          ? t("documentUntil", "Last in effect on {{day}}. It must be kept until {{until}}.", {
              day: showDay(document.lastEffect, locale),
              until: showDay(document.retainedUntil ?? document.lastEffect, locale),
            })
          : t("documentInEffect", "It is in effect.")}
      </p>
      {document.damaged ? (
        <p className={styles.damaged}>
          {t("documentDamaged", "It is no longer what was stored, and does not open. Tell your privacy officer.")}
        </p>
      ) : (
        <div className={styles.buttons}>
          <FileButton path={contentOf(document)} label={t("documentSave", "Save the file")} about={name} />
          <LastEffect document={document} name={name} onChanged={onChanged} />
          {document.lastEffect && (
            <TwoSteps
              label={t("documentDelete", "Delete")}
              about={name}
              meaning={t(
                "documentDeleteMeans",
                "The document is gone for good. While it must be kept, or a legal hold is on it, nothing is deleted.",
              )}
              confirm={t("documentDeleteConfirm", "Delete it for good")}
              isDanger
              onConfirmed={remove}
            />
          )}
        </div>
      )}
    </li>
  );
}

interface LastEffectProps extends DocumentRowProps {
  readonly name: string;
}

/** Records the last day on which a paper was in effect. */
function LastEffect({ document, name, onChanged }: LastEffectProps) {
  const { t } = useTranslation();
  const { send, DateField } = useHost();
  const { run, isBusy, problem } = useAction();
  const [isOpen, setOpen] = useState(false);
  const [day, setDay] = useState("");
  const [missing, setMissing] = useState(false);
  if (!isOpen) {
    const label = t("documentEnd", "Record the last day of effect");
    return (
      <Button kind="tertiary" size="md" aria-label={`${label}: ${name}`} onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  }
  const save = () => {
    setMissing(day === "");
    if (day !== "") {
      void run(async () => {
        await recordLastEffect(send, document, day);
        setOpen(false);
        onChanged(t("documentEnded", "The last day of {{name}} is recorded.", { name }));
      });
    }
  };
  return (
    <fieldset className={styles.effect}>
      <legend>{t("documentEndOf", "Last day of effect: {{name}}", { name })}</legend>
      <p>
        {t("documentEndMeans", "It is kept for six years from that day. The day can be moved later, never earlier.")}
      </p>
      <DateField
        id={`effect-${document.uuid}`}
        label={t("documentLastDay", "Last day on which it was in effect")}
        value={day}
        onChange={setDay}
        invalidText={missing ? t("dayMissing", "Enter a day.") : undefined}
      />
      {problem && <ProblemNotice problem={problem} />}
      <div className={styles.buttons}>
        <Button kind="secondary" size="md" onClick={() => setOpen(false)}>
          {t("cancel", "Cancel")}
        </Button>
        <Button size="md" aria-disabled={isBusy} onClick={save}>
          {t("documentEndSave", "Record the day")}
        </Button>
      </div>
    </fieldset>
  );
}
