import type { TFunction } from "i18next";
import { clinicSentences } from "./clinic-sentences";
import { noteSentences } from "./note-sentences";
import type { Sentences } from "./sentences";

/** A sentence for each type of event. */
export const allSentences = (t: TFunction): Sentences => ({ ...noteSentences(t), ...clinicSentences(t) });
