import { Button } from "@carbon/react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { MyDay } from "../day/my-day";
import type { Place } from "../host/host";
import { ReviewPage } from "../review/review-page";
import { ShortcutHelp } from "../shared/shortcuts";
import { OpenmrsHost } from "./openmrs-host";
import { goFromHome } from "./places";

/** The user's sessions on the home page, or the notes that wait for their review. No address names a note. */
export default function MyDayDashboard() {
  const { t } = useTranslation();
  const [review, setReview] = useState<Extract<Place, { page: "review" }> | null>(null);
  const go = useCallback((place: Place) => (place.page === "review" ? setReview(place) : goFromHome(place)), []);
  return (
    <OpenmrsHost go={go}>
      {review ? (
        <>
          <Button kind="ghost" onClick={() => setReview(null)}>
            {t("backToMyDay", "Back to My day")}
          </Button>
          <ReviewPage uuid={review.uuid} />
        </>
      ) : (
        <MyDay />
      )}
      <ShortcutHelp />
    </OpenmrsHost>
  );
}
