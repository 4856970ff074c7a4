import { Select, SelectItem } from "@carbon/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import type { Ref } from "../shared/types";
import styles from "./location-field.module.css";
import { chooseLocation, signInLocations } from "./session-location";

interface LocationFieldProps {
  readonly chosen: Ref | null;
  readonly onChosen: (location: Ref) => void;
}

/** The user's location, in the bar. Asks for it if the clinic has several locations and the user has chosen none. */
export function LocationField({ chosen, onChosen }: LocationFieldProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const [locations, setLocations] = useState<readonly Ref[]>([]);

  useEffect(() => {
    let isShown = true;
    signInLocations(send).then(
      (found) => isShown && setLocations(found),
      // if the locations can't be read, the page does not ask for one
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [send]);

  const choose = async (uuid: string) => {
    const location = locations.find((one) => one.uuid === uuid);
    if (location) {
      await chooseLocation(send, location);
      onChosen(location);
    }
  };

  if (locations.length < 2) {
    return chosen && <span className={styles.place}>{chosen.display}</span>;
  }
  return (
    <Select
      id="session-location"
      className={styles.field}
      inline
      size="sm"
      labelText={t("location", "Location")}
      value={chosen?.uuid ?? ""}
      onChange={(event) => void choose(event.target.value).catch(() => undefined)}
    >
      {!chosen && <SelectItem value="" text={t("chooseLocation", "Choose where you work")} />}
      {locations.map(({ uuid, display }) => (
        <SelectItem key={uuid} value={uuid} text={display} />
      ))}
    </Select>
  );
}
