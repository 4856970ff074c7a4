import { Button, TextInput } from "@carbon/react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../../host/host";
import { problemText } from "../../host/problem-text";
import { useAction } from "../../shared/use-action";
import { type OpenedNote, voidNote } from "./note-requests";
import styles from "./psychotherapy-note.module.css";

/** The greatest length of a reason that the server accepts, in characters. */
const MOST_CHARACTERS = 1_000;

interface VoidFormProps {
  readonly uuid: string;
  readonly onVoided: (note: OpenedNote) => void;
  readonly onCancel: () => void;
}

/** Asks for a reason and voids the note. The author can restore the note later. */
export function VoidForm({ uuid, onVoided, onCancel }: VoidFormProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { run, problem } = useAction();
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!reason.trim());
    if (reason.trim()) {
      await run(async () => onVoided(await voidNote(send, uuid, reason)));
    } else {
      field.current?.focus();
    }
  }

  return (
    <form className={styles.voiding} onSubmit={submit} autoComplete="off">
      <TextInput
        id={id}
        ref={field}
        labelText={t("voidReason", "Reason for voiding the note")}
        helperText={t("voidHelp", "The note stays, marked as voided, and can be restored.")}
        maxLength={MOST_CHARACTERS}
        spellCheck={false}
        autoComplete="off"
        translate="no"
        data-gramm="false"
        data-gramm_editor="false"
        data-enable-grammarly="false"
        dir="auto"
        value={reason}
        invalid={isMissing || problem !== null}
        invalidText={isMissing ? t("voidReasonMissing", "Give a reason.") : problem && problemText(problem, t)}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" kind="danger--tertiary" size="sm">
          {t("voidNote", "Void")}
        </Button>
        <Button kind="ghost" size="sm" onClick={onCancel}>
          {t("cancel", "Cancel")}
        </Button>
      </div>
    </form>
  );
}
