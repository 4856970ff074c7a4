import { Button, Checkbox } from "@carbon/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../host/dates";
import { useHost } from "../host/host";
import { FindOne } from "../shared/find-one";
import { TextLine } from "../shared/text-line";
import type { Ref } from "../shared/types";
import { useAction } from "../shared/use-action";
import { Choice } from "./choice";
import { Problems } from "./problems";
import styles from "./records.module.css";
import { channels, deliveries, formats, REQUESTS, type WholeRequest } from "./requests";

const EMPTY = {
  receivedOn: "",
  channel: "ORAL",
  requester: "",
  identityEvidence: "",
  from: "",
  to: "",
  format: "PDF",
  delivery: "PICK_UP",
  thirdParty: "",
  thirdPartyPlace: "",
};

type Text = keyof typeof EMPTY;

/** Records a request: who asks, how it arrived, and which notes are asked for. */
export function NewRequest({ onRecorded }: { readonly onRecorded: (uuid: string) => void }) {
  const { t } = useTranslation();
  const { send, DateField } = useHost();
  const { run, isBusy, problem } = useAction();
  const [client, setClient] = useState<Ref | null>(null);
  const [missing, setMissing] = useState(false);
  const [signedWriting, setSignedWriting] = useState(false);
  const [warningAccepted, setWarningAccepted] = useState(false);
  const [texts, setTexts] = useState({ ...EMPTY, receivedOn: dayOf(new Date()) });
  const change = (name: Text) => (value: string) => setTexts((before) => ({ ...before, [name]: value }));

  const record = (event: FormEvent) => {
    event.preventDefault();
    setMissing(client === null);
    if (client === null) {
      return;
    }
    const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
    const body = { ...filled, patient: client.uuid, signedWriting, warningAccepted };
    void run(async () => {
      const recorded = (await send("POST", REQUESTS, { body })) as WholeRequest;
      onRecorded(recorded.uuid);
    });
  };
  const field = (name: Text, label: string, help?: string) => (
    <TextLine id={`request-${name}`} label={label} help={help} value={texts[name]} onChange={change(name)} />
  );
  const day = (name: Text, label: string) => (
    <DateField id={`request-${name}`} label={label} value={texts[name]} onChange={change(name)} />
  );
  return (
    <form className={styles.form} onSubmit={record} noValidate autoComplete="off" aria-labelledby="request-new">
      <h2 id="request-new">{t("requestNew", "Record a request")}</h2>
      <FindOne
        kind="patient"
        label={t("requestClient", "Client")}
        chosen={client}
        onChosen={(chosen) => {
          setClient(chosen);
          setMissing(false);
        }}
        invalidText={missing ? t("requestWhose", "Choose a client first.") : undefined}
      />
      {day("receivedOn", t("requestReceived", "Received on"))}
      <Choice
        id="request-channel"
        label={t("requestChannel", "How it arrived")}
        choices={channels(t)}
        value={texts.channel}
        onChange={change("channel")}
      />
      {field(
        "requester",
        t("requestRequester", "Name of the person who asks"),
        t("requestRequesterHelp", "The letters are addressed to this name."),
      )}
      {field(
        "identityEvidence",
        t("requestEvidence", "How you verified the identity of the requester"),
        t("requestEvidenceHelp", "For example: passport. You can record this later, before the copy is granted."),
      )}
      <fieldset className={styles.range}>
        <legend>{t("requestRange", "Sessions asked for; leave the days empty for all")}</legend>
        {day("from", t("requestFrom", "First day"))}
        {day("to", t("requestTo", "Last day"))}
      </fieldset>
      <Choice
        id="request-format"
        label={t("requestFormat", "Form of the copy")}
        choices={formats(t)}
        value={texts.format}
        onChange={change("format")}
      />
      <Choice
        id="request-delivery"
        label={t("requestDelivery", "How the copy is delivered")}
        choices={deliveries(t)}
        value={texts.delivery}
        onChange={change("delivery")}
      />
      {texts.delivery === "UNENCRYPTED_MAIL" && (
        <Checkbox
          id="request-warned"
          labelText={t("requestWarned", "The client accepted the warning that others could read such email")}
          checked={warningAccepted}
          onChange={(_, { checked }) => setWarningAccepted(checked)}
        />
      )}
      {field(
        "thirdParty",
        t("requestThird", "The copy goes to someone else: name"),
        t("requestThirdHelp", "Leave this empty if the copy goes to the client."),
      )}
      {texts.thirdParty !== "" && (
        <>
          {field("thirdPartyPlace", t("requestThirdPlace", "Where to send the copy"))}
          <Checkbox
            id="request-signed"
            labelText={t("requestSigned", "The client said so in a signed writing")}
            checked={signedWriting}
            onChange={(_, { checked }) => setSignedWriting(checked)}
          />
        </>
      )}
      {problem && <Problems problem={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" size="md" aria-disabled={isBusy}>
          {t("requestRecord", "Record it")}
        </Button>
      </div>
    </form>
  );
}
