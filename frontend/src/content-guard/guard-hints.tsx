import { Button } from "@carbon/react";
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type GuardFinding, keyOf, SAFETY, type Side, sentenceAround, shownOf, without, wordsOf } from "./findings";
import styles from "./guard-hints.module.css";
import { apart, GuardMarks } from "./guard-marks";
import { useTarget } from "./move-context";
import { useContentGuard } from "./use-content-guard";

/** The most hints to show under a text at a time: more would not help the author. */
const MOST = 5;

interface GuardHintsProps {
  readonly side: Side;
  readonly text: string;
  readonly patient: string;
  readonly encounter?: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (text: string) => void;
  /** The field with the text. Lines under its words mark the hints. */
  readonly children: ReactNode;
}

interface Moved {
  readonly before: string;
  readonly after: string;
  readonly takeBack: () => void;
  readonly copied: boolean;
}

/** Shows hints beneath a text, each with its reason and possible actions. No hint prevents saving. */
export function GuardHints({ side, text, patient, encounter, field, onChange, children }: GuardHintsProps) {
  const { t } = useTranslation();
  const { text: checked, findings } = useContentGuard(side, text, patient, encounter);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState<Moved | null>(null);
  const target = useTarget(side === "psychotherapynote" ? "record" : "private");
  const titleId = useId();
  const undo = useRef<HTMLButtonElement>(null);
  const shown = shownOf(text, checked, findings, dismissed).slice(0, MOST);

  useEffect(() => {
    if (moved) {
      undo.current?.focus();
    }
  }, [moved]);

  const dismiss = (finding: GuardFinding) => {
    setDismissed(new Set([...dismissed, keyOf(text, finding)]));
    field.current?.focus();
  };
  const show = ({ start, end }: GuardFinding) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  const move = (finding: GuardFinding) => {
    const place = sentenceAround(text, finding);
    const takeBack = target()?.add(finding.element, text.slice(place.start, place.end).trim());
    if (!takeBack) {
      return;
    }
    const copied = finding.rule === SAFETY;
    const after = copied ? text : without(text, place);
    setMoved({ before: text, after, takeBack, copied });
    if (copied) {
      setDismissed(new Set([...dismissed, keyOf(text, finding)]));
    } else {
      onChange(after);
    }
  };
  const takeBack = (one: Moved) => {
    one.takeBack();
    if (text === one.after) {
      onChange(one.before);
    }
    setMoved(null);
    field.current?.focus();
  };

  return (
    <div className={styles.frame}>
      {children}
      {text === checked && shown.length > 0 && <GuardMarks text={text} findings={apart(shown)} field={field} />}
      <div className={styles.hints}>
        <output className={styles.status}>
          {shown.length > 0 && t("guardCount", "Hints for this text: {{number}}", { number: shown.length })}
        </output>
        {moved && (
          <p className={styles.moved}>
            {moved.copied
              ? t("guardCopied", "Copied to the progress note.")
              : t("guardMoved", "Moved to the other note.")}{" "}
            <Button ref={undo} kind="ghost" size="sm" onClick={() => takeBack(moved)}>
              {t("guardUndo", "Undo")}
            </Button>
          </p>
        )}
        {shown.length > 0 && (
          <ul className={styles.list} aria-labelledby={titleId}>
            <li id={titleId} className={styles.title}>
              {t("guardTitle", "Does this belong in the other note?")}
            </li>
            {shown.map((finding) => (
              <li key={`${finding.rule} ${finding.start}`}>
                <p>
                  <mark className={styles.words}>{wordsOf(text, finding)}</mark> {finding.message}{" "}
                  <span className={styles.source}>{finding.source}</span>
                </p>
                <div className={styles.actions}>
                  <Button kind="ghost" size="sm" onClick={() => show(finding)}>
                    {t("guardShow", "Show")}
                  </Button>
                  {(side === "progressnote" || finding.element) && (
                    <Button kind="ghost" size="sm" onClick={() => move(finding)}>
                      {finding.rule === SAFETY
                        ? t("guardCopyRisk", "Copy to the risk block")
                        : side === "progressnote"
                          ? t("guardToPrivate", "Move to the private note")
                          : t("guardToRecord", "Move to the progress note")}
                    </Button>
                  )}
                  <Button kind="ghost" size="sm" onClick={() => dismiss(finding)}>
                    {t("guardDismiss", "Dismiss")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
