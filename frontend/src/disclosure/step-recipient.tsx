import { RadioButton, RadioButtonGroup, TextInput } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { FindOne } from "../shared/find-one";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";
import { PrivateField } from "./private-field";

/** The recipient: a user, who reads here, or an external person, who gets a file. */
export function StepRecipient() {
  const { t } = useTranslation();
  const { user: me } = useHost();
  const { definition, form, change, wrong } = useDisclosureForm();
  const problem = wrong("name") ?? wrong("recipient");
  if (form.route === "EMERGENCY") {
    return (
      <p>
        {t("emergencyForMe", "In an emergency the notes open to you alone, {{name}}, and to no one else.", {
          name: me.display,
        })}
      </p>
    );
  }
  return (
    <>
      {form.route !== "CUSTODY" && (
        <RadioButtonGroup
          name="to-whom"
          orientation="vertical"
          legendText={t("recipientQuestion", "Who receives them?")}
          valueSelected={form.toWhom}
          onChange={(value) => change({ toWhom: value as typeof form.toWhom })}
        >
          <RadioButton id="to-USER" value="USER" labelText={t("toUser", "A user of this system, who reads here")} />
          <RadioButton id="to-OUTSIDE" value="OUTSIDE" labelText={t("toOutside", "Someone outside, who gets a file")} />
        </RadioButtonGroup>
      )}
      {form.toWhom === "USER" ? (
        <div data-field="recipient">
          <FindOne
            kind="user"
            label={form.route === "CUSTODY" ? t("custodian", "Custodian") : t("recipient", "Recipient")}
            chosen={form.user}
            onChosen={(user) => change({ user })}
            invalidText={wrong("recipient")}
          />
        </div>
      ) : (
        <>
          <div data-field="name">
            <TextInput
              id="recipient-name"
              labelText={t("recipientName", "Name of the person or organization")}
              maxLength={definition.maxLength.recipientName}
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              value={form.name}
              invalid={problem !== undefined}
              invalidText={problem}
              aria-describedby={problem && "recipient-name-error-msg"}
              onChange={(event) => change({ name: event.target.value })}
            />
          </div>
          <PrivateField
            field="address"
            label={t("recipientAddress", "Address")}
            help={t(
              "recipientAddressHelp",
              "It stands in the client’s accounting. If it is not known, leave this empty.",
            )}
            maxLength={definition.maxLength.recipientAddress}
            value={form.address}
            onChange={(address) => change({ address })}
            invalidText={wrong("address")}
          />
          <p className={styles.help}>
            {t("outsideFileHelp", "You make the file afterwards. It is made once, and you hand it over yourself.")}
          </p>
        </>
      )}
    </>
  );
}
