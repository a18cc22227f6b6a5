import { Input, makeStyles } from "@fluentui/react-components";

export interface SearchFieldProps {
  /** What is searched, which the field says while it is empty, too. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const useStyles = makeStyles({ field: { width: "100%", minWidth: 0 } });

/** Finds some of many columns or inputs by their names. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const styles = useStyles();
  return (
    <Input
      type="search"
      size="small"
      className={styles.field}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(_, data) => onChange(data.value)}
    />
  );
}
