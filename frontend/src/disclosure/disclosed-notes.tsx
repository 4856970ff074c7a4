import { Button, SkeletonText } from "@carbon/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { hasNext, type Page, pageAt } from "../host/pages";
import { Cancelled } from "../host/rest";
import { PrivateText } from "../session/psychotherapy-note/private-text";
import { PlaceLink } from "../shared/place-link";
import { ProblemNotice } from "../shared/problem-notice";
import type { Ref } from "../shared/types";
import { ConsentScope } from "./consent-scope";
import styles from "./disclosure.module.css";
import { DISCLOSURE, type Disclosure } from "./disclosures";
import { useEndText } from "./scope-text";
import { useNoteToRead } from "./use-note-to-read";

interface NoteOfOther {
  readonly uuid: string;
  readonly display: string;
  readonly patient: Ref | null;
  readonly sessionDate: string;
}

/** The notes that a disclosure now opens to the user. The page requests a text only when the user opens its note. */
export function DisclosedNotes({ disclosure }: { readonly disclosure: Disclosure }) {
  const { t } = useTranslation();
  const { send } = useHost();
  const endText = useEndText();
  const [notes, setNotes] = useState<readonly NoteOfOther[] | null>(null);
  const [hasMore, setMore] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const isCustodian = disclosure.state === "LIVE" && disclosure.basis === "CUSTODIAN";
  const isLive = disclosure.state === "LIVE" && !isCustodian;
  const isShown = useRef(true);

  const read = useCallback(
    (before: readonly NoteOfOther[]) =>
      send("GET", pageAt(`${DISCLOSURE}/${encodeURIComponent(disclosure.uuid)}/note?v=default`, before.length)).then(
        (answer) => {
          if (isShown.current) {
            const page = answer as Page<NoteOfOther>;
            setNotes([...before, ...page.results]);
            setMore(hasNext(page));
          }
        },
        (thrown: Error) => isShown.current && setProblem(thrown),
      ),
    [send, disclosure.uuid],
  );

  useEffect(() => {
    isShown.current = true;
    if (isLive) {
      void read([]);
    }
    return () => {
      isShown.current = false;
    };
  }, [read, isLive]);

  return (
    <div className={styles.opened}>
      <div className={styles.mark}>
        <p>
          {disclosure.display} ({disclosure.citation})
        </p>
        {disclosure.end && <p>{t("readUntil", "You may read until {{when}}.", { when: endText(disclosure.end) })}</p>}
        {disclosure.purpose && <p dir="auto">{disclosure.purpose}</p>}
        {disclosure.portion && <p>{disclosure.portion}</p>}
        <p>{disclosure.redisclosure}</p>
        {disclosure.consent && <ConsentScope consent={disclosure.consent} />}
      </div>
      {problem && !(problem instanceof Cancelled) && <ProblemNotice problem={problem} />}
      {isLive && !notes && !problem && <SkeletonText paragraph lineCount={2} />}
      {notes?.length === 0 && <p>{t("noNotesOpen", "It opens no note now.")}</p>}
      <ul>
        {notes?.map((note) => (
          <DisclosedNote key={note.uuid} header={note} />
        ))}
      </ul>
      {notes && hasMore && (
        <p>
          <Button kind="tertiary" size="sm" onClick={() => void read(notes)}>
            {t("showMore", "Show more")}
          </Button>
        </p>
      )}
      {isCustodian && (
        <>
          <p>
            {t(
              "custodyOpensNone",
              "You keep these notes in place of the author. That opens none of them to you, but you may disclose them where the law permits it.",
            )}
          </p>
          <p>
            <PlaceLink to={{ page: "disclosure", step: "new" }}>{t("newDisclosure", "New disclosure")}</PlaceLink>
          </p>
        </>
      )}
    </div>
  );
}

function DisclosedNote({ header: { uuid, display, patient, sessionDate } }: { readonly header: NoteOfOther }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const { note, problem, toggle } = useNoteToRead(uuid);
  const name = [display, patient?.display, showDay(sessionDate, locale)].filter(Boolean).join(" · ");
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h4 dir="auto" className={styles.noteName}>
          {name}
        </h4>
        <Button
          kind="ghost"
          size="sm"
          aria-expanded={note !== null}
          aria-label={note ? t("closeNamed", "Close: {{name}}", { name }) : t("readNamed", "Read: {{name}}", { name })}
          onClick={toggle}
        >
          {note ? t("close", "Close") : t("readIt", "Read")}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {note && <PrivateText sections={note.sections} passwordHeld={note.passwordHeld} ofOther />}
    </li>
  );
}
