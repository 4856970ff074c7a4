import { Button, InlineLoading, InlineNotification } from "@carbon/react";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { TargetsContext, useTargets } from "../content-guard/move-context";
import { momentOf, showDay, showTime } from "../host/dates";
import { useHost } from "../host/host";
import { problemText } from "../host/problem-text";
import { ClientBanner } from "../shared/client-banner";
import { PlaceLink } from "../shared/place-link";
import { type Shortcut, showShortcutHelp, useShortcuts } from "../shared/shortcuts";
import { Pane } from "./pane";
import { ProgressNote } from "./progress-note/progress-note";
import { PsychotherapyNotePane } from "./psychotherapy-note/psychotherapy-note-pane";
import { dayOfSession, nameOf, privateSessionOf, useSessionData } from "./session-data";
import styles from "./session-page.module.css";
import { useLastFocus } from "./use-last-focus";

/** Both notes of a session, side by side. */
export function SessionPage({ uuid }: { readonly uuid: string }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const { loaded, again } = useSessionData(uuid);
  const record = useLastFocus();
  const own = useLastFocus();
  const targets = useTargets();

  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      { keys: "Alt+1", label: t("toRecord", "To the progress note"), run: record.focus },
      { keys: "Alt+2", label: t("toPrivate", "To the psychotherapy note"), run: own.focus },
      { keys: "Alt+H", label: t("coverKey", "Cover the psychotherapy note, and show it again") },
      { keys: "1–9", label: t("digitChooses", "Choose an answer, in a question with answers") },
      { keys: "Enter", label: t("enterGoesOn", "Go on, in a question with answers") },
      { keys: t("wordAndSpace", ".word and space"), label: t("putsSnippet", "Put in a snippet") },
      { keys: "Tab", label: t("tabToBlank", "To the next *** of a snippet") },
    ],
    [t, record.focus, own.focus],
  );
  useShortcuts(shortcuts);

  useEffect(() => {
    const before = document.title;
    // the title names no client, since browser histories keep it
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
  const { session } = loaded.data;
  const day = showDay(dayOfSession(session), locale, "full");
  const when = session.start
    ? t("sessionOn", "Session on {{day}}, {{time}}", { day, time: showTime(momentOf(session.start), locale) })
    : t("sessionOnDay", "Session on {{day}}", { day });
  return (
    <TargetsContext.Provider value={targets}>
      <ClientBanner uuid={session.patient.uuid} known={session.patient}>
        <p>{[when, nameOf(session.type), nameOf(session.location)].filter(Boolean).join(" · ")}</p>
        <PlaceLink to={{ page: "client", uuid: session.patient.uuid }}>{t("allSessions", "All sessions")}</PlaceLink>
      </ClientBanner>
      <div className={styles.panes}>
        <Pane kind="record" paneRef={record.ref}>
          <ProgressNote data={loaded.data} />
        </Pane>
        <Pane kind="private" paneRef={own.ref}>
          <PsychotherapyNotePane session={privateSessionOf(session)} patient={session.patient} />
        </Pane>
      </div>
      <div className={styles.keys}>
        <Button size="sm" kind="ghost" onClick={showShortcutHelp}>
          {t("showKeysKey", "Keys (?)")}
        </Button>
      </div>
    </TargetsContext.Provider>
  );
}
