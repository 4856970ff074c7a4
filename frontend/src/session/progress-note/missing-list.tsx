import { useTranslation } from "react-i18next";
import type { Lack } from "./completeness";
import styles from "./missing-list.module.css";
import { idOf } from "./note-form-context";
import { focusField } from "./open-fields";

interface MissingListProps {
  readonly lacks: readonly Lack[];
  /** Called before the focus moves to the field, for example to close a dialog. */
  readonly onGo?: () => void;
}

/** Lists the fields that a signature still needs. A click on an entry moves the focus to its field. */
export function MissingList({ lacks, onGo }: MissingListProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {lacks.map(({ path, label, or, blank }) => (
        <li key={`${path}${blank ? "-blank" : ""}`}>
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              onGo?.();
              // waits until a closing dialog has returned the focus
              requestAnimationFrame(() => requestAnimationFrame(() => focusField(idOf(path))));
            }}
          >
            {blank
              ? t("blankIn", "{{field}}: fill in ***", { field: label })
              : or
                ? t("eitherOr", "{{one}} or {{other}}", { one: label, other: or })
                : label}
          </button>
        </li>
      ))}
    </ul>
  );
}
