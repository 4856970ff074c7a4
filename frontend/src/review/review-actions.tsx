import { Button, TextArea } from "@carbon/react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { RestError } from "../host/rest";
import type { ClientsNote } from "../shared/clients-note";
import { ProblemNotice } from "../shared/problem-notice";
import { useShortcuts } from "../shared/shortcuts";
import { directionOf } from "../shared/text-direction";
import { useAction } from "../shared/use-action";
import styles from "./review.module.css";
import { finish, giveBack, lastStep } from "./review-requests";

interface ReviewActionsProps {
  readonly note: ClientsNote;
  readonly onDone: () => void;
  /** Called if the note has changed since the supervisor saw it. */
  readonly onStale: () => void;
}

/** Lets the supervisor approve or co-sign a note, or return it with a comment. */
export function ReviewActions({ note, onDone, onStale }: ReviewActionsProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const [comment, setComment] = useState("");
  const { run, isBusy, problem } = useAction();
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const step = lastStep(note.state);

  const act = useCallback(
    (work: () => Promise<void>) =>
      void run(async () => {
        try {
          await work();
        } catch (thrown) {
          if (thrown instanceof RestError && thrown.status === 409) {
            onStale();
          }
          throw thrown;
        }
        onDone();
      }),
    [run, onDone, onStale],
  );

  const sign = useCallback(() => {
    if (step) {
      act(() => finish(send, note, step));
    }
  }, [step, act, send, note]);

  const signWord = step === "cosign" ? t("cosign", "Co-sign") : t("approve", "Approve");
  useShortcuts(
    useMemo(
      () => [
        { keys: "Ctrl+Enter", label: signWord, run: sign },
        { keys: "Alt+R", label: t("writeComment", "Write a comment and return it"), run: () => field.current?.focus() },
      ],
      [signWord, sign, t],
    ),
    step !== null,
  );

  if (step === null) {
    return <p>{t("notWaiting", "This note is not waiting for a review.")}</p>;
  }
  const tell = () => {
    if (comment.trim() === "") {
      setMissing(true);
      field.current?.focus();
    } else {
      act(() => giveBack(send, note, comment));
    }
  };
  return (
    <div className={styles.actions}>
      {problem && <ProblemNotice problem={problem} title={t("nothingDone", "Nothing was done.")} />}
      <Button disabled={isBusy} onClick={sign}>
        {signWord}
      </Button>
      <TextArea
        id="return-comment"
        ref={field}
        labelText={t("returnComment", "Comment for the author")}
        helperText={t(
          "returnCommentHelp",
          "It stays with the note until it is reviewed again, and is not part of the record.",
        )}
        rows={3}
        dir={directionOf(comment)}
        value={comment}
        invalid={isMissing}
        invalidText={t("returnCommentMissing", "Say what is to be changed.")}
        onChange={(event) => {
          setComment(event.target.value);
          setMissing(false);
        }}
      />
      <Button kind="danger--tertiary" disabled={isBusy} onClick={tell}>
        {t("returnNote", "Return to the author")}
      </Button>
    </div>
  );
}
