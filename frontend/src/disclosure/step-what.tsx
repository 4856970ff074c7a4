import { RadioButton, RadioButtonGroup } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { FindOne } from "../shared/find-one";
import { AmountFields } from "./amount-fields";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";
import { type Route, roleOf } from "./new-disclosure";
import { ScopeFields } from "./scope-fields";

const ROUTES: readonly Route[] = ["OWN", "INSTEAD", "EMERGENCY", "ORDER", "CUSTODY"];

/** The notes to disclose: their author, their range, and the amount of each. */
export function StepWhat() {
  const { t } = useTranslation();
  const { definition, form, change, wrong } = useDisclosureForm();
  const roles = new Set(
    definition.bases.flatMap(({ makers }) => makers.filter(({ allowed }) => allowed).map(({ name }) => name)),
  );
  const routes = ROUTES.filter((route) => roles.has(roleOf(route)));
  const routeName = (route: Route) => {
    switch (route) {
      case "INSTEAD":
        return t("routeInstead", "Notes of an author who has left, whose custodian I am");
      case "EMERGENCY":
        return t("routeEmergency", "Notes of another clinician, for me to read in an emergency");
      case "ORDER":
        return t("routeOrder", "Notes that a court, an authority or a law demands");
      case "CUSTODY":
        return t("routeCustody", "A custodian for the notes of an author who has left");
      default:
        return t("routeOwn", "My own notes");
    }
  };
  return (
    <>
      {routes.length > 1 && (
        <RadioButtonGroup
          name="route"
          orientation="vertical"
          legendText={t("routeQuestion", "What is it about?")}
          valueSelected={form.route}
          onChange={(value) =>
            change({
              route: value as Route,
              extent: value === "OWN" ? form.extent : "DAYS",
              amount: "WHOLE",
              basis: null,
              ...(value === "CUSTODY" && { toWhom: "USER" }),
            })
          }
        >
          {routes.map((route) => (
            <RadioButton key={route} id={`route-${route}`} value={route} labelText={routeName(route)} />
          ))}
        </RadioButtonGroup>
      )}
      {form.route !== "CUSTODY" && (
        <div data-field="patient">
          <FindOne
            kind="patient"
            label={t("client", "Client")}
            chosen={form.patient}
            onChosen={(patient) => change({ patient, note: null })}
            invalidText={wrong("patient")}
          />
        </div>
      )}
      {form.route !== "OWN" && (
        <div data-field="author">
          <FindOne
            kind="user"
            withRetired
            label={t("authorOfNotes", "Author of the notes")}
            chosen={form.author}
            onChosen={(author) => change({ author })}
            invalidText={wrong("author")}
          />
        </div>
      )}
      {form.route === "ORDER" && (
        <p className={styles.help}>
          {t(
            "orderTellsNothing",
            "You are not told whether such notes exist. The order is recorded for what it names, and a second person has to approve it.",
          )}
        </p>
      )}
      {form.route !== "CUSTODY" && (
        <>
          <ScopeFields />
          <AmountFields />
        </>
      )}
    </>
  );
}
