import type { ReactNode } from "react";
import styles from "./rows-table.module.css";

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => string | null | undefined;
}

interface RowsTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row, index: number) => string | number;
  /** What can be done with a row, in a last column without a name. */
  readonly action?: (row: Row) => ReactNode;
}

/** Rows with the same columns. In a narrow window each row is a list. */
export function RowsTable<Row>({ caption, columns, rows, keyOf, action }: RowsTableProps<Row>) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          {action && <td />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={keyOf(row, index)}>
            {columns.map(({ name, cell }) => (
              <td key={name} data-name={name} dir="auto">
                {cell(row)}
              </td>
            ))}
            {action && <td>{action(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
