import { InlineLoading, InlineNotification, Modal } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { problemText } from "../../host/problem-text";
import type { Lack } from "./completeness";
import type { Definition } from "./definition";
import { MissingList } from "./missing-list";
import { NoteSections } from "./note-sections";
import { focusField } from "./open-fields";
import type { CheckFinding } from "./requests";
import styles from "./sign-dialog.module.css";
import type { Signing } from "./use-signing";

interface SignDialogProps {
  readonly definition: Definition;
  readonly client: string;
  readonly signing: Signing;
  /** The missing fields that the page itself found. */
  readonly lacks: readonly Lack[];
  /** The labels of the pieces of the last session that the author has not taken over. */
  readonly notTaken: readonly string[];
  readonly onSign: () => void;
  readonly onClose: () => void;
}

/** Shows the exact content that the author signs, or the missing fields. Enter signs. */
export function SignDialog({ definition, client, signing, lacks, notTaken, onSign, onClose }: SignDialogProps) {
  const { t } = useTranslation();
  if (signing.kind === "idle" || signing.kind === "signing") {
    // no other dialog is open while the password dialog is
    return null;
  }
  const review = signing.kind === "review" ? signing : null;
  const missing = review?.check.missing ?? [];
  const canSign = review !== null && missing.length === 0 && lacks.length === 0;
  return (
    <Modal
      open
      size="md"
      className={styles.dialog}
      modalHeading={t("signTitle", "Sign the progress note: {{client}}", { client })}
      primaryButtonText={t("sign", "Sign")}
      secondaryButtonText={t("backToNote", "Back to the note")}
      primaryButtonDisabled={!canSign}
      onRequestSubmit={onSign}
      onRequestClose={onClose}
      // a new key for each step sets the focus again: the button is disabled while the note is being prepared
      key={signing.kind}
      selectorPrimaryFocus={canSign ? ".cds--modal-footer .cds--btn--primary" : "[data-first]"}
      hasScrollingContent={review !== null}
    >
      {signing.kind === "preparing" && (
        <div data-first tabIndex={-1}>
          <InlineLoading description={t("savingNote", "Saving the note…")} />
        </div>
      )}
      {signing.kind === "failed" && <Problem problem={signing.problem} />}
      {review && (
        <div className={styles.content}>
          {review.problem && <Problem problem={review.problem} />}
          {canSign ? (
            <p>
              {t(
                "signWhat",
                "You sign exactly this. It becomes part of the record, and can't be changed afterwards; an addendum can be added.",
              )}
            </p>
          ) : (
            <Missing lacks={lacks} missing={missing} onClose={onClose} />
          )}
          {review.check.othersChanges.length > 0 && (
            <InlineNotification
              kind="warning"
              lowContrast
              hideCloseButton
              title={t("othersChanged", "Other users changed this draft since you last saved it:")}
              subtitle={review.check.othersChanges.map(({ user }) => user?.display ?? "").join(", ")}
            />
          )}
          {review.check.hints.length > 0 && <Hints hints={review.check.hints} />}
          {notTaken.length > 0 && (
            <p className={styles.notTaken}>
              {t("notTaken", "Not taken over from the last session: {{fields}}", { fields: notTaken.join(", ") })}
            </p>
          )}
          <NoteSections definition={definition} sections={review.note.sections} />
        </div>
      )}
    </Modal>
  );
}

function Problem({ problem }: { readonly problem: Error }) {
  const { t } = useTranslation();
  return (
    <InlineNotification
      kind="error"
      lowContrast
      hideCloseButton
      title={t("notSigned", "The note is not signed.")}
      subtitle={problemText(problem, t)}
    />
  );
}

interface MissingProps {
  readonly lacks: readonly Lack[];
  readonly missing: readonly CheckFinding[];
  readonly onClose: () => void;
}

function Missing({ lacks, missing, onClose }: MissingProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.missing} aria-labelledby="missing-to-sign" data-first tabIndex={-1}>
      <h3 id="missing-to-sign">{t("missingToSign", "Missing for a signature")}</h3>
      <MissingList lacks={lacks} onGo={onClose} />
      {missing.length > 0 && (
        <ul className={styles.findings}>
          {missing.map(({ code, element, message }) => (
            <li key={code}>
              <button
                type="button"
                className={styles.finding}
                onClick={() => {
                  onClose();
                  requestAnimationFrame(() => requestAnimationFrame(() => focusField(`element-${element}`)));
                }}
              >
                {message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Hints({ hints }: { readonly hints: readonly CheckFinding[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.hints} aria-labelledby="hints-to-sign">
      <h3 id="hints-to-sign">{t("hintsToSign", "Hints; you can sign all the same")}</h3>
      <ul>
        {hints.map(({ code, element, message }) => (
          <li key={`${code}-${element}`}>{message}</li>
        ))}
      </ul>
    </section>
  );
}
