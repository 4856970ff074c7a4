import { Modal } from "@carbon/react";
import { useTranslation } from "react-i18next";
import styles from "./shortcut-help.module.css";

/** Every key of the page. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const keys: readonly (readonly [string, string])[] = [
    ["Alt+1", t("toRecord", "To the progress note")],
    ["Alt+2", t("toPrivate", "To the psychotherapy note")],
    ["Alt+H", t("coverKey", "Cover the psychotherapy note, and show it again")],
    ["Alt+↓", t("nextOpen", "Next open field")],
    ["Alt+↑", t("previousOpen", "Previous open field")],
    ["1–9", t("digitChooses", "Choose an answer, in a question with answers")],
    ["Enter", t("enterGoesOn", "Go on, in a question with answers")],
    ["Alt+L", t("lastSessionBeside", "Last session beside the fields")],
    [t("wordAndSpace", ".word and space"), t("putsSnippet", "Put in a snippet")],
    ["Tab", t("tabToBlank", "To the next *** of a snippet")],
    ["Ctrl+Enter", t("sign", "Sign")],
    ["?", t("showKeys", "Show the keys")],
  ];
  return (
    <Modal open passiveModal size="sm" modalHeading={t("keys", "Keys")} onRequestClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
