import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { hasNext, type Page } from "../host/pages";
import type { Section } from "../session/psychotherapy-note/note-text";
import { PrivateText } from "../session/psychotherapy-note/private-text";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import styles from "./disclosure.module.css";
import { DISCLOSURE, type Disclosure } from "./disclosures";

interface NoteInFile {
  readonly sessionDate: string;
  readonly version: number;
  readonly passwordHeld: boolean;
  readonly sections: readonly Section[];
}

/** The number of notes whose text the page requests at once. */
const AT_ONCE = 10;

/**
 * Shows the author the text that the file will hold, before the file is made. The text is in memory only while the preview is
 * open. Another user is told that they may not see the text.
 */
export function FilePreview({ disclosure }: { readonly disclosure: Disclosure }) {
  const { t } = useTranslation();
  const { send, user, locale } = useHost();
  const { run, isBusy, problem } = useAction();
  const [notes, setNotes] = useState<readonly NoteInFile[] | null>(null);
  const [hasMore, setMore] = useState(false);

  if (disclosure.author?.uuid !== user.uuid) {
    return (
      <p>
        {t(
          "previewNotYours",
          "You may not see the text of the notes, so no preview shows it to you. Hand the file over unread.",
        )}
      </p>
    );
  }
  const read = (from: readonly NoteInFile[]) =>
    void run(async () => {
      const path = `${DISCLOSURE}/${encodeURIComponent(disclosure.uuid)}/preview`;
      const page = (await send("GET", `${path}?limit=${AT_ONCE}&startIndex=${from.length}`)) as Page<NoteInFile>;
      setNotes([...from, ...page.results]);
      setMore(hasNext(page));
    });
  return (
    <div className={styles.opened}>
      <p>
        <Button
          kind="tertiary"
          size="md"
          disabled={isBusy}
          aria-expanded={notes !== null}
          onClick={() => (notes ? setNotes(null) : read([]))}
        >
          {notes ? t("hidePreview", "Hide the preview") : t("showPreview", "Preview the text of the file")}
        </Button>
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {notes && <p>{t("previewOnly", "Preview. Nothing is given out by it.")}</p>}
      {notes?.length === 0 && <p>{t("previewEmpty", "The file would hold no note.")}</p>}
      {notes?.map(({ sessionDate, sections, passwordHeld }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the notes of a file have an order and no other name
        <section key={index} className={styles.row}>
          <h4>
            {t("previewNote", "Note {{number}}: session of {{day}}", {
              number: index + 1,
              day: showDay(sessionDate, locale),
            })}
          </h4>
          <PrivateText sections={sections} passwordHeld={passwordHeld} />
        </section>
      ))}
      {notes && hasMore && (
        <p>
          <Button kind="tertiary" size="sm" disabled={isBusy} onClick={() => read(notes)}>
            {t("showMore", "Show more")}
          </Button>
        </p>
      )}
    </div>
  );
}
