import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { idOf, useNoteForm } from "../note-form-context";
import { focusField } from "../open-fields";
import styles from "./fields.module.css";

interface CarriedTextProps {
  readonly path: string;
  readonly label: string;
  readonly text: string;
  /** The words for the day of the last session. */
  readonly from: string;
  readonly onTake: (text: string) => void;
}

/** A text of the last session. It becomes part of this note only when the author takes it over. */
export function CarriedText({ path, label, text, from, onTake }: CarriedTextProps) {
  const { t } = useTranslation();
  const { goOn } = useNoteForm();
  const id = `${idOf(path)}-carried`;
  return (
    <div className={styles.piece}>
      <span className={styles.from} id={id}>
        {label}, {from}
      </span>
      <p dir="auto">{text}</p>
      <div className={styles.buttons}>
        <Button size="sm" kind="tertiary" data-open aria-describedby={id} onClick={() => goOn(() => onTake(text))}>
          {t("keepAsItIs", "Keep as it is")}
        </Button>
        <Button
          size="sm"
          kind="ghost"
          aria-describedby={id}
          onClick={() => {
            onTake(text);
            focusField(idOf(path));
          }}
        >
          {t("takeAndChange", "Take over and change")}
        </Button>
      </div>
    </div>
  );
}
