import { type RefObject, useLayoutEffect, useRef } from "react";
import type { GuardFinding } from "./findings";
import styles from "./guard-hints.module.css";

/** The styles that decide the position of a word in a field. */
const METRICS = [
  "direction",
  "fontFamily",
  "fontSize",
  "fontWeight",
  "letterSpacing",
  "lineHeight",
  "paddingBlock",
  "paddingInline",
  "textIndent",
  "wordSpacing",
] as const;

interface GuardMarksProps {
  readonly text: string;
  /** The findings in the order of the text. No two of them overlap. */
  readonly findings: readonly GuardFinding[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Draws lines under words of a field, in a layer of the same size above it. The layer disappears while the user types. */
export function GuardMarks({ text, findings, field }: GuardMarksProps) {
  const layer = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const area = field.current;
    const marks = layer.current;
    const frame = marks?.offsetParent;
    if (!area || !marks || !frame) {
      return;
    }
    const scroll = () => {
      marks.scrollTop = area.scrollTop;
    };
    const measure = () => {
      const metrics = getComputedStyle(area);
      for (const name of METRICS) {
        marks.style[name] = metrics[name];
      }
      const place = area.getBoundingClientRect();
      const around = frame.getBoundingClientRect();
      marks.style.top = `${place.top - around.top + area.clientTop}px`;
      marks.style.left = `${place.left - around.left + area.clientLeft}px`;
      marks.style.width = `${area.clientWidth}px`;
      marks.style.height = `${area.clientHeight}px`;
      scroll();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    area.addEventListener("scroll", scroll, { passive: true });
    return () => {
      observer.disconnect();
      area.removeEventListener("scroll", scroll);
    };
  }, [field]);

  const parts = findings.map(({ start, end }, index) => ({ start, end, from: findings[index - 1]?.end ?? 0 }));
  return (
    <div ref={layer} className={styles.marks} aria-hidden="true">
      {parts.map(({ start, end, from }) => (
        <span key={start}>
          {text.slice(from, start)}
          <mark className={styles.mark}>{text.slice(start, end)}</mark>
        </span>
      ))}
    </div>
  );
}

/** The findings that do not overlap an earlier finding. */
export function apart(findings: readonly GuardFinding[]): readonly GuardFinding[] {
  let end = 0;
  return findings.filter((finding) => {
    const isApart = finding.start >= end;
    end = isApart ? finding.end : end;
    return isApart;
  });
}
