import { SkeletonText } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import type { Ref, Results } from "../shared/types";
import { AddDocument } from "./add-document";
import { type ClientDocument, documentsOf } from "./document-requests";
import { DocumentRow } from "./document-row";
import styles from "./documents.module.css";

interface DocumentListProps {
  readonly client: Ref;
}

/** The papers of one client, and a form that adds one. */
export function DocumentList({ client }: DocumentListProps) {
  const { t } = useTranslation();
  const { data, error, mutate } = useGet<Results<ClientDocument>>(documentsOf(client));
  const [done, setDone] = useState("");
  const changed = (said: string) => {
    setDone(said);
    void mutate();
  };
  const more = (data?.totalCount ?? 0) - (data?.results.length ?? 0);
  return (
    <>
      <output className={styles.status}>{done}</output>
      <section className={styles.section}>
        <h2 dir="auto">{t("documentsOf", "Documents of {{name}}", { name: client.display })}</h2>
        {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
        {!data && !error && <SkeletonText paragraph lineCount={2} />}
        {data && data.results.length === 0 && <p>{t("noDocuments", "There are none yet.")}</p>}
        <ul className={styles.list}>
          {data?.results.map((document) => (
            <DocumentRow key={document.uuid} document={document} onChanged={changed} />
          ))}
        </ul>
        {more > 0 && <p>{t("documentsMore", "{{count}} older ones are not shown here.", { count: more })}</p>}
      </section>
      <AddDocument client={client} onAdded={changed} />
    </>
  );
}
