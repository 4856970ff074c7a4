import { useTranslation } from "react-i18next";

import { PARTS, type Section, textOf } from "./note-text";
import { partLabel } from "./part-labels";
import styles from "./psychotherapy-note.module.css";

interface PrivateTextProps {
  readonly sections: readonly Section[];
  readonly passwordHeld: boolean;
  /** True if the reader is not the author. */
  readonly ofOther?: boolean;
}

/** Shows the text of a private note as its author typed it. */
export function PrivateText({ sections, passwordHeld, ofOther = false }: PrivateTextProps) {
  const { t } = useTranslation();
  const text = textOf(sections);
  return (
    <>
      {passwordHeld && (
        <p>
          {ofOther
            ? t(
                "othersWrittenWhileHeld",
                "Written while someone else had set the author’s password. It may not be the author’s.",
              )
            : t("writtenWhileHeld", "Written while someone else had set your password. It may not be yours.")}
        </p>
      )}
      {[...PARTS, "comment" as const]
        .filter((part) => text[part] !== "")
        .map((part) => (
          <div key={part}>
            <h4 className="cds--label">{partLabel(part, t)}</h4>
            <p className={styles.words} dir="auto" translate="no">
              {text[part]}
            </p>
          </div>
        ))}
    </>
  );
}
