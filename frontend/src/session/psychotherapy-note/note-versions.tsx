import { InlineNotification } from "@carbon/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { momentOf, showMoment } from "../../host/dates";
import { useHost } from "../../host/host";
import { problemText } from "../../host/problem-text";
import { type NoteVersion, readVersions } from "./note-requests";
import { PrivateText } from "./private-text";
import styles from "./psychotherapy-note.module.css";

/** Lists all versions of a note, the newest first. Each is closed until the user opens it. */
export function NoteVersions({ uuid }: { readonly uuid: string }) {
  const { t } = useTranslation();
  const { send, locale } = useHost();
  const [versions, setVersions] = useState<readonly NoteVersion[] | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  useEffect(() => {
    let current = true;
    readVersions(send, uuid).then(
      (read) => current && setVersions(read),
      (thrown: Error) => current && setProblem(thrown),
    );
    return () => {
      current = false;
    };
  }, [send, uuid]);

  if (problem) {
    return <InlineNotification kind="error" lowContrast hideCloseButton title={problemText(problem, t)} />;
  }
  if (!versions) {
    return <p>{t("loading", "Loading")}</p>;
  }
  return (
    <ul className={styles.versions}>
      {versions.map(({ version, dateCreated, sections, passwordHeld }) => (
        <li key={version}>
          <details>
            <summary>
              {t("versionOf", "Version {{version}}, {{when}}", {
                version,
                when: showMoment(momentOf(dateCreated), locale),
              })}
            </summary>
            <PrivateText sections={sections} passwordHeld={passwordHeld} />
          </details>
        </li>
      ))}
    </ul>
  );
}
