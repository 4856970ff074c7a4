import styles from "./empty-state.module.css";

interface EmptyStateProps {
  readonly title: string;
  readonly text?: string;
}

/** Tells the user that a list is empty, with a tick because that is good news. */
export function EmptyState({ title, text }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
        <path d="M16 2a14 14 0 1 0 0 28 14 14 0 0 0 0-28zm0 26a12 12 0 1 1 0-24 12 12 0 0 1 0 24z" />
        <path d="m14 21.4-5-5 1.4-1.4 3.6 3.6 7.6-7.6 1.4 1.4z" />
      </svg>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
    </div>
  );
}
