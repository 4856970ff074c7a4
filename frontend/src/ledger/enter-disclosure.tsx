import { Button, Checkbox, Select, SelectItem } from "@carbon/react";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../host/dates";
import { useHost } from "../host/host";
import { describedError } from "../shared/described-error";
import { ProblemNotice } from "../shared/problem-notice";
import { TextLine } from "../shared/text-line";
import type { Ref } from "../shared/types";
import { useAction } from "../shared/use-action";
import styles from "./ledger.module.css";
import { enter, type LedgerDefinition, type NewEntry } from "./ledger-requests";

const EMPTY: NewEntry = {
  date: "",
  recipient: "",
  address: "",
  addressUnknown: false,
  description: "",
  purpose: "",
  basis: "",
  reference: "",
  way: "",
};

const MOST: Readonly<Record<Text, number>> = {
  recipient: 255,
  address: 1000,
  description: 4000,
  purpose: 4000,
  reference: 255,
};

type Text = "recipient" | "address" | "description" | "purpose" | "reference";

interface EnterDisclosureProps {
  readonly client: Ref;
  readonly definition: LedgerDefinition;
  readonly onEntered: (said: string) => void;
}

/** Enters a disclosure in the ledger. */
export function EnterDisclosure({ client, definition, onEntered }: EnterDisclosureProps) {
  const { t } = useTranslation();
  const { send, DateField } = useHost();
  const { run, isBusy, problem } = useAction();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [entry, setEntry] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const change = (changed: Partial<NewEntry>) => setEntry({ ...entry, ...changed });
  const missing = (["date", "recipient", "address", "description", "purpose", "basis", "way"] as const).filter(
    (name) => entry[name].trim() === "" && !(name === "address" && entry.addressUnknown),
  );
  const isMissing = (name: (typeof missing)[number]) => isTried && missing.includes(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const [first] = missing;
    if (first) {
      form.current?.querySelector<HTMLElement>(`[data-field="${first}"] :is(input, select)`)?.focus();
      return;
    }
    void run(async () => {
      await enter(send, client, entry);
      setEntry(EMPTY);
      setTried(false);
      onEntered(t("ledgerIsEntered", "The disclosure is entered."));
    });
  };
  const needed = t("answerMissing", "This is needed.");
  const field = (name: Text, label: string, help?: string) => (
    <div data-field={name}>
      <TextLine
        id={`${id}-${name}`}
        label={label}
        help={help}
        maxLength={MOST[name]}
        disabled={name === "address" && entry.addressUnknown}
        value={entry[name]}
        invalidText={name !== "reference" && isMissing(name) ? needed : undefined}
        onChange={(text) => change({ [name]: text })}
      />
    </div>
  );
  const choice = (name: "basis" | "way", label: string, choices: LedgerDefinition["ways"]) => (
    <div data-field={name}>
      <Select
        id={`${id}-${name}`}
        labelText={label}
        value={entry[name]}
        invalid={isMissing(name)}
        {...describedError(`${id}-${name}`, isMissing(name))}
        invalidText={needed}
        onChange={(event) => change({ [name]: event.target.value })}
      >
        <SelectItem value="" text={t("chooseOne", "Choose one")} />
        {choices.map((each) => (
          <SelectItem key={each.name} value={each.name} text={each.display} />
        ))}
      </Select>
    </div>
  );
  const bases = definition.bases.map(({ name, display, citation, counted }) => ({
    name,
    display: counted
      ? `${display} (${citation})`
      : t("ledgerBasisNotCounted", "{{basis}} – need not be counted", { basis: `${display} (${citation})` }),
  }));
  return (
    <section className={styles.section}>
      <h2 id={`${id}-title`}>{t("ledgerEnter", "Enter a disclosure")}</h2>
      <form
        ref={form}
        className={styles.form}
        onSubmit={submit}
        noValidate
        autoComplete="off"
        aria-labelledby={`${id}-title`}
      >
        <div data-field="date">
          <DateField
            id={`${id}-date`}
            label={t("ledgerDay", "Day of the disclosure")}
            value={entry.date}
            max={dayOf(new Date())}
            onChange={(date) => change({ date })}
            invalidText={isMissing("date") ? t("dayMissing", "Enter a day.") : undefined}
          />
        </div>
        {choice("way", t("ledgerHow", "How it was disclosed"), definition.ways)}
        {field("recipient", t("ledgerRecipient", "Person or organization that received it"))}
        {field("address", t("ledgerAddress", "Address of the recipient"))}
        <Checkbox
          id={`${id}-unknown`}
          labelText={t("ledgerAddressUnknown", "The address is not known")}
          checked={entry.addressUnknown}
          onChange={(_, { checked }) => change({ addressUnknown: checked, ...(checked && { address: "" }) })}
        />
        {field(
          "description",
          t("accountingDescription", "What was disclosed"),
          t("ledgerDescriptionHelp", "A brief description. Quote no note, and say nothing of private notes."),
        )}
        {field("purpose", t("accountingPurpose", "Purpose"))}
        {choice("basis", t("ledgerBasis", "Legal basis"), bases)}
        {field(
          "reference",
          t("ledgerReference", "Court or body, and its reference"),
          t("ledgerReferenceHelp", "For example the case number of a court. Leave it empty if there is none."),
        )}
        {problem && <ProblemNotice problem={problem} />}
        <div className={styles.buttons}>
          <Button type="submit" size="md" aria-disabled={isBusy}>
            {t("ledgerEnterDo", "Enter it in the ledger")}
          </Button>
        </div>
      </form>
    </section>
  );
}
