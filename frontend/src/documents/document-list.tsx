import { SkeletonText } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../shared/problem-notice";
import type { Ref } from "../shared/types";
import { useAll } from "../shared/use-all";
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
  const { data, error, mutate } = useAll<ClientDocument>(documentsOf(client));
  const [done, setDone] = useState("");
  const changed = (said: string) => {
    setDone(said);
    void mutate();
  };
  return (
    <>
      <output className={styles.status}>{done}</output>
      <section className={styles.section}>
        <h2 dir="auto">{t("documentsOf", "Documents of {{name}}", { name: client.display })}</h2>
        {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
        {!data && !error && <SkeletonText paragraph lineCount={2} />}
        {data?.length === 0 && <p>{t("noDocuments", "There are none yet.")}</p>}
        <ul className={styles.list}>
          {data?.map((document) => (
            <DocumentRow key={document.uuid} document={document} onChanged={changed} />
          ))}
        </ul>
      </section>
      <AddDocument client={client} onAdded={changed} />
    </>
  );
}
