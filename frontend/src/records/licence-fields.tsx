import { useTranslation } from "react-i18next";
import { TextLine } from "../shared/text-line";

/** The licence under which a professional decides. */
export interface Licence {
  readonly profession: string;
  readonly licenceNumber: string;
  readonly licenceState: string;
}

export const NO_LICENCE: Licence = { profession: "", licenceNumber: "", licenceState: "" };

interface LicenceFieldsProps {
  readonly licence: Licence;
  readonly onChange: (licence: Licence) => void;
}

/** Type, number and state of the licence, which are part of the decision. */
export function LicenceFields({ licence, onChange }: LicenceFieldsProps) {
  const { t } = useTranslation();
  const field = (name: keyof Licence, label: string, help?: string) => (
    <TextLine
      id={`licence-${name}`}
      label={label}
      help={help}
      maxLength={255}
      value={licence[name]}
      onChange={(value) => onChange({ ...licence, [name]: value })}
    />
  );
  return (
    <>
      {field(
        "profession",
        t("licenceProfession", "Your licence: its type"),
        t("licenceProfessionHelp", "As the letter says it, for example: psychologist."),
      )}
      {field("licenceNumber", t("licenceNumber", "Number of the licence"))}
      {field("licenceState", t("licenceState", "State of the licence"))}
    </>
  );
}
