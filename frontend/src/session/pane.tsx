import { Locked, UserMultiple } from "@carbon/react/icons";
import type { ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import styles from "./pane.module.css";

interface PaneProps {
  readonly kind: "record" | "private";
  readonly paneRef: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** The frame of one of a session's two notes. Words, icon, colour and edge, and a line about its readers, tell the two apart. */
export function Pane({ kind, paneRef, children }: PaneProps) {
  const { t } = useTranslation();
  const isPrivate = kind === "private";
  const id = `pane-${kind}`;
  const Icon = isPrivate ? Locked : UserMultiple;
  return (
    <section
      ref={paneRef}
      className={`${styles.pane} ${isPrivate ? styles.private : styles.record}`}
      aria-labelledby={id}
    >
      <header className={styles.head}>
        <Icon size={24} className={styles.icon} aria-hidden="true" />
        <div>
          <h2 id={id}>
            {isPrivate
              ? t("paneOfPrivate", "Psychotherapy note: private")
              : t("paneOfRecord", "Progress note: part of the record")}
          </h2>
          <p className={styles.who}>
            {isPrivate
              ? t(
                  "whoSeesPrivate",
                  "Only you will see this. It is not part of the record: no supervisor or administrator can read it here, and it is not printed.",
                )
              : t(
                  "whoSeesRecord",
                  "Everyone who may read this client's record will see this. The client may ask for it.",
                )}
          </p>
        </div>
      </header>
      {children}
    </section>
  );
}
