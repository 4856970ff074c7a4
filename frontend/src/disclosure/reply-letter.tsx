import { Button, TextInput } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { dayOf, showDay } from "../host/dates";
import { useHost } from "../host/host";
import styles from "./reply-letter.module.css";

/** The letter that answers an insufficient subpoena. It does not reveal whether any notes exist. */
export function ReplyLetter() {
  const { t } = useTranslation();
  const [to, setTo] = useState("");
  const [reference, setReference] = useState("");
  const [isPrinting, setPrinting] = useState(false);
  return (
    <section className={styles.letter} aria-label={t("replyLetter", "Reply letter")}>
      <h3>{t("replyLetter", "Reply letter")}</h3>
      <p>
        {t(
          "replyLetterWhy",
          "Do not ignore the subpoena, and do not send notes. Show it to the clinic’s lawyer and answer in time, for example with this letter.",
        )}
      </p>
      <div className={styles.fields}>
        <TextInput
          id="letter-to"
          labelText={t("letterTo", "To")}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <TextInput
          id="letter-reference"
          labelText={t("letterReference", "Reference and date of the subpoena")}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      </div>
      <div className={styles.preview}>
        <LetterText to={to} reference={reference} />
      </div>
      <Button kind="tertiary" size="md" onClick={() => setPrinting(true)}>
        {t("printLetter", "Print the letter")}
      </Button>
      {isPrinting && <PrintedLetter to={to} reference={reference} onPrinted={() => setPrinting(false)} />}
    </section>
  );
}

interface LetterTextProps {
  readonly to: string;
  readonly reference: string;
}

function LetterText({ to, reference }: LetterTextProps) {
  const { t } = useTranslation();
  const { locale, user } = useHost();
  const blank = "________________";
  return (
    <>
      <p>{showDay(dayOf(new Date()), locale)}</p>
      <p dir="auto">{to || blank}</p>
      <p dir="auto">{t("letterSubject", "Your subpoena: {{reference}}", { reference: reference || blank })}</p>
      <p>
        {t(
          "letterBody",
          "We have received your subpoena. This letter neither confirms nor denies that we have cared for any person, or that any record or note exists.",
        )}
      </p>
      <p>
        {t(
          "letterLaw",
          "Federal law does not permit a clinic to disclose psychotherapy notes in answer to a subpoena that is issued by a lawyer or a party and not accompanied by an order of a court (45 CFR 164.508(a)(2), 164.512(e)(1)(ii)). Records of substance use disorder treatment need an order under 42 CFR part 2, subpart E.",
        )}
      </p>
      <p>
        {t(
          "letterWays",
          "If you believe that you are entitled to such notes, please send us an order of a court that expressly authorizes the disclosure and says exactly what it covers, or a written authorization that meets 45 CFR 164.508(c). We reserve all privileges and objections.",
        )}
      </p>
      <p dir="auto">{user.display}</p>
    </>
  );
}

/** Prints the letter without the rest of the page. */
function PrintedLetter({ to, reference, onPrinted }: LetterTextProps & { readonly onPrinted: () => void }) {
  const isAsked = useRef(false);
  useEffect(() => {
    const printing = styles.printing as string;
    document.body.classList.add(printing);
    window.addEventListener("afterprint", onPrinted);
    if (!isAsked.current) {
      isAsked.current = true;
      window.print();
    }
    return () => {
      document.body.classList.remove(printing);
      window.removeEventListener("afterprint", onPrinted);
    };
  }, [onPrinted]);
  return createPortal(
    <div className={styles.sheet}>
      <LetterText to={to} reference={reference} />
    </div>,
    document.body,
  );
}
