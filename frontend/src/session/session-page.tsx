import { Button, InlineLoading, InlineNotification } from "@carbon/react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "../host/problem-text";
import { ClientBanner } from "./client-banner";
import { Pane } from "./pane";
import { ProgressNote } from "./progress-note/progress-note";
import { PsychotherapyNotePane } from "./psychotherapy-note/psychotherapy-note-pane";
import { privateSessionOf, useSessionData } from "./session-data";
import styles from "./session-page.module.css";
import { ShortcutHelp } from "./shortcut-help";
import { type Shortcut, useShortcuts } from "./shortcuts";
import { useLastFocus } from "./use-last-focus";

/** Both notes of a session, side by side. */
export function SessionPage({ uuid }: { readonly uuid: string }) {
  const { t } = useTranslation();
  const { loaded, again } = useSessionData(uuid);
  const record = useLastFocus();
  const own = useLastFocus();
  const [helpShown, setHelpShown] = useState(false);

  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      { keys: "Alt+1", label: t("toRecord", "To the progress note"), run: record.focus },
      { keys: "Alt+2", label: t("toPrivate", "To the psychotherapy note"), run: own.focus },
      { keys: "?", label: t("showKeys", "Show the keys"), run: () => setHelpShown(true) },
    ],
    [t, record.focus, own.focus],
  );
  useShortcuts(shortcuts);

  useEffect(() => {
    const before = document.title;
    // no name of a client stands in a title, which histories keep
    document.title = t("sessionTitle", "Session – Session Notes");
    return () => {
      document.title = before;
    };
  }, [t]);

  if (loaded.kind === "loading") {
    return <InlineLoading className={styles.loading} description={t("loading", "Loading")} />;
  }
  if (loaded.kind === "failed") {
    return (
      <div className={styles.loading}>
        <InlineNotification
          kind="error"
          lowContrast
          hideCloseButton
          title={t("sessionNotRead", "This session can't be shown.")}
          subtitle={problemText(loaded.problem, t)}
        />
        <Button size="sm" onClick={again}>
          {t("tryAgain", "Try again")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <ClientBanner session={loaded.data.session} />
      <div className={styles.panes}>
        <Pane kind="record" paneRef={record.ref}>
          <ProgressNote data={loaded.data} />
        </Pane>
        <Pane kind="private" paneRef={own.ref}>
          <PsychotherapyNotePane
            session={privateSessionOf(loaded.data.session)}
            patient={loaded.data.session.patient}
          />
        </Pane>
      </div>
      <div className={styles.keys}>
        <Button size="sm" kind="ghost" onClick={() => setHelpShown(true)}>
          {t("showKeysKey", "Keys (?)")}
        </Button>
      </div>
      {helpShown && <ShortcutHelp onClose={() => setHelpShown(false)} />}
    </>
  );
}
