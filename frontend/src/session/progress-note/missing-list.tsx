import { useTranslation } from "react-i18next";
import type { Lack } from "./completeness";
import styles from "./missing-list.module.css";
import { idOf } from "./note-form-context";
import { focusField } from "./open-fields";

interface MissingListProps {
  readonly lacks: readonly Lack[];
  /** Before the field gets the focus, as where a dialog has to be closed. */
  readonly onGo?: () => void;
}

/** What a signature still needs; each names its field and goes there. */
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
              // a dialog that closes gives the focus back first
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
