import { Accordion, AccordionItem, Button, Form, TextInput } from "@carbon/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import styles from "./adoption.module.css";
import { findConcepts, LONGEST_NAME, type Named, nameOf, type Restricted } from "./adoption-requests";

interface FindConceptProps {
  /** The restricted concepts. */
  readonly concepts: readonly Restricted[];
  /** Chooses a found concept that can be adopted. */
  readonly onFound: (uuid: string) => void;
}

/** Explains why a concept that the user searches for is not in the list. */
export function FindConcept({ concepts, onFound }: FindConceptProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const [sought, setSought] = useState("");
  const [found, setFound] = useState<readonly Named[] | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  const restricted = (uuid: string) => concepts.find((concept) => concept.uuid === uuid);
  const find = async (event: FormEvent) => {
    event.preventDefault();
    if (sought.trim() === "") {
      return;
    }
    setProblem(null);
    try {
      const all = await findConcepts(send, sought.trim());
      setFound(all);
      for (const { uuid } of all) {
        if (restricted(uuid)?.adoptable) {
          onFound(uuid);
        }
      }
    } catch (thrown) {
      setFound(null);
      setProblem(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  const about = (uuid: string) => {
    const listed = restricted(uuid);
    if (listed === undefined) {
      return t(
        "conceptNotRestricted",
        'Only obs of restricted concepts can be adopted. Add the concept to the concept set "Restricted to the author" first.',
      );
    }
    return listed.adoptable
      ? t("conceptIsListed", "This concept is in the list above, and is now chosen.")
      : t(
          "conceptNotText",
          "Only concepts of the datatype Text, or Complex with the handler TextHandler, can be adopted.",
        );
  };
  return (
    <Accordion>
      <AccordionItem title={t("conceptMissing", "Your concept is not in the list?")}>
        <Form onSubmit={find} className={styles.form}>
          <TextInput
            id="adoption-sought"
            labelText={t("conceptSought", "Name of the concept, or its uuid")}
            autoComplete="off"
            maxLength={LONGEST_NAME}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
          <Button type="submit" kind="tertiary" size="md">
            {t("findConcept", "Find")}
          </Button>
          {problem && <ProblemNotice problem={problem} />}
          <ul aria-live="polite" className={styles.bullets}>
            {found?.map((concept) => (
              <li key={concept.uuid}>
                <strong>{nameOf(concept)}</strong> {about(concept.uuid)}
              </li>
            ))}
            {found?.length === 0 && <li>{t("noSuchConcept", "There is no such concept.")}</li>}
          </ul>
        </Form>
      </AccordionItem>
    </Accordion>
  );
}
