import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import type { Definition } from "../session/progress-note/definition";
import { NoteSections } from "../session/progress-note/note-sections";
import { useClient } from "../shared/client-banner";
import type { ClientsNote } from "../shared/clients-note";
import { useMoments } from "../shared/moments";
import { Addenda, HeldBy, Signatures } from "../shared/signatures";
import styles from "./printed-note.module.css";

interface PrintedNoteProps {
  readonly note: ClientsNote;
  readonly definition: Definition;
  readonly onPrinted: () => void;
}

/** Prints a signed note. The rest of the page is hidden while the browser prints. */
export function PrintedNote({ note, definition, onPrinted }: PrintedNoteProps) {
  const { t } = useTranslation();
  const { locale, user } = useHost();
  const { moment } = useMoments();
  const client = useClient(note.patient.uuid);
  const isAsked = useRef(false);

  useEffect(() => {
    const printing = styles.printing as string;
    document.body.classList.add(printing);
    window.addEventListener("afterprint", onPrinted);
    return () => {
      document.body.classList.remove(printing);
      window.removeEventListener("afterprint", onPrinted);
    };
  }, [onPrinted]);

  useEffect(() => {
    // wait for the client's name, without which no one could tell whose note the paper shows
    if (client && !isAsked.current) {
      isAsked.current = true;
      window.print();
    }
  }, [client]);

  return createPortal(
    <article className={styles.sheet}>
      <h1>{t("progressNote", "Progress note")}</h1>
      <dl className={styles.head}>
        <div>
          <dt>{t("client", "Client")}</dt>
          <dd>{client?.name}</dd>
        </div>
        <div>
          <dt>{t("born", "Born")}</dt>
          <dd>{client?.birthday && showDay(client.birthday, locale)}</dd>
        </div>
        <div>
          <dt>{t("number", "No.")}</dt>
          <dd>{client?.identifier}</dd>
        </div>
        <div>
          <dt>{t("session", "Session")}</dt>
          <dd>{note.sessionDate && showDay(note.sessionDate, locale, "full")}</dd>
        </div>
      </dl>
      <HeldBy therapists={note.therapists} />
      <NoteSections definition={definition} sections={note.sections} />
      <Signatures steps={note.steps} />
      <Addenda addenda={note.addenda} />
      <footer className={styles.foot}>
        <p>
          {t("printedBy", "Printed by {{name}}, {{when}}", {
            name: user.display,
            when: moment(new Date().toISOString()),
          })}
        </p>
        <p>{note.contentDigest}</p>
      </footer>
    </article>,
    document.body,
  );
}
