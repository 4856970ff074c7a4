import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { type Column, RowsTable } from "../shared/rows-table";

interface AccountingRow {
  /** The day, as in `2026-01-31`. */
  readonly date: string;
  readonly dateOfLast: string | null;
  readonly recipient: string | null;
  readonly address: string | null;
  readonly description: string | null;
  readonly purpose: string | null;
  readonly number: number;
  readonly basis: string | null;
}

export interface Accounting {
  readonly from: string;
  readonly to: string;
  readonly results: readonly AccountingRow[];
}

/** The same rows and columns as the file that the client gets. In a narrow window each row is a list. */
export function AccountingTable({ rows }: { readonly rows: readonly AccountingRow[] }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const day = (value: string | null) => (value ? showDay(value, locale) : "");
  const columns: readonly Column<AccountingRow>[] = [
    { name: t("accountingDate", "Date"), cell: (row) => day(row.date) },
    { name: t("accountingRecipient", "Recipient"), cell: (row) => row.recipient },
    { name: t("accountingAddress", "Address"), cell: (row) => row.address },
    { name: t("accountingDescription", "What was disclosed"), cell: (row) => row.description },
    { name: t("accountingPurpose", "Purpose"), cell: (row) => row.purpose },
    { name: t("accountingNumber", "Number of disclosures"), cell: (row) => String(row.number) },
    { name: t("accountingLast", "Last disclosed"), cell: (row) => day(row.dateOfLast) },
    { name: t("accountingBasis", "Basis"), cell: (row) => row.basis },
  ];
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t("accountingNone", "No disclosure that must be counted was made in this time.")}
        text={t("accountingNoneMeans", "That is an answer, too: give the client the file.")}
      />
    );
  }
  return (
    <RowsTable
      caption={t("accountingRows", "{{count}} rows", { count: rows.length })}
      columns={columns}
      rows={rows}
      // rows have no uuid and never change places
      keyOf={(_, index) => index}
    />
  );
}
