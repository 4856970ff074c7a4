import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import type { Snippet } from "../shared/snippets";
import styles from "./snippets.module.css";

interface SnippetRowProps {
  readonly snippet: Snippet;
  /** True while the user edits another snippet, so that text typed there is not lost. */
  readonly isLocked: boolean;
  readonly onChange: () => void;
  readonly onDelete: () => void;
}

/** A snippet with its name, as the user types it, and its text. */
export function SnippetRow({ snippet, isLocked, onChange, onDelete }: SnippetRowProps) {
  const { t } = useTranslation();
  const call = `.${snippet.name}`;
  return (
    <li className={styles.row}>
      <h2>
        <bdi>{call}</bdi>
      </h2>
      <p className={styles.text} dir="auto">
        {snippet.text}
      </p>
      <div className={styles.buttons}>
        <Button
          kind="ghost"
          size="sm"
          disabled={isLocked}
          data-opens={snippet.uuid}
          aria-label={t("changeSnippetNamed", "Change {{name}}", { name: call })}
          onClick={onChange}
        >
          {t("changeSnippet", "Change")}
        </Button>
        <Button
          kind="ghost"
          size="sm"
          disabled={isLocked}
          aria-label={t("deleteSnippetNamed", "Delete {{name}}", { name: call })}
          onClick={onDelete}
        >
          {t("deleteSnippet", "Delete")}
        </Button>
      </div>
    </li>
  );
}
