import { MyDay } from "../day/my-day";
import { OpenmrsHost } from "./openmrs-host";

/** The user's sessions, on the home page. */
export default function MyDayDashboard() {
  return (
    <OpenmrsHost patient={null}>
      <MyDay />
    </OpenmrsHost>
  );
}
