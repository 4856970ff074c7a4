import { Button, Select, SelectItem, TextInput } from "@carbon/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { describedError } from "../shared/described-error";
import styles from "./setup.module.css";
import type { Setting } from "./setup-data";

interface SettingFormProps {
  readonly setting: Setting;
  /** The setting in words, which names the form. */
  readonly name: string;
  readonly isBusy: boolean;
  readonly onSave: (value: string) => Promise<void>;
  readonly onCancel: () => void;
}

const WHOLE_NUMBER = /^[0-9]{1,9}$/;

const focusField = (form: HTMLFormElement | null) => form?.querySelector<HTMLElement>("input, select")?.focus();

/** The field for another value of a setting: a choice for yes or no, a number within its bounds, or a text. */
export function SettingForm({ setting, name, isBusy, onSave, onCancel }: SettingFormProps) {
  const { t } = useTranslation();
  const { floor, ceiling } = setting;
  const [value, setValue] = useState(setting.value ?? "");
  const [isWrong, setWrong] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isSwitch = setting.value === "true" || setting.value === "false";
  const isNumber = floor !== null && ceiling !== null;

  useEffect(() => focusField(form.current), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = value.trim();
    if (
      isNumber &&
      !(WHOLE_NUMBER.test(wanted) && Number(wanted) >= Number(floor) && Number(wanted) <= Number(ceiling))
    ) {
      setWrong(true);
      focusField(form.current);
      return;
    }
    void onSave(wanted);
  };
  const label = t("newValue", "New value");
  return (
    <form ref={form} onSubmit={submit} className={styles.confirm} noValidate aria-label={name}>
      {isSwitch ? (
        <Select id={setting.name} labelText={label} value={value} onChange={(event) => setValue(event.target.value)}>
          <SelectItem value="true" text={t("settingOn", "Yes")} />
          <SelectItem value="false" text={t("settingOff", "No")} />
        </Select>
      ) : (
        <TextInput
          id={setting.name}
          labelText={label}
          value={value}
          autoComplete="off"
          {...(isNumber ? { type: "number", min: floor, max: ceiling, step: 1 } : { maxLength: 4000 })}
          invalid={isWrong}
          invalidText={t("settingOutside", "A whole number from {{floor}} to {{ceiling}}.", { floor, ceiling })}
          {...describedError(setting.name, isWrong)}
          onChange={(event) => {
            setValue(event.target.value);
            setWrong(false);
          }}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" size="md" disabled={isBusy}>
          {t("saveSetting", "Save")}
        </Button>
        <Button kind="ghost" size="md" disabled={isBusy} onClick={onCancel}>
          {t("cancel", "Cancel")}
        </Button>
      </div>
    </form>
  );
}
