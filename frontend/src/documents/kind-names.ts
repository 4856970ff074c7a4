import { useTranslation } from "react-i18next";
import type { DocumentKind } from "./document-requests";

export function useKindNames(): Readonly<Record<DocumentKind, string>> {
  const { t } = useTranslation();
  return {
    AUTHORIZATION: t("documentAuthorization", "Authorization"),
    CONSENT: t("documentConsent", "Consent under 42 CFR part 2"),
    REVOCATION: t("documentRevocation", "Revocation"),
    ORDER: t("documentOrder", "Order, warrant or subpoena"),
    REQUEST: t("documentRequest", "Request of the client"),
    STATEMENT: t("documentStatement", "Statement"),
    PROOF_OF_AUTHORITY: t("documentProof", "Proof of a representative’s authority"),
    LETTER_SENT: t("documentLetter", "Letter sent"),
    ACCOUNTING: t("documentAccounting", "Accounting of disclosures"),
    SCAN: t("documentScan", "Other document"),
  };
}
